"""Names in a command are names of something on the day of the act: agencies, units, officers (đối tượng được nêu).

What an authority has not recorded at all cannot be held against: the receipt says so, and nothing is refused.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from application.case_store import CaseStore
from application.commands.spec import Note
from domain.agency.refusals import BASIS, AgencyNotEstablished, OfficerInOtherUnit, OfficerUnknown
from domain.agency.state import Agency
from domain.agency.tree import AgencyTree
from domain.agency.units import refuse_unknown_unit
from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier.state import DossierState
from domain.values import AgencyId, OfficerId, UnitId


class Named(NamedTuple):
    """What a command names: an agency, and a unit or an officer of it (đối tượng được nêu)."""

    agency: AgencyId
    unit: UnitId | None = None
    officer: OfficerId | None = None


NAMES = frozenset({"agency", "competent_agency", "of_agency", "to_agency", "unit", "to_unit", "officer", "to_officer"})
"""The fields of commands and facts in which agencies, units and officers are named."""


def named_by(said: Any, state: DossierState | None = None) -> Iterator[Named]:
    """What a command, or the fact it makes, names, of the agency it speaks of (đối tượng được nêu)."""
    here = _holder(state)
    match said:
        case c.SubmitDossier() | e.DossierSubmitted():
            yield Named(said.agency)
        case c.TakeForAgency() | e.DossierTakenForAgency():
            yield Named(said.competent_agency)
        case c.AskOpinion() | e.OpinionAsked() if said.of_agency is not None:
            yield Named(said.of_agency)
        case c.AcceptDossier() | e.DossierAccepted() | e.DossierTakenOver() if here is not None:
            yield Named(here, said.unit)
        case c.AssignDossier() | e.DossierAssigned() if here is not None:
            yield Named(here, said.unit, said.officer)
        case c.ForwardDossier() | e.DossierForwarded() if here is not None:
            yield Named(said.to_agency or here, said.to_unit, said.to_officer)


async def refuse_unknown_names(store: CaseStore, named: Iterator[Named], day: date) -> None:
    """Refuse what names nothing on a day (đối tượng không có).

    Raises AgencyNotEstablished, UnitUnknown, OfficerUnknown, OfficerInOtherUnit.
    """
    tree = await store.agency_tree()
    for one in named:
        refuse_unknown_agency(tree, one.agency, day)
        if one.unit is not None or one.officer is not None:
            agency = await store.agency_referred_to(one.agency)
            if not _has(agency, one, day):  # it may have been recorded elsewhere a moment ago
                agency, _ = await store.agency(one.agency)
            _refuse_unknown(agency, one, day)


async def notes_on(store: CaseStore, named: Iterator[Named]) -> tuple[Note, ...]:
    """What a command names and nothing is recorded to hold it against (đối tượng chưa kiểm tra được)."""
    notes: list[Note] = []
    tree = await store.agency_tree()
    for one in named:
        if tree.is_empty:
            notes.append(_NO_AGENCIES)
            continue
        agency = await store.agency_referred_to(one.agency)
        if one.unit is not None and not agency.units:
            notes.append(_unchecked("UNITS_NOT_RECORDED", one.agency, ("đơn vị", "units")))
        if one.officer is not None and not agency.officers:
            notes.append(_unchecked("OFFICERS_NOT_RECORDED", one.agency, ("cán bộ", "officers")))
    return tuple(notes)


def _holder(state: DossierState | None) -> AgencyId | None:
    if state is None:
        return None
    if state.taken_for is not None:
        return state.holder.agency or state.taken_for.agency
    return state.holder.agency or (None if state.submission is None else state.submission.agency)


def refuse_unknown_agency(tree: AgencyTree, agency: AgencyId, day: date) -> None:
    """Refuse an agency that was not established by a day. Raises AgencyNotEstablished (cơ quan chưa có)."""
    if tree.is_empty or tree.exists(agency, day):
        return
    raise AgencyNotEstablished(
        f"Không có cơ quan {agency} vào ngày {day:%d/%m/%Y}; đề nghị kiểm tra lại mã định danh, "
        "hoặc báo quản trị nhập cơ quan này.",
        basis=BASIS,
        details={"agency": agency},
    )


def _has(agency: Agency, named: Named, day: date) -> bool:
    unit = named.unit is None or agency.has_unit(named.unit, day)
    return (
        unit
        and (named.officer is None or agency.has_officer(named.officer, day))
        and not _elsewhere(agency, named, day)
    )


def _elsewhere(agency: Agency, named: Named, day: date) -> UnitId | None:
    """The unit in which the officer named serves, where it is another one than the unit named."""
    if named.unit is None or named.officer is None:
        return None
    where = agency.unit_of(named.officer, day)
    return None if where == named.unit else where


def _refuse_unknown(agency: Agency, named: Named, day: date) -> None:
    if named.unit is not None and agency.units:
        refuse_unknown_unit(agency, named.unit, day)
    if named.officer is not None and agency.officers and not agency.has_officer(named.officer, day):
        raise OfficerUnknown(
            f"Cơ quan {named.agency} không có cán bộ «{named.officer}» công tác vào ngày {day:%d/%m/%Y}; "
            "đề nghị kiểm tra lại mã cán bộ.",
            basis=BASIS,
            details={"officer": named.officer},
        )
    where = _elsewhere(agency, named, day)
    if where is not None:
        raise OfficerInOtherUnit(
            f"Cán bộ «{named.officer}» công tác tại đơn vị «{where}», không phải «{named.unit}», vào ngày "
            f"{day:%d/%m/%Y}; đề nghị ghi đúng đơn vị hoặc cán bộ.",
            basis=BASIS,
            details={"officer": str(named.officer), "unit": where},
        )


_NO_AGENCIES = Note(
    "AGENCIES_NOT_RECORDED",
    "Hệ thống chưa ghi nhận cơ quan nào nên mã định danh cơ quan chưa được đối chiếu.",
    "No agency is recorded here yet, so the agency's identifier was held against nothing.",
)


def _unchecked(code: str, agency: AgencyId, what: tuple[str, str]) -> Note:
    vi, en = what
    return Note(
        code,
        f"Cơ quan {agency} chưa ghi nhận {vi} nên {vi} được nêu chưa được đối chiếu.",
        f"Agency {agency} has recorded no {en} yet, so those named were held against nothing.",
    )

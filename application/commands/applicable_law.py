"""Which law a command on a dossier asks for, gathered before it is decided (tra cứu pháp luật áp dụng)."""

from enum import Flag, auto

from application.access.actors import Actor, NotAnOfficer
from application.case_store import CaseStore
from domain.calendar.state import WorkingCalendar
from domain.dossier.commands import (
    AcceptDossier,
    CompleteStep,
    ConcludeDossier,
    DossierCommand,
    ExtendDeadline,
    ForwardDossier,
    RejectDossier,
    RequestSupplement,
    StopDossier,
    SubmitDossier,
    TakeOverDossier,
)
from domain.dossier.law import Law
from domain.dossier.state import DossierState
from domain.law.deadlines.hours import DEFAULT_OFFICE_HOURS
from domain.values import AgencyId, OfficerId, legal_day

_SIGNED_BY_OFFICERS = (
    *(AcceptDossier, RejectDossier, RequestSupplement, StopDossier, ExtendDeadline),
    *(ForwardDossier, TakeOverDossier, CompleteStep),
)
"""Acts that an officer signs for: a paper of Mẫu 01 to 05, or a line of the control slip."""


class Need(Flag):
    """What law an act asks for beyond the parameters (pháp luật cần tra)."""

    NOTHING = 0
    CALENDAR = auto()
    PROCEDURE = auto()
    PROCESS = auto()


async def gather(store: CaseStore, command: DossierCommand, state: DossierState, needs: Need, actor: Actor) -> Law:
    """The law an act asks for and no more (tra cứu pháp luật áp dụng)."""
    asked = command if isinstance(command, SubmitDossier) else state.submission
    calendar, office, published, process, decision = WorkingCalendar(), None, None, None, None
    if Need.PROCEDURE in needs:
        published, _ = await store.procedure(asked.procedure if asked else "")
    acceptance = state.acceptance
    if Need.PROCESS in needs and acceptance is not None and acceptance.process:
        process, _ = await store.process(acceptance.process)
        needs |= Need.CALENDAR  # steps have clocks of their own
    if isinstance(command, AcceptDossier) and command.process is not None:
        process, _ = await store.process(command.process)
    if Need.CALENDAR in needs:
        calendar = await store.calendar_of(settling_agency(command, state))
        office, _ = await store.agency(settling_agency(command, state))
    if isinstance(command, ConcludeDossier):
        decision, _ = await store.decision(command.decision)
    day = legal_day(command.occurred_at) if acceptance is None else acceptance.law_as_of
    return Law(
        parameters=store.parameters,
        calendar=calendar,
        hours=DEFAULT_OFFICE_HOURS if office is None else office.office_hours(day),
        procedure=published,
        process=process,
        decision=decision,
        officer=await acting_officer(store, actor) if isinstance(command, _SIGNED_BY_OFFICERS) else None,
    )


async def acting_officer(store: CaseStore, actor: Actor) -> OfficerId | None:
    """Whose account the actor's is today, None where the agency has recorded no officers (cán bộ thực hiện).

    Raises NotAnOfficer for an account of nobody who serves there.
    """
    if actor.agency is None or not actor.is_officer:
        return None
    today = legal_day(store.clock.now())
    agency = await store.agency_referred_to(actor.agency)
    found = agency.officer_of(actor.id, today)
    if found is None and agency.officers:
        agency, _ = await store.agency(actor.agency)
        found = agency.officer_of(actor.id, today)
    if found is None and agency.officers:
        raise NotAnOfficer(
            f"Tài khoản đang dùng không thuộc cán bộ nào đang công tác tại cơ quan {actor.agency}; "
            "đề nghị báo quản trị ghi nhận tài khoản của cán bộ.",
            basis="NĐ 118/2025/NĐ-CP Điều 18",
            details={"agency": actor.agency},
        )
    return found


def settling_agency(command: DossierCommand | None, state: DossierState) -> AgencyId:
    """Whose office hours and days off count: the competent agency's where a desk took the dossier for it (R77)."""
    if state.taken_for is not None:
        return state.taken_for.agency
    asked = command if isinstance(command, SubmitDossier) else state.submission
    return asked.agency if asked else AgencyId("")

"""Names in a question are names of something: what finds nothing is told from what names nothing (tên được nêu).

Looked up only where nothing was found: whatever is found names something. What dossiers alone name is known to those
who may see them.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple

from application.access.rows import Visibility
from application.case_store import CaseStore
from application.queries.reads import OWN_SOURCE, DossierFilter, ProcedureFilter, Reads
from domain.agency.state import Agency
from domain.errors import Malformed

_MOST_AGENCIES = 200
"""Agencies whose units and officers are gone through for one name."""
EVERYTHING = Visibility(all=True)


class UnknownName(Malformed):
    """A name nobody knows here: nothing found, or zeros, would be read as an answer (tên chưa biết)."""

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en, vi, code="UNKNOWN_NAME")


async def refuse_unknown_source(reads: Reads, source: str | None) -> None:
    """Refuse a source of which no dossier is recorded. Raises UnknownName."""
    if source not in (None, OWN_SOURCE) and source not in (known := await reads.names.sources()):
        raise UnknownName(
            f"source: no dossier of source «{source}» is recorded; known: {', '.join(known) or 'none'}",
            f"Chưa ghi nhận hồ sơ nào của nguồn «{source}»; các nguồn đã có: {', '.join(known) or 'chưa có'}.",
        )


async def refuse_unknown_agency(
    store: CaseStore, reads: Reads, agency: str | None, within: Collection[str], visibility: Visibility = EVERYTHING
) -> None:
    """Refuse an agency that is not established and, with those below it (within), has no dossier.

    Raises UnknownName.
    """
    if agency is None or (await store.agency_tree()).knows(agency):
        return
    if (await store.agency(agency))[1]:  # established a moment ago
        return
    if not await reads.names.has_dossiers(visibility, agencies=within):
        raise UnknownName(
            f"agency: «{agency}» is not established and has no dossier; check its identifier",
            f"Cơ quan «{agency}» chưa được ghi nhận và không có hồ sơ; đề nghị kiểm tra lại mã định danh.",
        )


async def refuse_unknown_procedure(reads: Reads, procedure: str | None, visibility: Visibility = EVERYTHING) -> None:
    """Refuse a procedure that is not published and that no dossier names. Raises UnknownName."""
    if procedure is None or await reads.procedures_of([procedure]):
        return
    if not await reads.names.has_dossiers(visibility, procedure=procedure):
        raise UnknownName(
            f"procedure: «{procedure}» is not published here; check its code",
            f"Thủ tục «{procedure}» chưa được công bố ở đây; đề nghị kiểm tra lại mã thủ tục.",
        )


async def refuse_unknown_field(reads: Reads, field: str | None) -> None:
    """Refuse a field in which nothing is published. Raises UnknownName."""
    if field is not None and not await reads.count_procedures(ProcedureFilter(field=field)):
        raise UnknownName(
            f"field: no procedure of «{field}» is published here; write it as published",
            f"Không có thủ tục nào thuộc lĩnh vực «{field}»; đề nghị ghi đúng như đã công bố.",
        )


async def refuse_unknown_publisher(reads: Reads, publisher: str | None) -> None:
    """Refuse a publisher who published nothing. Raises UnknownName."""
    if publisher is not None and not await reads.count_procedures(ProcedureFilter(publisher=publisher)):
        raise UnknownName(
            f"publisher: nothing of «{publisher}» is published here; write it as published",
            f"Không có thủ tục nào do «{publisher}» công bố; đề nghị ghi đúng như đã công bố.",
        )


async def refuse_unknown_names(
    store: CaseStore, reads: Reads, wanted: DossierFilter, agency: str | None, visibility: Visibility
) -> None:
    """Refuse a filter of dossiers that names nothing; agency is what its agencies stand under.

    A unit and an officer are looked up for those who see an agency's dossiers together. Raises UnknownName.
    """
    await reads.reached(await store.log.head())
    await refuse_unknown_source(reads, wanted.source)
    await refuse_unknown_agency(store, reads, agency, wanted.agencies or (), visibility)
    await refuse_unknown_procedure(reads, wanted.procedure, visibility)
    if visibility.whole_agency:
        holder = _Holder(store, reads, visibility, wanted.agencies or visibility.agencies)
        await holder.refuse_unknown(wanted.unit, wanted.officer)


async def refuse_unknown_holder(
    store: CaseStore, reads: Reads, visibility: Visibility, *, unit: str | None, officer: str | None
) -> None:
    """Refuse a unit or an officer whom none of the agencies that may be seen has. Raises UnknownName."""
    await reads.reached(await store.log.head())
    await _Holder(store, reads, visibility, visibility.agencies).refuse_unknown(unit, officer)


class _Kind(NamedTuple):
    """Units, or officers, of agencies (đơn vị, cán bộ)."""

    en: str
    vi: str
    of: Callable[[Agency], Collection[str]]


_UNITS = _Kind("unit", "Đơn vị", lambda agency: agency.units)
_OFFICERS = _Kind("officer", "Cán bộ", lambda agency: agency.officers)


class _Holder(NamedTuple):
    """Where a holder is looked for; no agencies stand for all that are established (nơi tìm đơn vị, cán bộ)."""

    store: CaseStore
    reads: Reads
    visibility: Visibility
    agencies: Collection[str]

    async def refuse_unknown(self, unit: str | None, officer: str | None) -> None:
        """Refuse whom none of the agencies has, where one of them recorded its units or officers."""
        names = self.reads.names
        if unit is not None and not await names.holds(self.visibility, unit=unit):
            await self._refuse_unrecorded(unit, _UNITS)
        if officer is not None and not await names.holds(self.visibility, officer=officer):
            await self._refuse_unrecorded(officer, _OFFICERS)

    async def _refuse_unrecorded(self, wanted: str, kind: _Kind) -> None:
        agencies = self.agencies or (await self.store.agency_tree()).parents
        if len(agencies) > _MOST_AGENCIES:
            raise UnknownName(
                f"{kind.en}: «{wanted}» holds nothing; name its agency too, so that the name can be looked up",
                f"«{wanted}» không giữ hồ sơ nào; đề nghị nêu thêm cơ quan để đối chiếu tên này.",
            )
        recorded = [kind.of((await self.store.agency(agency))[0]) for agency in sorted(agencies)]
        if any(recorded) and all(wanted not in names for names in recorded):
            raise UnknownName(
                f"{kind.en}: «{wanted}» is no {kind.en} of these agencies; check its identifier",
                f"{kind.vi} «{wanted}» không có trong các cơ quan này; đề nghị kiểm tra lại mã.",
            )

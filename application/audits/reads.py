"""What audits ask of the read models: sums over marks, never a dossier one by one (truy vấn số liệu)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from application.audits.scope import AuditScope


class FigureGroup(NamedTuple):
    """Dossiers that are counted together; empty where it is not known (nhóm hồ sơ)."""

    source: str
    agency: str
    procedure: str
    channel: str


class Sum(NamedTuple):
    """A sum of marks before a period and within it (tổng dấu đếm)."""

    group: FigureGroup
    what: str
    before: int
    within: int


class EndedRow(NamedTuple):
    """What ended, of one published row: how many, in time, late, and seconds from hand-in to end (đã kết thúc).

    median and p95 are figures of real dossiers, by nearest rank.
    """

    row: int
    ended: int
    in_time: int
    late: int
    median: int
    p95: int


class AuditReads(Protocol):
    """The figures the read models keep (số liệu đã đếm)."""

    async def sums(self, scope: AuditScope, since: date | None, before: date | None) -> Sequence[Sum]:
        """Marks of a scope's dossiers, before a legal day and from it on until before another one."""
        ...

    async def open_late(self, scope: AuditScope, at: datetime) -> Mapping[FigureGroup, int]:
        """Dossiers that are open now and beyond their date at an instant."""
        ...

    async def at(self, scope: AuditScope, since: date | None, at: datetime) -> Mapping[FigureGroup, Mapping[str, int]]:
        """Figures by the names of application.audits.figures, judged at an instant, from every dossier by itself."""
        ...

    async def ended(
        self, source: str, since: date, before: date, rows: Mapping[tuple[str, str], int]
    ) -> tuple[int, Sequence[EndedRow]]:
        """What ended from a legal day on until before another, by the row of its procedure and agency.

        The position of the log comes first, as of which this holds. What no row is named for is left out.
        """
        ...

    async def corrected(self) -> Sequence[str]:
        """The dossiers of which a fact was put right, by our own key."""
        ...

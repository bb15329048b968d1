"""What audits ask of the read models: sums over marks, never a dossier one by one (truy vấn số liệu)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from application.audits.scope import AuditScope


class Group(NamedTuple):
    """Dossiers that are counted together; empty where it is not known (nhóm hồ sơ)."""

    source: str
    agency: str
    procedure: str
    channel: str


class Sum(NamedTuple):
    """A sum of marks before a period and within it (tổng dấu đếm)."""

    group: Group
    what: str
    before: int
    within: int


class AuditReads(Protocol):
    """The figures the read models keep (số liệu đã đếm)."""

    async def sums(self, scope: AuditScope, since: date | None, before: date | None) -> Sequence[Sum]:
        """Marks of a scope's dossiers, before a legal day and from it on until before another one."""
        ...

    async def open_late(self, scope: AuditScope, at: datetime) -> Mapping[Group, int]:
        """Dossiers that are open now and beyond their date at an instant."""
        ...

    async def at(self, scope: AuditScope, since: date | None, at: datetime) -> Mapping[Group, Mapping[str, int]]:
        """Figures by the names of application.audits.figures, judged at an instant, from every dossier by itself."""
        ...

    async def sources(self) -> Sequence[str]:
        """Where recorded dossiers come from."""
        ...

    async def known_agency(self, agency: str) -> bool:
        """Whether an agency, or one below it, is established or has dossiers."""
        ...

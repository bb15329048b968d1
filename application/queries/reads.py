"""What can be asked of the read models (truy vấn mô hình đọc)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from application.access.rows import Visibility
from application.ports import Fact
from domain.errors import Malformed
from domain.plain_text import cleaned, hidden_sign

Row = dict[str, Any]

OWN_SOURCE = "hoso"
"""The source of dossiers that were handed in here."""


class NotReached(Exception):
    """The read models have not yet seen the position a query asked for (chưa cập nhật đến vị trí yêu cầu).

    The text is English, ``vi`` says the same in Vietnamese.
    """

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en)
        self.vi = vi


class DossierOrder(StrEnum):
    """How a list of dossiers is sorted (sắp xếp)."""

    OPENED = "opened"
    CHANGED = "position"
    DUE = "due_at"


def name_asked(where: str, name: str | None) -> str | None:
    """A name that a question names, in the form in which names are kept; None stays (tên được hỏi). Raises Malformed.

    A blank name is no name: it would be read as every one, or as none.
    """
    if name is None:
        return None
    found = cleaned(name)
    if not found:
        raise Malformed(f"{where}: the name is blank; leave it out", f"{where}: tên để trống; đề nghị bỏ trường này.")
    if hidden := hidden_sign(found):
        raise Malformed(
            f"{where}: the name holds a sign that nobody sees ({hidden}); take it out",
            f"{where}: tên có ký tự không nhìn thấy được ({hidden}); đề nghị bỏ ký tự đó.",
        )
    return found


def normalise_names(wanted: object, *fields: str) -> None:
    """Give names of a frozen filter the form in which names are kept. Raises Malformed."""
    for field in fields:
        object.__setattr__(wanted, field, name_asked(field, getattr(wanted, field)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFilter:
    """Which dossiers a list shows; None leaves a field open (bộ lọc hồ sơ).

    late_at: late by that instant, open then or ended by then.
    """

    statuses: tuple[int, ...] | None = None
    agencies: frozenset[str] | None = None
    procedure: str | None = None
    channel: str | None = None
    source: str | None = None
    unit: str | None = None
    officer: str | None = None
    open: bool | None = None
    late_at: datetime | None = None
    submitted_from: datetime | None = None
    submitted_before: datetime | None = None
    due_before: datetime | None = None

    def __post_init__(self) -> None:
        """What is looked for has the form in which names are kept; a span of time has an instant in it."""
        normalise_names(self, "procedure", "source", "unit", "officer")
        since, before = self.submitted_from, self.submitted_before
        if since is not None and before is not None and before <= since:
            raise Malformed(
                f"submittedFrom {since.isoformat()} is not before submittedBefore {before.isoformat()}: nothing lies "
                "between them",
                f"submittedFrom {since.isoformat()} không trước submittedBefore {before.isoformat()} nên không có "
                "hồ sơ nào ở giữa; đề nghị ghi lại.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureFilter:
    """Which procedures a list shows (bộ lọc thủ tục).

    text is sought without marks, anywhere in the name; blank, it is left open.
    """

    text: str | None = None
    field: str | None = None
    publisher: str | None = None
    has_limit: bool | None = None
    limits_differ: bool | None = None
    in_force_on: date | None = None

    def __post_init__(self) -> None:
        """What is looked for has the form in which names are kept."""
        normalise_names(self, "field", "publisher")
        object.__setattr__(self, "text", cleaned(self.text or "") or None)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list with its keyset cursors (trang kết quả)."""

    rows: Sequence[Row]
    cursors: Sequence[str]
    has_next: bool


class OpenDossiers(Protocol):
    """Which dossiers are open, for those who follow them (hồ sơ đang giải quyết)."""

    async def reached(self, position: int) -> None:
        """Wait until the read models have seen a position. Raises NotReached after a while."""
        ...

    async def open_dossiers(
        self, opened_before: int, changed_after: int, after: int, first: int
    ) -> Sequence[tuple[str, int]]:
        """Open dossiers with a promised date, by key and position of their opening, in that order.

        opened_before, changed_after and after are log positions: opened before, changed and opened after.
        """
        ...


class DossierPages(Protocol):
    """Lists of dossiers, a page at a time (danh sách hồ sơ)."""

    async def dossiers(
        self,
        wanted: DossierFilter,
        visibility: Visibility,
        *,
        order: DossierOrder,
        descending: bool,
        first: int,
        after: str | None,
        known: int | None = None,
    ) -> Page:
        """A page of dossiers; known: as they stood at that position of the log."""
        ...


class RowsOfFacts(Protocol):
    """The rows that facts make, as the read models would show them (dòng từ sự kiện); None for no facts."""

    def dossier(self, facts: Sequence[Fact]) -> Row | None:
        """A dossier's row, of its own facts and the one that numbered it."""
        ...

    def procedure(self, facts: Sequence[Fact]) -> Row | None:
        """A procedure's row."""
        ...

    def decision(self, facts: Sequence[Fact]) -> Row | None:
        """A decision's row."""
        ...


class KnownNames(Protocol):
    """Which names dossiers carry (tên trong hồ sơ)."""

    async def sources(self) -> Sequence[str]:
        """Where recorded dossiers come from."""
        ...

    async def has_dossiers(
        self, visibility: Visibility, *, agencies: Collection[str] = (), procedure: str | None = None
    ) -> bool:
        """Whether one of some agencies, or a procedure, has dossiers that may be seen."""
        ...

    async def holds(self, visibility: Visibility, *, unit: str | None = None, officer: str | None = None) -> bool:
        """Whether a unit or an officer holds a dossier that may be seen, open or not."""
        ...


class Reads(OpenDossiers, DossierPages, Protocol):
    """The read side of the installation (phía đọc)."""

    @property
    def names(self) -> KnownNames:
        """Which names its dossiers carry."""
        ...

    @property
    def of_facts(self) -> RowsOfFacts:
        """The same rows, made of facts at hand instead of looked up."""
        ...

    async def dossier(self, code: str, visibility: Visibility) -> Row | None:
        """One dossier by its code, our own key or source/case; None where it may not be seen."""
        ...

    async def status_of(self, code: str) -> Row | None:
        """Code and completion level, for anybody (TT 01/2018/TT-VPCP Điều 16)."""
        ...

    async def dossiers_of(self, ids: Sequence[str], visibility: Visibility) -> dict[str, Row]:
        """Several dossiers by our own key, without those that may not be seen."""
        ...

    async def timelines(self, streams: Sequence[str]) -> dict[str, list[Row]]:
        """The timelines of several streams at once."""
        ...

    async def procedure(self, code: str) -> Row | None:
        """One procedure by key or code."""
        ...

    async def procedures_of(self, codes: Sequence[str]) -> dict[str, Row]:
        """Several procedures by key."""
        ...

    async def versions(self, keys: Sequence[str]) -> dict[str, list[Row]]:
        """Every version of several procedures."""
        ...

    async def processes(self, codes: Sequence[str]) -> dict[str, list[Row]]:
        """Internal processes that name a procedure code."""
        ...

    async def procedures(
        self, wanted: ProcedureFilter, *, first: int, after: str | None, known: int | None = None
    ) -> Page:
        """A page of procedures; known: as they stood at that position of the log."""
        ...

    async def count_procedures(self, wanted: ProcedureFilter, *, known: int | None = None) -> int:
        """How many procedures a filter finds."""
        ...

    async def longest_limit(self) -> int:
        """The longest limit any procedure publishes, in days that it can take at most."""
        ...

    async def decision(self, agency: str, number: int, year: int) -> Row | None:
        """One decision by agency, number and year."""
        ...

    async def decisions(self, ids: Sequence[str]) -> dict[str, Row]:
        """Decisions by our own key."""
        ...

    async def worklist(self, visibility: Visibility, *, unit: str | None, officer: str | None, first: int) -> list[Row]:
        """Open dossiers by who must act, the most urgent first."""
        ...

    async def counts(self, visibility: Visibility) -> list[Row]:
        """How many dossiers stand where."""
        ...

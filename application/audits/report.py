"""What an audit answers: tables of figures that can be derived again, to the last dossier (báo cáo kiểm tra).

A ratio never stands alone: a Share keeps its two numbers. What nobody has recorded is NoData and names the fact
that would supply it, never zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from application.audits.scope import AuditScope
from domain.shares import rounded_share

NO_FIGURES = "không có số liệu"
"""What a share of nothing says: neither 0 % nor 100 %, and it gets no points (không có số liệu)."""
TOTAL = "Tổng cộng"
"""First cell of a row that adds up the others (dòng tổng cộng)."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many (tỷ lệ: tử số, mẫu số)."""

    counted: int
    total: int

    @property
    def percent(self) -> Decimal | None:
        """In percent to two decimals, 100 for all alone and 0 for none alone; None of nothing."""
        if not self.total:
            return None
        return rounded_share(Fraction(100 * self.counted, self.total), Fraction(100))


@dataclass(frozen=True, slots=True)
class NoData:
    """A figure that nobody recorded what it needs for (chưa có dữ liệu). fed_by: the fact that would supply it."""

    fed_by: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the facts stand that a row rests on: positions of the log, in order (vị trí trong nhật ký)."""

    positions: tuple[int, ...]


class Word(str):
    """A code of programs with the word people have for it (mã, kèm từ chỉ mã). As a text it is the code."""

    __slots__ = ("vi",)

    def __new__(cls, code: str, vi: str) -> "Word":
        """The code and its Vietnamese word."""
        made = super().__new__(cls, code)
        made.vi = vi
        return made

    vi: str


Cell = str | int | Decimal | Share | NoData | Evidence | timedelta | date | datetime | None
"""One figure or word; None where there is nothing to say (ô dữ liệu)."""


class Kind(StrEnum):
    """What a column holds, so that everybody writes it alike (loại dữ liệu của cột)."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    POINTS = "points"
    DURATION = "duration"
    DAY = "day"
    INSTANT = "instant"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; form is its number on an official form, as printed there (cột)."""

    key: str
    vi: str
    en: str
    kind: Kind = Kind.TEXT
    form: str | None = None


class Drawing(StrEnum):
    """How a table is best drawn beside its figures (loại biểu đồ)."""

    BARS = "bars"
    LINE = "line"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class Chart:
    """Which columns a drawing shows: one that names the rows, and figures of one kind (biểu đồ)."""

    drawing: Drawing
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures of one kind: how they are counted, by which rule, in columns and rows (bảng số liệu).

    formula: how a row is counted, in words an inspector can follow; basis: the instrument that asks for it. on_paper:
    how many rows are printed at most, where nobody would leaf through all of them; other forms have them all.
    """

    key: str
    vi: str
    en: str
    formula: str
    basis: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    on_paper: int | None = None

    def rows_by_column(self) -> list[Mapping[str, Cell]]:
        """The rows by the keys of their columns."""
        return [dict(zip((column.key for column in self.columns), row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """One asking: of what, judged at which instant, of the log up to which position (yêu cầu kiểm tra).

    query asks the same again and gets the same: a command with the instants it was answered for.
    """

    scope: AuditScope
    judged_at: datetime
    position: int
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The answer of an audit: what was asked, and the tables; summary is said before all of them (báo cáo kiểm tra)."""

    key: str
    vi: str
    en: str
    asked: ReportRequest
    tables: tuple[Table, ...]
    summary: str = ""

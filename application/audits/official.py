"""The forms and indicators that officials report by, out of one set of figures (biểu mẫu, chỉ số chính thức).

A dossier that was returned (refused at the desk, withdrawn, stopped) stands in column 9 with what was settled on its
day, as the form's note says; one that was beyond its date when it was returned stays in column 10: giving back does
not heal lateness. What ended without a known date has a column of its own that the form does not have, so that
columns 8, 9, 10 and that one always add up to column 7; what is open without one stands beside columns 12 and 13.
Column 9a tells how much of column 9 had no date, which no share counts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from application.audits.figures import Counted, Figures
from application.audits.reads import FigureGroup
from application.audits.report import TOTAL, Chart, Column, Drawing, Kind, Table


class Dimension(StrEnum):
    """What the rows of a table stand for (tiêu chí phân tổ)."""

    AGENCY = "agency"
    FIELD = "field"
    PROCEDURE = "procedure"
    CHANNEL = "channel"
    SOURCE = "source"


WORDS: Mapping[Dimension, tuple[str, str]] = {
    Dimension.AGENCY: ("cơ quan", "agency"),
    Dimension.FIELD: ("lĩnh vực", "field"),
    Dimension.PROCEDURE: ("thủ tục", "procedure"),
    Dimension.CHANNEL: ("hình thức nộp", "channel"),
    Dimension.SOURCE: ("nguồn", "source"),
}
UNKNOWN = "không rõ"


@dataclass(frozen=True, slots=True)
class DisplayNames:
    """What agencies and procedures are called, and the field of each procedure (tên gọi)."""

    agencies: Mapping[str, str]
    procedures: Mapping[str, str]
    fields: Mapping[str, str]

    def key(self, group: FigureGroup, dimension: Dimension) -> str:
        """The row a group belongs to."""
        if dimension is Dimension.FIELD:
            return self.fields.get(group.procedure, "")
        return str(getattr(group, dimension.value))

    def called(self, key: str, dimension: Dimension) -> str:
        """A row's name for people."""
        known = {Dimension.AGENCY: self.agencies, Dimension.PROCEDURE: self.procedures}.get(dimension, {})
        return f"{key} {known[key]}" if known.get(key) else key or UNKNOWN


def rows_by(counted: Counted, dimension: Dimension, names: DisplayNames) -> list[tuple[str, Figures]]:
    """Figures by row, named, in the order of their keys; the total comes last (phân tổ)."""
    found: dict[str, Figures] = {}
    for group, figures in counted.groups.items():
        key = names.key(group, dimension)
        found[key] = found.get(key, Figures()) + figures
    named = [(names.called(key, dimension), figures) for key, figures in sorted(found.items())]
    return [*named, (TOTAL, counted.total)]


@dataclass(frozen=True, slots=True)
class _Line:
    """One column of the form: its number, key, words, and how it is counted."""

    form: str | None
    key: str
    vi: str
    en: str
    of: Callable[[Figures], int]


_FORM: tuple[_Line, ...] = (
    _Line("3", "received_whole", "Tiếp nhận: tổng", "received: total", attrgetter("whole")),
    _Line("4", "received_online", "trực tuyến", "online", attrgetter("online")),
    _Line("5", "received_direct", "trực tiếp, bưu chính", "counter, post", lambda f: f.received - f.online - f.other),
    _Line(None, "received_other", "chưa rõ hình thức nộp", "channel not known", attrgetter("other")),
    _Line("6", "carried", "từ kỳ trước", "carried over", attrgetter("carried")),
    _Line("7", "settled", "Đã giải quyết: tổng", "settled: total", attrgetter("ended")),
    _Line("8", "early", "trước hạn", "early", attrgetter("early")),
    _Line(
        "9",
        "on_time",
        "đúng hạn",
        "on time",
        lambda f: f.on_time + f.returned_early + f.returned_on_time + f.returned_no_deadline,
    ),
    _Line(
        "9a",
        "returned_no_deadline",
        "trong 9: trả lại, không có ngày hẹn trả",
        "of 9: returned without a date",
        attrgetter("returned_no_deadline"),
    ),
    _Line("10", "late", "quá hạn", "late", attrgetter("ended_late")),
    _Line(None, "no_deadline", "chưa rõ thời hạn", "no deadline known", attrgetter("no_deadline")),
    _Line("11", "open", "Đang giải quyết: tổng", "open: total", attrgetter("open")),
    _Line("12", "open_in_time", "trong hạn", "in time", lambda f: f.open - f.open_late - f.open_no_deadline),
    _Line("13", "open_late", "quá hạn", "late", attrgetter("open_late")),
    _Line(None, "open_no_deadline", "chưa có ngày hẹn trả", "no deadline yet", attrgetter("open_no_deadline")),
)


def form_ii06a(rows: Sequence[tuple[str, Figures]], dimension: Dimension) -> Table:
    """Biểu II.06a/VPCP/KSTT with its columns 3 to 13 (tình hình, kết quả giải quyết thủ tục hành chính)."""
    vi, en = WORDS[dimension]
    return Table(
        key="form_ii06a",
        vi="Biểu số II.06a/VPCP/KSTT: tình hình, kết quả giải quyết thủ tục hành chính",
        en="Form II.06a: dossiers received, settled, open",
        formula="3 = 4 + 5 + chưa rõ hình thức nộp + 6; 7 = 8 + 9 + 10 + chưa rõ thời hạn; 11 = 12 + 13 + chưa có ngày "
        "hẹn trả; 3 = 7 + 11. 9 gồm hồ sơ trả lại, rút, dừng khi chưa quá hạn, trong đó 9a không có ngày hẹn trả; "
        "12 gồm hồ sơ chờ bổ sung. Tỷ lệ đúng hạn của biểu = (8 + 9 − 9a)/(8 + 9 − 9a + 10)",
        basis="Biểu II.06a/VPCP/KSTT (*)",
        columns=(
            Column("row", vi, en),
            *(Column(line.key, line.vi, line.en, Kind.COUNT, line.form) for line in _FORM),
        ),
        rows=tuple((name, *(line.of(figures) for line in _FORM)) for name, figures in rows),
        chart=Chart(Drawing.BARS, "row", ("late",)),
    )

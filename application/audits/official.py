"""The forms and indicators that officials report by, out of one set of figures (biểu mẫu, chỉ số chính thức).

A dossier that was returned (refused at the desk, withdrawn, stopped) stands in column 9 with what was settled on its
day, as the form's note says; one that was beyond its date when it was returned stays in column 10: giving back does
not heal lateness. What ended without a known date has a column of its own that the form does not have, so that
columns 8, 9, 10 and that one always add up to column 7.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter

from application.audits.figures import Counted, Figures
from application.audits.reads import Group
from application.audits.report import TOTAL, Cell, Chart, Column, Drawing, Kind, Share, Table
from domain.dossier.refusals import vietnamese_day
from domain.errors import LawNotLoaded
from domain.law.in_force import InForce
from domain.law.rules import scores


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
class Names:
    """What agencies and procedures are called, and the field of each procedure (tên gọi)."""

    agencies: Mapping[str, str]
    procedures: Mapping[str, str]
    fields: Mapping[str, str]

    def key(self, group: Group, dimension: Dimension) -> str:
        """The row a group belongs to."""
        if dimension is Dimension.FIELD:
            return self.fields.get(group.procedure, "")
        return str(getattr(group, dimension.value))

    def called(self, key: str, dimension: Dimension) -> str:
        """A row's name for people."""
        known = {Dimension.AGENCY: self.agencies, Dimension.PROCEDURE: self.procedures}.get(dimension, {})
        return f"{key} {known[key]}" if known.get(key) else key or UNKNOWN


def rows_by(counted: Counted, dimension: Dimension, names: Names) -> list[tuple[str, Figures]]:
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
    _Line("10", "late", "quá hạn", "late", attrgetter("ended_late")),
    _Line(None, "no_deadline", "chưa rõ thời hạn", "no deadline known", attrgetter("no_deadline")),
    _Line("11", "open", "Đang giải quyết: tổng", "open: total", attrgetter("open")),
    _Line("12", "open_in_time", "trong hạn", "in time", lambda f: f.open - f.open_late),
    _Line("13", "open_late", "quá hạn", "late", attrgetter("open_late")),
)


def form_ii06a(rows: Sequence[tuple[str, Figures]], dimension: Dimension) -> Table:
    """Biểu II.06a/VPCP/KSTT with its columns 3 to 13 (tình hình, kết quả giải quyết thủ tục hành chính)."""
    vi, en = WORDS[dimension]
    return Table(
        key="form_ii06a",
        vi="Biểu số II.06a/VPCP/KSTT: tình hình, kết quả giải quyết thủ tục hành chính",
        en="Form II.06a: dossiers received, settled, open",
        formula="3 = 4 + 5 + chưa rõ hình thức nộp + 6; 7 = 8 + 9 + 10 + chưa rõ thời hạn; 11 = 12 + 13; 3 = 7 + 11. "
        "9 gồm hồ sơ trả lại, rút, dừng khi chưa quá hạn; 12 gồm hồ sơ chờ bổ sung",
        basis="Biểu II.06a/VPCP/KSTT (*)",
        columns=(
            Column("row", vi, en),
            *(Column(line.key, line.vi, line.en, Kind.COUNT, line.form) for line in _FORM),
        ),
        rows=tuple((name, *(line.of(figures) for line in _FORM)) for name, figures in rows),
        chart=Chart(Drawing.BARS, "row", ("late",)),
    )


def on_time_shares(figures: Figures, on: date, law: InForce) -> Table:
    """The same dossiers by every published way to count them, numerator and denominator beside it (tỷ lệ đúng hạn)."""
    received = {"received": figures.received, "carried_over": figures.carried}
    late = figures.ended_late + figures.again
    index = Share(*scores.on_time_by_service_index(**received, late_settled=late))
    strict = Share(index.counted - figures.open_late, index.total)
    gia_lai = Share(
        *scores.on_time_by_gia_lai(**received, late_open=figures.open_late, late_settled=figures.ended_late)
    )
    judged = figures.ended_in_time + figures.ended_late
    rows: list[tuple[Cell, ...]] = [
        (
            "II.06a",
            "Biểu II.06a: đúng và trước hạn / đã giải quyết có thời hạn",
            Share(figures.ended_in_time, judged),
            None,
            "(trước hạn + đúng hạn có ngày hẹn trả)/(đã giải quyết có ngày hẹn trả)",
            "Biểu II.06a/VPCP/KSTT (*)",
        ),
        (
            "766/2.1",
            "Bộ chỉ số 766, chỉ tiêu 2.1",
            index,
            _points("dossiers_on_time", index, on, law),
            "(tiếp nhận + kỳ trước − trễ đã giải quyết − yêu cầu bổ sung quá một lần)/(tiếp nhận + kỳ trước)",
            _source("scores.service_index.dossiers_on_time_points", on, law),
        ),
        (
            "766/2.1 (cuối kỳ)",
            "Bộ chỉ số 766, chỉ tiêu 2.1, hồ sơ chưa xong tính đến cuối kỳ",
            strict,
            _points("dossiers_on_time", strict, on, law),
            "như trên, trừ thêm hồ sơ đang giải quyết đã quá hạn",
            _source("scores.service_index.dossiers_on_time_points", on, law),
        ),
        (
            "Gia Lai",
            "Cách tính của Gia Lai",
            gia_lai,
            None,
            "100 − (trễ đang xử lý + trễ đã xử lý)/(đã tiếp nhận + tồn kỳ trước)",
            "Thông báo 301, motcua.gialai.gov.vn",
        ),
        (
            "TT01/1",
            "TT 01/2018, chỉ số 1: thời gian giải quyết",
            Share(figures.ended_in_time, judged),
            _settlement_time(figures, on, law),
            "(2 × trước hạn + 1 × đúng hạn + 0 × quá hạn)/số hồ sơ, làm tròn 1 chữ số",
            _source("scores.settlement_time.early", on, law),
        ),
        (
            "NĐ61/30.2.c",
            "NĐ 61/2018 Điều 30 khoản 2 điểm c: đúng hạn / tiếp nhận",
            Share(min(figures.ended_in_time, figures.whole), figures.whole),
            None,
            "đúng và trước hạn/(tiếp nhận + kỳ trước)",
            "NĐ 61/2018/NĐ-CP Điều 30 khoản 2 điểm c",
        ),
    ]
    return Table(
        key="on_time_shares",
        vi="Tỷ lệ đúng hạn theo từng cách tính",
        en="On-time shares, by every way they are counted",
        formula="Cùng số liệu, mỗi văn bản chia khác nhau: luôn kèm tử số và mẫu số",
        basis="QĐ 766/QĐ-TTg; TT 01/2018/TT-VPCP; NĐ 61/2018/NĐ-CP",
        columns=(
            Column("way", "mã", "way"),
            Column("words", "cách tính", "how it is counted"),
            Column("share", "tỷ lệ", "share", Kind.SHARE),
            Column("points", "điểm", "points", Kind.POINTS),
            Column("formula", "công thức", "formula"),
            Column("rule", "quy định áp dụng", "rule in force"),
        ),
        rows=tuple(rows),
        chart=Chart(Drawing.BARS, "way", ("share",)),
        notes=(
            f"{figures.ended_without_date} hồ sơ kết thúc mà không có ngày hẹn trả không nằm trong tỷ lệ của biểu "
            f"II.06a và TT 01/2018; trong đó {figures.returned_no_deadline} bị từ chối tiếp nhận hoặc trả lại, ở cột 9",
        ),
    )


def _points(indicator: str, share: Share, on: date, law: InForce) -> Decimal | None:
    try:
        return scores.points(indicator, share.counted, share.total, on, law)
    except LawNotLoaded:
        return None


def _settlement_time(figures: Figures, on: date, law: InForce) -> Decimal | None:
    early = figures.early + figures.returned_early
    on_time = figures.on_time + figures.returned_on_time
    try:
        return scores.settlement_time_score(early=early, on_time=on_time, late=figures.ended_late, on=on, law=law)
    except LawNotLoaded:
        return None


def _source(parameter: str, on: date, law: InForce) -> str:
    """The rule as in force on a day, or that none is."""
    try:
        value = law.value(parameter, on)
    except LawNotLoaded:
        return f"không áp dụng: không có quy định có hiệu lực ngày {vietnamese_day(on)} ({parameter})"
    return f"{value.source}, từ {vietnamese_day(value.since)}"

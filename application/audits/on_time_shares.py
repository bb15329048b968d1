"""The same dossiers by every published way to count them: each ratio once, for every report (tỷ lệ đúng hạn)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter

from application.audits.figures import Figures
from application.audits.report import Chart, Column, Drawing, Kind, Share, Table
from domain.dossier.refusals import vietnamese_day
from domain.errors import LawNotLoaded
from domain.law.in_force import InForce
from domain.law.scores import rules as scores

_SETTLEMENT_TIME = "scores.settlement_time.early"
_DOSSIERS_ON_TIME = "scores.service_index.dossiers_on_time_points"


def settled_in_time(figures: Figures) -> Share:
    """What ended by its date, of what ended with a known one (đúng và trước hạn)."""
    return Share(figures.ended_in_time, figures.ended_in_time + figures.ended_late)


def by_service_index(figures: Figures) -> Share:
    """Indicator 2.1 of QĐ 766; a second request for a supplement counts as late (hồ sơ đúng và trước hạn)."""
    late = figures.ended_late + figures.again
    return Share(
        *scores.on_time_by_service_index(
            received=figures.received,
            carried_over=figures.carried,
            late_settled=late,
            without_date=figures.without_date,
        )
    )


def by_service_index_at_the_end(figures: Figures) -> Share:
    """The same, what is still open being judged at the period's end (hồ sơ chưa xong tính đến cuối kỳ)."""
    index = by_service_index(figures)
    return Share(index.counted - figures.open_late, index.total)


def by_gia_lai(figures: Figures) -> Share:
    """As Gia Lai counts (cách tính của Gia Lai)."""
    return Share(
        *scores.on_time_by_gia_lai(
            received=figures.received,
            carried_over=figures.carried,
            late_open=figures.open_late,
            late_settled=figures.ended_late,
            without_date=figures.without_date,
        )
    )


def by_received(figures: Figures) -> Share:
    """In time, of all that was to be settled by a date (NĐ 61/2018 Điều 30 khoản 2 điểm c)."""
    return Share(figures.ended_in_time, figures.dated)


def settlement_time(figures: Figures, on: date, law: InForce) -> Decimal | None:
    """Indicator 1 of TT 01/2018; None where nothing was settled (thời gian giải quyết). Raises LawNotLoaded."""
    return scores.settlement_time_score(
        early=figures.early + figures.returned_early,
        on_time=figures.on_time + figures.returned_on_time,
        late=figures.ended_late,
        on=on,
        law=law,
    )


def _index_points(of: Callable[[Figures], Share]) -> Callable[[Figures, date, InForce], Decimal | None]:
    def points(figures: Figures, on: date, law: InForce) -> Decimal | None:
        share = of(figures)
        return scores.points("dossiers_on_time", share.counted, share.total, on, law)

    return points


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to count: its name, what it divides, how it is scored, and by which rule.

    rule: a parameter whose value in force is named, or the words of an instrument that has none. left_out: how many
    are left out of what it divides, for want of a date.
    """

    key: str
    vi: str
    share: Callable[[Figures], Share]
    formula: str
    rule: str
    left_out: Callable[[Figures], int] = attrgetter("without_date")
    points: Callable[[Figures, date, InForce], Decimal | None] | None = None


_WAYS: tuple[_Way, ...] = (
    _Way(
        "II.06a",
        "Biểu II.06a: đúng và trước hạn / đã giải quyết có thời hạn",
        settled_in_time,
        "(8 + 9 − 9a)/(8 + 9 − 9a + 10), số cột của biểu",
        "Biểu II.06a/VPCP/KSTT (*)",
        attrgetter("ended_without_date"),
    ),
    _Way(
        "766/2.1",
        "Bộ chỉ số 766, chỉ tiêu 2.1",
        by_service_index,
        "(A − trễ đã giải quyết − đúng hạn nhưng yêu cầu bổ sung quá một lần)/A; "
        "A = tiếp nhận + kỳ trước − không có ngày hẹn trả",
        _DOSSIERS_ON_TIME,
        points=_index_points(by_service_index),
    ),
    _Way(
        "766/2.1 (cuối kỳ)",
        "Bộ chỉ số 766, chỉ tiêu 2.1, hồ sơ chưa xong tính đến cuối kỳ",
        by_service_index_at_the_end,
        "như trên, trừ thêm hồ sơ đang giải quyết đã quá hạn",
        _DOSSIERS_ON_TIME,
        points=_index_points(by_service_index_at_the_end),
    ),
    _Way(
        "Gia Lai",
        "Cách tính của Gia Lai",
        by_gia_lai,
        "100 % − (trễ đang xử lý + trễ đã xử lý)/(đã tiếp nhận + tồn kỳ trước − không có ngày hẹn trả)",
        "Thông báo 301, motcua.gialai.gov.vn",
    ),
    _Way(
        "TT01/1",
        "TT 01/2018, chỉ số 1: thời gian giải quyết",
        settled_in_time,
        "(2 × trước hạn + 1 × đúng hạn + 0 × quá hạn)/số hồ sơ có ngày hẹn trả, làm tròn 1 chữ số",
        _SETTLEMENT_TIME,
        attrgetter("ended_without_date"),
        settlement_time,
    ),
    _Way(
        "NĐ61/30.2.c",
        "NĐ 61/2018 Điều 30 khoản 2 điểm c: đúng hạn / tiếp nhận",
        by_received,
        "đúng và trước hạn/(tiếp nhận + kỳ trước − không có ngày hẹn trả)",
        "NĐ 61/2018/NĐ-CP Điều 30 khoản 2 điểm c",
    ),
)


def on_time_shares(figures: Figures, on: date, law: InForce) -> Table:
    """Every way with numerator and denominator, points, and the rule in force on a day (tỷ lệ đúng hạn)."""
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
            Column("noDeadline", "không có ngày hẹn trả, không tính", "without a date, left out", Kind.COUNT),
            Column("points", "điểm", "points", Kind.POINTS),
            Column("formula", "công thức", "formula"),
            Column("rule", "quy định áp dụng", "rule in force"),
        ),
        rows=tuple(
            (
                way.key,
                way.vi,
                way.share(figures),
                way.left_out(figures),
                _points(way, figures, on, law),
                way.formula,
                _rule(way, on, law),
            )
            for way in _WAYS
        ),
        chart=Chart(Drawing.BARS, "way", ("share",)),
        notes=(
            f"{figures.without_date} hồ sơ không có ngày hẹn trả không nằm trong tỷ lệ nào: "
            f"{figures.ended_without_date} đã kết thúc (trong đó {figures.returned_no_deadline} bị từ chối tiếp nhận "
            f"hoặc trả lại, cột 9a), {figures.open_no_deadline} đang giải quyết",
        ),
    )


def _points(way: _Way, figures: Figures, on: date, law: InForce) -> Decimal | None:
    try:
        return None if way.points is None else way.points(figures, on, law)
    except LawNotLoaded:
        return None


def _rule(way: _Way, on: date, law: InForce) -> str:
    """The rule as in force on a day, or that none is."""
    if way.rule not in law.parameters:
        return way.rule
    try:
        value = law.value(way.rule, on)
    except LawNotLoaded:
        return f"không áp dụng: không có quy định có hiệu lực ngày {vietnamese_day(on)} ({way.rule})"
    return f"{value.source}, từ {vietnamese_day(value.since)}"

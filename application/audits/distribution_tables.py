"""The distribution of dossiers as tables: in time, length, months, steps, reasons of waiting (bảng phân bố)."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from application.audits.adopted import notes_on_adopted
from application.audits.distribution import Distribution, DistributionGroup, Spread, Turns
from application.audits.report import Cell, Chart, Column, Drawing, Evidence, Kind, NoData, Share, Table
from application.audits.statistics import CONFIDENCE, MEDIAN, P90, P95, WORST, quantile, wilson
from application.audits.suspensions import SuspensionKind, SuspensionReason
from application.audits.words import word
from domain.dossier.papers import ExclusionKind
from domain.dossier.timeliness import ComparedBy, Verdict

BASIS = "NĐ 61/2018/NĐ-CP Điều 30; TT 01/2018/TT-VPCP Điều 15"
QUANTILES = "phân vị: trong n số xếp tăng dần, lấy số ở vị trí ⌈p·n/100⌉, nên luôn là số của một trường hợp có thật"
_TOP_REASONS = 3
_LEAST = timedelta.resolution
_NO_ALLOTMENT = NoData("thời hạn của bước ghi khi phân công, nhận hồ sơ (dossier.assigned, dossier.taken_over)")
_HUNDREDTH = Decimal("0.01")
_GROUP = (
    Column("source", "Nguồn", "Source"),
    Column("procedure", "Thủ tục", "Procedure"),
    Column("agency", "Cơ quan", "Agency"),
)
_IN_TIME = (
    Column("closed", "Đã giải quyết", "Closed", Kind.COUNT),
    Column("onTime", "Đúng hạn", "On time", Kind.SHARE),
    Column("low", f"Cận dưới % ({CONFIDENCE} %)", f"From % ({CONFIDENCE} %)", Kind.POINTS),
    Column("high", f"Cận trên % ({CONFIDENCE} %)", f"To % ({CONFIDENCE} %)", Kind.POINTS),
    Column("late", "Quá hạn", "Late", Kind.COUNT),
    Column("noDeadline", "Chưa rõ thời hạn", "No known date", Kind.COUNT),
)
_SPREAD = (
    Column("median", "Trung vị", "Median", Kind.DURATION),
    Column("p90", "90 %", "90 %", Kind.DURATION),
    Column("p95", "95 %", "95 %", Kind.DURATION),
    Column("worst", "Lâu nhất", "Worst", Kind.DURATION),
)


def in_time_table(found: Distribution, compared_by: ComparedBy) -> Table:
    """On time or late, with how sure that is (tỷ lệ đúng hạn)."""
    rows: list[tuple[Cell, ...]] = []
    for group, spread in sorted(found.spreads.items()):
        counts = spread.verdicts
        open_late = counts[Verdict.OPEN_LATE]
        rows.append((*_of(group), *_in_time(spread), counts[Verdict.OPEN] + open_late, open_late))
    return Table(
        key="onTime",
        vi="Tỷ lệ đúng hạn theo thủ tục và cơ quan",
        en="On-time share by procedure and agency",
        formula="đúng hạn (gồm trước hạn) = số kết thúc khi thời hạn chưa hết/số đã giải quyết có thời hạn; cận "
        f"dưới, cận trên: khoảng tin cậy Wilson, chứa tỷ lệ thật trong {CONFIDENCE} trên 100 mẫu · on time, early "
        "included, of closed with a known date; Wilson score interval",
        basis=BASIS,
        columns=(
            *_GROUP,
            *_IN_TIME,
            Column("open", "Đang giải quyết", "Open", Kind.COUNT),
            Column("openLate", "Trong đó quá hạn", "Of these late", Kind.COUNT),
        ),
        rows=tuple(rows),
        chart=Chart(Drawing.BARS, "procedure", ("onTime",)),
        notes=notes_on_adopted(compared_by, (group.source for group in found.spreads)),
    )


def lengths_table(found: Distribution) -> Table:
    """How long closed dossiers took (phân bố thời gian giải quyết)."""
    rows: list[tuple[Cell, ...]] = []
    for group, spread in sorted(found.spreads.items()):
        if spread.closed:
            worst = Evidence((spread.ordered[-1][1],))
            rows.append((*_of(group), spread.closed, *_quantiles([length for length, _ in spread.ordered]), worst))
    return Table(
        key="lengths",
        vi="Thời gian từ khi nộp đến khi kết thúc",
        en="Time from submission to end",
        formula="thời gian theo lịch của hồ sơ đã kết thúc; vị trí: sự kiện đầu tiên của hồ sơ lâu nhất; "
        f"{QUANTILES} · calendar time of closed dossiers, quantiles by nearest rank",
        basis=BASIS,
        columns=(
            *_GROUP,
            _IN_TIME[0],
            *_SPREAD,
            Column("evidence", "Vị trí", "Position", Kind.EVIDENCE),
        ),
        rows=tuple(rows),
        chart=Chart(Drawing.SPREAD, "procedure", ("median", "p90", "p95", "worst")),
    )


def months_table(found: Distribution) -> Table:
    """Month by month of the end (xu hướng theo tháng)."""
    rows: list[tuple[Cell, ...]] = []
    for month, spread in sorted(found.months.items()):
        rows.append((month, *_in_time(spread), *_quantiles([length for length, _ in spread.ordered])[:3]))
    return Table(
        key="months",
        vi="Theo tháng kết thúc",
        en="By month of the end",
        formula=f"tháng của ngày kết thúc, theo giờ Việt Nam; {QUANTILES} · by the day of the end in Vietnamese time",
        basis=BASIS,
        columns=(Column("month", "Tháng", "Month"), *_IN_TIME, *_SPREAD[:3]),
        rows=tuple(rows),
        chart=Chart(Drawing.LINE, "month", ("onTime",)),
    )


def steps_table(found: Distribution) -> Table:
    """Where time goes inside a process, the most time first (điểm nghẽn theo bước)."""
    whole = sum(sum(turns.micros) for turns in found.steps.values())
    most = sorted(found.steps.items(), key=lambda row: (-sum(row[1].micros), row[0]))
    return Table(
        key="steps",
        vi="Thời gian từng bước so với thời hạn được giao",
        en="Time of each step against its allotment",
        formula="lượt đã xong; thời gian theo lịch của chính bước đó, trừ thời gian của người nộp, của cơ quan khác và "
        "ngày không tính; vượt thời hạn bước = lượt lâu hơn phần được giao/lượt có phần được giao; "
        f"{QUANTILES} · turns that are over, own calendar time",
        basis="NĐ 61/2018/NĐ-CP Điều 19; quy trình nội bộ được phê duyệt",
        columns=(
            *_GROUP,
            Column("step", "Bước", "Step"),
            Column("turns", "Lượt", "Turns", Kind.COUNT),
            Column("share", "Tỷ trọng (giây)", "Share of all steps (s)", Kind.SHARE),
            *_SPREAD,
            Column("allotted", "Được giao (trung vị)", "Allotted (median)", Kind.DURATION),
            Column("exceeded", "Vượt thời hạn bước", "Exceeded", Kind.SHARE),
        ),
        rows=tuple((*_of(group), step, *_turns(turns, whole)) for (group, step), turns in most),
        chart=Chart(Drawing.BARS, "step", ("share",)),
    )


def suspensions_table(found: Distribution) -> Table:
    """What was waited for most often, in each group (lý do tạm dừng nhiều nhất)."""
    rows: list[tuple[Cell, ...]] = []
    for group, one in sorted(found.suspensions.items()):
        for reason, times in sorted(one.times.items(), key=lambda row: (-row[1], row[0]))[:_TOP_REASONS]:
            rows.append((*_of(group), *_reason_words(reason), times, one.dossiers[reason], one.waited[reason]))
    return Table(
        key="suspensions",
        vi="Lý do tạm dừng, chờ đợi nhiều nhất",
        en="What was waited for most",
        formula=f"{_TOP_REASONS} lý do nhiều nhất của mỗi thủ tục tại mỗi cơ quan, theo lời văn đã ghi; yêu cầu bổ "
        "sung nhiều giấy tờ thì tính cả thời gian chờ cho từng giấy tờ; lấy ý kiến tính đến khi có trả lời, kể cả khi "
        "thời hạn vẫn chạy · most frequent reasons in the words of the facts",
        basis="NĐ 61/2018/NĐ-CP Điều 17, Điều 19 khoản 4, 5; NĐ 118/2025/NĐ-CP Điều 11, Điều 24",
        columns=(
            *_GROUP,
            Column("kind", "Loại", "Kind"),
            Column("reason", "Lý do", "Reason"),
            Column("times", "Số lần", "Times", Kind.COUNT),
            Column("dossiers", "Hồ sơ", "Dossiers", Kind.COUNT),
            Column("waited", "Thời gian chờ", "Time waited", Kind.DURATION),
        ),
        rows=tuple(rows),
    )


def _of(group: DistributionGroup) -> tuple[str | None, ...]:
    return group.source, group.procedure or None, group.agency or None


def _reason_words(reason: SuspensionReason) -> tuple[str, str]:
    """What was waited for; a kind of excluded time is a code, all else was written by people."""
    kind, words = reason
    if kind is SuspensionKind.ACTIVITY:
        return word(kind), f"trước «{words}»" if words else "sau bước cuối"
    return word(kind), word(ExclusionKind(words)) if kind is SuspensionKind.EXCLUSION else words


def _in_time(spread: Spread) -> tuple[Cell, ...]:
    share = spread.on_time
    between = wilson(share.counted, share.total)
    low = None if between is None else _percent(between[0], ROUND_FLOOR)
    high = None if between is None else _percent(between[1], ROUND_CEILING)
    return spread.closed, share, low, high, spread.verdicts[Verdict.LATE], spread.verdicts[Verdict.NO_DEADLINE]


def _percent(share: float, outwards: str) -> Decimal:
    """Rounded outwards, so that what is printed still holds the share."""
    return min(Decimal(100), (Decimal(share) * 100).quantize(_HUNDREDTH, outwards))


def _quantiles(ordered: list[timedelta]) -> tuple[Cell, ...]:
    return tuple(quantile(ordered, percent) for percent in (MEDIAN, P90, P95, WORST))


def _turns(turns: Turns, whole: int) -> Iterator[Cell]:
    second = timedelta(seconds=1) // _LEAST
    yield len(turns.micros)
    yield Share(sum(turns.micros) // second, whole // second)
    yield from _quantiles([micros * _LEAST for micros in sorted(turns.micros)])
    allotted = quantile(sorted(turns.allotted), MEDIAN)
    yield _NO_ALLOTMENT if allotted is None else allotted * _LEAST
    yield Share(turns.exceeded, len(turns.allotted)) if turns.allotted else _NO_ALLOTMENT

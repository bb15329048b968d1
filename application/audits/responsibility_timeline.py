"""The time of one dossier by whoever held it, with what came of its lateness (sổ trách nhiệm của một hồ sơ)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from application.audits.judgement import Judged
from application.audits.report import Cell, Column, Evidence, Kind, Report, ReportRequest, Table
from application.audits.words import word
from application.queries.shown_instants import ForeignInstant
from domain.calendar.state import WorkingCalendar
from domain.dossier.booking import Booking, booked
from domain.dossier.events import SupplementSupplied
from domain.dossier.holder import Hold, Segment
from domain.dossier.responsibility import held
from domain.errors import LawNotLoaded
from domain.law.deadlines.calculator import office_time
from domain.procedure.limits import Resume

BASIS = "NĐ 61/2018/NĐ-CP Điều 18, Điều 19; TT 03/2025/TT-VPCP Phụ lục I Mẫu 06"
RULES = (
    "mỗi thời điểm từ khi nộp đến khi kết thúc có một bên giữ, xét lần lượt: ngày không tính vào thời hạn (không cơ "
    "quan nào), chờ bổ sung hoặc nộp nghĩa vụ tài chính (người nộp), lấy ý kiến đến khi trả lời hoặc có dự thảo kết "
    "quả (cơ quan được lấy ý kiến), còn lại là bên đang có hồ sơ: bên giao cho đến khi bên nhận ký nhận"
)
BOOKING = (
    "thời gian quá hạn = lúc kết thúc − lúc hết thời hạn; tính cho bên vượt phần thời hạn được giao của bước, theo tỷ "
    "lệ nếu bên khác đã bù lại; phần còn lại tính cho bên giữ hồ sơ khi đến hạn, không tính cho bên nào nếu hạn đã qua "
    "trước khi hồ sơ bắt đầu; các phần cộng lại đúng bằng tổng"
)
HOLDERS_EN = "every instant from submission to end has one holder"
BOOKING_EN = (
    "booked by share to who exceeded its step, the rest by due date to who held the dossier then, to nobody where the "
    "date had passed before it began"
)


@dataclass(frozen=True, slots=True)
class Held:
    """A segment of a dossier; worked is the office time in it, None where hours are unknown (khoảng giữ)."""

    segment: Segment
    worked: timedelta | None


@dataclass(frozen=True, slots=True)
class ResponsibilityTimeline:
    """One dossier's time, held without a gap, and its lateness, booked without a rest (sổ trách nhiệm)."""

    judged: Judged
    held: tuple[Held, ...]
    bookings: tuple[Booking, ...]


def responsibility_timeline(judged: Judged, calendar: WorkingCalendar) -> ResponsibilityTimeline:
    """The timeline of a dossier; office time by the hours of its own promise (lập sổ trách nhiệm)."""
    facts = [(fact.version, fact.event) for fact in judged.history.facts]
    segments = held(facts, judged.since, judged.until)
    late = judged.late_after if judged.lateness else None
    bookings = () if late is None else booked(segments, late, _began_anew(judged))
    return ResponsibilityTimeline(
        judged, tuple(Held(one, _worked(one, judged, calendar)) for one in segments), bookings
    )


def _began_anew(judged: Judged) -> datetime | None:
    """When the clock last began again from zero with a supplement (NĐ 61/2018/NĐ-CP Điều 19 khoản 4)."""
    events = (fact.event for fact in judged.history.facts)
    anew = [x.occurred_at for x in events if isinstance(x, SupplementSupplied) and x.resume is Resume.RESTART]
    return anew[-1] if anew else None


def _worked(segment: Segment, judged: Judged, calendar: WorkingCalendar) -> timedelta | None:
    promise = judged.state.promise
    if promise is None:
        return None
    try:
        return office_time(segment.since, segment.until, promise.hours, calendar)
    except LawNotLoaded:
        return None


def dossier_report(name: str, found: ResponsibilityTimeline, asked: ReportRequest) -> Report:
    """One dossier's segments with the facts that began them (sổ trách nhiệm của hồ sơ)."""
    return Report(
        key="responsibility",
        vi=f"Sổ trách nhiệm thời gian của hồ sơ {name}",
        en=f"Responsibility timeline of dossier {name}",
        asked=asked,
        tables=(_segments(found), _bookings(found)),
    )


_WHO = (
    Column("holder", "Bên giữ", "Holder"),
    Column("agency", "Cơ quan", "Agency"),
    Column("unit", "Đơn vị", "Unit"),
    Column("officer", "Cán bộ", "Officer"),
    Column("part", "Tư cách giữ", "Part"),
)


def _segments(found: ResponsibilityTimeline) -> Table:
    return Table(
        key="segments",
        vi="Thời gian theo bên giữ",
        en="Time by holder",
        formula=f"{RULES}; tổng {_seconds(found.judged.total)} giây · {HOLDERS_EN}",
        basis=BASIS,
        columns=(
            Column("since", "Từ", "From", Kind.INSTANT),
            Column("until", "Đến trước", "Until before", Kind.INSTANT),
            *_WHO,
            Column("task", "Bước", "Step"),
            Column("length", "Thời gian", "Time", Kind.DURATION),
            Column("worked", "Giờ hành chính", "Office time", Kind.DURATION),
            Column("allotted", "Được giao", "Allotted", Kind.DURATION),
            Column("evidence", "Vị trí", "Position", Kind.EVIDENCE),
        ),
        rows=tuple(_segment_rows(found)),
    )


def _segment_rows(found: ResponsibilityTimeline) -> Iterator[tuple[Cell, ...]]:
    positions = {fact.version: fact.position for fact in found.judged.history.facts}
    own: Callable[[datetime], datetime] = ForeignInstant.of if found.judged.state.adoption else lambda at: at
    for one in found.held:
        segment, hold = one.segment, one.segment.hold
        began = Evidence((positions[segment.version],))
        times = (segment.length, one.worked, hold.allotted)
        yield (own(segment.since), own(segment.until), *_who(hold), hold.task, *times, began)


def _who(hold: Hold) -> tuple[Cell, ...]:
    holder = hold.holder
    return word(holder.kind), holder.agency, holder.unit, holder.officer, word(hold.part)


def _bookings(found: ResponsibilityTimeline) -> Table:
    verdict = word(found.judged.verdict)
    rows = [(*_who(one.hold), one.lateness, word(one.by)) for one in found.bookings]
    return Table(
        key="bookings",
        vi="Trách nhiệm về thời gian quá hạn",
        en="Lateness by holder",
        formula=f"{BOOKING}: {_seconds(found.judged.lateness)} giây · {BOOKING_EN}",
        basis=BASIS,
        columns=(
            *_WHO,
            Column("lateness", "Thời gian quá hạn", "Lateness", Kind.DURATION),
            Column("by", "Căn cứ tính trách nhiệm", "Booked by"),
        ),
        rows=tuple(rows),
        notes=(
            f"Tình trạng · verdict: {verdict.vi} · {verdict}",
            f"Lý do: {found.judged.reason.vi}",
            f"Reason: {found.judged.reason.en}",
        ),
    )


def _seconds(length: timedelta) -> str:
    return f"{length.total_seconds():.6f}".rstrip("0").rstrip(".")

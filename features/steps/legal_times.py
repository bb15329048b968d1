"""Cut-offs, limits on the office and linked shares, asked of the law itself (giờ chốt, thời hạn theo giờ, liên thông).

These sentences need no dossier: they ask the rule, on the story's calendar and office hours.
"""

from collections.abc import Callable
from datetime import date, datetime

from domain.dossier.law import Law
from domain.dossier.papers import Timing
from domain.dossier.promise_calculation import promise
from domain.dossier.timeliness import judged, late_after, term_of_days
from domain.errors import LawNotLoaded
from domain.law.apology.rules import last_day_to_apologise, warn_on
from domain.law.cut_offs.rules import clock_start, transfer_by
from domain.law.data_not_found.rules import paper_asked_by
from domain.law.deadlines import TimeLimit, due, office_time, step_due
from domain.law.difficult_area.rules import limit_in_difficult_area
from domain.law.in_force import Deadline, InForce
from domain.law.linked.rules import KARAOKE, citizen_due, days_late, planned_ends, share_due, shares_in_force
from domain.law.online.rules import online_limit
from domain.law.silence.rules import deemed_agreed_on
from domain.values import Channel, legal_day
from features.steps.binding import step
from features.steps.expectations import ScenarioMismatch, expect
from features.steps.tables import Table, rows_of
from features.steps.values import TYPES
from features.steps.world import World


@step("receipt.counted_from")
def receipt_counted_from(world: World, channel: Channel, at: datetime, cut_off: str, start: datetime) -> None:
    """Thời điểm bắt đầu tính."""
    found = clock_start(at, channel, world.in_force(legal_day(at)), {channel: cut_off})
    expect("thời điểm bắt đầu tính", start, found.at)


@step("receipt.ends")
def receipt_ends(
    world: World, channel: Channel, at: datetime, cut_off: str, limit: TimeLimit, end: date | datetime
) -> None:
    """Hạn sau khi áp dụng giờ chốt."""
    law = world.in_force(legal_day(at))
    found = due(clock_start(at, channel, law, {channel: cut_off}).at, limit, law.hours, law.calendar)
    expect("hạn giải quyết", end, found.at if isinstance(end, datetime) else found.on)


@step("receipt.unknown")
def cut_off_unknown(world: World, cut_off: str, on: date) -> None:
    """Giờ chốt chưa là luật."""
    try:
        value = world.in_force(on).value(cut_off, on)
    except LawNotLoaded:
        return
    raise ScenarioMismatch(f"kịch bản nêu chưa có quy định ngày {on:%d/%m/%Y}, hệ thống có: {value.source}")


@step("transfer.moves_by")
def transfer_moves_by(world: World, channel: Channel, at: datetime, end: datetime) -> None:
    """Hạn chuyển hồ sơ từ bộ phận một cửa."""
    expect("hạn chuyển hồ sơ", end, transfer_by(at, channel, world.in_force(legal_day(at))).at)


@step("office.has_until")
def office_has_until(
    world: World, task: Callable[[datetime, InForce], Deadline], start: datetime, end: date | datetime
) -> None:
    """Thời hạn của cơ quan."""
    found = task(start, world.in_force(legal_day(start))).due
    expect("thời hạn của cơ quan", end, found.at if isinstance(end, datetime) else found.on)


@step("office.asks_paper_by")
def office_asks_paper_by(world: World, channel: Channel, at: datetime, end: date | datetime) -> None:
    """Hạn yêu cầu giấy tờ khi không có dữ liệu."""
    found = paper_asked_by(at, channel, world.in_force(legal_day(at))).due
    expect("hạn yêu cầu giấy tờ", end, found.at if isinstance(end, datetime) else found.on)


@step("area.ends")
def difficult_area_ends(world: World, limit: TimeLimit, start: datetime, end: date) -> None:
    """Thời hạn ở vùng khó khăn."""
    law = world.in_force(legal_day(start))
    longer = limit_in_difficult_area(limit, law, on=legal_day(start))
    expect("thời hạn ở vùng khó khăn", end, due(start, longer, law.hours, law.calendar).on)


@step("apology.last_day")
def apology_last_day(world: World, due_on: date, last: date, warned: date) -> None:
    """Ngày cuối được xin lỗi và ngày nhắc."""
    law = world.in_force(due_on)
    expect("ngày cuối được xin lỗi", last, last_day_to_apologise(due_on, law, on=due_on))
    expect("ngày nhắc", warned, warn_on(due_on, law, on=due_on))


@step("opinion.deemed_agreed")
def opinion_deemed_agreed(world: World, field: str, at: datetime, limit: TimeLimit, on: date | None) -> None:
    """Im lặng có là đồng ý không."""
    expect("ngày coi là đồng ý", on, deemed_agreed_on(at, limit, world.in_force(legal_day(at)), field=field))


@step("linked.ends")
def linked_ends(world: World, start: datetime, whole: date, datatable: Table) -> None:
    """Hạn của từng phần và của cả chuỗi; bảng nêu cơ quan, thời hạn, ngày hết hạn."""
    law = world.in_force(legal_day(start))
    rows = rows_of(datatable, "linked.ends")
    shares = [TimeLimit.parse(limit) for _, limit, _ in rows]
    for (agency, _, written), found in zip(rows, planned_ends(start, shares, law), strict=True):
        expect(f"hạn của {agency}", TYPES["day"].convert(written), found.on)
    expect("hạn của cả chuỗi", whole, citizen_due(start, shares, law).on)


@step("linked.as_in_law")
def linked_as_in_law(world: World, on: date, datatable: Table) -> None:
    """Các phần thời hạn của liên thông karaoke đúng như nghị định."""
    written = tuple(TimeLimit.parse(limit) for _, limit in rows_of(datatable, "linked.as_in_law"))
    expect("các phần thời hạn", written, shares_in_force(KARAOKE, world.in_force(on), on=on))


@step("linked.share_ends")
def linked_share_ends(world: World, limit: TimeLimit, at: datetime, end: date) -> None:
    """Hạn của cơ quan nhận, tính từ khi nhận bàn giao."""
    expect("hạn của cơ quan nhận", end, share_due(at, limit, world.in_force(legal_day(at))).on)


@step("linked.late")
def linked_late(world: World, limit: TimeLimit, start: datetime, at: datetime, days: int) -> None:
    """Số ngày làm việc bàn giao chậm."""
    law = world.in_force(legal_day(start))
    expect("số ngày làm việc chậm", days, days_late(at, share_due(start, limit, law), law))


@step("online.shorter")
def online_shorter(world: World, limit: TimeLimit, on: date, shorter: TimeLimit) -> None:
    """Thời hạn trực tuyến nơi chỉ nêu tỷ lệ."""
    expect("thời hạn trực tuyến", shorter, online_limit(limit, world.in_force(on), on=on))


@step("limit.compared")
def compared_with_limit(world: World, start: datetime, limit: TimeLimit, ended: datetime, timing: Timing) -> None:
    """Không có ngày hẹn trả thì so với thời hạn tối đa."""
    known = world.in_force(legal_day(start))
    law = Law(parameters=known.parameters, calendar=known.calendar, hours=known.hours)
    most = promise(law, limit=limit, counted_from=start, law_as_of=legal_day(start))
    found = judged(term_of_days(late_after(most)), ended_at=ended, paused_since=None, at=ended)
    expect("kết quả giải quyết", timing, Timing(found.value))


@step("limit.steps")
def steps_end(world: World, start: datetime, datatable: Table) -> None:
    """Các bước nối tiếp nhau; bảng nêu bước, thời hạn, lúc hết hạn."""
    law = world.in_force(legal_day(start))
    now = start
    for name, limit, written in rows_of(datatable, "limit.steps"):
        now = step_due(now, TimeLimit.parse(limit), law.hours, law.calendar).at
        expect(f"hạn của {name}", TYPES["moment"].convert(written), now)


@step("limit.overrun")
def overrun(world: World, end: datetime, at: datetime, amount: TimeLimit) -> None:
    """Số giờ làm việc quá hạn của bước."""
    law = world.in_force(legal_day(end))
    late = office_time(end, at, law.hours, law.calendar)
    expect("số giờ làm việc quá hạn", float(amount.amount), late.total_seconds() / 3600)

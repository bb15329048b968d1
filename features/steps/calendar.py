"""The working calendar and office hours (lịch làm việc, giờ hành chính)."""

from datetime import date, datetime

from domain.agency.commands import SetOfficeHours
from domain.agency.outage import AnnounceOutage, OutageKind
from domain.calendar.commands import DeclareHoliday, OpenCalendarYear, SwapWorkingDay
from domain.calendar.fixed_days import days_off_by_law
from domain.law.deadlines import OfficeHours, TimeLimit, due
from domain.values import Article
from features.steps.binding import step
from features.steps.expectations import expect
from features.steps.people import AGENCY, Person
from features.steps.world import World

NOTICE = Article("Thông báo trong kịch bản")


@step("calendar.year_opened")
def open_year(world: World, who: Person, year: int) -> None:
    """Mở lịch của một năm, với các ngày nghỉ luật định sẵn và nghỉ bù; ngày khác chờ thông báo."""
    is_new = year not in world.calendar().years
    world.act(who, OpenCalendarYear(year, NOTICE, awaits_notice=is_new))


@step("agency.outage_announced")
def announce_outage(
    world: World, who: Person, kind: OutageKind, since: datetime, until: datetime, at: datetime, place: str | None
) -> None:
    """Thông báo sự cố, tạm ngừng dịch vụ trực tuyến."""
    places = () if place is None else (place,)
    world.act(who, AnnounceOutage(AGENCY, kind, since, until, places, at, NOTICE), at)


@step("calendar.holiday_declared")
def declare_holiday(world: World, who: Person, name: str, on: date) -> None:
    """Công bố nghỉ lễ."""
    is_named_again = on.year in world.calendar().awaited and on in days_off_by_law(on.year)
    world.act(who, DeclareHoliday(name, (on,), NOTICE, ground=NOTICE if is_named_again else None))


@step("calendar.day_swapped")
def swap_working_day(world: World, who: Person, day_off: date, make_up: date) -> None:
    """Hoán đổi ngày làm việc."""
    world.act(who, SwapWorkingDay(day_off, make_up, NOTICE))


@step("calendar.day_is")
def day_is(world: World, on: date, rest: bool) -> None:
    """Ngày làm việc hay ngày nghỉ."""
    names = {True: "ngày nghỉ", False: "ngày làm việc"}
    expect(f"ngày {on:%d/%m/%Y}", names[rest], names[not world.calendar().is_working(on)])


@step("agency.office_hours_set")
def set_office_hours(world: World, who: Person, hours: OfficeHours, since: date) -> None:
    """Quy định giờ hành chính."""
    world.act(who, SetOfficeHours(AGENCY, hours.sessions, since, NOTICE))


@step("limit.ends")
def limit_ends(world: World, limit: TimeLimit, start: datetime, end: date | datetime) -> None:
    """Thời hạn hết vào lúc nào."""
    found = due(start, limit, world.office_hours(start.date()), world.calendar())
    expect(f"thời hạn {limit}", end, found.at if isinstance(end, datetime) else found.on)

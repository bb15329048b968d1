"""A second clock that shares no thought with the first: it walks, day by day and minute by minute.

The days are copied by hand from the tables of LAW.md §1.1 and of its addendum §10. Slow and plain on purpose.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from fractions import Fraction
from math import ceil

from domain.law.deadlines import OfficeHours, Pause, TimeLimit, TimeUnit

LOCAL = timezone(timedelta(hours=7))
ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)


def _days(year: int, *written: str) -> set[date]:
    return {date(year, *(int(part) for part in reversed(day.split("/")))) for day in written}


OFF = (
    _days(2024, "1/1", "8/2", "9/2", "12/2", "13/2", "14/2", "18/4", "29/4", "30/4", "1/5", "2/9", "3/9")
    | _days(2025, "1/1", "27/1", "28/1", "29/1", "30/1", "31/1", "7/4", "30/4", "1/5", "2/5", "1/9", "2/9")
    | _days(2026, "1/1", "2/1", "16/2", "17/2", "18/2", "19/2", "20/2", "27/4", "30/4", "1/5")
    | _days(2026, "31/8", "1/9", "2/9", "24/11")
    | _days(2027, "1/1", "4/2", "5/2", "8/2", "9/2", "10/2", "16/4", "30/4", "3/5", "2/9", "3/9", "24/11")
)
MAKE_UP = _days(2024, "4/5") | _days(2025, "26/4") | _days(2026, "10/1", "22/8")


class BeyondTheCalendar(Exception):
    pass


def works(day: date) -> bool:
    if not 2024 <= day.year <= 2027:
        raise BeyondTheCalendar
    return day in MAKE_UP or (day.weekday() < 5 and day not in OFF)


def naive_due(
    start: datetime, limit: TimeLimit, hours: OfficeHours, pauses: tuple[Pause, ...], *, step: bool = False
) -> datetime:
    local = start.astimezone(LOCAL).replace(microsecond=0)
    paused = set(_paused(local.date(), pauses))
    amount = Fraction(limit.amount)
    in_a_day = sum(((_at(date(2026, 1, 1), b) - _at(date(2026, 1, 1), a)) for a, b in hours.sessions), timedelta())
    seconds = Fraction(round(in_a_day.total_seconds()))
    match limit.unit:
        case TimeUnit.HOUR:
            return _burn(local, amount * 3600, None, paused)
        case TimeUnit.WORKING_HOUR:
            return _burn(local, amount * 3600, hours, paused)
        case TimeUnit.WORKING_DAY if step:
            return _burn(local, amount * seconds, hours, paused)
        case TimeUnit.WORKING_DAY:
            return _burn(_at(local.date() + ONE_DAY, time()), amount * seconds, hours, paused)
        case TimeUnit.DAY:
            left = ceil(amount)
        case TimeUnit.MONTH:
            left = (_month_end(local.date(), amount) - local.date()).days
    day = local.date()
    while left:
        day += ONE_DAY
        left -= day not in paused
    while day in paused or not works(day):
        day += ONE_DAY
    return _at(day, hours.sessions[-1][1])


def naive_start(received: datetime, written: str, hours: OfficeHours) -> datetime:
    """The start a cut-off makes of a receipt: minute by minute to the first one that counts."""
    local = received.astimezone(LOCAL).replace(microsecond=0)
    if written == "none":
        return received
    opens = time.fromisoformat(written.split("from ")[1]) if "from" in written else hours.sessions[0][0]
    if works(local.date()) and not _too_late(local, written, hours):
        return max(received.astimezone(LOCAL), _at(local.date(), opens))
    day = local.date() + ONE_DAY
    while not works(day):
        day += ONE_DAY
    return _at(day, opens)


def _too_late(local: datetime, written: str, hours: OfficeHours) -> bool:
    if written.startswith("after ") and written[6].isdigit():
        return local.time() > time.fromisoformat(written[6:11])
    left = timedelta()
    for opens, closes in hours.sessions:
        begin, end = max(local, _at(local.date(), opens)), _at(local.date(), closes)
        left += max(timedelta(), end - begin)
    return left <= timedelta(hours=1 if written.startswith("last") else 0)


def _burn(now: datetime, left: Fraction, hours: OfficeHours | None, paused: set[date]) -> datetime:
    while True:
        day = now.date()
        if day not in paused and (hours is None or works(day)):
            for begins, ends in _stretches(now, hours):
                now = begins
                while now < ends:
                    minute = min(ends, (now + ONE_MINUTE).replace(second=0))
                    length = (minute - now).seconds
                    if left <= length:
                        return now + timedelta(seconds=ceil(left))
                    left -= length
                    now = minute
        now = _at(day + ONE_DAY, time())


def _stretches(now: datetime, hours: OfficeHours | None) -> Iterator[tuple[datetime, datetime]]:
    day = now.date()
    if hours is None:
        yield now, _at(day + ONE_DAY, time())
        return
    for opens, closes in hours.sessions:
        if now < _at(day, closes):
            yield max(now, _at(day, opens)), _at(day, closes)


def _paused(zero: date, pauses: tuple[Pause, ...]) -> Iterator[date]:
    for pause in pauses:
        day = pause.start
        while day < pause.end:
            if day > zero:
                yield day
            day += ONE_DAY


def _month_end(day: date, amount: Fraction) -> date:
    wanted, year, month = day.day, day.year, day.month
    for _ in range(int(amount)):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    corresponding = date(year, month, min(wanted, monthrange(year, month)[1]))
    return corresponding + timedelta(days=ceil((amount - int(amount)) * 30))


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, LOCAL)

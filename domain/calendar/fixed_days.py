"""The holidays that the law fixes by date, before any notice names a year's days off (ngày nghỉ lễ cố định).

Tết and Giỗ Tổ follow the lunar calendar and wait for the government's notice, as do the second day of Quốc khánh
and every swap (BLLĐ 2019 Điều 112 khoản 1, 3).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.calendar.commands import DeclareHoliday
from domain.values import Article

LABOUR_CODE = Article("BLLĐ 2019 (45/2019/QH14) Điều 112")
RESOLUTION_28 = Article("Nghị quyết 28/2026/QH16 (*), hiệu lực 01/7/2026")
"""Seen in a copy only."""
COMPENSATION = Article("BLLĐ 2019 (45/2019/QH14) Điều 111 khoản 3")
_FIXED = (
    (1, 1, "Tết Dương lịch", LABOUR_CODE),
    (4, 30, "Ngày Chiến thắng", LABOUR_CODE),
    (5, 1, "Ngày Quốc tế lao động", LABOUR_CODE),
    (9, 2, "Quốc khánh", LABOUR_CODE),
)
_CULTURE_DAY = (11, 24, "Ngày Văn hóa Việt Nam", RESOLUTION_28)
_CULTURE_DAY_SINCE = 2026


def days_off_by_law(year: int) -> frozenset[date]:
    """The days off of a year that need no notice, compensatory rest included (ngày nghỉ cố định, nghỉ bù)."""
    return frozenset(day for command in fixed_holidays(year) for day in command.days)


def fixed_holidays(year: int) -> Iterator[DeclareHoliday]:
    """They and their compensatory rest where they fall on a weekend, as commands (nghỉ lễ cố định, nghỉ bù)."""
    taken = {date(year, month, of_month) for month, of_month, _, _ in _rows(year)}
    for month, of_month, name, basis in _rows(year):
        day = date(year, month, of_month)
        yield DeclareHoliday(name, (day,), basis, ground=basis)
        if day.weekday() >= 5:
            while day in taken or day.weekday() >= 5:
                day += timedelta(days=1)
            taken.add(day)
            yield DeclareHoliday(f"Nghỉ bù {name}", (day,), COMPENSATION, ground=COMPENSATION)


def _rows(year: int) -> tuple[tuple[int, int, str, Article], ...]:
    return (*_FIXED, _CULTURE_DAY) if year >= _CULTURE_DAY_SINCE else _FIXED

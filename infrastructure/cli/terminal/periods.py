"""Periods on the command line: a year, a quarter, a month, or two days (kỳ báo cáo)."""

import re
from datetime import date, datetime, time, timedelta

from domain.values import HO_CHI_MINH
from infrastructure.cli.terminal.errors import BadInput

_ONE_DAY = timedelta(days=1)


def optional_period(text: str | None, *, where: str) -> tuple[datetime | None, datetime | None]:
    """The first instant of a period and the first one after it, of legal days. Raises BadInput.

    ``2025``, ``2025-Q2``, ``2025-06`` or ``2025-06-15..2025-07-15``; open on both sides when left out.
    """
    if text is None:
        return None, None
    first, end = days_of(text, where=where)
    return _midnight(first), _midnight(end)


def days_of(text: str, *, where: str) -> tuple[date, date]:
    """The first day of a period and the first one after it. Raises BadInput."""
    try:
        first, end = _days(text)
    except (ValueError, OverflowError) as error:
        raise BadInput(
            f"{where}: «{text}» is no period: write 2025, 2025-Q2, 2025-06 or 2025-06-15..2025-07-15"
        ) from error
    if end <= first:
        raise BadInput(f"{where}: {text} ends before it begins; write the earlier day first")
    return first, end


def _days(text: str) -> tuple[date, date]:
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text) + 1, 1, 1)
    if re.fullmatch(r"\d{4}-\d{2}", text):
        first = date.fromisoformat(f"{text}-01")
        return first, (first + timedelta(days=31)).replace(day=1)
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        year, month = int(quarter[1]), 3 * int(quarter[2]) - 2
        return date(year, month, 1), date(year + month // 10, (month + 3) % 12, 1)
    begin, dots, last = text.partition("..")
    first, end = date.fromisoformat(begin), date.fromisoformat(last) + _ONE_DAY
    if not dots:
        raise ValueError(text)
    return first, end


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HO_CHI_MINH)

"""Decisions about days off that were published, as commands in the order they were made (lịch đã công bố).

The data are ``domain/law/working_calendar/<year>.toml``. They are recorded in the log at first start;
after that the log is the calendar and these files are only where it came from. Each notice was issued for its days
and is itself the ground for days that are over where it is recorded.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

from domain.calendar.commands import CalendarCommand, DeclareHoliday, OpenCalendarYear, SwapWorkingDay
from domain.errors import Malformed
from domain.values import Article

_FOLDER = Path(__file__).parent.parent / "law" / "working_calendar"


class _Decision(TypedDict, total=False):
    basis: str
    url: str
    open: int
    holiday: str
    days: list[date]
    day_off: date
    make_up: date


@cache
def published_decisions() -> tuple[CalendarCommand, ...]:
    """Every published decision about the days of 2024 and after, oldest year first (các quyết định đã công bố)."""
    return tuple(command for path in sorted(_FOLDER.glob("*.toml")) for command in decisions_in(path))


def decisions_in(path: Path) -> tuple[CalendarCommand, ...]:
    """The decisions of one year's file; Malformed for one without notice and address (lịch của một năm)."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    return tuple(_command(decision, path) for decision in table["decisions"])


def _command(decision: Mapping[str, object], path: Path) -> CalendarCommand:
    known = cast(_Decision, decision)
    if not known.get("basis") or not known.get("url"):
        raise Malformed(f"{path.name}: a decision needs basis and url: {dict(decision)}")
    basis = Article(known["basis"])
    if "open" in known:
        return OpenCalendarYear(known["open"], basis)
    if "holiday" in known:
        return DeclareHoliday(known["holiday"], tuple(known["days"]), basis, ground=basis)
    if "day_off" in known:
        return SwapWorkingDay(known["day_off"], known["make_up"], basis, ground=basis)
    raise Malformed(f"{path.name}: neither open, holiday nor day_off: {dict(decision)}")

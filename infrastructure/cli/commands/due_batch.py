"""Questions about due dates in JSON lines, and their answers (tính thời hạn hàng loạt)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

import orjson
from msgspec import DecodeError, Raw, Struct, ValidationError, json

from domain.agency.state import Agency
from domain.amounts import amount_of
from domain.calendar.state import WorkingCalendar
from domain.errors import LawNotLoaded, Malformed
from domain.law.deadlines import Pause, TimeLimit, TimeUnit
from domain.law.deadlines import due as ends
from domain.values import HO_CHI_MINH, legal_day

_BECAUSE = "thời gian không tính"
_UNITS = {unit.value: unit for unit in TimeUnit}


_NOBODY = Raw(b"null")


class _Question(Struct, rename={"begins": "from"}):
    """One line; its id goes into the answer as it was written, whatever it is."""

    id: Raw = _NOBODY
    begins: Any = None
    limit: Any = None
    pauses: Any = None


_QUESTION = json.Decoder(_Question)


class _NotAnswerable(Exception):
    """The question cannot be answered; the message says why."""


def answers(questions: Iterable[bytes], calendar: WorkingCalendar, agency: Agency) -> Iterator[tuple[bytes, bool]]:
    """One line per question, in order, and whether it is an error; blank lines ask nothing."""
    for number, line in enumerate(questions, 1):
        if not line.strip():
            continue
        name = _NOBODY
        try:
            question = _read(line, number)
            name = question.id
            answer = _answer(question, calendar, agency)
        except (_NotAnswerable, LawNotLoaded, Malformed) as error:
            yield _error(name, str(error)), True
        except (ValueError, OverflowError):
            yield _error(name, "the end lies beyond the year 9999"), True
        else:
            yield _line(name, answer), False


def _error(name: Raw, why: str) -> bytes:
    return _line(name, {"error": why})


def _line(name: Raw, answer: dict[str, str]) -> bytes:
    return orjson.dumps({"id": orjson.Fragment(bytes(name)), **answer}, option=orjson.OPT_APPEND_NEWLINE)


def _read(line: bytes, number: int) -> _Question:
    try:
        line.decode()
        return _QUESTION.decode(line)
    except ValidationError:
        raise _NotAnswerable(f"line {number} is not a question: an object with id, from and limit") from None
    except (DecodeError, UnicodeDecodeError) as error:
        raise _NotAnswerable(f"line {number} is not JSON: {error}") from None


def _answer(question: _Question, calendar: WorkingCalendar, agency: Agency) -> dict[str, str]:
    start, limit = _instant(question.begins), _limit(question.limit)
    pauses = _pauses(question.pauses)
    if pauses and limit.unit is not TimeUnit.WORKING_DAY:
        raise _NotAnswerable(f"pauses are for working_day limits, not for {limit.unit.value}")
    end = ends(start, limit, agency.office_hours(legal_day(start)), calendar, pauses)
    return {"dueOn": end.on.isoformat(), "dueAt": end.at.astimezone(HO_CHI_MINH).isoformat()}


def _instant(said: Any) -> datetime:
    if not isinstance(said, str):
        raise _NotAnswerable("from is missing: an instant with offset, like 2026-01-05T09:30:00+07:00")
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        raise _NotAnswerable(f"from: «{said}» is not an instant like 2026-01-05T09:30:00+07:00") from None
    if found.tzinfo is None:
        raise _NotAnswerable(f"from: «{said}» has no offset, like +07:00")
    return found


def _limit(said: Any) -> TimeLimit:
    if not isinstance(said, dict):
        raise _NotAnswerable("limit is missing: an object with amount and unit")
    amount, unit = said.get("amount"), said.get("unit")
    if not isinstance(unit, str) or unit not in _UNITS:
        raise _NotAnswerable(f"limit: «{unit}» is not a unit; one of {', '.join(_UNITS)}")
    if isinstance(amount, bool) or not isinstance(amount, str | int | float):
        raise _NotAnswerable('limit: amount is missing: a number in a string, like "3.5"')
    if not isinstance(amount, str):  # a number of JSON has one reading
        return TimeLimit(Decimal(str(amount)), _UNITS[unit])
    return _time_limit(amount, unit)


@lru_cache(maxsize=4096)
def _time_limit(amount: str, unit: str) -> TimeLimit:
    found = amount_of(amount)
    if found is None:
        raise _NotAnswerable(f'limit: «{amount}» is not an amount like "3.5"')
    return TimeLimit(found, _UNITS[unit])


def _pauses(said: Any) -> tuple[Pause, ...]:
    if said is None:
        return ()
    if not isinstance(said, list):
        raise _NotAnswerable("pauses: a list of {from, to}")
    return tuple(_pause(one) for one in said)


def _pause(said: Any) -> Pause:
    try:
        return Pause(date.fromisoformat(said["from"]), date.fromisoformat(said["to"]), _BECAUSE)
    except Malformed:
        raise
    except (TypeError, KeyError, ValueError):
        raise _NotAnswerable("pauses: each needs from and to, dates like 2026-01-05") from None

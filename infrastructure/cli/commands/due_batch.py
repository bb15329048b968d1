"""Questions about due dates in JSON lines, and their answers (tính thời hạn hàng loạt)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from json import loads
from typing import Any

import orjson
from msgspec import DecodeError, Raw, Struct, ValidationError, json

from domain.amounts import amount_of
from domain.errors import LawNotLoaded, Malformed, NotPermitted
from domain.law.deadlines import Pause, TimeLimit, TimeUnit
from domain.values import Channel
from infrastructure.cli.commands.due_law import Counting
from infrastructure.cli.commands.due_question import CountedForward, Question, answer, as_json, explanation, pause_of
from infrastructure.cli.terminal.errors import BadInput

_UNITS = {unit.value: unit for unit in TimeUnit}


_NOBODY = Raw(b"null")


class _Question(Struct, rename={"begins": "from", "cut_off": "cutOff"}, forbid_unknown_fields=True):
    """One line; its id goes into the answer as it was written, whatever it is."""

    id: Raw = _NOBODY
    begins: Any = None
    limit: Any = None
    pauses: Any = None
    procedure: Any = None
    channel: Any = None
    case: Any = None
    cut_off: Any = None
    back: Any = False
    explain: Any = False


_QUESTION = json.Decoder(_Question)


class _NotAnswerable(Exception):
    """The question cannot be answered; the message says why."""


def procedures_named(questions: Iterable[bytes]) -> set[str]:
    """The procedures whose limits the questions ask for (thủ tục được nêu)."""
    named = set()
    for line in questions:
        try:
            procedure = _QUESTION.decode(line).procedure
        except (DecodeError, UnicodeDecodeError):
            continue  # told where it is answered
        if isinstance(procedure, str):
            named.add(procedure)
    return named


def answers(questions: Iterable[bytes], by: Counting) -> Iterator[tuple[bytes, bool]]:
    """One line per question, in order, and whether it is an error; blank lines ask nothing."""
    for number, line in enumerate(questions, 1):
        if not line.strip():
            continue
        name = _NOBODY
        try:
            question = _read(line)
            name = question.id
            loads(line, object_pairs_hook=_refuse_twice)
            found_answer = _answer(question, by)
        except (_NotAnswerable, LawNotLoaded, Malformed, BadInput, NotPermitted) as error:
            yield _error(name, number, str(error)), True
        except (ValueError, OverflowError):
            yield _error(name, number, "the end lies beyond the year 9999"), True
        else:
            yield _line(name, found_answer), False


def _error(name: Raw, number: int, why: str) -> bytes:
    """An answer that says why there is none; a question without an id is found by its line."""
    return _line(name, {"error": f"line {number}: {why}" if bytes(name) == bytes(_NOBODY) else why})


def _line(name: Raw, found_answer: dict[str, Any]) -> bytes:
    return orjson.dumps({"id": orjson.Fragment(bytes(name)), **found_answer}, option=orjson.OPT_APPEND_NEWLINE)


def _read(line: bytes) -> _Question:
    try:
        return _QUESTION.decode(line.decode())
    except ValidationError as error:
        names = "id, from, limit, pauses, procedure, channel, case, cutOff, back, explain"
        raise _NotAnswerable(f"it is not a question ({error}): an object with {names}") from None
    except (DecodeError, UnicodeDecodeError) as error:
        raise _NotAnswerable(f"it is not JSON: {error}") from None


def _refuse_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Of a name that stands twice in an object no reader can say which was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _NotAnswerable(f"«{twice}» stands twice in one object; leave one of them out")
    return found


def _answer(asked: _Question, by: Counting) -> dict[str, Any]:
    question = Question(
        received=_instant(asked.begins),
        limit=_limit(asked),
        procedure=_text(asked.procedure, "procedure"),
        channel=_channel(asked),
        case=_text(asked.case, "case"),
        cut_off=_text(asked.cut_off, "cutOff"),
        pauses=_pauses(asked.pauses),
        back=_is_asked(asked.back, "back"),
        explain=_is_asked(asked.explain, "explain"),
    )
    found = answer(question, by)
    found_answer = as_json(found, by, cut_off=question.cut_off)
    if question.explain and isinstance(found, CountedForward):
        found_answer |= explanation(found.day_count)
    return found_answer


def _channel(asked: _Question) -> Channel | None:
    if asked.procedure is None and (asked.channel is not None or asked.case is not None):
        raise _NotAnswerable("channel and case choose among the limits of a procedure: name it, or leave them out")
    said = _text(asked.channel, "channel")
    try:
        return None if said is None else Channel(said)
    except ValueError:
        raise _NotAnswerable(f"channel: «{said}» is none of {', '.join(one.value for one in Channel)}") from None


def _text(said: Any, name: str) -> str | None:
    if said is None or (isinstance(said, str) and said):
        return said
    raise _NotAnswerable(f"{name}: a text is expected")


def _is_asked(said: Any, name: str) -> bool:
    if isinstance(said, bool):
        return said
    raise _NotAnswerable(f"{name}: true or false")


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


def _limit(asked: _Question) -> TimeLimit | str | None:
    said = asked.limit
    if asked.procedure is not None:
        if said is not None:
            raise _NotAnswerable("limit and procedure: name one of them")
        return None
    if isinstance(said, str) and said:
        return said
    if not isinstance(said, dict):
        raise _NotAnswerable("limit is missing: an object with amount and unit, or a text like «5 working days»")
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
        return pause_of(date.fromisoformat(said["from"]), date.fromisoformat(said["to"]), where="pauses")
    except Malformed:
        raise
    except (TypeError, KeyError, ValueError):
        raise _NotAnswerable("pauses: each needs from and to, dates like 2026-01-05") from None

"""What a question about a due date names beside its start: limit, cut-off, days not counted (câu hỏi về thời hạn)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from domain.errors import Malformed
from domain.law.deadlines import DayCount, Pause, TimeLimit, counted_back, explain
from domain.law.in_force import InForce
from domain.law.parameters import book
from domain.plain_text import cleaned_or_none
from domain.procedure.limits import refuse_unpublished_case
from domain.procedure.state import ProcedureState
from domain.values import HO_CHI_MINH, Channel, legal_day
from infrastructure.cli.commands.due_law import Counting
from infrastructure.cli.commands.due_parameters import limit_named, start_after
from infrastructure.cli.terminal.errors import BadInput


def excluded(texts: Sequence[str]) -> tuple[Pause, ...]:
    """Days that are not counted; the last one named counts again. Raises BadInput."""
    return tuple(_pause(text) for text in texts)


def _pause(text: str) -> Pause:
    first, dots, end = text.partition("..")
    try:
        if dots:
            return pause_of(date.fromisoformat(first), date.fromisoformat(end), where="--exclude")
    except ValueError:
        pass  # told below, with what would have been right
    raise BadInput(f"--exclude: «{text}» names no days: write 2026-03-05..2026-04-04, the second day counts again")


def pause_of(first: date, end: date, *, where: str) -> Pause:
    """Days not counted, from the first to the day before the end. Raises BadInput for none, Malformed."""
    if first == end:
        text = f"{where}: {first}..{end} excludes no day, since the second day counts again"
        raise BadInput(f"{text}; to exclude {first} alone name the day after it: {first}..{first + timedelta(days=1)}")
    return Pause(first, end, "thời gian không tính")


def published_limit(
    known: Mapping[str, ProcedureState | None], procedure: str, channel: Channel | None, case: str | None, on: date
) -> TimeLimit:
    """The limit of a recorded procedure, as published for a channel and case on a day.

    Raises BadInput, and NotPermitted where the case must be named or is not published.
    """
    state = known.get(procedure)
    if state is None:
        raise BadInput(f"--procedure: «{procedure}» is not published here; import it, or name --limit")
    content, named = state.version_in_force(on).content, cleaned_or_none(case)
    refuse_unpublished_case(content.limits or (), named)
    found = content.limit_for(channel or Channel.COUNTER, named)
    if found is None:
        raise BadInput(f"--procedure: {procedure} publishes no limit that a machine can read; name --limit")
    return found


@dataclass(frozen=True, slots=True)
class Question:
    """One question: from when, which limit in words or of which procedure, and what is asked of it (câu hỏi)."""

    received: datetime
    limit: str | TimeLimit | None = None
    procedure: str | None = None
    channel: Channel | None = None
    case: str | None = None
    cut_off: str | None = None
    pauses: tuple[Pause, ...] = ()
    back: bool = False
    explain: bool = False


@dataclass(frozen=True, slots=True)
class CountedBack:
    """The last day to act before another (ngày tính lùi)."""

    last: date
    limit: TimeLimit
    before: date


@dataclass(frozen=True, slots=True)
class CountedForward:
    """A due date with its count, and the source of the cut-off used (thời hạn đã tính).

    unused are the pauses before the count or after its end, which exclude none of its days.
    """

    day_count: DayCount
    cut_off_source: str | None
    unused: tuple[Pause, ...] = ()


def answer(question: Question, by: Counting) -> CountedForward | CountedBack:
    """The one answer to a question, alone or in a batch. Raises BadInput, Malformed, LawNotLoaded, NotPermitted."""
    _refuse_with_back(question)
    day = legal_day(question.received)
    law = InForce(book(), by.calendar, by.agency.office_hours(day))
    limit = _limit(question, by, day, law)
    if question.back:
        return CountedBack(counted_back(day, limit, by.calendar), limit, day)
    start, source = start_after(question.received, question.cut_off, law)
    try:
        day_count = explain(start, limit, law.hours, law.calendar, question.pauses)
    except Malformed:
        raise
    except (ValueError, OverflowError) as error:
        text = f"--limit: {limit} from {start.isoformat()} ends beyond the year 9999; name a shorter limit"
        raise BadInput(text) from error
    return CountedForward(day_count, source, _unused(question.pauses, day_count))


def as_json(found: CountedForward | CountedBack, by: Counting, *, cut_off: str | None) -> dict[str, Any]:
    """An answer for programs, with the calendar it was counted by."""
    which = {"calendar": by.source}
    if isinstance(found, CountedBack):
        return {"lastDay": found.last.isoformat(), **which}
    due = found.day_count.due
    used: dict[str, Any] = {} if cut_off is None else {"cutOff": cut_off, "cutOffSource": found.cut_off_source}
    unused = [{"from": one.start.isoformat(), "to": one.end.isoformat()} for one in found.unused]
    used |= {"pausesWithoutEffect": unused} if unused else {}
    return {"dueOn": due.on.isoformat(), "dueAt": due.at.astimezone(HO_CHI_MINH).isoformat(), **which, **used}


def explanation(day_count: DayCount) -> dict[str, Any]:
    """The count day by day for programs (bảng tính thời hạn)."""
    return {
        "from": day_count.start.isoformat(),
        "limit": {"amount": str(day_count.limit.amount), "unit": day_count.limit.unit.value},
        "begins": day_count.begins.isoformat(),
        "because": day_count.because,
        "basis": day_count.basis,
        "calendarVersion": day_count.calendar_version,
        "dayCount": [
            {
                "on": line.on.isoformat(),
                "mark": line.mark.value,
                "reason": line.reason,
                "basis": line.basis,
                "countedSeconds": None if line.counted is None else int(line.counted.total_seconds()),
            }
            for line in day_count.lines
        ],
    }


def _refuse_with_back(question: Question) -> None:
    """Counting back goes from a day by whole days: what only the count forward has would be passed over."""
    others = {
        "--cut-off (cutOff)": question.cut_off,
        "--exclude (pauses)": question.pauses,
        "--explain (explain)": question.explain,
    }
    named = ", ".join(name for name, said in others.items() if said)
    if question.back and named:
        raise BadInput(
            f"--back (back) takes no {named}: it counts back from the day itself; leave out one or the other"
        )


def _unused(pauses: tuple[Pause, ...], count: DayCount) -> tuple[Pause, ...]:
    begun = legal_day(count.start)
    return tuple(one for one in pauses if one.end <= begun or one.start > count.due.on)


def _limit(question: Question, by: Counting, day: date, law: InForce) -> TimeLimit:
    if question.procedure is not None:
        return published_limit(by.procedures, question.procedure, question.channel, question.case, day)
    return question.limit if isinstance(question.limit, TimeLimit) else limit_named(question.limit or "", day, law)

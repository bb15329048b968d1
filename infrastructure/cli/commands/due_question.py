"""What a question about a due date names beside its start: limit, cut-off, days not counted (câu hỏi về thời hạn)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.law.cut_offs.rules import CutOff, counted_from
from domain.law.deadlines import Pause, TimeLimit
from domain.law.in_force import InForce
from domain.plain_text import cleaned_or_none
from domain.values import Channel, legal_day
from infrastructure.cli.terminal.errors import BadInput

if TYPE_CHECKING:
    from infrastructure.main import RunningInstallation


def limit_named(text: str, on: date, law: InForce) -> TimeLimit:
    """A limit in words, or the one a parameter has in force on a day. Raises Malformed, LawNotLoaded."""
    return law.limit(text, on) if text in law.parameters else TimeLimit.parse(text)


def start_after(received: datetime, cut_off: str | None, law: InForce) -> tuple[datetime, str | None]:
    """The start that a cut-off makes of a receipt, and its source. Raises Malformed, LawNotLoaded."""
    if cut_off is None:
        return received, None
    if cut_off not in law.parameters:
        return counted_from(received, CutOff.parse(cut_off), law), None
    value = law.value(cut_off, legal_day(received))
    return counted_from(received, CutOff.parse(value.text), law), value.source


def excluded(texts: Sequence[str]) -> tuple[Pause, ...]:
    """Days that are not counted; the last one named counts again. Raises BadInput."""
    return tuple(_pause(text) for text in texts)


def _pause(text: str) -> Pause:
    first, dots, end = text.partition("..")
    try:
        if dots:
            return Pause(date.fromisoformat(first), date.fromisoformat(end), "thời gian không tính")
    except ValueError:
        pass  # told below, with what would have been right
    raise BadInput(f"--exclude: «{text}» names no days: write 2026-03-05..2026-04-04, the second day counts again")


async def published_limit(
    running: "RunningInstallation", procedure: str, channel: Channel | None, case: str | None, on: date
) -> TimeLimit:
    """The limit of a recorded procedure, as published for a channel and case on a day. Raises BadInput."""
    state, _ = await running.store.procedure(procedure)
    if state is None:
        raise BadInput(f"--procedure: «{procedure}» is not published here; import it, or name --limit")
    found = state.version_in_force(on).content.limit_for(channel or Channel.COUNTER, cleaned_or_none(case))
    if found is None:
        raise BadInput(f"--procedure: {procedure} publishes no limit that a machine can read; name --limit")
    return found

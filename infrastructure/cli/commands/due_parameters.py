"""Limits and cut-offs that a question names in words or by a parameter (tham số được nêu trong câu hỏi)."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from difflib import get_close_matches

from domain.errors import Malformed
from domain.law.cut_offs.rules import CutOff, counted_from
from domain.law.deadlines import TimeLimit, TimeUnit
from domain.law.in_force import InForce
from domain.values import legal_day
from infrastructure.cli.terminal.errors import BadInput

_LIMIT_UNITS = frozenset({"time limit", "time_limit", *(unit.value for unit in TimeUnit)})
_CUT_OFF_UNITS = frozenset({"cut_off"})
_NAME = re.compile(r"[^\W\d]\w*[._][\w.]*")


def limit_named(text: str, on: date, law: InForce) -> TimeLimit:
    """A limit in words, or the one a parameter has in force on a day. Raises Malformed, LawNotLoaded, BadInput."""
    if text in law.parameters:
        _refuse_another_kind(text, law, _LIMIT_UNITS, "--limit (limit)", "time limit")
        return law.limit(text, on)
    try:
        return TimeLimit.parse(text)
    except Malformed as error:
        raise _misspelt(text, law, _LIMIT_UNITS, error) from error


def start_after(received: datetime, cut_off: str | None, law: InForce) -> tuple[datetime, str | None]:
    """The start that a cut-off makes of a receipt, and its source. Raises Malformed, LawNotLoaded, BadInput."""
    if cut_off is None:
        return received, None
    if cut_off in law.parameters:
        _refuse_another_kind(cut_off, law, _CUT_OFF_UNITS, "--cut-off (cutOff)", "cut-off")
        value = law.value(cut_off, legal_day(received))
        return counted_from(received, CutOff.parse(value.text), law), value.source
    try:
        written = CutOff.parse(cut_off)
    except Malformed as error:
        raise _misspelt(cut_off, law, _CUT_OFF_UNITS, error) from error
    written.refuse_whole_day(law.hours)
    return counted_from(received, written, law), None


def _refuse_another_kind(name: str, law: InForce, units: frozenset[str], where: str, kind: str) -> None:
    parameter = law.parameters[name]
    if parameter.unit not in units:
        said = f"the parameter {name} («{parameter.label}», {parameter.unit}) is not a {kind}"
        raise BadInput(f"{where}: {said}; name one that is, or write it in words")


def _misspelt(text: str, law: InForce, units: frozenset[str], error: Malformed) -> Exception:
    """What to say of a text that is neither: where it looks like a parameter's name, the names like it."""
    if not _NAME.fullmatch(text):
        return error
    names = [name for name, parameter in law.parameters.items() if parameter.unit in units]
    return BadInput(f"{error}; there is no parameter «{text}» either{_nearest(text, names)}")


def _nearest(text: str, names: Iterable[str]) -> str:
    found = get_close_matches(text.lower(), list(names), n=3, cutoff=0.5)
    return f"; the nearest: {', '.join(found)}" if found else ""

"""How a command is decided: what is gathered for it, what is recorded, which stream it is aimed at (đặc tả lệnh)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from application.access.actors import Actor
from application.case_store import CaseStore
from application.ports import NewFact


class Note(NamedTuple):
    """Something a receipt says beside: the act was recorded, and this is to be known (lưu ý kèm biên nhận)."""

    code: str
    vi: str
    en: str


Decide = Callable[[CaseStore, Actor, Any, datetime], Awaitable[list[NewFact]]]


class EntryMode(NamedTuple):
    """How a command was entered (cách ghi nhận).

    expected: the version of its subject that whoever sends it saw, None where he does not say. dated: whether he says
    when it happened; late_because: why it is entered only now.
    """

    expected: int | None = None
    dated: bool = False
    late_because: str | None = None


NOW = EntryMode()
"""As it happens, by somebody who does not say what he saw."""
Subject = Callable[[Any], str]
Notes = Callable[[CaseStore, Any], Awaitable[tuple[Note, ...]]]


RefuseContradiction = Callable[[CaseStore, Actor, Any, Sequence[NewFact]], Awaitable[None]]


async def no_contradiction(store: CaseStore, actor: Actor, command: Any, facts: Sequence[NewFact]) -> None:
    """Nothing to contradict."""


async def no_notes(store: CaseStore, command: Any) -> tuple[Note, ...]:
    """Nothing to say beside."""
    return ()


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """What becomes of one command (đặc tả lệnh).

    decide gathers state and law, asks the domain and answers the facts to record. subject names the
    stream the command is aimed at, for the record of a refused attempt;
    notes what its receipt says beside;
    refuse_contradiction stops what contradicts the newest act by a colleague. Who may send it stands in access.acts.
    """

    decide: Decide
    subject: Subject
    notes: Notes = no_notes
    refuse_contradiction: RefuseContradiction = no_contradiction


CommandTable = Mapping[type[Any], CommandSpec]


def in_stream(stream: str, version: int, events: Sequence[Any]) -> list[NewFact]:
    """Events as the next facts of a stream that stands at a version."""
    return [NewFact(stream, version + n, event) for n, event in enumerate(events, start=1)]

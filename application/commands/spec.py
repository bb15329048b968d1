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
Subject = Callable[[Any], str]
Notes = Callable[[CaseStore, Any], Awaitable[tuple[Note, ...]]]


async def no_notes(store: CaseStore, command: Any) -> tuple[Note, ...]:
    """Nothing to say beside."""
    return ()


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """What becomes of one command (đặc tả lệnh).

    decide gathers state and law, asks the domain and answers the facts to record. subject names the
    stream the command is aimed at, for the record of a refused attempt;
    notes what its receipt says beside. Who may send it stands in access.acts.
    """

    decide: Decide
    subject: Subject
    notes: Notes = no_notes


CommandTable = Mapping[type[Any], CommandSpec]


def in_stream(stream: str, version: int, events: Sequence[Any]) -> list[NewFact]:
    """Events as the next facts of a stream that stands at a version."""
    return [NewFact(stream, version + n, event) for n, event in enumerate(events, start=1)]

"""How a command is decided: what is gathered for it, what is recorded, which stream it is aimed at (đặc tả lệnh)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from application.access.actors import Actor
from application.case_store import CaseStore
from application.ports import NewFact

Decide = Callable[[CaseStore, Actor, Any, datetime], Awaitable[list[NewFact]]]
Subject = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """What becomes of one command (đặc tả lệnh).

    decide gathers state and law, asks the domain and answers the facts to record. subject names the
    stream the command is aimed at, for the record of a refused attempt. Who may send it stands in access.acts.
    """

    decide: Decide
    subject: Subject


CommandTable = Mapping[type[Any], CommandSpec]


def in_stream(stream: str, version: int, events: Sequence[Any]) -> list[NewFact]:
    """Events as the next facts of a stream that stands at a version."""
    return [NewFact(stream, version + n, event) for n, event in enumerate(events, start=1)]

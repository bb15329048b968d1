"""How each command is decided: who may send it, what is gathered, what is recorded (xử lý lệnh)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from application.actors import Actor, Role
from application.house import House
from application.ports import NewFact

Decide = Callable[[House, Actor, Any, datetime], Awaitable[list[NewFact]]]
Subject = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Handling:
    """One command's way through the house (xử lý một lệnh).

    decide gathers state and law, asks the domain and answers the facts to record. subject names the
    stream the command is aimed at, for the record of a refused attempt.
    """

    command: type[Any]
    roles: frozenset[Role]
    decide: Decide
    subject: Subject


def in_stream(stream: str, version: int, events: Sequence[Any]) -> list[NewFact]:
    """Events as the next facts of a stream that stands at a version."""
    return [NewFact(stream, version + n, event) for n, event in enumerate(events, start=1)]

"""What a fact shows those outside: read off the types of its fields (nội dung được kết xuất).

Plain text stays here, for anybody may have written a name into it; so do persons and what is encrypted.
"""

from collections.abc import Iterator, Set
from dataclasses import fields
from datetime import date, datetime
from enum import Enum, IntEnum
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from application.access.actors import Role
from application.ports import Fact
from domain.dossier.events import ActivityAdopted, AdoptionExtended, DossierAdopted
from domain.procedure.identity import ProcedureKey, ProcessId
from domain.values import AgencyId, Article, DecisionId, DossierId, OfficerId, ProcedureCode, UnitId
from infrastructure.exports.histories import OURS
from infrastructure.exports.pseudonyms import OfficerPseudonyms
from infrastructure.log.topics import EVENTS

Value = str | bool | int | float | datetime

GIVEN = "given:"
"""Before the name of an attribute that another system gave: none of ours begins so."""
_THINGS = {OfficerId: "officer", AgencyId: "agency", DecisionId: "decision", DossierId: "dossier"}
_PLAIN = (bool, int, date, datetime, Article, UnitId, ProcedureCode, ProcedureKey, ProcessId)
_WHEN = "occurred_at"
_FOREIGN = ("group", "instance", "transition")
"""What another system says of an activity in words of its own."""
_NO_OFFICERS = frozenset({Role.APPLICANT, Role.SYSTEM, Role.PUBLIC})


class Shape(NamedTuple):
    """Fields of a fact that are values, and fields that name things, with the kind of thing (cấu trúc)."""

    values: tuple[str, ...]
    things: tuple[tuple[str, str], ...]


def shape(event: type[Any]) -> Shape:
    """Which fields of an event class may be exported."""
    hints = {name: _meant(hint) for name, hint in get_type_hints(event).items()}
    exported = [(field.name, hints[field.name]) for field in fields(event) if field.name != _WHEN]
    return Shape(
        tuple(name for name, hint in exported if hint in _PLAIN or (isinstance(hint, type) and issubclass(hint, Enum))),
        tuple((name, _THINGS[hint]) for name, hint in exported if hint in _THINGS),
    )


def activity(fact: Fact) -> str | None:
    """What was done: the topic without its version, or another system's own word; None for the act of adopting."""
    match fact.event:
        case DossierAdopted() | AdoptionExtended():
            return None
        case ActivityAdopted():
            return str(fact.event.activity)
        case _:
            return fact.topic.rsplit(".", 1)[0]


def values(event: Any, wanted: Set[str]) -> dict[str, Value]:
    """The values of a fact, with those of another system's attributes that are wanted."""
    plain_fields = {name: getattr(event, name) for name in SHAPES[type(event)].values}
    found = {name: plain(value) for name, value in plain_fields.items() if value is not None}
    if isinstance(event, ActivityAdopted):
        found |= {name: said for name in _FOREIGN if (said := getattr(event, name)) is not None}
    return found | given(event, wanted)


def given(event: Any, wanted: Set[str]) -> dict[str, Value]:
    """Attributes of another system that are wanted, under names that cannot be mistaken for ours."""
    if not isinstance(event, DossierAdopted | AdoptionExtended | ActivityAdopted):
        return {}
    return {f"{GIVEN}{name}": value for name, value in event.attributes.items() if name in wanted}


def plain(value: Any) -> Value:
    """A value as logs of events know them; a legal day has no instant and stays a text."""
    match value:
        case IntEnum():
            return value.name.lower()
        case Enum():
            return str(value.value)
        case datetime() | bool() | int():
            return value
        case date():
            return value.isoformat()
        case _:
            return str(value)


def things(event: Any) -> Iterator[tuple[str, str, str]]:
    """Everything a fact names by its key: field, kind, key."""
    for name, kind in SHAPES[type(event)].things:
        key = getattr(event, name)
        if key is not None:
            yield name, kind, key


def who_acted(fact: Fact, source: str, pseudonyms: OfficerPseudonyms) -> str | None:
    """The officer who acted, under a pseudonym; None for applicants, machines and whom nobody named."""
    match fact.event:
        case DossierAdopted() | AdoptionExtended():
            return None
        case ActivityAdopted(actor=actor):
            return pseudonyms.of(source, actor) if actor else None
        case _:
            return None if fact.meta.role in _NO_OFFICERS else pseudonyms.of(OURS, fact.meta.actor)


def _meant(hint: Any) -> Any:
    """The type of a field that may be missing."""
    if get_origin(hint) not in (Union, UnionType):
        return hint
    some = [one for one in get_args(hint) if one is not type(None)]
    return some[0] if len(some) == 1 else hint


SHAPES = {event: shape(event) for event in EVENTS}

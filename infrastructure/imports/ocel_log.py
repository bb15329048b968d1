"""An object-centric log as its three formats say it (nhật ký OCEL 2.0)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from domain.plain_text import cleaned
from infrastructure.imports.instants import Unreadable, finer
from infrastructure.imports.unusable import Mistakes


class Change(NamedTuple):
    """What an attribute of an object is from an instant on; without one, from the beginning (thay đổi)."""

    at: str
    name: str
    value: str


@dataclass(slots=True)
class OcelEvent:
    """An event with the objects it concerns, by their ids and the qualifiers (sự kiện)."""

    id: str
    type: str
    time: str
    attributes: list[tuple[str, str]] = field(default_factory=list)
    objects: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class ObjectCentricLog:
    """A whole log: types of objects by their ids, what became of their attributes, the events (nhật ký).

    event_types and object_types are those that the file declares.
    """

    types: dict[str, str] = field(default_factory=dict)
    changes: dict[str, list[Change]] = field(default_factory=dict)
    events: list[OcelEvent] = field(default_factory=list)
    event_types: frozenset[str] = frozenset()
    object_types: frozenset[str] = frozenset()

    def require_whole(self, path: Path) -> "ObjectCentricLog":
        """The log, if no id is there twice and every event names objects that are there. Raises Unusable."""
        mistakes, met = Mistakes(path), set[str]()
        for event in self.events:
            if event.id in met:
                mistakes.add("its id is there twice", line=f"event {event.id}")
            met.add(event.id)
            for one, _ in event.objects:
                if one not in self.types:
                    mistakes.add(f"concerns object «{one}», which is not there", line=f"event {event.id}")
        mistakes.refuse()
        return self

    def attributes(self, id: str, read: Callable[[str], datetime], mistakes: Mistakes) -> dict[str, str]:
        """Attributes of an object as they were last; two values at one instant are a mistake."""
        by_name: dict[str, list[Change]] = defaultdict(list)
        for change in self.changes.get(id, ()):
            by_name[change.name].append(change)
        found: dict[str, str] = {}
        for name, changes in by_name.items():
            try:
                found[name] = _last(changes, read)
            except Unreadable as error:
                mistakes.add(str(error), line=f"object {id}", column=name)
        return found


def _last(changes: Iterable[Change], read: Callable[[str], datetime]) -> str:
    """The newest of the values. Raises Unreadable where nobody can tell which one that is."""
    values = dict.fromkeys(change.value for change in changes)
    if len(values) == 1:
        return next(iter(values))
    by_instant: dict[tuple[datetime, str], str] = {}
    for change in changes:
        at = (read(change.at), finer(change.at)) if change.at else (datetime.min.replace(tzinfo=UTC), "")
        before = by_instant.setdefault(at, change.value)
        if before != change.value:
            raise Unreadable(f"is «{before}» and «{change.value}» at one instant; leave one")
    return by_instant[max(by_instant)]


def id_of(value: Any) -> str:
    """An id in the form in which ids are compared, as names of cases are (mã)."""
    return cleaned(as_text(value))


def as_text(value: Any) -> str:
    """A value as a table of texts has it; empty for none (giá trị)."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

"""An object-centric log as OCEL 2.0 JSON, written item by item (OCEL 2.0 JSON)."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from infrastructure.exports.object_tables import Gathered, ObjectEvent


def write_json(path: Path, log: Gathered) -> None:
    """Write the whole file."""
    with path.open("wb") as file:
        file.write(b"{")
        for place, (name, items) in enumerate(_parts(log)):
            file.write(b",\n" if place else b"")
            file.write(msgspec.json.encode(name) + b":[")
            for number, item in enumerate(items):
                file.write((b",\n" if number else b"\n") + msgspec.json.encode(item))
            file.write(b"]")
        file.write(b"}\n")


def _parts(log: Gathered) -> Iterator[tuple[str, Iterable[dict[str, Any]]]]:
    yield "objectTypes", _types(log, "object")
    yield "eventTypes", _types(log, "event")
    yield "objects", _objects(log)
    yield "events", _events(log)


def _types(log: Gathered, what: str) -> Iterator[dict[str, Any]]:
    for name, attributes in log.types(what).items():
        yield {"name": name, "attributes": [{"name": one, "type": kind} for one, kind in attributes.items()]}


def _objects(log: Gathered) -> Iterator[dict[str, Any]]:
    for id, kind, _ in log.objects():
        attributes = [_value(one) | {"time": one.at} for one in log.of_object(id)]
        yield {"id": id, "type": kind, "attributes": attributes, "relationships": _relations(log.links(id))}


def _events(log: Gathered) -> Iterator[dict[str, Any]]:
    for id, position, kind, at in log.events():
        yield {
            "id": id,
            "type": kind,
            "time": at,
            "attributes": [_value(one) for one in log.of_event(position)],
            "relationships": _relations(log.mentions(position)),
        }


def _value(one: ObjectEvent) -> dict[str, str | None]:
    return {"name": one.name, "value": one.text}


def _relations(found: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"objectId": id, "qualifier": qualifier} for id, qualifier in found]

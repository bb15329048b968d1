"""Object-centric logs out of JSON and XML (OCEL 2.0)."""

from pathlib import Path
from typing import Any
from xml.parsers import expat

import msgspec

from domain.errors import Malformed
from infrastructure.imports.decompression import unpacked
from infrastructure.imports.json_text import plain_json
from infrastructure.imports.ocel_log import Change, ObjectCentricLog, OcelEvent, as_text, id_of
from infrastructure.imports.ocel_xml_reader import OcelXmlReader
from infrastructure.imports.unusable import Unusable

_FIRST = "ocel:global-log", "ocel:events", "ocel:objects"


def read_json(path: Path) -> ObjectCentricLog:
    """A log in OCEL 2.0 JSON. Raises Unusable."""
    with unpacked(path) as file:
        try:
            said = plain_json(file.read().removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise Unusable(path, "not JSON; expected an object-centric log in OCEL 2.0") from error
        except Malformed as error:
            raise Unusable(path, str(error)) from error
    return from_json(path, said)


def from_json(path: Path, said: Any) -> ObjectCentricLog:
    """A log out of the values that its JSON has; its XML gives the same ones. Raises Unusable."""
    if isinstance(said, dict) and any(name in said for name in _FIRST):
        raise Unusable(path, "a log in OCEL 1.0; convert it to OCEL 2.0")
    if not isinstance(said, dict) or not all(isinstance(said.get(one), list) for one in ("objects", "events")):
        raise Unusable(path, "no object-centric log: it has no lists «objects» and «events»")
    log = ObjectCentricLog(event_types=_types(said, "eventTypes"), object_types=_types(said, "objectTypes"))
    for number, one in enumerate(said["objects"], 1):
        id, kind = id_of(_text(path, one, "id", f"object {number}")), _text(path, one, "type", f"object {number}")
        if id in log.types:
            raise Unusable(path, "its id is there twice", line=f"object {id}")
        log.types[id] = kind
        log.changes[id] = [
            Change(str(change.get("time") or ""), *_named(change)) for change in _list(path, one, "attributes", id)
        ]
    for number, one in enumerate(said["events"], 1):
        place = f"event {number}"
        id, kind, at = (_text(path, one, name, place) for name in ("id", "type", "time"))
        event = OcelEvent(id_of(id), kind, at)
        event.attributes = [_named(each) for each in _list(path, one, "attributes", event.id)]
        relations = _list(path, one, "relationships", event.id)
        event.objects = [(id_of(r.get("objectId")), str(r.get("qualifier") or "")) for r in relations]
        log.events.append(event)
    return log.require_whole(path)


def read_xml(path: Path) -> ObjectCentricLog:
    """A log in OCEL 2.0 XML. Raises Unusable."""
    reader = OcelXmlReader(path)
    with unpacked(path) as file:
        try:
            reader.parser.ParseFile(file)
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "no element found")
            raise Unusable(path, f"not XML ({what}); expected an OCEL log", line=error.lineno) from error
    return from_json(path, reader.log)


def _types(said: dict[str, Any], name: str) -> frozenset[str]:
    """The types that a list declares; none where there is no such list."""
    listed = said.get(name)
    kinds = listed if isinstance(listed, list) else []
    return frozenset(str(kind.get("name")) for kind in kinds if isinstance(kind, dict))


def _named(attribute: dict[str, Any]) -> tuple[str, str]:
    return str(attribute.get("name")), as_text(attribute.get("value"))


def _text(path: Path, one: Any, name: str, place: str) -> str:
    said = one.get(name) if isinstance(one, dict) else None
    if not isinstance(said, str) or not said:
        raise Unusable(path, f"no «{name}»", line=place)
    return said


def _list(path: Path, one: dict[str, Any], name: str, place: str) -> list[dict[str, Any]]:
    said = one.get(name) or []
    if not isinstance(said, list) or not all(isinstance(each, dict) for each in said):
        raise Unusable(path, f"«{name}» is no list", line=place)
    return said

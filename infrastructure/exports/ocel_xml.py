"""An object-centric log as OCEL 2.0 XML, written item by item (OCEL 2.0 XML)."""

from collections.abc import Iterator
from pathlib import Path

from infrastructure.exports.object_tables import Gathered, ObjectEvent
from infrastructure.xml_text import text


def write_xml(path: Path, log: Gathered) -> None:
    """Write the whole file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<log>\n')
        file.writelines(_types(log, "object"))
        file.writelines(_types(log, "event"))
        file.writelines(_objects(log))
        file.writelines(_events(log))
        file.write("</log>\n")


def _types(log: Gathered, what: str) -> Iterator[str]:
    yield f"<{what}-types>\n"
    for name, attributes in log.types(what).items():
        content = "".join(f'<attribute name="{text(one)}" type="{kind}"/>' for one, kind in attributes.items())
        yield f'<{what}-type name="{text(name)}"><attributes>{content}</attributes></{what}-type>\n'
    yield f"</{what}-types>\n"


def _objects(log: Gathered) -> Iterator[str]:
    yield "<objects>\n"
    for id, kind, _ in log.objects():
        content = _values(log.of_object(id)) + _relations(log.links(id))
        yield f'<object id="{text(id)}" type="{text(kind)}">{content}</object>\n'
    yield "</objects>\n"


def _events(log: Gathered) -> Iterator[str]:
    yield "<events>\n"
    for id, position, kind, at in log.events():
        content = _values(log.of_event(position)) + _relations(log.mentions(position))
        yield f'<event id="{text(id)}" type="{text(kind)}" time="{at}">{content}</event>\n'
    yield "</events>\n"


def _values(found: list[ObjectEvent]) -> str:
    content = "".join(f'<attribute name="{text(one.name)}"{_since(one)}>{text(one.text)}</attribute>' for one in found)
    return f"<attributes>{content}</attributes>"


def _since(change: ObjectEvent) -> str:
    return f' time="{change.at}"' if change.at else ""


def _relations(found: list[tuple[str, str]]) -> str:
    content = "".join(f'<relationship object-id="{text(id)}" qualifier="{text(name)}"/>' for id, name in found)
    return f"<objects>{content}</objects>"

"""Events of an object-centric log by the objects of one type, which are the cases (nhật ký OCEL 2.0).

A row has the event's own attributes under their names; «ocel:eid», «ocel:activity», «ocel:timestamp»; the object it
belongs to as «ocel:oid»; that object's attributes, as they were last, with the mapping's prefix before them; and the
other objects of the event by their type («ocel:type:officer») and by the qualifier («ocel:qualifier:by»), the second
of one name with «#2» after. An event of several such objects belongs to each of them.
"""

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from itertools import count
from pathlib import Path

from domain.plain_text import cleaned
from infrastructure.imports.formats import LogFormat, format_of
from infrastructure.imports.instants import InstantReader
from infrastructure.imports.mapping import LogMapping
from infrastructure.imports.ocel_files import read_json, read_xml
from infrastructure.imports.ocel_log import ObjectCentricLog, OcelEvent
from infrastructure.imports.ocel_tables import read_sqlite
from infrastructure.imports.rows import CLEANED, Row, RowReading
from infrastructure.imports.unusable import Unusable

IN_NONE = "events concern no object that is a case, and were left out"
IN_SEVERAL = "events concern several cases, and stand in each of them"
UNDECLARED_EVENT = "events are of a type that the file does not declare"
UNDECLARED_OBJECT = "objects are of a type that the file does not declare"
WITHOUT_EVENTS = "objects of the type of the cases have no event, and were left out"
_READERS = {
    LogFormat.OCEL_JSON: read_json,
    LogFormat.OCEL_SQLITE: read_sqlite,
    LogFormat.OCEL_XML: read_xml,
}


def ocel_rows(path: Path, mapping: LogMapping, reading: RowReading) -> Generator[Row, None, None]:
    """A row for each event and each case it belongs to. Raises Unusable."""
    log = _READERS[format_of(path)](path)
    cases = _cases(path, log, mapping)
    reading.notes[UNDECLARED_OBJECT] += sum(kind not in log.object_types for kind in log.types.values())
    prefix, read = mapping.attributes_of_the_case, InstantReader(mapping.rules).read
    of_case: dict[str, list[tuple[str, str]]] = {}
    for event in log.events:
        objects = dict.fromkeys(one for one, _ in event.objects if one in cases)
        reading.notes.update(
            {
                IN_NONE: not objects,
                IN_SEVERAL: len(objects) > 1,
                UNDECLARED_EVENT: event.type not in log.event_types,
            }
        )
        for case in objects:
            if case not in of_case:
                last = log.attributes(case, read, reading.mistakes)
                of_case[case] = [(f"{prefix}{name}", value) for name, value in last.items()]
            yield f"event {event.id}", _values([*of_case[case], *_said(log, event, case)], event, reading)
    reading.notes[WITHOUT_EVENTS] += len(cases) - len(of_case)


def _cases(path: Path, log: ObjectCentricLog, mapping: LogMapping) -> frozenset[str]:
    """The objects that are cases."""
    by_type: dict[str, list[str]] = defaultdict(list)
    for one, kind in log.types.items():
        by_type[cleaned(kind)].append(one)
    if mapping.object_type not in by_type:
        named = "names none" if mapping.object_type is None else f"names «{mapping.object_type}»"
        choice = f"one of: {', '.join(sorted(by_type))}" if by_type else "the file has no objects at all"
        raise Unusable(path, f"which objects are the cases? object_type of the mapping {named}; {choice}")
    return frozenset(by_type[mapping.object_type])


def _said(log: ObjectCentricLog, event: OcelEvent, case: str) -> Iterator[tuple[str, str]]:
    """What an event says of itself and of the objects beside the case."""
    yield from event.attributes
    yield from (
        ("ocel:oid", case),
        ("ocel:eid", event.id),
        ("ocel:activity", event.type),
        ("ocel:timestamp", event.time),
    )
    others: dict[str, list[str]] = defaultdict(list)
    for one, qualifier in event.objects:
        if one != case:
            others[f"ocel:type:{log.types[one]}"].append(one)
            if qualifier:
                others[f"ocel:qualifier:{qualifier}"].append(one)
    for name, objects in others.items():
        for number, one in zip(count(1), dict.fromkeys(objects), strict=False):
            yield (name if number == 1 else f"{name}#{number}"), one


def _values(said: Iterable[tuple[str, str]], event: OcelEvent, reading: RowReading) -> dict[str, str]:
    """What is said, by names in one form; one name that says two things is a mistake."""
    found: dict[str, str] = {}
    for written, text in said:
        name, value = cleaned(written), cleaned(text)
        reading.notes[CLEANED] += value != text
        if value and found.setdefault(name, value) != value:
            reading.mistakes.add(f"«{name}» is «{found[name]}» and «{value}»; leave one", line=f"event {event.id}")
    return found

"""Events of an object-centric log by the objects of one type, which are the cases (nhật ký OCEL 2.0).

A row has the event's own attributes under their names; «ocel:eid», «ocel:activity», «ocel:timestamp»; the object it
belongs to as «ocel:oid»; that object's attributes, as they were last, with the mapping's prefix before them; and the
other objects of the event by their type («ocel:type:officer») and by the qualifier («ocel:qualifier:by»), the second
of one name with «#2» after. An event of several such objects belongs to each of them.
"""

from collections import defaultdict
from collections.abc import Generator
from itertools import count
from pathlib import Path

from domain.plain_text import cleaned
from infrastructure.imports.formats import LogFormat, format_of
from infrastructure.imports.mapping import LogMapping
from infrastructure.imports.ocel_files import ObjectCentricLog, OcelEvent, read_json, read_sqlite, read_xml
from infrastructure.imports.rows import Row, RowReading
from infrastructure.imports.unusable import Unusable

IN_NONE = "events concern no object that is a case, and were left out"
IN_SEVERAL = "events concern several cases, and stand in each of them"
WITHOUT_EVENTS = "objects of the type of the cases have no event, and were left out"
_READERS = {
    LogFormat.OCEL_JSON: read_json,
    LogFormat.OCEL_SQLITE: read_sqlite,
    LogFormat.OCEL_XML: read_xml,
}


def ocel_rows(path: Path, mapping: LogMapping, reading: RowReading) -> Generator[Row, None, None]:
    """A row for each event and each case it belongs to. Raises Unusable."""
    log = _READERS[format_of(path)](path)
    types = sorted(set(log.types.values()))
    if mapping.object_type not in types:
        named = "names none" if mapping.object_type is None else f"names «{mapping.object_type}»"
        what = f"which objects are the cases? object_type of the mapping {named}"
        raise Unusable(path, f"{what}; one of: {', '.join(types)}")
    met = set()
    for event in log.events:
        objects = dict.fromkeys(one for one, _ in event.objects if log.types.get(one) == mapping.object_type)
        reading.notes.update({IN_NONE: not objects, IN_SEVERAL: len(objects) > 1})
        for case in objects:
            met.add(case)
            yield f"event {event.id}", _values(log, event, case, mapping.attributes_of_the_case)
    reading.notes[WITHOUT_EVENTS] += sum(kind == mapping.object_type for kind in log.types.values()) - len(met)


def _values(log: ObjectCentricLog, event: OcelEvent, case: str, prefix: str) -> dict[str, str]:
    found = {
        **{f"{prefix}{name}": value for name, value in log.attributes.get(case, {}).items()},
        **event.attributes,
        "ocel:oid": case,
        "ocel:eid": event.id,
        "ocel:activity": event.type,
        "ocel:timestamp": event.time,
    }
    others: dict[str, list[str]] = defaultdict(list)
    for one, qualifier in event.objects:
        if one != case:
            others[f"ocel:type:{log.types[one]}"].append(one)
            if qualifier:
                others[f"ocel:qualifier:{qualifier}"].append(one)
    for name, objects in others.items():
        for number, one in zip(count(1), dict.fromkeys(objects), strict=False):
            found[name if number == 1 else f"{name}#{number}"] = one
    return {cleaned(name): value for name, said in found.items() if (value := cleaned(said))}

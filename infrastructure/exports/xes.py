"""Histories of dossiers as XES: one trace each, the events as recorded (XES, IEEE 1849)."""

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import datetime
from pathlib import Path
from typing import IO

from application.ports import Fact
from domain.dossier.events import ActivityAdopted, DossierAdopted
from domain.dossier.evolution import fold
from infrastructure.exports.activities import Value, activity, given, values, who_acted
from infrastructure.exports.histories import StreamHistory
from infrastructure.exports.object_log import dossier_attributes
from infrastructure.exports.object_tables import instant
from infrastructure.exports.pseudonyms import OfficerPseudonyms
from infrastructure.exports.trace_log_header import TraceLogHeader
from infrastructure.xml_text import text

_EXTENSIONS = {"Concept": "concept", "Time": "time", "Organizational": "org", "Lifecycle": "lifecycle"}
_COMPLETE = "complete"
_NO_VALUE = "__INVALID__"
"""What the standard wants as a value nobody has, where a log says which attributes all have."""
_STANDARD_WORD = {
    "group": "org:group",
    "instance": "concept:instance",
    "transition": "lifecycle:transition",
    "began_at": "start_timestamp",
}


def name_alone(history: StreamHistory) -> str:
    """What a dossier is called in a log of one source."""
    first = history.facts[0].event
    return first.case if isinstance(first, DossierAdopted) else history.stream.split("/", 1)[1]


def name_with_source(history: StreamHistory) -> str:
    """The same where others may call a dossier so too: readers take traces of one name for one."""
    adopted = isinstance(history.facts[0].event, DossierAdopted)
    return f"{history.source}/{name_alone(history)}" if adopted else name_alone(history)


def write_xes(
    path: Path,
    histories: Iterable[StreamHistory],
    pseudonyms: OfficerPseudonyms,
    wanted: Set[str],
    *,
    name: Callable[[StreamHistory], str],
    header: TraceLogHeader,
) -> dict[str, int]:
    """Write the whole file, packed if its name ends in .gz. Answers how much it holds."""
    traces = events = 0
    with _opened(path) as file:
        file.writelines(_opening(header))
        for history in histories:
            trace = list(_trace(history, name(history), pseudonyms, wanted))
            file.writelines(trace)
            traces, events = traces + 1, events + len(trace) - 2
        file.write("</log>\n")
    return {"traces": traces, "events": events}


def _opened(path: Path) -> IO[str]:
    if path.name.endswith(".gz"):
        return gzip.open(path, "wt", encoding="utf-8", newline="\n", compresslevel=6)
    return path.open("w", encoding="utf-8", newline="\n")


def _opening(header: TraceLogHeader) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">\n'
    for name, prefix in _EXTENSIONS.items():
        yield f'<extension name="{name}" prefix="{prefix}" uri="http://www.xes-standard.org/{prefix}.xesext"/>\n'
    yield f'<global scope="trace">{_attribute("concept:name", _NO_VALUE)}</global>\n'
    yield f'<global scope="event">{_attribute("concept:name", _NO_VALUE)}'
    yield '<date key="time:timestamp" value="1970-01-01T00:00:00.000000+00:00"/></global>\n'
    for name, keys in header.classifiers.items():
        yield f'<classifier name="{text(name)}" keys="{text(keys)}"/>\n'
    if header.lifecycle_model is not None:
        yield _attribute("lifecycle:model", header.lifecycle_model) + "\n"
    yield from (_attribute(name, value) + "\n" for name, value in header.said.items())


def _trace(history: StreamHistory, name: str, pseudonyms: OfficerPseudonyms, wanted: Set[str]) -> Iterator[str]:
    """The opening of the trace, a line for each event, and its end."""
    first = history.facts[0].event
    found = dossier_attributes(fold(fact.event for fact in history.facts))
    known = {key: value for key, value in found.items() if value is not None and key != "case"}
    attributes = {"concept:name": name, **known, **given(first, wanted)}
    yield "<trace>" + "".join(_attribute(key, value) for key, value in attributes.items()) + "\n"
    for fact in history.facts:
        done = activity(fact)
        if done is not None:
            who = who_acted(fact, history.source, pseudonyms)
            yield _event({"concept:name": done, **_standard(fact, who), **values(fact.event, wanted)})
    yield "</trace>\n"


def _standard(fact: Fact, who: str | None) -> dict[str, Value]:
    """When it happened, who did it, in which group: in the words of the standard extensions."""
    standard: dict[str, Value] = {"time:timestamp": fact.event.occurred_at}
    if who is not None:
        standard["org:resource"] = who
    if isinstance(fact.event, ActivityAdopted):
        return standard
    return standard | {"lifecycle:transition": _COMPLETE, "org:role": fact.meta.role}


def _event(attributes: Mapping[str, Value]) -> str:
    content = "".join(_attribute(_STANDARD_WORD.get(key, key), value) for key, value in attributes.items())
    return f"<event>{content}</event>\n"


def _attribute(key: str, value: Value) -> str:
    match value:
        case bool():
            kind, said = "boolean", str(value).lower()
        case int():
            kind, said = "int", str(value)
        case float():
            kind, said = "float", repr(value)
        case datetime():
            kind, said = "date", instant(value)
        case _:
            kind, said = "string", text(value)
    return f'<{kind} key="{text(key)}" value="{said}"/>'

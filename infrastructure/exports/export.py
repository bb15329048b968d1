"""One export: everything up to one position of the log, of one source or of all (kết xuất nhật ký)."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from domain.errors import Malformed
from infrastructure.exports.activities import Value
from infrastructure.exports.histories import ExportedHistories, StreamHistory
from infrastructure.exports.object_log import KINDS, ObjectLog
from infrastructure.exports.object_tables import Gathered, gathering
from infrastructure.exports.ocel_json import write_json
from infrastructure.exports.ocel_sqlite import write_sqlite
from infrastructure.exports.ocel_xml import write_xml
from infrastructure.exports.pseudonyms import OfficerPseudonyms
from infrastructure.exports.trace_log_header import trace_log_header
from infrastructure.exports.xes import name_alone, name_with_source, write_xes

Progress = Callable[[int, int], None]
"""Told how many facts were read, and how many the log has."""

OCEL: dict[str, Callable[[Path, Gathered], None]] = {
    ".json": write_json,
    ".jsonocel": write_json,
    ".sqlite": write_sqlite,
    ".xml": write_xml,
    ".xmlocel": write_xml,
}
"""How a file is written, by the ending of its name."""
XES = (".xes", ".xes.gz")
ALL = "every source"


class ExportRequest(NamedTuple):
    """Under which names, whose facts, with which attributes of another system (yêu cầu kết xuất)."""

    pseudonyms: OfficerPseudonyms
    source: str | None = None
    wanted: frozenset[str] = frozenset()


class Exported(NamedTuple):
    """What a file holds, and up to which position of the log (kết quả kết xuất).

    left_out are classifiers of a source whose attributes are not in the file.
    """

    position: int
    counts: dict[str, int]
    left_out: tuple[str, ...] = ()


def write_ocel(path: Path, ending: str, log: ExportedHistories, request: ExportRequest, progress: Progress) -> Exported:
    """Write an object-centric log. Raises Malformed for a source without facts."""
    object_log = ObjectLog(request.pseudonyms, request.wanted)
    with gathering() as gathered:
        for history in _of(log, request, KINDS, progress):
            gathered.take(object_log.entries(history))
        gathered.conclude(log.head, request.source or ALL)
        OCEL[ending](path, gathered)
        words = {"event": "events", "object": "objects", "mention": "event-to-object", "link": "object-to-object"}
        return Exported(log.head, {word: gathered.count(table) for table, word in words.items()})


def write_traces(path: Path, log: ExportedHistories, request: ExportRequest, progress: Progress) -> Exported:
    """Write a trace for each dossier. Raises Malformed for a source without dossiers."""
    histories = _of(log, request, ("dossier",), progress)
    headers = {source: one for source, one in log.headers().items() if request.source in (None, source)}
    said: dict[str, Value] = {"position": log.head, "source": request.source or ALL}
    name = name_with_source if len(headers) > 1 else name_alone
    header = trace_log_header(headers, request.wanted, said)
    counts = write_xes(path, histories, request.pseudonyms, request.wanted, name=name, header=header)
    return Exported(log.head, counts, header.left_out)


def _of(
    log: ExportedHistories, request: ExportRequest, kinds: Iterable[str], progress: Progress
) -> Iterator[StreamHistory]:
    read = 0
    for history in log.of(*kinds, source=request.source):
        yield history
        read += len(history.facts)
        progress(read, log.head)
    if not read and request.source is not None:
        raise Malformed(f"--source {request.source}: no facts of it up to position {log.head}; leave it out for all")

"""Event logs in and out: events a second beside the parser alone, peak memory (nhật ký sự kiện)."""

import multiprocessing
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any
from xml.parsers import expat

from application.access.actors import Actor, Role
from domain.values import ActorId
from infrastructure.exports.export import ExportRequest, write_ocel, write_traces
from infrastructure.exports.histories import ExportedHistories
from infrastructure.exports.pseudonyms import OfficerPseudonyms
from infrastructure.imports.event_log import cases, survey
from infrastructure.imports.history import adoption
from infrastructure.imports.mapping import Columns, LogMapping
from tests.bench.harness import NAMES, fresh, heading, median, server, show
from tests.bench.projection import fill

SIZES = (30_000, 300_000)
A_CASE = 6
BEGIN = datetime(2026, 1, 5, 2, tzinfo=UTC)
MAPPING = LogMapping(
    "bench",
    Columns(
        case="case:concept:name",
        activity="concept:name",
        instant="time:timestamp",
        actor="org:resource",
        deadline="case:deadline",
    ),
    None,
    "case:",
)


def report() -> None:
    """Reading XES, then writing every format."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [write_log(Path(folder) / f"{size}.xes", size) for size in SIZES]
        heading(f"XES of {SIZES[1]:,} events into commands, events/s: surveyed, read again, made commands")
        rows = [(seconds_of_parser(paths[1]), in_a_process(read, paths[1])[0]) for _ in range(3)]
        floor, mine = median(rows, 0), median(rows, 1)
        show("expat alone, once, telling nobody", f"{SIZES[1] / floor:,.0f}")
        show("hoso, twice", f"{SIZES[1] / mine:,.0f}", floor / mine)
        for size, path in zip(SIZES, paths, strict=True):
            show(f"  peak memory at {size:,}, MB", f"{in_a_process(read, path)[1]:,.0f}")
    with server() as home, tempfile.TemporaryDirectory() as folder:
        urls = [fresh(home) for _ in SIZES]
        for url, size in zip(urls, SIZES, strict=True):
            fill(url, NAMES, size)
        heading(f"export of {SIZES[1]:,} facts, facts/s; peak memory at {SIZES[0]:,} and {SIZES[1]:,}, MB")
        for ending in (".xes", ".json", ".sqlite", ".xml"):
            small, large = (in_a_process(write, url, str(Path(folder) / f"log{ending}"), ending) for url in urls)
            show(f"{ending}", f"{SIZES[1] / large[0]:,.0f}; {small[1]:,.0f}, {large[1]:,.0f}")


def write_log(path: Path, events: int) -> Path:
    """A log of cases of six events with the attributes that municipalities write."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<log xmlns="http://www.xes-standard.org/">\n')
        for case in range(events // A_CASE):
            begin = BEGIN + timedelta(minutes=case)
            file.write(f'<trace><string key="concept:name" value="case-{case}"/>')
            file.write(f'<date key="deadline" value="{(begin + timedelta(days=56)).isoformat()}"/>\n')
            for place in range(A_CASE):
                at = (begin + timedelta(hours=place, microseconds=case)).isoformat(timespec="microseconds")
                file.write(f'<event><string key="concept:name" value="T{place:02} Check receipt"/>')
                file.write(
                    f'<date key="time:timestamp" value="{at}"/><string key="org:resource" value="R{case % 40}"/>'
                )
                file.write(
                    '<string key="org:group" value="Group 1"/><string key="lifecycle:transition" value="complete"/>'
                )
                file.write(f'<string key="concept:instance" value="task-{case}-{place}"/></event>\n')
            file.write("</trace>\n")
        file.write("</log>\n")
    return path


def seconds_of_parser(path: Path) -> float:
    """The parser alone."""
    begin = perf_counter()
    parser = expat.ParserCreate()
    with path.open("rb") as file:
        parser.ParseFile(file)
    return perf_counter() - begin


def read(path: Path) -> None:
    """Everything an import does before it asks the log."""
    actor = Actor(ActorId("bench"), Role.ADMIN)
    for case in cases(path, MAPPING, survey(path, MAPPING)):
        adoption(MAPPING, case, actor)


def write(url: str, path: str, ending: str) -> None:
    """One export, to a file that is not there yet."""
    Path(path).unlink(missing_ok=True)
    with ExportedHistories(url, NAMES) as log:
        if ending == ".xes":
            write_traces(Path(path), log, ExportRequest(OfficerPseudonyms()), lambda done, of: None)
        else:
            write_ocel(Path(path), ending, log, ExportRequest(OfficerPseudonyms()), lambda done, of: None)


def in_a_process(work: Callable[..., None], *words: Any) -> tuple[float, float]:
    """Seconds of some work in a process of its own, and its peak memory in MB."""
    spawn = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[tuple[float, float]] = spawn.Queue()
    process = spawn.Process(target=_measured, args=(answers, work, words))
    process.start()
    answer = answers.get(timeout=900)
    process.join()
    return answer


def _measured(
    answers: "multiprocessing.Queue[tuple[float, float]]", work: Callable[..., None], words: tuple[Any, ...]
) -> None:
    begin = perf_counter()
    work(*words)
    seconds = perf_counter() - begin
    lines = Path("/proc/self/status").read_text().splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    answers.put((seconds, peak / 1024))

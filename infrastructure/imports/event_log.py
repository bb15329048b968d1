"""Event logs in CSV, XES or OCEL, read case by case without holding the file (nhật ký sự kiện)."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from infrastructure.imports.csv_rows import csv_rows
from infrastructure.imports.formats import LogFormat, format_of
from infrastructure.imports.instants import InstantReader, finer
from infrastructure.imports.mapping import LogMapping
from infrastructure.imports.ocel_rows import ocel_rows
from infrastructure.imports.rows import LogHeader, Row, RowReading
from infrastructure.imports.surveyor import Surveyor
from infrastructure.imports.unusable import Place, Unusable
from infrastructure.imports.xes_events import xes_events

_READERS: dict[LogFormat, Callable[[Path, LogMapping, RowReading], Generator[Row, None, None]]] = {
    LogFormat.CSV: csv_rows,
    LogFormat.XES: xes_events,
    LogFormat.OCEL_JSON: ocel_rows,
    LogFormat.OCEL_SQLITE: ocel_rows,
    LogFormat.OCEL_XML: ocel_rows,
}


@dataclass(frozen=True, slots=True)
class LogEvent:
    """One event: its place, its instant, its values by column or key; empty values are left out (một sự kiện)."""

    line: Place
    at: datetime
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class LogCase:
    """A case with its events in order; those of one instant stand as in the file (một vụ việc)."""

    name: str
    events: tuple[LogEvent, ...]


@dataclass(frozen=True, slots=True)
class LogSurvey:
    """What a file holds, found before anything is recorded (kết quả khảo sát tệp).

    sizes: how many events each case has. cases_with: how many cases have a deadline, a planned end, an end. notes:
    what was read otherwise than written, and how often. latest is the instant of the newest activity.
    """

    sizes: Counter[str]
    cases_with: Counter[str]
    notes: Counter[str]
    header: LogHeader
    latest: datetime | None = None


def survey(path: Path, mapping: LogMapping) -> LogSurvey:
    """Read everything once, so that later nothing fails. Raises Unusable with all mistakes of the file."""
    reading = RowReading(path)
    surveyor = Surveyor(mapping, reading)
    log_format = format_of(path)
    with closing(_READERS[log_format](path, mapping, reading)) as rows:
        for place, values in rows:
            surveyor.add(place, values)
    never = [column for column, count in surveyor.without.items() if count == surveyor.rows > 1]
    if never:  # one mistake of the mapping, not one of every row
        raise _unseen(path, mapping, never)
    reading.mistakes.refuse()
    if not surveyor.sizes:
        raise Unusable(path, "no event in it")
    unseen = mapping.required() - surveyor.columns_with_values
    if unseen and log_format is not LogFormat.CSV:
        raise _unseen(path, mapping, unseen)
    return LogSurvey(surveyor.sizes, surveyor.cases_with, surveyor.all_notes(), reading.header, surveyor.latest)


def _unseen(path: Path, mapping: LogMapping, columns: Iterable[str]) -> Unusable:
    what = f"nothing under the key {', '.join(sorted(columns))}, as mapping «{mapping.source}» wants"
    return Unusable(path, f"{what}; correct the mapping, or name the key there as optional")


def cases(path: Path, mapping: LogMapping, found: LogSurvey) -> Iterator[LogCase]:
    """Every case as soon as its last row was read; only cases still incomplete are held."""
    gathered: dict[str, list[LogEvent]] = {}
    columns, read = mapping.columns, InstantReader(mapping.rules).read
    for place, values in _READERS[format_of(path)](path, mapping, RowReading(path)):
        name = values[columns.case]
        events = gathered.setdefault(name, [])
        events.append(LogEvent(place, read(values[columns.instant]), values))
        if len(events) == found.sizes[name]:
            yield LogCase(name, tuple(sorted(gathered.pop(name), key=_in_order(mapping))))


def _in_order(mapping: LogMapping) -> Callable[[LogEvent], tuple[datetime, str]]:
    """By instant, to the last digit that is given."""
    return lambda event: (event.at, finer(event.values[mapping.columns.instant]))

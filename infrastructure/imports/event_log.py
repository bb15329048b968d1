"""Event logs in CSV or XES, read case by case without holding the file (nhật ký sự kiện)."""

import codecs
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

from domain.values import LONGEST_NAME, has_years_around
from infrastructure.imports.csv_rows import Row, csv_rows
from infrastructure.imports.decompression import unpacked
from infrastructure.imports.mapping import LogMapping
from infrastructure.imports.unusable import Unusable
from infrastructure.imports.xes_events import xes_events

_FINER = re.compile(r"[.,]\d{6}(\d+)")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class LogEvent:
    """One event: its line, its instant, its values by column or key; empty values are left out (một sự kiện)."""

    line: int
    at: datetime
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class LogCase:
    """A case with its events in order; those of one instant stand as in the file (một vụ việc)."""

    name: str
    events: tuple[LogEvent, ...]


def survey(path: Path, mapping: LogMapping) -> Counter[str]:
    """Read everything once and answer how many events each case has. Raises Unusable, so later nothing does."""
    found: Counter[str] = Counter()
    said: dict[str, dict[str, str]] = defaultdict(dict)
    unseen = set(mapping.columns.named())
    with closing(_events(path, mapping)) as events:
        for event in events:
            for column in mapping.columns.instants():
                if column in event.values:
                    instant(path, mapping, event.values[column], column, event.line)
            _require_agreement(path, mapping, event, said[event.values[mapping.columns.case]])
            unseen -= event.values.keys()
            found[event.values[mapping.columns.case]] += 1
    if not found:
        raise Unusable(path, "no event in it")
    if unseen and is_xes(path):
        raise Unusable(path, f"nothing under the key {', '.join(sorted(unseen))}, as mapping «{mapping.source}» wants")
    return found


def cases(path: Path, mapping: LogMapping, sizes: Counter[str]) -> Iterator[LogCase]:
    """Every case as soon as its last row was read; only cases still incomplete are held."""
    gathered: dict[str, list[LogEvent]] = {}
    for event in _events(path, mapping):
        name = event.values[mapping.columns.case]
        events = gathered.setdefault(name, [])
        events.append(event)
        if len(events) == sizes[name]:
            yield LogCase(name, tuple(sorted(gathered.pop(name), key=_in_order(mapping))))


def instant(path: Path, mapping: LogMapping, text: str, column: str, line: int) -> datetime:
    """An aware instant with its offset; one without is of the mapping's zone. Raises Unusable."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        what = f"«{text}» in column {column} is not an instant; write it like 2026-01-05T09:00:00+07:00"
        raise Unusable(path, what, line=line) from None
    if found.tzinfo is None and mapping.zone is None:
        raise Unusable(path, f"«{text}» in column {column} has no offset; name a zone in the mapping", line=line)
    if not has_years_around(found.year):
        what = f"«{text}» in column {column} lies at the end of all dates; leave it out where it means none"
        raise Unusable(path, what, line=line)
    if found.tzinfo is not None:
        return found
    offset = found.replace(tzinfo=mapping.zone).utcoffset()  # instants of one zone compare by its clock, not by time
    return found.replace(tzinfo=timezone(offset or timedelta(0)))


def last_instant(path: Path, mapping: LogMapping, text: str, column: str, line: int) -> datetime:
    """The instant until which there is time; a day without an hour lasts to its end. Raises Unusable."""
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError:
        return instant(path, mapping, text, column, line)
    return instant(path, mapping, f"{day}T{time.max}", column, line)


def finer(text: str) -> str:
    """What an instant says below the microsecond, which no instant here can hold; empty where it says nothing."""
    found = _FINER.search(text)
    return found[1].rstrip("0") if found else ""


def is_xes(path: Path) -> bool:
    """Whether a file is XES, by its name or its first letter; else it is CSV."""
    if path.name.endswith((".xes", ".xes.gz")):
        return True
    with unpacked(path) as file:
        beginning = file.read(64)
    if beginning.startswith(_UTF_16):
        return beginning.decode("utf-16", errors="ignore").lstrip().startswith("<")
    return beginning.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<")


def _require_agreement(path: Path, mapping: LogMapping, event: LogEvent, said: dict[str, str]) -> None:
    """What is said of a case is one thing, however often it is said; said is what was so far."""
    for column, value in event.values.items():
        if mapping.of_the_case(column) and said.setdefault(column, value) != value:
            what = f"«{column}» says another thing than before of the same case; correct it, or map it to the activity"
            raise Unusable(path, what, line=event.line)


def _in_order(mapping: LogMapping) -> Callable[[LogEvent], tuple[datetime, str]]:
    """By instant, to the last digit that is given."""
    return lambda event: (event.at, finer(event.values[mapping.columns.instant]))


def _events(path: Path, mapping: LogMapping) -> Generator[LogEvent, None, None]:
    columns = mapping.columns
    with closing(_rows(path, mapping)) as rows:
        for line, values in rows:
            for needed in (columns.case, columns.activity, columns.instant):
                if needed not in values:
                    raise Unusable(path, f"no value in column {needed}", line=line)
            for name in (columns.case, columns.channel):
                if name is not None and len(values.get(name, "")) > LONGEST_NAME:
                    raise Unusable(path, f"column {name} holds a text, not a name; give a short one", line=line)
            yield LogEvent(line, instant(path, mapping, values[columns.instant], columns.instant, line), values)


def _rows(path: Path, mapping: LogMapping) -> Generator[Row, None, None]:
    return xes_events(path, mapping.attributes_of_the_case) if is_xes(path) else csv_rows(path, mapping)

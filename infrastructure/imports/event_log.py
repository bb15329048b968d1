"""Event logs in CSV, one event per row, read case by case without holding the file (nhật ký sự kiện CSV)."""

import csv
import gzip
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from infrastructure.imports.mapping import LogMapping
from infrastructure.imports.unusable import Unusable

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class LogEvent:
    """One row: its place in the file, its instant, its values by column; empty values are left out (một dòng)."""

    line: int
    at: datetime
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class LogCase:
    """A case with its events in order; rows of one instant stand as in the file (một vụ việc)."""

    name: str
    events: tuple[LogEvent, ...]


def survey(path: Path, mapping: LogMapping) -> Counter[str]:
    """Read everything once and answer how many events each case has. Raises Unusable, so later nothing does."""
    found: Counter[str] = Counter()
    for event in _events(path, mapping):
        for column in (
            mapping.columns.start,
            mapping.columns.deadline,
            mapping.columns.planned_end,
            mapping.columns.end,
        ):
            if column is not None and column in event.values:
                instant(path, mapping, event.values[column], column, event.line)
        found[event.values[mapping.columns.case]] += 1
    if not found:
        raise Unusable(path, "no event in it")
    return found


def cases(path: Path, mapping: LogMapping, sizes: Counter[str]) -> Iterator[LogCase]:
    """Every case as soon as its last row was read; only cases still incomplete are held."""
    gathered: dict[str, list[LogEvent]] = {}
    for event in _events(path, mapping):
        name = event.values[mapping.columns.case]
        events = gathered.setdefault(name, [])
        events.append(event)
        if len(events) == sizes[name]:
            yield LogCase(name, tuple(sorted(gathered.pop(name), key=lambda one: one.at)))


def instant(path: Path, mapping: LogMapping, text: str, column: str, line: int) -> datetime:
    """An aware instant; one without offset is of the mapping's zone. Raises Unusable."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Unusable(path, f"«{text}» in column {column} is not an instant", line=line) from None
    if found.tzinfo is not None:
        return found
    if mapping.zone is None:
        raise Unusable(path, f"«{text}» in column {column} has no offset; name a zone in the mapping", line=line)
    return found.replace(tzinfo=mapping.zone)


def _events(path: Path, mapping: LogMapping) -> Iterator[LogEvent]:
    columns = mapping.columns
    with _opened(path) as file:
        rows = csv.reader(file)
        header = next(rows, [])
        missing = sorted(columns.named() - set(header))
        if missing:
            has = ", ".join(header) or "no columns at all"
            raise Unusable(path, f"no column {', '.join(missing)}, as mapping «{mapping.source}» wants; it has {has}")
        for row in rows:
            line = rows.line_num
            if not row:
                continue
            if len(row) != len(header):
                raise Unusable(path, f"{len(row)} values for {len(header)} columns", line=line)
            values = {column: value for column, value in zip(header, row, strict=True) if value}
            for needed in (columns.case, columns.activity, columns.instant):
                if needed not in values:
                    raise Unusable(path, f"no value in column {needed}", line=line)
            yield LogEvent(line, instant(path, mapping, values[columns.instant], columns.instant, line), values)


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    with path.open("rb") as raw:
        packed = raw.read(2) == _GZIP
    opens = gzip.open if packed else open
    try:
        with opens(path, "rt", encoding="utf-8-sig", newline="") as file:
            yield file
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Unusable(path, f"cannot be unpacked ({error}); fetch the file again") from error
    except UnicodeDecodeError as error:
        raise Unusable(path, f"not UTF-8 ({error.reason}); convert the file") from error
    except csv.Error as error:
        raise Unusable(path, f"not CSV ({error})") from error

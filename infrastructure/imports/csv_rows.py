"""Rows of a log in CSV, one event each (nhật ký CSV)."""

import csv
import io
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path

from infrastructure.imports.decompression import unpacked
from infrastructure.imports.mapping import LogMapping
from infrastructure.imports.unusable import Unusable

Row = tuple[int, dict[str, str]]
"""The line, and the values by column; empty ones are left out."""


def csv_rows(path: Path, mapping: LogMapping) -> Generator[Row, None, None]:
    """Every row below the header. Raises Unusable."""
    try:
        with unpacked(path) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as file:
            yield from _rows(path, mapping, file)
    except UnicodeDecodeError as error:
        raise Unusable(path, f"not UTF-8 ({error.reason}); convert the file") from error


def _rows(path: Path, mapping: LogMapping, file: io.TextIOWrapper) -> Iterator[Row]:
    rows = csv.reader(_lines(path, file), strict=True)  # else a quote that nobody closes swallows every row after it
    try:
        header = next(rows, [])
        _require(path, mapping, header)
        for row in rows:
            if row:
                yield rows.line_num, _values(path, header, row, rows.line_num)
    except csv.Error as error:
        raise Unusable(path, f"not CSV ({error}); look at its quotes", line=rows.line_num) from error


def _lines(path: Path, file: io.TextIOWrapper) -> Iterator[str]:
    for number, line in enumerate(file, 1):
        if "\0" in line:
            raise Unusable(path, "a NUL sign, which no text has; convert the file to UTF-8", line=number)
        yield line


def _require(path: Path, mapping: LogMapping, header: list[str]) -> None:
    missing = sorted(mapping.columns.named() - set(header))
    if missing:
        has = ", ".join(header) or "no columns at all"
        what = f"no column {', '.join(missing)}, as mapping «{mapping.source}» wants; it has {has}"
        raise Unusable(path, f"{what}; columns are divided by commas")


def _values(path: Path, header: list[str], row: list[str], line: int) -> dict[str, str]:
    if len(row) != len(header):
        raise Unusable(path, f"{len(row)} values for {len(header)} columns", line=line)
    said = [(column, value) for column, value in zip(header, row, strict=True) if value]
    values = dict(said)
    if len(values) != len(said):
        twice = next(column for column, count in Counter(column for column, _ in said).items() if count > 1)
        raise Unusable(path, f"two columns are called «{twice}»; give each a name of its own", line=line)
    return values

"""Rows of a log in CSV, one event each (nhật ký CSV)."""

import csv
import io
from collections.abc import Generator, Iterator
from pathlib import Path

from infrastructure.imports.mapping import LogMapping
from infrastructure.imports.unpacking import unpacked
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
    except csv.Error as error:
        raise Unusable(path, f"not CSV ({error})") from error


def _rows(path: Path, mapping: LogMapping, file: io.TextIOWrapper) -> Iterator[Row]:
    rows = csv.reader(file)
    header = next(rows, [])
    missing = sorted(mapping.columns.named() - set(header))
    if missing:
        has = ", ".join(header) or "no columns at all"
        raise Unusable(path, f"no column {', '.join(missing)}, as mapping «{mapping.source}» wants; it has {has}")
    for row in rows:
        if not row:
            continue
        if len(row) != len(header):
            raise Unusable(path, f"{len(row)} values for {len(header)} columns", line=rows.line_num)
        yield rows.line_num, {column: value for column, value in zip(header, row, strict=True) if value}

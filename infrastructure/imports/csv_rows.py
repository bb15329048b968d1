"""Rows of a log in CSV, one event each (nhật ký CSV)."""

import csv
import io
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path

from domain.plain_text import cleaned
from infrastructure.imports.decompression import unpacked
from infrastructure.imports.mapping import LogMapping
from infrastructure.imports.rows import CLEANED, Row, RowReading
from infrastructure.imports.unusable import Unusable


def csv_rows(path: Path, mapping: LogMapping, reading: RowReading) -> Generator[Row, None, None]:
    """Every row below the header; a row that is not as long as it is a mistake. Raises Unusable."""
    try:
        with unpacked(path) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as file:
            yield from _rows(path, mapping, file, reading)
    except UnicodeDecodeError as error:
        raise Unusable(path, f"not UTF-8 (byte {error.start} of a part); convert the file") from error


def _rows(path: Path, mapping: LogMapping, file: io.TextIOWrapper, reading: RowReading) -> Iterator[Row]:
    # strict, else a quote that nobody closes swallows every row after it
    rows = csv.reader(_lines(path, file), strict=True, delimiter=mapping.delimiter)
    try:
        header = [cleaned(name) for name in next(rows, [])]
        _require(path, mapping, header)
        for row in rows:
            if not row:
                continue
            if len(row) != len(header):
                reading.mistakes.add(f"{len(row)} values for {len(header)} columns", line=rows.line_num)
            else:
                yield rows.line_num, _values(header, row, rows.line_num, reading)
    except csv.Error as error:
        what = "not CSV: a quote is not closed, or something follows a closed one, or a line ends oddly"
        raise Unusable(path, f"{what}; look at its quotes", line=rows.line_num) from error


def _lines(path: Path, file: io.TextIOWrapper) -> Iterator[str]:
    for number, line in enumerate(file, 1):
        if "\0" in line:
            raise Unusable(path, "a NUL sign, which no text has; convert the file to UTF-8", line=number)
        yield line


def _require(path: Path, mapping: LogMapping, header: list[str]) -> None:
    missing = sorted(mapping.required() - set(header))
    if missing:
        has = ", ".join(header) or "no columns at all"
        what = f"no column {', '.join(missing)}, as mapping «{mapping.source}» wants; it has {has}"
        how = f"columns are divided by «{mapping.delimiter}», unless the mapping names another delimiter"
        raise Unusable(path, f"{what}; {how}, and may be missing if it names them optional")
    twice = [name for name, count in Counter(header).items() if name and count > 1]
    if twice:
        raise Unusable(path, f"two columns are called «{twice[0]}»; give each a name of its own", line=1)


def _values(header: list[str], row: list[str], line: int, reading: RowReading) -> dict[str, str]:
    values = {}
    for column, said in zip(header, row, strict=True):
        value = cleaned(said)
        if value != said:
            reading.notes[CLEANED] += 1
        if value:
            values[column] = value
    if "" in values:
        reading.mistakes.add(f"«{values['']}» in a column without a name; name it in the header", line=line)
    return values

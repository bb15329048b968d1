"""The same figures as open data: CSV, JSON, and the dictionary of both (dữ liệu mở).

JSON is a Frictionless Data Package with its one table inside, the dictionary its Table Schema.
"""

import csv
import io
from typing import Any

from application.audits.public_columns import COLUMNS, TITLE, DataKind, Datum, PublicColumn, data_of
from application.audits.public_timeliness import TOO_FEW, PublicTimeliness


def as_csv(found: PublicTimeliness) -> str:
    """A head and a line for each row; nothing stands for what is not known."""
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\r\n")
    writer.writerow(column.key for column in COLUMNS)
    for row in data_of(found):
        writer.writerow(("true" if value else "false") if isinstance(value, bool) else value for value in row.values())
    return paper.getvalue()


def as_package(found: PublicTimeliness) -> dict[str, Any]:
    """The rows with everything to understand and derive them."""
    name = f"transparency-{found.source}-{found.quarter}".lower()
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": TITLE[0],
        "description": " ".join(TOO_FEW),
        "period": str(found.quarter),
        "position": found.asked.position,
        "query": found.asked.query,
        "resources": [
            {"profile": "tabular-data-resource", "name": name, "schema": dictionary(), "data": _typed(found)}
        ],
    }


def dictionary() -> dict[str, Any]:
    """Every column: type, meaning in both languages, unit, formula, instrument."""
    return {
        "title": TITLE[0],
        "description": " ".join(TOO_FEW),
        "fields": [_field(column) for column in COLUMNS],
        "missingValues": [""],
    }


def _field(column: PublicColumn) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.key,
        "type": column.kind.value,
        "title": column.vi,
        "description": column.en,
        "unit": column.unit,
        "formula": column.formula,
        "source": column.basis,
    }
    return {key: value for key, value in described.items() if value is not None}


def _typed(found: PublicTimeliness) -> list[dict[str, Any]]:
    numbers = {column.key for column in COLUMNS if column.kind is DataKind.NUMBER}
    rows = data_of(found)
    return [{key: _number(value) if key in numbers else value for key, value in row.items()} for row in rows]


def _number(written: Datum) -> float | None:
    return None if written is None else float(written)

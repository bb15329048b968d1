"""Instants and days out of JSON rows (thời điểm)."""

from datetime import date, datetime
from typing import Any


def instant(row: dict[str, Any], column: str) -> datetime | None:
    """An aware instant of a row, None where there is none."""
    value = row[column]
    return None if value is None else datetime.fromisoformat(value)


def day(row: dict[str, Any], column: str) -> date | None:
    """A legal day of a row, None where there is none."""
    value = row[column]
    return None if value is None else date.fromisoformat(value)

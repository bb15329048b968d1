"""Figures as cells of a spreadsheet that can be counted on with (ô của bảng tính)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from application.audits.report import NO_FIGURES, Cell, Column, Kind, NoData, Share, Word
from application.queries.shown_instants import ForeignInstant
from domain.values import HO_CHI_MINH
from infrastructure.reports.vietnamese import in_vietnamese, visible

Value = str | int | float | date | datetime | timedelta | None
FORMATS: Mapping[str, Mapping[str, object]] = {
    "text": {"text_wrap": True},
    "whole": {"num_format": "#,##0"},
    "part": {"num_format": "#,##0.00"},
    "day": {"num_format": "dd/mm/yyyy"},
    "instant": {"num_format": "dd/mm/yyyy hh:mm:ss"},
    "head": {"bold": True, "text_wrap": True, "bg_color": "#E8EDF2", "border": 1},
    "bold-text": {"text_wrap": True, "bold": True},
    "bold-whole": {"num_format": "#,##0", "bold": True},
    "bold-part": {"num_format": "#,##0.00", "bold": True},
}
_DAY = timedelta(days=1)
_FIRST_YEAR = 1900
"""Spreadsheets know no day before it."""
_EXACT = 2**53
"""Beyond it a spreadsheet rounds whole numbers."""
_LONGEST = 32_767
"""Signs that a cell can hold."""


def heads(column: Column) -> list[str]:
    """The names of what a column takes: a share three, so that nobody has to take it apart."""
    form = f" ({column.form})" if column.form else ""
    named = f"{visible(column.vi)}{form}", visible(column.en)
    match column.kind:
        case Kind.SHARE:
            parts = (("", ""), (": trên tổng số", ": of"), (" (%)", " (%)"))
            return [f"{named[0]}{vi}\n{named[1]}{en}" for vi, en in parts]
        case Kind.DURATION:
            return [f"{named[0]} (ngày)\n{named[1]} (days)"]
    return [f"{named[0]}\n{named[1]}"]


def values(column: Column, cell: Cell) -> list[Value]:
    """What a cell says in as many values as its column takes."""
    if column.kind is not Kind.SHARE:
        return [_value(cell)]
    if isinstance(cell, Share):
        return [cell.counted, cell.total, NO_FIGURES if cell.percent is None else float(cell.percent)]
    return [_value(cell), None, None]


def _value(cell: Cell) -> Value:
    match cell:
        case None:
            return None
        case timedelta():
            return cell / _DAY
        case Decimal():
            return float(cell)
        case bool():
            return in_vietnamese(cell)
        case int():
            return cell if abs(cell) <= _EXACT else str(cell)
        case ForeignInstant():
            return in_vietnamese(cell)  # a cell of a sheet has no offset
        case datetime():
            there = cell.astimezone(HO_CHI_MINH)
            # to the second, downwards: the last instant of a day would be rounded to the next one
            return there.replace(tzinfo=None, microsecond=0) if there.year >= _FIRST_YEAR else in_vietnamese(cell)
        case date():
            return cell if cell.year >= _FIRST_YEAR else in_vietnamese(cell)
        case Word() | Share() | NoData():
            return in_vietnamese(cell)
        case str():
            return visible(cell)
    return in_vietnamese(cell)


def put(
    sheet: Worksheet, row: int, column: int, value: Value, formats: Mapping[str, Format], *, bold: bool = False
) -> None:
    """One cell of its own type; text is never a formula, and says so where a cell cannot hold it whole."""
    weight = "bold-" if bold else ""
    match value:
        case None:
            sheet.write_blank(row, column, None, formats[f"{weight}text"])
        case str():
            sheet.write_string(row, column, _held(value), formats[f"{weight}text"])
        case datetime():
            sheet.write_datetime(row, column, value, formats["instant"])
        case date():
            sheet.write_datetime(row, column, value, formats["day"])
        case int():
            sheet.write_number(row, column, value, formats[f"{weight}whole"])
        case float():
            sheet.write_number(row, column, value, formats[f"{weight}part"])


def _held(text: str) -> str:
    """A text as long as a cell can be; what is missing stands in the other forms of the report."""
    if len(text.encode("utf-16-le")) // 2 <= _LONGEST:
        return text
    end = f" … ({len(text)} ký tự, xem bản HTML)"
    return text.encode("utf-16-le")[: 2 * (_LONGEST - len(end))].decode("utf-16-le", "ignore") + end

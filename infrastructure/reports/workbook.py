"""A report as a spreadsheet: a sheet of where it comes from, then one for each table (báo cáo dạng bảng tính)."""

import io
import re
from datetime import UTC

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from application.audits.report import TOTAL, Report, Table
from infrastructure.reports.origin import origin
from infrastructure.reports.sheet_cells import FORMATS, Value, heads, put, values
from infrastructure.reports.vietnamese import visible

_ORIGIN = "Nguồn"
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
_NARROW, _WIDE = 9, 60


def workbook(report: Report) -> bytes:
    """Typed cells; dated when the report was judged, so that the same report makes the same bytes."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    book.set_properties({"title": visible(report.vi), "created": report.asked.judged_at.astimezone(UTC)})
    formats = {name: book.add_format({"valign": "top", **look}) for name, look in FORMATS.items()}
    names = sheet_names(report.tables)
    _origin(book.add_worksheet(_ORIGIN), report, names, formats)
    for name, table in zip(names, report.tables, strict=True):
        _table(book.add_worksheet(name), table, formats)
    book.close()
    return file.getvalue()


def sheet_names(tables: tuple[Table, ...]) -> list[str]:
    """Numbered, without signs that names of sheets may not have, not longer than they may be."""
    return [
        f"{at} {_NOT_IN_NAMES.sub(' ', visible(table.vi))}"[:_LONGEST_NAME].strip()
        for at, table in enumerate(tables, 1)
    ]


def _origin(sheet: Worksheet, report: Report, names: list[str], formats: dict[str, Format]) -> None:
    lines: list[tuple[str, ...]] = [("Báo cáo", "report", f"{visible(report.vi)}\n{visible(report.en)}")]
    lines += [("Tóm tắt", "summary", visible(report.summary))] if report.summary else []
    lines += origin(report)
    for at, line in enumerate(lines):
        for column, value in enumerate(line):
            put(sheet, at, column, value, formats)
    top = len(lines) + 1
    for column, value in enumerate(("Trang tính", "Bảng", "Cách tính", "Căn cứ", "Ghi chú")):
        sheet.write_string(top, column, value, formats["head"])
    for at, (name, table) in enumerate(zip(names, report.tables, strict=True), top + 1):
        described = (name, f"{table.vi}\n{table.en}", table.formula, table.basis, "\n".join(table.notes))
        for column, value in enumerate(described):
            put(sheet, at, column, visible(value), formats)
    for column, width in enumerate((32, 40, 70, 40, 60)):
        sheet.set_column(column, column, width)


def _table(sheet: Worksheet, table: Table, formats: dict[str, Format]) -> None:
    """Names of columns in the first row, which stays in visibility, then a row for each row."""
    named = [head for column in table.columns for head in heads(column)]
    for at, head in enumerate(named):
        sheet.write_string(0, at, head, formats["head"])
    widths = [max(map(len, head.split("\n"))) for head in named]
    for line, row in enumerate(table.rows, 1):
        cells = [value for column, cell in zip(table.columns, row, strict=True) for value in values(column, cell)]
        for at, value in enumerate(cells):
            put(sheet, line, at, value, formats, bold=row[0] == TOTAL)
            widths[at] = max(widths[at], _length(value))
    for at, width in enumerate(widths):
        sheet.set_column(at, at, min(max(width + 2, _NARROW), _WIDE))
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(named) - 1)


def _length(value: Value) -> int:
    return max(map(len, value.split("\n"))) if isinstance(value, str) else 10

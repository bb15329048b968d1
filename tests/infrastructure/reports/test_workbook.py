"""The spreadsheet holds the report's figures as figures, its words as words, and no formula."""

import io
import math
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import zip_longest
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from application.audits.report import Cell, Column, Kind, Report, Share, Table
from domain.values import HO_CHI_MINH
from infrastructure.reports.sheet_cells import values
from infrastructure.reports.vietnamese import in_vietnamese
from infrastructure.reports.words import written
from infrastructure.reports.workbook import sheet_names, workbook
from tests.infrastructure.reports.kit import REPORTS, SAMPLE, report, table

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ZERO = datetime(1899, 12, 30, tzinfo=UTC)
Sheet = list[list[str | float | None]]


def opened(made: bytes) -> dict[str, Sheet]:
    """Sheets by name: numbers as numbers, texts as texts."""
    with ZipFile(io.BytesIO(made)) as book:
        shared = [
            "".join(text.text or "" for text in one.iter(f"{_NS}t"))
            for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        names = [one.attrib["name"] for one in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{_NS}sheet")]
        trees = [ElementTree.fromstring(book.read(f"xl/worksheets/sheet{n}.xml")) for n in range(1, len(names) + 1)]
    assert not [tag for tree in trees for tag in tree.iter() if tag.tag in {f"{_NS}f", f"{_NS}hyperlinks"}]
    return {
        name: [_row(row, shared) for row in tree.iter(f"{_NS}row")] for name, tree in zip(names, trees, strict=True)
    }


def _row(row: ElementTree.Element, shared: list[str]) -> list[str | float | None]:
    found: list[str | float | None] = []
    for cell in row:
        value = cell.find(f"{_NS}v")
        if value is None or value.text is None:
            found.append(None)
        else:
            found.append(shared[int(value.text)] if cell.get("t") == "s" else float(value.text))
    return found


def expected(table: Table) -> Sheet:
    return [
        [value for column, cell in zip(table.columns, row, strict=True) for value in _values(column.kind, cell)]
        for row in table.rows
    ]


def _values(kind: Kind, cell: Cell) -> list[str | float | None]:
    if kind is Kind.SHARE and isinstance(cell, Share):
        return [cell.counted, cell.total, "không có số liệu" if cell.percent is None else float(cell.percent)]
    return [_value(cell), *([None, None] if kind is Kind.SHARE else [])]


def _value(cell: Cell) -> str | float | None:
    match cell:
        case None:
            return None
        case timedelta():
            return cell.total_seconds() / 86_400
        case datetime() if (cell + timedelta(hours=7)).year >= 1900:
            return (cell.replace(microsecond=0) + timedelta(hours=7) - _ZERO) / timedelta(days=1)
        case date() if not isinstance(cell, datetime) and cell.year >= 1900:
            return float((cell - _ZERO.date()).days)
        case int() if abs(cell) > 2**53:
            return str(cell)
        case int() | Decimal():
            return float(cell)
    return in_vietnamese(cell)


def same(found: Sheet, wanted: Sheet) -> None:
    assert len(found) == len(wanted)
    for row, other in zip(found, wanted, strict=True):
        for value, want in zip_longest(row, other):
            if isinstance(value, float) and isinstance(want, int | float):
                assert math.isclose(value, want, rel_tol=1e-12, abs_tol=1e-6)
            else:
                assert (value or None) == (want or None)


def test_every_figure_can_be_counted_on_with() -> None:
    sheets = opened(workbook(SAMPLE))

    names = sheet_names(SAMPLE.tables)
    assert list(sheets) == ["Nguồn", *names]
    for name, shown in zip(names, SAMPLE.tables, strict=True):
        same(sheets[name][1:], expected(shown))
    first = sheets[names[0]][1]
    assert first[1:6] == [1434, 1300, 1434, 90.66, 15.04]
    assert first[6] == pytest.approx(3 + 4 / 24)
    assert first[9] == pytest.approx((datetime(2026, 3, 1, 1, 30, tzinfo=UTC) - _ZERO) / timedelta(days=1))


def test_the_first_sheet_says_where_it_comes_from() -> None:
    source = opened(workbook(SAMPLE))["Nguồn"]

    said = {value for row in source for value in row}
    assert {"20445", "hoso audit timeliness --by field", "H14", "3 = 4 + 5; 9 ≤ 12", "Một ghi chú"} <= said
    assert set(sheet_names(SAMPLE.tables)) <= said


def test_sheets_have_names_that_sheets_may_have() -> None:
    names = sheet_names(tuple(table(key=f"x{'y' * 40}[]:*?/\\'{at}") for at in range(12)))

    assert len({name.lower() for name in names}) == 12
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_a_text_too_long_for_a_cell_says_so() -> None:
    long = table((("ở" * 40_000, *(None,) * 8),))

    (cell,) = opened(workbook(report(long)))[sheet_names((long,))[0]][1][:1]
    assert isinstance(cell, str)
    assert len(cell) <= 32_767
    assert cell.endswith("(40000 ký tự, xem bản HTML)")


@pytest.mark.slow
@given(REPORTS)
@settings(max_examples=40, deadline=None)
def test_whatever_is_typed_stays_text_and_the_bytes_stay_the_same(any_report: Report) -> None:
    made = workbook(any_report)

    same(opened(made)[sheet_names(any_report.tables)[0]][1:], expected(any_report.tables[0]))
    assert workbook(any_report) == made


def test_the_last_instant_of_a_day_is_of_that_day() -> None:
    last = datetime(2026, 3, 24, 23, 59, 59, 999_999, HO_CHI_MINH)

    (shown,) = values(Column("at", "Thời điểm", "When", Kind.INSTANT), last)

    assert str(shown) == "2026-03-24 23:59:59"
    assert in_vietnamese(last) == written(last) == "24/03/2026 23:59"

"""The printed report: Vietnamese letters are whole, every cell is there, the same report makes the same bytes."""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from application.audits.report import Cell, Report
from infrastructure.reports.drawings import picture_of
from infrastructure.reports.letters import printable
from infrastructure.reports.paper import paper
from infrastructure.reports.vietnamese import in_vietnamese
from tests.infrastructure.reports.kit import COLUMNS, LETTERS, REPORTS, SAMPLE, report, table

pytestmark = pytest.mark.slow


def pages(made: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]


def pressed(text: str) -> str:
    """Without spaces and breaks, which a printed line is free to move."""
    return re.sub(r"\s", "", text)


def test_every_cell_and_its_origin_are_printed() -> None:
    told = [pressed(page) for page in pages(paper(SAMPLE))]

    whole = "".join(told)
    for cell in {cell for one in SAMPLE.tables for row in one.rows for cell in row}:
        assert pressed(printable(in_vietnamese(cell))) in whole
    assert pressed(LETTERS) in whole
    captions = [f"Biểu đồ. {drawn.title}" for drawn in map(picture_of, SAMPLE.tables) if drawn is not None]
    assert captions
    for said in ("3 = 4 + 5; 9 ≤ 12", "Một ghi chú", "H14", "A table", *captions):
        assert pressed(said) in whole


def test_each_page_has_position_query_and_its_number() -> None:
    rows: list[tuple[Cell, ...]] = [(f"Dòng {at}", at, *(None,) * 7) for at in range(200)]

    told = pages(paper(report(table(rows))))

    assert len(told) > 2
    for at, page in enumerate(told, 1):
        assert f"Trang {at}/{len(told)}" in page
        assert "Vị trí nhật ký 20445" in page
        assert "hoso audit timeliness --by field" in page
        assert COLUMNS[1].vi in page  # the head of the table is there again
    assert all(f"Dòng {at}" in "".join(told) for at in range(200))


def test_the_font_is_in_the_file_and_the_date_is_that_of_the_judgement() -> None:
    read = PdfReader(io.BytesIO(paper(SAMPLE)))

    assert read.metadata is not None
    assert read.metadata.creation_date == SAMPLE.asked.judged_at
    assert read.metadata.title == "Báo cáo thử"
    descriptors = [one for one in map(read.get_object, range(1, len(read.xref[0]) + 1)) if _describes_a_font(one)]
    assert len(descriptors) >= 2
    assert all(isinstance(one, DictionaryObject) and "/FontFile2" in one for one in descriptors)
    assert paper(SAMPLE) == paper(SAMPLE)


def _describes_a_font(found: object) -> bool:
    return isinstance(found, DictionaryObject) and found.get("/Type") == "/FontDescriptor"


def test_a_sign_the_font_has_not_is_named() -> None:
    assert printable("Đ中\x00\ud800e\u0302\u0301") == "Đ[U+4E2D][U+0000][U+D800]ế"


def test_a_row_higher_than_a_page_goes_on_upon_the_next() -> None:
    long = " ".join(f"ở-{at}" for at in range(4000))

    whole = pressed("".join(pages(paper(report(table(((long, *(None,) * 8),)))))))

    assert all(f"ở-{at}" in whole for at in range(4000))


def test_of_rows_nobody_leafs_through_some_are_printed_and_the_others_counted() -> None:
    many = replace(table(tuple((f"dòng-{at:03}", *(None,) * 8) for at in range(57))), on_paper=50)

    whole = pressed("".join(pages(paper(report(many)))))

    assert [at for at in range(57) if f"dòng-{at:03}" in whole] == list(range(50))
    assert pressed("… và 7 dòng nữa") in whole


@given(REPORTS)
@settings(max_examples=4, deadline=None)
def test_whatever_is_typed_can_be_printed(any_report: Report) -> None:
    made = paper(any_report)

    assert len(pages(made)) >= 1
    assert paper(any_report) == made

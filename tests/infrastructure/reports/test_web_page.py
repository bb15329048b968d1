"""The page stands alone, says everything, and runs nothing."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from application.audits.report import Kind, Report
from infrastructure.reports.vietnamese import in_vietnamese, visible
from infrastructure.reports.web_page import web_page
from tests.infrastructure.reports.kit import NASTY, REPORTS, SAMPLE, report, table

_VOID = {"meta"}


class Page(HTMLParser):
    """What a reader finds: tags with attributes, cells of tables, texts by the element they stand in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.words: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self.tables[-1][-1][-1] += data
        if self.open:
            self.words.setdefault(self.open[-1], []).append(data)

    def having(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def told(asked: Report) -> list[list[list[str]]]:
    """Every cell of every table that has rows, as it is written."""
    return [[[in_vietnamese(cell) for cell in row] for row in one.rows] for one in asked.tables if one.rows]


def test_every_cell_stands_in_the_page_once() -> None:
    page = Page(web_page(SAMPLE))

    assert [one[1:] for one in page.tables] == told(SAMPLE)
    assert page.open == []
    assert page.tables[0][1][1:6] == ["1.434", "1.300/1.434 = 90,66 %", "15,04", "3 ngày 4 giờ", "41 ngày 0 giờ"]
    assert page.tables[0][1][7:] == ["01/03/2026 01:30", "1, 22, 333, 4444, 55555, 666666, 7777777"]


def test_where_it_comes_from_stands_above_and_below() -> None:
    text = web_page(SAMPLE)

    head, foot = text.index("<main>"), text.index("</main>")
    for part in (text[:head], text[foot:]):
        for said in ("20445", "01/07/2026 00:05", "hoso audit timeliness --by field", "H14", "30/06/2026"):
            assert said in part
    assert text.count("3 = 4 + 5; 9 ≤ 12") == len(SAMPLE.tables)
    assert text.count("NĐ 61/2018/NĐ-CP Điều 19") == len(SAMPLE.tables)


def test_it_asks_for_nothing_and_runs_nothing() -> None:
    page = Page(web_page(SAMPLE))

    assert {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "form"} == set()
    asked = [value for _, given in page.tags for name, value in given.items() if name in {"src", "href"}]
    assert all(value and value.startswith("#bang-") for value in asked)
    assert "url(" not in web_page(SAMPLE)
    assert "@import" not in web_page(SAMPLE)


def test_it_can_be_read_without_seeing_it() -> None:
    page = Page(web_page(SAMPLE))

    ids = [given["id"] for _, given in page.tags if "id" in given]
    assert len(ids) == len(set(ids))
    assert page.having("html") == [{"lang": "vi"}]
    assert len(page.having("caption")) == len(page.having("table")) == 4
    assert all(given["scope"] in {"col", "row"} for given in page.having("th"))
    assert len(page.having("svg")) == len(page.having("figure")) == 3
    assert page.words["figcaption"] == [f"Biểu đồ. {title}" for title in page.words["title"][1:]]
    for drawing in page.having("svg"):
        assert drawing["role"] == "img"
        assert set(str(drawing["aria-labelledby"]).split()) <= set(ids)
    assert "Đất đai: 1.300/1.434 = 90,66 %" in page.words["desc"][0]
    assert "A table" in [word for words in (page.words["small"],) for word in words]


def test_figures_stand_on_the_right_words_on_the_left() -> None:
    page = Page(web_page(SAMPLE))

    classes = [given.get("class") for given in page.having("th") if given["scope"] == "col"][:9]
    figures = {column.key for column in SAMPLE.tables[0].columns if column.kind not in {Kind.TEXT, Kind.EVIDENCE}}
    assert classes.count("figure") == len(figures)


def test_nasty_texts_are_words_like_others() -> None:
    nasty = report(table([(text, *(None,) * 8) for text in NASTY]))
    page = Page(web_page(nasty))

    assert [one[1:] for one in page.tables] == told(nasty)
    assert "nul[U+0000] bell[U+0007] escape[U+001B][31m" in page.tables[0][8][0]


@pytest.mark.slow
@given(REPORTS)
@settings(max_examples=40, deadline=None)
def test_nothing_that_is_typed_becomes_markup(any_report: Report) -> None:
    text = web_page(any_report)
    page = Page(text)

    text.encode()
    assert [one[1:] for one in page.tables] == told(any_report)
    assert page.open == []
    assert {"script", "img"} & {tag for tag, _ in page.tags} == set()
    assert page.words["dd"].count(visible(any_report.asked.query)) in ({2} if any_report.asked.query else {0})
    assert web_page(any_report) == text

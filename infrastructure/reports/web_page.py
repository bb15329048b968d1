"""A report as one page that needs nothing else: no request, no script (báo cáo dạng HTML)."""

from collections.abc import Iterator
from importlib.resources import files

import htpy as h
from markupsafe import Markup

from application.audits.report import TOTAL, Cell, Column, Kind, NoData, Report, Table
from infrastructure.reports.drawings import picture_of
from infrastructure.reports.origin import origin
from infrastructure.reports.svg import svg
from infrastructure.reports.vietnamese import in_vietnamese, is_code, is_vietnamese, visible

_LEFT = frozenset({Kind.TEXT, Kind.EVIDENCE})
_ALONE = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: its own style, nothing else."""


def web_page(report: Report) -> str:
    """The whole page, Vietnamese first; every table with its drawing, formula and basis, whole."""
    style = files("infrastructure.reports").joinpath("web_page.css").read_text(encoding="utf-8")
    page = h.html(lang="vi")[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(http_equiv="Content-Security-Policy", content=_ALONE),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.title[visible(report.vi)],
            h.style[Markup(style)],
        ],
        h.body[
            h.header[h.h1[_both(report.vi, report.en)], _summary(report), _origin(report)],
            _contents(report),
            h.main[(_section(table, f"bang-{at}") for at, table in enumerate(report.tables, 1))],
            h.footer[_origin(report)],
        ],
    ]
    return str(page)


def _lang(words: str) -> str | None:
    return None if is_vietnamese(words) else "en"


def _both(vi: str, en: str) -> h.Renderable:
    return h.fragment[visible(vi), " ", h.small(lang="en")[visible(en)]]


def _origin(report: Report) -> h.Element:
    *lines, (vi, en, what) = origin(report)
    return h.dl[
        ((h.dt[_both(*names)], h.dd[what]) for *names, what in lines),
        h.dt[_both(vi, en)],
        h.dd(class_="again")[what],
    ]


def _summary(report: Report) -> h.Element | None:
    return h.p(class_="summary")[visible(report.summary)] if report.summary else None


def _contents(report: Report) -> h.Element:
    named = (h.li[h.a(href=f"#bang-{at}")[visible(table.vi)]] for at, table in enumerate(report.tables, 1))
    return h.nav(aria_label="Mục lục")[h.ol[named]]


def _section(table: Table, key: str) -> h.Element:
    picture = picture_of(table)
    return h.section(id=key, aria_labelledby=f"{key}-head")[
        h.h2(id=f"{key}-head")[_both(table.vi, table.en)],
        h.dl(class_="counted")[
            h.dt[_both("Cách tính", "formula")],
            h.dd(lang=_lang(table.formula))[visible(table.formula)],
            h.dt[_both("Căn cứ", "basis")],
            h.dd[visible(table.basis)],
        ],
        h.figure[svg(picture, key), h.figcaption[f"Biểu đồ. {picture.title}"]] if picture else None,
        _table(table, key) if table.rows else h.p[_both("Không có", "none")],
        h.ul(class_="notes")[(h.li(lang=_lang(note))[visible(note)] for note in table.notes)] if table.notes else None,
    ]


def _table(table: Table, key: str) -> h.Element:
    heads = (h.th(scope="col", class_=_class(column))[_head(column)] for column in table.columns)
    return h.div(class_="wide", role="region", tabindex="0", aria_labelledby=f"{key}-head")[
        h.table[
            h.caption[f"{visible(table.vi)}: {len(table.rows)} dòng"],
            h.thead[h.tr[heads]],
            h.tbody[_rows(table)],
        ]
    ]


def _head(column: Column) -> h.Renderable:
    form = f" ({visible(column.form)})" if column.form else ""
    return h.fragment[f"{visible(column.vi)}{form} ", h.span(lang="en")[visible(column.en)]]


def _rows(table: Table) -> Iterator[h.Element]:
    """The first word of a row is its head, figures are not."""
    headed = table.columns[0].kind is Kind.TEXT
    for row in table.rows:
        yield h.tr(class_="total" if row[0] == TOTAL else None)[
            (
                _cell(column, cell, head=headed and not at)
                for at, (column, cell) in enumerate(zip(table.columns, row, strict=True))
            )
        ]


def _cell(column: Column, cell: Cell, *, head: bool) -> h.Element:
    if head:
        return h.th(scope="row", dir="auto", class_=_code(cell))[in_vietnamese(cell)]
    figure = None if isinstance(cell, NoData) else _class(column) or _code(cell)  # words, not a figure
    return h.td(dir="auto", class_=figure)[in_vietnamese(cell)]


def _code(cell: Cell) -> str | None:
    """Codes stay on one line: one short word with a figure in it (mã không xuống dòng)."""
    return "code" if isinstance(cell, str) and is_code(cell) else None


def _class(column: Column) -> str | None:
    return None if column.kind in _LEFT else "figure"

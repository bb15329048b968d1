"""A report as one page that needs nothing else: no request, no script (báo cáo dạng HTML)."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from application.audits.report import TOTAL, Cell, Column, Kind, NoData, Report, Table
from infrastructure.reports.drawings import picture_of
from infrastructure.reports.origin import origin
from infrastructure.reports.svg import svg
from infrastructure.reports.vietnamese import in_vietnamese, is_vietnamese, visible

_LEFT = frozenset({Kind.TEXT, Kind.EVIDENCE})
_ALONE = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: its own style, nothing else."""


def web_page(report: Report) -> str:
    """The whole page, Vietnamese first; every table with its drawing, formula and basis, whole."""
    style = files("infrastructure.reports").joinpath("web_page.css").read_text(encoding="utf-8")
    parts = [
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_ALONE}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(report.vi)}</title>\n<style>\n{style}</style>\n</head>\n<body>",
        f"<header>\n<h1>{_both(report.vi, report.en)}</h1>\n{_origin(report)}\n</header>",
        _contents(report),
        "<main>",
        *(_section(table, f"bang-{at}") for at, table in enumerate(report.tables, 1)),
        f"</main>\n<footer>\n{_origin(report)}\n</footer>\n</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _text(words: str) -> str:
    return escape(visible(words))


def _tongue(words: str) -> str:
    return "" if is_vietnamese(words) else ' lang="en"'


def _both(vi: str, en: str) -> str:
    return f'{_text(vi)} <small lang="en">{_text(en)}</small>'


def _origin(report: Report) -> str:
    *lines, again = origin(report)
    told = "".join(f"<dt>{_both(vi, en)}</dt><dd>{escape(what)}</dd>\n" for vi, en, what in lines)
    vi, en, what = again
    return f'<dl>\n{told}<dt>{_both(vi, en)}</dt><dd class="again">{escape(what)}</dd>\n</dl>'


def _contents(report: Report) -> str:
    named = "".join(
        f'<li><a href="#bang-{at}">{_text(table.vi)}</a></li>\n' for at, table in enumerate(report.tables, 1)
    )
    return f'<nav aria-label="Mục lục">\n<ol>\n{named}</ol>\n</nav>'


def _section(table: Table, key: str) -> str:
    picture = picture_of(table)
    notes = "".join(f"<li{_tongue(note)}>{_text(note)}</li>" for note in table.notes)
    parts = [
        f'<section id="{key}" aria-labelledby="{key}-head">',
        f'<h2 id="{key}-head">{_both(table.vi, table.en)}</h2>',
        f'<dl class="counted"><dt>{_both("Cách tính", "formula")}</dt>',
        f"<dd{_tongue(table.formula)}>{_text(table.formula)}</dd>",
        f"<dt>{_both('Căn cứ', 'basis')}</dt><dd>{_text(table.basis)}</dd></dl>",
        svg(picture, key) if picture else "",
        _table(table, key) if table.rows else f"<p>{_both('Không có', 'none')}</p>",
        f'<ul class="notes">{notes}</ul>' if notes else "",
        "</section>",
    ]
    return "\n".join(part for part in parts if part)


def _table(table: Table, key: str) -> str:
    heads = "".join(f'<th scope="col"{_class(column)}>{_head(column)}</th>' for column in table.columns)
    lines = "\n".join(_rows(table))
    return (
        f'<div class="wide" role="region" tabindex="0" aria-labelledby="{key}-head">\n<table>\n'
        f"<caption>{_text(table.vi)}: {len(table.rows)} dòng</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table>\n</div>"
    )


def _head(column: Column) -> str:
    form = f" ({_text(column.form)})" if column.form else ""
    return f"{_text(column.vi)}{form} {_english(column)}"


def _english(column: Column) -> str:
    return f'<span lang="en">{_text(column.en)}</span>'


def _rows(table: Table) -> Iterator[str]:
    """The first word of a row is its head, figures are not."""
    headed = table.columns[0].kind is Kind.TEXT
    for row in table.rows:
        cells = "".join(
            _cell(column, cell, head=headed and not at)
            for at, (column, cell) in enumerate(zip(table.columns, row, strict=True))
        )
        yield f'<tr class="total">{cells}</tr>' if row[0] == TOTAL else f"<tr>{cells}</tr>"


def _cell(column: Column, cell: Cell, *, head: bool) -> str:
    told = escape(in_vietnamese(cell))
    if head:
        return f'<th scope="row" dir="auto">{told}</th>'
    figure = "" if isinstance(cell, NoData) else _class(column)  # words, not a figure
    return f'<td dir="auto"{figure}>{told}</td>'


def _class(column: Column) -> str:
    return "" if column.kind in _LEFT else ' class="figure"'

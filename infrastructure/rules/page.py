"""Scenarios as they went, as one page that needs nothing but a browser (trang báo cáo)."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from domain.law.deadlines import Ledger
from features.running import FeatureRan, Outcome, Ran, StepReport
from infrastructure.rules.scenario_report import is_red, ledger_head, ledger_rows, red_first, row_values, summary

_CLASS = {Outcome.GREEN: "green", Outcome.RED: "red", Outcome.UNKNOWN: "unknown"}
_STYLE = """
:root { color-scheme: light dark; --line: #8886; --green: #0a7d33; --red: #c01f1f; --unknown: #9a6200; }
@media (prefers-color-scheme: dark) { :root { --green: #5fd38a; --red: #ff8a80; --unknown: #ffc45e; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  background: Canvas; color: CanvasText; }
h2 { border-top: 1px solid var(--line); padding-top: 1rem; margin-bottom: 0; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
.path, .row { opacity: .75; font-size: .875rem; }
.case { margin: .25rem 0 .25rem 1rem; }
.verdict { display: inline-block; min-width: 6rem; font-weight: 600; }
.green { color: var(--green); } .red { color: var(--red); } .unknown { color: var(--unknown); }
.told { border-left: 3px solid var(--red); padding: .25rem .75rem; margin: .25rem 0 .75rem 1rem; }
.told p { margin: 0; white-space: pre-line; }
table { border-collapse: collapse; font-size: .875rem; margin: .5rem 0; }
td, th { border: 1px solid var(--line); padding: .1rem .5rem; text-align: left; }
"""


def page(features: Iterable[FeatureRan]) -> str:
    """The whole page, what is red first (trang báo cáo)."""
    ordered = red_first(features)
    body = "\n".join(line for number, feature in enumerate(ordered, 1) for line in _section(number, feature))
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Quy tắc và kịch bản</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Quy tắc và kịch bản</h1>\n<p>{escape(summary(ordered))}</p>\n{_contents(ordered)}\n"
        f"{body}\n</body>\n</html>\n"
    )


def _contents(ordered: Sequence[FeatureRan]) -> str:
    lines = (
        f'<li><a href="#f{number}">{escape(feature.name)}</a> {_figures(feature)}</li>'
        for number, feature in enumerate(ordered, 1)
    )
    return "<nav>\n<h2>Mục lục</h2>\n<ol>\n" + "\n".join(lines) + "\n</ol>\n</nav>"


def _figures(feature: FeatureRan) -> str:
    if feature.unreadable:
        return '<span class="red">không đọc được</span>'
    counts = ((verdict, feature.count(verdict)) for verdict in Outcome)
    return ", ".join(f'<span class="{_CLASS[verdict]}">{count} {verdict}</span>' for verdict, count in counts if count)


def _section(number: int, feature: FeatureRan) -> Iterator[str]:
    yield f'<section id="f{number}">\n<h2>{escape(feature.name)}</h2>\n<p class="path">{escape(str(feature.path))}</p>'
    if feature.unreadable:
        yield f'<div class="told"><p>{escape(feature.unreadable)}</p></div>'
    for article, group in groupby(feature.cases, key=lambda ran: ran.case.article):
        yield f"<h3>{escape(article or '(không nêu điều khoản)')}</h3>"
        for ran in sorted(group, key=lambda ran: not is_red(ran)):
            yield from _case(ran)
    yield "</section>"


def _case(ran: Ran) -> Iterator[str]:
    row = " · ".join(row_values(ran.case))
    shown = f' <span class="row">{escape(row)}</span>' if row else ""
    verdict = f'<span class="verdict {_CLASS[ran.verdict]}">{ran.verdict}</span>'
    yield f'<p class="case">{verdict} {escape(ran.case.name)}{shown}</p>'
    yield from map(_told, ran.told)


def _told(told: StepReport) -> str:
    counted = _ledger(told.ledger) if told.ledger is not None else ""
    where = f"<p>dòng {told.line}: <strong>{escape(told.sentence)}</strong></p>"
    return f'<div class="told">{where}<p>{escape(told.found)}</p>{counted}</div>'


def _ledger(ledger: Ledger) -> str:
    rows = (
        "<tr>" + "".join(f"<td>{escape(cell.strip())}</td>" for cell in cells) + "</tr>"
        for cells in ledger_rows(ledger)
    )
    head = "<tr><th>ngày</th><th>cách tính</th><th>lý do, căn cứ</th></tr>"
    return f"<p>Bảng tính thời hạn: {escape(ledger_head(ledger))}</p><table>{head}{''.join(rows)}</table>"

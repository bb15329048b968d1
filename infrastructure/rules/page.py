"""Scenarios as they went, as one page that needs nothing but a browser (trang báo cáo)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import htpy as h
from markupsafe import Markup

from domain.law.deadlines import DayCount
from features.scenario_run import FeatureRan, Outcome, Ran, StepReport
from infrastructure.rules.scenario_report import day_count_head, day_count_rows, is_red, red_first, row_values, summary

_CLASS = {Outcome.GREEN: "green", Outcome.RED: "red"}
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
    written = h.html(lang="vi")[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.title["Quy tắc và kịch bản"],
            h.style[Markup(_STYLE)],
        ],
        h.body[
            h.h1["Quy tắc và kịch bản"],
            h.p[summary(ordered)],
            _contents(ordered),
            (_section(number, feature) for number, feature in enumerate(ordered, 1)),
        ],
    ]
    return str(written)


def _contents(ordered: Sequence[FeatureRan]) -> h.Element:
    lines = (
        h.li[h.a(href=f"#f{number}")[feature.name], " ", _figures(feature)] for number, feature in enumerate(ordered, 1)
    )
    return h.nav[h.h2["Mục lục"], h.ol[lines]]


def _figures(feature: FeatureRan) -> h.Renderable:
    if feature.unreadable:
        return h.span(class_="red")["không đọc được"]
    counts = [(outcome, feature.count(outcome)) for outcome in Outcome if feature.count(outcome)]
    return h.fragment[
        (
            (", " if at else None, h.span(class_=_CLASS.get(outcome, "unknown"))[f"{count} {outcome}"])
            for at, (outcome, count) in enumerate(counts)
        )
    ]


def _section(number: int, feature: FeatureRan) -> h.Element:
    return h.section(id=f"f{number}")[
        h.h2[feature.name],
        h.p(class_="path")[str(feature.path)],
        h.div(class_="told")[h.p[feature.unreadable]] if feature.unreadable else None,
        _articles(feature),
    ]


def _articles(feature: FeatureRan) -> Iterator[h.Element]:
    for article, group in groupby(feature.cases, key=lambda ran: ran.case.article):
        yield h.h3[article or "(không nêu điều khoản)"]
        for ran in sorted(group, key=lambda ran: not is_red(ran)):
            yield from _case(ran)


def _case(ran: Ran) -> Iterator[h.Element]:
    row = " · ".join(row_values(ran.case))
    yield h.p(class_="case")[
        h.span(class_=f"verdict {_CLASS.get(ran.verdict, 'unknown')}")[str(ran.verdict)],
        f" {ran.case.name}",
        (" ", h.span(class_="row")[row]) if row else None,
    ]
    yield from map(_problem, ran.reports)


def _problem(report: StepReport) -> h.Element:
    return h.div(class_="told")[
        h.p[f"dòng {report.line}: ", h.strong[report.sentence]],
        h.p[report.found],
        _day_count(report.day_count) if report.day_count is not None else None,
    ]


def _day_count(day_count: DayCount) -> h.Renderable:
    return h.fragment[
        h.p[f"Bảng tính thời hạn: {day_count_head(day_count)}"],
        h.table[
            h.tr[h.th["ngày"], h.th["cách tính"], h.th["lý do, căn cứ"]],
            (h.tr[(h.td[cell.strip()] for cell in cells)] for cells in day_count_rows(day_count)),
        ],
    ]

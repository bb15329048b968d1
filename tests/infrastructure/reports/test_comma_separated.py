"""CSV: figures as they are, and no text that a spreadsheet would run."""

import csv
import io

import pytest
from hypothesis import given, settings

from application.audits.report import Report
from infrastructure.reports.comma_separated import comma_separated
from tests.infrastructure.reports.kit import NASTY, REPORTS, SAMPLE, report, table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("nasty", [text for text in NASTY if text.startswith(_FORMULA)])
def test_a_text_like_a_formula_has_a_sign_before_it(nasty: str) -> None:
    lines = read(comma_separated(report(table(((nasty, *(None,) * 8),)))))

    assert lines[-1][0] == f"'{nasty}"


def test_figures_are_not_touched() -> None:
    lines = read(comma_separated(SAMPLE))

    (row,) = [line for line in lines if line and line[0] == "Hộ tịch"][:1]
    assert row[6] == "-18000"
    assert "-0.50" in [cell for line in lines for cell in line]


@pytest.mark.slow
@given(REPORTS)
@settings(max_examples=60, deadline=None)
def test_no_first_cell_begins_a_formula(any_report: Report) -> None:
    for line in read(comma_separated(any_report)):
        assert not (line and line[0].startswith(_FORMULA))

"""In a terminal of any width every figure is whole and stands by its name; elsewhere nothing is left out."""

import io
import re

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console

from application.audits.report import Cell, Kind, NoData, Report
from infrastructure.reports.records import records
from infrastructure.reports.text import PAPER, print_report, text
from infrastructure.reports.words import written
from tests.infrastructure.reports.kit import REPORTS, SAMPLE, report, table


def printed(asked: Report, width: int, *, terminal: bool = True) -> str:
    paper = io.StringIO()
    print_report(asked, Console(file=paper, width=width, force_terminal=terminal, color_system=None))
    return re.sub(r"\x1b\[[0-9;]*m", "", paper.getvalue())


@pytest.mark.parametrize("width", [60, 80, 120, 160, 240])
def test_no_figure_is_cut_or_broken(width: int) -> None:
    said = printed(SAMPLE, width)

    figures = {Kind.COUNT, Kind.SHARE, Kind.POINTS, Kind.DURATION, Kind.DAY, Kind.INSTANT}
    for one in SAMPLE.tables:
        for row in one.rows:
            for column, cell in zip(one.columns, row, strict=True):
                if column.kind in figures and not isinstance(cell, NoData):
                    assert written(cell) in said
    again = [line for line in said.splitlines() if "again: " not in line]
    assert max(cell_len(line.rstrip()) for line in again) <= width


def test_what_fits_is_a_grid_and_what_does_not_is_told_row_by_row() -> None:
    assert "┃" in printed(SAMPLE, 240)
    assert "┃" not in printed(SAMPLE, 80)
    assert "Số hồ sơ (7): 1434 · " in printed(SAMPLE, 80)


def test_a_long_table_is_whole_unless_a_terminal_shows_it() -> None:
    rows: list[tuple[Cell, ...]] = [(f"dòng-{at}", at, *(None,) * 7) for at in range(200)]
    long = report(table(rows))

    assert "dòng-59" in printed(long, 80)
    assert "dòng-60" not in printed(long, 80)
    assert "140 dòng nữa" in printed(long, 80)
    for whole in (printed(long, 80, terminal=False), text(long)):
        assert all(f"dòng-{at}" in whole for at in range(200))


def test_what_goes_to_another_program_is_not_folded_at_eighty() -> None:
    said = printed(SAMPLE, 80, terminal=False)

    assert max(cell_len(line.rstrip()) for line in said.splitlines()) > 80
    assert max(cell_len(line.rstrip()) for line in said.splitlines()) <= PAPER


@pytest.mark.slow
@given(REPORTS)
@settings(max_examples=30, deadline=None)
def test_nothing_typed_commands_the_terminal(any_report: Report) -> None:
    for width in (80, 240):
        said = printed(any_report, width)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", said.replace("\u2028", ""))


def test_a_record_is_as_narrow_as_it_is_asked_to_be() -> None:
    lines = [line.plain for line in records(table(), [""] * 4, width=40, shown=None)]

    assert lines[1] == "▪ Đất đai"
    assert "    Số hồ sơ (7): 1434" in lines

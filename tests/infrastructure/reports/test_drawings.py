"""Drawings show what stands in the table, to scale."""

from datetime import timedelta

import pytest

from application.audits.report import Cell, Chart, Drawing, Share
from infrastructure.reports.drawings import picture_of
from infrastructure.reports.shapes import Box, Dot, Stroke, Words
from infrastructure.reports.svg import svg
from tests.infrastructure.reports.kit import CHARTS, table

BARS, LINE, SPREAD = CHARTS


def row(name: str, count: int = 0, share: Cell = None, median: int | None = None, worst: int = 0) -> tuple[Cell, ...]:
    middle = None if median is None else timedelta(days=median)
    return (name, count, share, None, middle, timedelta(days=worst), None, None, None)


def test_a_bar_is_as_long_as_its_share_of_a_whole() -> None:
    picture = picture_of(table((row("a", share=Share(1, 2)), row("b", share=Share(4, 4))), chart=BARS))

    assert picture is not None
    half, whole = (shape for shape in picture.shapes if isinstance(shape, Box))
    assert half.width == pytest.approx(whole.width / 2)
    assert picture.description == "a: 1/2 = 50,00 %; b: 4/4 = 100,00 %"


def test_the_total_is_not_drawn_and_nothing_makes_no_drawing() -> None:
    assert picture_of(table((row("Tổng cộng", share=Share(1, 2)),), chart=BARS)) is None
    assert picture_of(table((row("a", share=Share(0, 0)),), chart=BARS)) is None
    assert picture_of(table((), chart=LINE)) is None
    assert picture_of(table()) is None


def test_of_many_rows_those_that_count_most_are_drawn_and_it_is_said() -> None:
    rows = [row(f"r{at}", share=Share(1, at + 1)) for at in range(50)]
    picture = picture_of(table(rows, chart=BARS))

    assert picture is not None
    assert "20 trong 50 dòng" in picture.title
    assert "r49: " in picture.description
    assert "r29: " not in picture.description
    assert any("20 trong 50 dòng" in shape.text for shape in picture.shapes if isinstance(shape, Words))


def test_counts_of_none_are_not_drawn_and_shares_of_none_are() -> None:
    counts = picture_of(table((row("a", 3), row("b", 0)), chart=Chart(Drawing.BARS, "name", ("count",))))
    shares = picture_of(table((row("a", share=Share(1, 2)), row("b", share=Share(0, 9))), chart=BARS))

    assert counts is not None
    assert shares is not None
    assert (counts.description, "1 trong 2 dòng" in counts.title) == ("a: 3", True)
    assert shares.description == "a: 1/2 = 50,00 %; b: 0/9 = 0,00 %"


def test_a_line_breaks_where_nobody_knows() -> None:
    chart = Chart(Drawing.LINE, "name", ("share",))
    shares = [Share(1, 2), Share(1, 1), None, Share(0, 3)]
    picture = picture_of(table([row(str(at), share=share) for at, share in enumerate(shares)], chart=chart))

    assert picture is not None
    assert len([shape for shape in picture.shapes if isinstance(shape, Dot)]) == 3
    assert len([shape for shape in picture.shapes if isinstance(shape, Stroke) and shape.width == 2]) == 1


def test_a_spread_goes_from_the_middle_to_the_worst() -> None:
    picture = picture_of(table((row("a", median=2, worst=10), row("b", median=5, worst=5)), chart=SPREAD))

    assert picture is not None
    _, _, middle, worst, *_ = (shape for shape in picture.shapes if isinstance(shape, Dot))
    assert middle.x < worst.x
    assert (middle.hollow, worst.hollow) == (False, True)


def test_rows_of_one_name_are_told_apart_and_names_are_escaped() -> None:
    picture = picture_of(table((row("<b>", share=Share(1, 2)), row("c", share=Share(1, 2))), chart=BARS))

    assert picture is not None
    assert "<b>" not in str(svg(picture, "k"))
    assert "&lt;b&gt;" in str(svg(picture, "k"))

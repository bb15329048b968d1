"""Of what has no date nothing can be said to be in time; every way of counting says so alike."""

from datetime import date

import pytest

from application.audits.figures import Counted, Figures
from application.audits.indicators import IndicatorInputs
from application.audits.official import Dimension, form_ii06a
from application.audits.on_time_shares import on_time_shares
from application.audits.reads import FigureGroup
from application.audits.report import Share
from application.audits.service_index import service_index, settlement_indicators
from infrastructure.reports.vietnamese import in_vietnamese
from tests.application.audits.kit import NOW, law_in_force

ON = date(2026, 6, 30)
UNDATED = Figures(received=5, no_deadline=1, returned_no_deadline=1, open=3, open_no_deadline=3)
MIXED = Figures(
    carried=4,
    received=16,
    early=3,
    on_time=2,
    late=2,
    no_deadline=1,
    returned_on_time=1,
    returned_no_deadline=2,
    open=9,
    open_late=3,
    open_no_deadline=4,
    again=1,
    asked_again=1,
)


@pytest.mark.parametrize("figures", [UNDATED, Figures()], ids=["no date", "no dossier"])
def test_a_share_of_nothing_has_no_figure_and_no_points(figures: Figures) -> None:
    rows = on_time_shares(figures, ON, law_in_force()).rows_by_column()

    assert [row["share"] for row in rows] == [Share(0, 0)] * 6
    assert [row["points"] for row in rows] == [None] * 6
    assert {in_vietnamese(row["share"]) for row in rows} == {"không có số liệu"}
    assert [row["noDeadline"] for row in rows] == [
        figures.ended_without_date if row["way"] in {"II.06a", "TT01/1"} else figures.without_date for row in rows
    ]


def test_the_index_scores_no_share_of_nothing() -> None:
    grounds = IndicatorInputs(Counted({FigureGroup("hoso", "H15", "1.000001", "online"): UNDATED}, NOW), (), {})
    index = service_index(grounds, ON, law_in_force())
    of_2018 = settlement_indicators(grounds, date(2025, 9, 1), law_in_force())

    (on_time,) = [row for row in index.rows_by_column() if row["number"] == "2.1"]
    assert (on_time["share"], on_time["factor"], on_time["points"]) == (Share(0, 0), None, None)
    assert index.notes[0].startswith("2.1: 5 hồ sơ không có ngày hẹn trả không nằm trong tỷ lệ")
    assert (of_2018.rows_by_column()[0]["share"], of_2018.rows_by_column()[0]["points"]) == (Share(0, 0), None)


def test_every_way_divides_by_what_has_a_date() -> None:
    """20 to be settled, 3 ended and 4 are open without a date: 13 have one; 6 of them ended in time, 2 late."""
    assert MIXED.contradictions() == ()
    shares = {row["way"]: row["share"] for row in on_time_shares(MIXED, ON, law_in_force()).rows_by_column()}

    assert shares == {
        "II.06a": Share(6, 8),
        "766/2.1": Share(10, 13),
        "766/2.1 (cuối kỳ)": Share(7, 13),
        "Gia Lai": Share(8, 13),
        "TT01/1": Share(6, 8),
        "NĐ61/30.2.c": Share(6, 13),
    }


def test_form_and_share_add_up_on_one_page() -> None:
    (row,) = form_ii06a([("H15", MIXED)], Dimension.AGENCY).rows_by_column()
    share = on_time_shares(MIXED, ON, law_in_force()).rows_by_column()[0]["share"]

    column = {key: cell for key, cell in row.items() if isinstance(cell, int)}
    in_time = column["early"] + column["on_time"] - column["returned_no_deadline"]
    assert share == Share(in_time, in_time + column["late"])
    assert column["open"] == column["open_in_time"] + column["open_late"] + column["open_no_deadline"] == 9
    assert column["settled"] == sum(column[key] for key in ("early", "on_time", "late", "no_deadline"))

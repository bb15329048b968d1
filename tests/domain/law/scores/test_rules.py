from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from application.audits.report import Share
from domain.errors import LawNotLoaded, Malformed
from domain.law.in_force import InForce
from domain.law.parameters import book
from domain.law.scores import rules as scores
from domain.rulebook.book import RULES
from domain.rulebook.formulas import FORMULAS
from domain.rulebook.second_half_2026 import SECOND_HALF_2026
from tests.domain.calendar.published_calendar import published

LAW = InForce(book(), published())
ON = date(2026, 3, 2)
LAST_OF_2018 = date(2025, 9, 14)
counts = st.integers(0, 10**6)

POINTS = [
    ("R65 hồ sơ đúng hạn", "dossiers_on_time", 188, 200, "18.80"),
    ("R65 dưới ngưỡng", "procedures_payable_online", 60, 100, "1.50"),
    ("R65 thanh toán", "dossiers_paid_online", 37, 100, "2.22"),
    ("ngay dưới ngưỡng", "procedures_payable_online", 799, 1000, "1.99"),
    ("thiếu một hồ sơ trong hai vạn", "dossiers_on_time", 20_000, 20_001, "19.99"),
    ("một hồ sơ trong mười vạn", "dossiers_on_time", 1, 100_000, "0.01"),
    ("dưới ngưỡng một phần trăm", "procedures_payable_online", 79, 100, "1.98"),
    ("đạt ngưỡng", "procedures_payable_online", 80, 100, "2.00"),
    ("vượt ngưỡng", "procedures_payable_online", 95, 100, "2.00"),
    ("không có gì", "dossiers_on_time", 0, 200, "0.00"),
    ("nửa phần trăm điểm", "dossiers_paid_online", 1, 1200, "0.01"),
    ("hài lòng", "procedure_satisfaction", 81, 90, "6.00"),
]


@pytest.mark.parametrize(
    ("indicator", "counted", "total", "expected"), [row[1:] for row in POINTS], ids=[r[0] for r in POINTS]
)
def test_points_are_full_from_the_threshold_on_and_in_proportion_below(indicator, counted, total, expected):
    assert str(scores.points(indicator, counted, total, ON, LAW)) == expected


def test_nothing_to_count_is_not_scored():
    assert scores.points("dossiers_on_time", 0, 0, ON, LAW) is None
    assert scores.threshold_factor("dossiers_online", 0, 0, ON, LAW) is None
    assert scores.settlement_time_score(early=0, on_time=0, late=0, on=ON.replace(year=2024), law=LAW) is None
    assert scores.percent(0, 0) is None


@pytest.mark.parametrize(("counted", "expected"), [(45, "0.90"), (49, "0.98"), (50, "1.00"), (51, "1.00")])
def test_r65_the_factor_of_online_dossiers_stops_at_the_threshold(counted, expected):
    assert str(scores.threshold_factor("dossiers_online", counted, 100, ON, LAW)) == expected


def test_all_indicators_together_give_a_hundred_points_less_the_group_that_is_not_split():
    most = [Decimal(found.in_force(ON).value) for name, found in book().items() if name.endswith("_points")]
    assert sum(most) == 18 + 20 + 10 + 22 + 18 == 100 - 12


@given(counts, counts, st.sampled_from([name for name in book() if name.endswith("_points")]))
def test_points_lie_between_none_and_all_and_grow_with_the_count(counted, total, name):
    assume(counted < total)
    indicator = name.removeprefix("scores.service_index.").removesuffix("_points")
    less, more = (scores.points(indicator, n, total, ON, LAW) for n in (counted, counted + 1))
    assert less is not None
    assert more is not None
    assert 0 <= less <= more <= Decimal(book()[name].in_force(ON).value)
    if f"scores.service_index.{indicator}_threshold" not in book():
        most = Fraction(book()[name].in_force(ON).value)
        exact = Fraction(counted, total) * most
        kept_from_the_end = Fraction(less) in (Fraction(1, 100), most - Fraction(1, 100))
        assert abs(Fraction(less) - exact) <= (Fraction(1, 100) if kept_from_the_end else Fraction(1, 200))
        assert (less == 0, less == most) == (counted == 0, False)


@pytest.mark.parametrize(
    ("counted", "total", "shown"),
    [(20_000, 20_001, "99.99"), (1, 20_001, "0.01"), (20_001, 20_001, "100.00"), (0, 7, "0.00"), (2, 3, "66.67")],
)
def test_a_share_below_all_is_never_shown_as_all(counted, total, shown):
    assert str(scores.percent(counted, total)) == str(Share(counted, total).percent) == shown


SETTLEMENT = [("R66", 6, 3, 1, "1.5"), ("tất cả trước hạn", 4, 0, 0, "2.0"), ("quá hạn", 0, 0, 3, "0.0")]
SETTLEMENT += [("làm tròn lên", 1, 6, 13, "0.4"), ("làm tròn xuống", 1, 1, 10, "0.3")]


@pytest.mark.parametrize(
    ("early", "on_time", "late", "expected"), [row[1:] for row in SETTLEMENT], ids=[r[0] for r in SETTLEMENT]
)
def test_the_mean_points_for_time_have_one_decimal(early, on_time, late, expected):
    found = scores.settlement_time_score(early=early, on_time=on_time, late=late, on=LAST_OF_2018, law=LAW)
    assert str(found) == expected


@pytest.mark.parametrize(("on", "loaded"), [("2019-01-05", False), ("2019-01-06", True), ("2025-09-14", True),
                                            ("2025-09-15", False)])  # fmt: skip
def test_the_circular_of_2018_scores_in_its_own_time_only(on, loaded):
    def ask() -> Decimal | None:
        return scores.settlement_time_score(early=1, on_time=0, late=0, on=date.fromisoformat(on), law=LAW)

    if loaded:
        assert ask() == 2
    else:
        with pytest.raises(LawNotLoaded, match=f"scores.settlement_time.early.*{on}"):
            ask()


def test_the_service_index_scores_nothing_before_it_was_decided():
    with pytest.raises(LawNotLoaded, match=r"scores\.service_index\.dossiers_on_time_points.*2022-06-22"):
        scores.points("dossiers_on_time", 1, 2, date(2022, 6, 22), LAW)
    assert scores.points("dossiers_on_time", 1, 2, date(2022, 6, 23), LAW) == 10


def test_r67_what_is_received_is_settled_or_open():
    assert scores.still_open((120, 80, 15), (150, 40, 10)) == 15
    assert scores.still_open((1, 1, 1), (3, 0, 0)) == 0, "everything settled is no mistake"
    assert scores.form_balances(received=159_845, settled=151_295, open=8_550)
    assert not scores.form_balances(received=159_845, settled=151_295, open=8_549)
    assert scores.percent(148_761, 151_295) == Decimal("98.33")
    assert scores.percent(204_847, 207_030) == Decimal("98.95")  # the paper prints 98.94


@given(st.tuples(counts, counts, counts), st.tuples(counts, counts, counts))
def test_the_form_always_balances_with_what_is_still_open(received, settled):
    if sum(settled) > sum(received):
        with pytest.raises(Malformed, match="3 = 7 \\+ 11"):
            scores.still_open(received, settled)
    else:
        left = scores.still_open(received, settled)
        assert scores.form_balances(received=sum(received), settled=sum(settled), open=left)


def test_r68_the_same_data_give_two_ratios():
    gia_lai = scores.on_time_by_gia_lai(received=180, carried_over=20, late_open=4, late_settled=6)
    index = scores.on_time_by_service_index(received=180, carried_over=20, late_settled=6)
    assert (gia_lai, index) == ((190, 200), (194, 200))
    assert (scores.percent(*gia_lai), scores.percent(*index)) == (Decimal("95.00"), Decimal("97.00"))


def test_what_has_no_date_is_in_no_share():
    gia_lai = scores.on_time_by_gia_lai(received=180, carried_over=20, late_open=4, late_settled=6, without_date=50)
    index = scores.on_time_by_service_index(received=180, carried_over=20, late_settled=6, without_date=50)
    assert (gia_lai, index) == ((140, 150), (144, 150))


@pytest.mark.parametrize("without_date", [0, 10])
def test_a_share_below_zero_or_above_one_is_refused(without_date):
    with pytest.raises(Malformed, match="between 0 and the whole"):
        scores.on_time_by_gia_lai(received=10, carried_over=0, late_open=6, late_settled=5, without_date=without_date)
    with pytest.raises(Malformed, match="between 0 and the whole"):
        scores.on_time_by_service_index(received=10, carried_over=0, late_settled=11, without_date=without_date)
    with pytest.raises(Malformed, match="between 0 and the whole"):
        scores.on_time_by_service_index(received=10, carried_over=0, late_settled=-1, without_date=without_date)
    with pytest.raises(Malformed, match="between 0 and the whole"):
        scores.on_time_by_service_index(received=10, carried_over=0, late_settled=0, without_date=11)


@pytest.mark.parametrize(("counted", "total"), [(-1, 5), (6, 5), (0, -1)])
def test_a_part_is_never_more_than_the_whole(counted, total):
    for ask in (
        lambda: scores.points("dossiers_on_time", counted, total, ON, LAW),
        lambda: scores.threshold_factor("dossiers_online", counted, total, ON, LAW),
        lambda: scores.percent(counted, total),
    ):
        with pytest.raises(Malformed, match="between 0 and the whole"):
            ask()


def test_counts_are_never_negative():
    with pytest.raises(Malformed, match="0 or more"):
        scores.settlement_time_score(early=-1, on_time=2, late=0, on=LAST_OF_2018, law=LAW)
    with pytest.raises(Malformed, match="cannot balance"):
        scores.still_open((5, 0, 0), (-1, 0, 0))


def test_every_rule_of_this_part_is_in_the_rulebook_once_with_its_parameters():
    assert [rule.id for rule in FORMULAS] == [f"R{number}" for number in range(46, 71)]
    assert [rule.id for rule in FORMULAS if not rule.decided_by] == ["R58"]
    assert {name for rule in FORMULAS for name in rule.parameters} <= set(book())
    rooms = {name.split(".")[0] for rule in FORMULAS for name in rule.parameters}
    read = {name for rule in (*FORMULAS, *SECOND_HALF_2026) for name in rule.parameters}
    assert {name for name in book() if name.split(".")[0] in rooms} <= read


def test_the_second_half_of_2026_is_in_the_rulebook_in_order_and_each_rule_is_decided():
    assert [rule.id for rule in SECOND_HALF_2026] == [f"R{number}" for number in range(76, 100)]
    assert [rule.id for rule in SECOND_HALF_2026 if not rule.decided_by] == []
    assert {name for rule in SECOND_HALF_2026 for name in rule.parameters} <= set(book())
    assert len(RULES) == 97

"""A dot or a comma before exactly three digits has two readings, and both are told (số hiểu được hai cách)."""

from decimal import Decimal

import pytest

from application.history.what_if import Supposition, _parameters
from domain.amounts import AmbiguousAmount, amount_of
from domain.law.deadlines import TimeLimit
from domain.law.parameters import book


@pytest.mark.parametrize(
    ("said", "english", "vietnamese"),
    [
        ("1.000", "1000 or 1;", "«1.000» là 1000 hay 1,000?"),
        ("1,500", "1500 or 1.5;", "viết 1500 hoặc 1,5"),
        ("10.125", "10125 or 10.125; write which: 10125, or 10.1250", "viết 10125 hoặc 10,1250"),
    ],
)
def test_both_readings_are_told_in_either_language(said: str, english: str, vietnamese: str) -> None:
    with pytest.raises(AmbiguousAmount, match=f"«{said}» is {english}") as told:
        amount_of(said)
    assert vietnamese in told.value.vi


@pytest.mark.parametrize("said", ["1.000 giờ làm việc", "1,000 working hours", "2.500 ngày"])
def test_a_limit_in_words_is_refused_alike(said: str) -> None:
    with pytest.raises(AmbiguousAmount):
        TimeLimit.parse(said)


@pytest.mark.parametrize(("said", "amount"), [("0,125", "0.125"), ("10.1250", "10.125"), ("1000", "1000"), ("x", None)])
def test_other_numbers_have_one_reading(said: str, amount: str | None) -> None:
    assert amount_of(said) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("name", "said"),
    [("supplement.notice_days", "1.000"), ("online.shorter_by", "1,000"), ("tax.refund_first", "1.000")],
)
def test_a_supposed_value_is_refused_alike(name: str, said: str) -> None:
    with pytest.raises(AmbiguousAmount):
        _parameters(book(), Supposition(overrides={name: said}))


@pytest.mark.parametrize("said", ["01.500", "001.500", "01,500", "010.000"])
def test_a_zero_in_front_makes_no_number_clear(said: str) -> None:
    with pytest.raises(AmbiguousAmount, match=f"«{said}» is "):
        amount_of(said)
    with pytest.raises(AmbiguousAmount):
        TimeLimit.parse(f"{said} ngày làm việc")

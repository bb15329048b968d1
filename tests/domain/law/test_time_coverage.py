"""Every day from 21/06/2018 to 31/12/2027 over every legal parameter: one value with its source, or a told reason."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.errors import LawNotLoaded
from domain.law.parameters import Parameter, Value, book
from domain.rulebook.book import RULES
from tests.domain.calendar.published_calendar import published

FIRST, LAST = date(2018, 6, 21), date(2027, 12, 31)
LAW = Path(__file__).parents[3] / "domain" / "law"
ABSENCES = tomllib.loads((LAW / "absences.toml").read_text(encoding="utf-8"))


def days() -> Iterator[date]:
    for number in range(FIRST.toordinal(), LAST.toordinal() + 1):
        yield date.fromordinal(number)


def absent(parameter: Parameter) -> list[date]:
    """The days without a value, as the look-up itself tells them."""
    missing = []
    for day in days():
        holding = [one for one in parameter.values if one.is_in_force(day)]
        found = looked_up(parameter, day)
        if isinstance(found, str):
            assert not holding
            assert parameter.name in found
            assert day.isoformat() in found
            missing.append(day)
        else:
            assert holding == [found], (parameter.name, day)
            assert found.source
            assert found.url
    return missing


def looked_up(parameter: Parameter, day: date) -> Value | str:
    """The value in force, or what is said where there is none."""
    try:
        return parameter.in_force(day)
    except LawNotLoaded as error:
        return str(error)


def reasons(side: str, name: str) -> list[str]:
    return [key for key in ABSENCES[side] if name == key or name.startswith(f"{key}.")]


@pytest.mark.parametrize("name", sorted(book()))
def test_a_parameter_has_one_sourced_value_every_day_or_a_named_reason(name: str) -> None:
    parameter = book()[name]
    missing = absent(parameter)
    before = [day for day in missing if day < parameter.values[0].since]
    after = [day for day in missing if day > parameter.values[-1].since]

    assert len(before) + len(after) == len(missing), f"{name} has a gap between two values"
    assert bool(before) == bool(reasons("before", name)), before[:1]
    assert bool(after) == bool(reasons("after", name)), after[:1]


def test_no_reason_is_left_over() -> None:
    for side, named in ABSENCES.items():
        if side != "kind":
            assert {key for name in book() for key in reasons(side, name)} == set(named)


def test_every_parameter_of_a_rule_exists() -> None:
    for rule in RULES:
        assert set(rule.parameters) <= set(book()), rule.id


def test_years_without_a_sourced_calendar_are_refused_and_the_others_answer() -> None:
    calendar = published()
    for day in days():
        if 2024 <= day.year <= 2027:
            calendar.is_working(day)
            continue
        with pytest.raises(LawNotLoaded, match=str(day.year)):
            calendar.is_working(day)
    assert calendar.is_working(FIRST + timedelta(days=365 * 7))

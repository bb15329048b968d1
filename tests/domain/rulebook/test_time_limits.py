"""The rulebook of time names every rule, who decides it and what it reads."""

from pathlib import Path

import pytest

from domain.law.parameters import book
from domain.rulebook.second_half_2026 import SECOND_HALF_2026
from domain.rulebook.time_limits import TIME_LIMITS

DOMAIN = Path(__file__).parents[3] / "domain"


def test_every_rule_of_time_is_in_the_book_once_and_in_order():
    assert [rule.id for rule in TIME_LIMITS] == [f"R{number:02}" for number in (*range(1, 46), 71, 72, 75)]


@pytest.mark.parametrize("rule", TIME_LIMITS, ids=[rule.id for rule in TIME_LIMITS])
def test_a_rule_is_decided_by_code_of_the_domain_and_reads_known_parameters(rule):
    assert rule.says.endswith(".")
    assert rule.basis.strip()
    assert {f.__module__.split(".")[0] for f in rule.decided_by} == {"domain"}
    assert set(rule.parameters) <= set(book())


def test_every_parameter_of_these_rooms_is_read_by_some_rule():
    parts = ("cut_offs", "data_not_found", "linked", "emergency", "silence", "online", "difficult_area")
    written = {name for name in book() if name.split(".")[0] in parts}
    assert written - {name for rule in (*TIME_LIMITS, *SECOND_HALF_2026) for name in rule.parameters} == set()
    assert len(written) == sum(len(list((DOMAIN / "law" / part).rglob("*.toml"))) for part in parts)

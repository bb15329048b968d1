"""Clean logs have no finding; what is planted is found, once, where it was planted, and nothing else."""

from collections.abc import Callable

import pytest

from application.audits.findings.rules import KEYS
from application.audits.findings.search import Looked, findings
from application.audits.report import ReportRequest
from application.audits.scope import AuditScope
from domain.law.parameters import book
from tests.application.audits.findings.anomalies import PLANTS, Planted
from tests.application.audits.findings.memory_log import MemoryLog
from tests.application.audits.findings.near_misses import misses
from tests.application.audits.findings.town import JUDGED, Town

SEEDS = (1, 2, 3)
CROWD = 300
Found = list[tuple[str, tuple[int, ...]]]


def found_in(log: MemoryLog, looked: Looked | None = None) -> Found:
    asked = ReportRequest(scope=AuditScope(), judged_at=JUDGED, position=log.position, query="")
    found = findings(log, asked, book(), looked=looked)
    return sorted((one.rule.key, one.trace.evidence.positions) for one in found)


def found_and_planted(town: Town, plants: tuple[Callable[[Town], Planted], ...]) -> tuple[Found, Found]:
    planted = [plant(town) for plant in plants]
    log = MemoryLog(town.entries())
    for one in planted:
        if one.torn_out is not None:
            log.tear_out(one.torn_out)
    expected = [(one.rule, tuple(sorted(entry.position for entry in one.evidence))) for one in planted]
    return found_in(log), sorted(expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_clean_log_has_no_finding(seed: int) -> None:
    town, looked = Town(seed), Looked()
    town.crowd(CROWD)
    misses(town)

    assert found_in(MemoryLog(town.entries()), looked) == []
    assert (looked.dossiers, looked.adopted) == (len(town.simulated), 1)
    assert {(rule, reason.value): number for (rule, reason), number in looked.unjudged.items()} == {
        ("signed-off-before-received", "never_recorded"): 24,  # decided on one desk, without a step
        ("recorded-late", "in_bulk"): 12,
        ("burst-of-closures", "in_bulk"): 12,
        ("outside-hours", "in_bulk"): 12,
    }


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_what_is_planted_alone_is_found_alone(plant: Callable[[Town], Planted]) -> None:
    found, planted = found_and_planted(Town(7), (plant,))

    assert found == planted


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_everything_planted_in_a_crowd_is_found_once_and_nothing_else(seed: int) -> None:
    town = Town(seed)
    town.crowd(CROWD)
    misses(town)
    town.chance.shuffle(shuffled := list(PLANTS))

    found, planted = found_and_planted(town, tuple(shuffled))

    assert found == planted


def test_every_kind_is_planted() -> None:
    of_adopted = {"date-before-start", "end-before-start"}  # tests/application/audits/findings/test_impossible_dates.py
    assert {plant(Town(1)).rule for plant in PLANTS} == set(KEYS) - of_adopted

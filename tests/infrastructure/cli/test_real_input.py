"""The proof on real input: procedures, processes and another system's history."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.chaos.golden import LAST_EVENT, RECEIPT_BY_INSTANT, RECEIPT_FIGURES
from tests.infrastructure.cli.conftest import Hoso

pytestmark = pytest.mark.postgres


def test_the_catalogue_is_published_once(housed: Hoso, shared_data: Path) -> None:
    path = shared_data / "procedures" / "catalogue.jsonl"
    first, second = housed("import", "procedures", path), housed("import", "procedures", path)
    assert (first.code, second.code) == (0, 0)
    assert "2642 published, 0 amended, 0 known already" in first.out
    assert "483 without machine-readable limit" in first.out
    assert "193 with differing limits as published, 192 by value" in first.out
    assert "0 published, 0 amended, 2642 known already" in second.out


def test_processes_that_do_not_add_up_are_named_with_both_sums(housed: Hoso, shared_data: Path) -> None:
    path = shared_data / "procedures" / "internal-processes.json"
    first, second = housed("import", "processes", path), housed("import", "processes", path)
    assert "126 with steps, 122 of these with times" in first.out
    assert "126 approved, 0 known already" in first.out
    assert "11 whose steps do not add up" in first.out
    assert "P031@Cao Bằng (1.003999, 2028/QĐ-UBND): stated 10.5 ngày làm việc, steps give 9.5" in first.out
    assert first.out.count("steps give") == 11
    assert "0 approved, 126 known already" in second.out


def test_the_receipt_log_is_adopted_once_and_its_figures_are_known(housed: Hoso, shared_data: Path) -> None:
    path = shared_data / "logs" / "receipt.csv.gz"
    first = housed("import", "history", path, "--mapping", "receipt")
    second = housed("import", "history", path, "--mapping", "receipt")
    assert "1434 dossiers adopted with 8577 activities, 10011 facts; 0 known already" in first.out
    assert "0 dossiers adopted with 0 activities, 0 facts; 1434 known already" in second.out
    asked = ("audit", "timeliness", "--source", "receipt", "--happened-at", LAST_EVENT, "--format", "json")
    told = json.loads(housed(*asked).out)
    assert {name: told[name] for name in RECEIPT_FIGURES} == RECEIPT_FIGURES
    form = next(one for one in told["tables"] if one["table"] == "form_ii06a")["rows"][-1]
    assert (form["early"], form["on_time"], form["late"]) == (951, 69, 309)
    both = next(one for one in told["tables"] if one["table"] == "adopted")["rows"]
    assert [(row["early"] + row["onTime"], row["late"], row["onTime"]) for row in both] == [
        (1020, 309, 69),
        (952, 377, 0),
    ]
    assert told["early"] <= told["onTime"]
    by_instant = json.loads(housed(*asked, "--compare", "instant", "--verify").out)
    assert {name: by_instant[name] for name in RECEIPT_BY_INSTANT} == RECEIPT_BY_INSTANT
    assert (by_instant["comparedBy"], "--compare instant" in by_instant["query"]) == ("instant", True)
    for name in ("distribution", "responsibility"):
        rows = json.loads(housed("audit", name, *asked[2:], "--compare", "instant", "--verify").out)["tables"][0][
            "rows"
        ]
        assert sum(row["late"] if name == "distribution" else row["late"]["counted"] for row in rows) in (377, 377 + 39)
    assert datetime.fromisoformat(told["happenedAt"]) == datetime.fromisoformat(LAST_EVENT)
    assert (told["source"], told["position"] > 10_011) == ("receipt", True)

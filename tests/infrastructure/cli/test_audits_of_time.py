"""Responsibility and distribution from the log: known figures, sums that fit, answers that can be had again."""

import json
import shlex
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.chaos.golden import LAST_EVENT, RECEIPT_FIGURES
from tests.infrastructure.cli.conftest import Hoso

pytestmark = pytest.mark.postgres
GENERATE = ("generate", "--dossiers", "120", "--months", "3", "--seed", "5", "--until", "2025-06-30")
JSON = ("--format", "json")
SAME = ("tables", "position", "query", "judgedAt")


def asked(housed: Hoso, *arguments: str) -> dict[str, Any]:
    answer = housed("audit", *arguments, *JSON)
    assert answer.code == 0, answer.err
    told: dict[str, Any] = json.loads(answer.out)
    return told


def rows(told: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = next(table["rows"] for table in told["tables"] if table["table"] == key)
    return found


def summed(told: dict[str, Any]) -> dict[str, int]:
    """What the rows by procedure and agency add up to."""
    table = rows(told, "onTime")
    names = ("closed", "late", "noDeadline", "open", "openLate")
    return {name: sum(row[name] for row in table) for name in names} | {
        "onTime": sum(row["onTime"]["counted"] for row in table)
    }


@pytest.fixture
def receipt(housed: Hoso, shared_data: Path) -> Hoso:
    """An installation that has adopted the receipt log."""
    assert housed("import", "history", shared_data / "logs" / "receipt.csv.gz", "--mapping", "receipt").code == 0
    return housed


def test_the_figures_of_the_receipt_log_come_out_of_the_log_too(receipt: Hoso) -> None:
    told = asked(receipt, "distribution", "--source", "receipt", "--happened-at", LAST_EVENT)
    assert summed(told) == RECEIPT_FIGURES
    assert sum(row["closed"] for row in rows(told, "months")) == 1329


def test_eight_weeks_stay_56_days_whatever_the_clock_did(receipt: Hoso) -> None:
    """656 limits of 56 × 24 hours, 172 an hour less, 166 an hour more: all of 56 local days, from the store alone."""
    told = asked(receipt, "distribution", "--source", "receipt", "--happened-at", LAST_EVENT)
    planned = {(row["localDays"], row["periods"]): row["dossiers"] for row in rows(told, "planned")}
    assert [planned[56, length] for length in ("56.00", "55.96", "56.04")] == [656, 172, 166]
    assert {days for days, length in planned if length in ("56.00", "55.96", "56.04")} == {56}
    assert sum(planned.values()) == 1434


def test_of_the_receipt_log_every_second_and_every_delay_is_somebodys(receipt: Hoso) -> None:
    told = asked(receipt, "responsibility", "--source", "receipt", "--happened-at", LAST_EVENT)
    (citizen,) = rows(told, "citizen")
    (agency,) = rows(told, "agencies")
    assert (citizen["dossiers"], citizen["late"]["counted"]) == (
        1434,
        RECEIPT_FIGURES["late"] + RECEIPT_FIGURES["openLate"],
    )
    assert abs(sum(row["time"] for row in rows(told, "holders")) - citizen["time"]) <= len(rows(told, "holders"))
    assert sum(row["lateness"] for row in rows(told, "rules")) == citizen["lateness"]
    assert agency["time"] + citizen["unrecorded"] == pytest.approx(citizen["time"], abs=1)


def test_one_dossier_of_the_receipt_log_is_told_without_a_gap(receipt: Hoso) -> None:
    told = asked(receipt, "responsibility", "--dossier", "receipt/case-9443")
    segments = rows(told, "segments")
    assert segments[0]["since"] == "2011-09-08T15:51:10.592000+02:00", "by the clock of its own system"
    assert segments[-1]["until"] == "2011-09-26T14:43:51.468000+02:00"
    assert [one["until"] for one in segments[:-1]] == [one["since"] for one in segments[1:]]
    again = json.loads(receipt(*shlex.split(told["query"])[1:], *JSON).out)
    assert {key: again[key] for key in SAME} == {key: told[key] for key in SAME}


def test_of_generated_dossiers_the_sums_are_those_of_the_read_side(housed: Hoso) -> None:
    assert housed(*GENERATE).code == 0
    told = asked(housed, "distribution", "--source", "hoso")
    figures = asked(housed, "timeliness", "--source", "hoso", "--happened-at", told["judgedAt"])
    assert summed(told) == {name: figures[name] for name in RECEIPT_FIGURES}
    responsibility = asked(housed, "responsibility", "--source", "hoso", "--happened-at", told["judgedAt"])
    assert sum(row["dossiers"] for row in rows(responsibility, "citizen")) == 120
    late = sum(row["late"]["counted"] for row in rows(responsibility, "citizen"))
    assert late == figures["late"] + figures["openLate"]


def test_an_answer_can_be_had_again_when_more_was_recorded(housed: Hoso) -> None:
    assert housed(*GENERATE).code == 0
    for seed, asking in enumerate(
        (("distribution",), ("responsibility",), ("responsibility", "--period", "2025-05")), 6
    ):
        first = asked(housed, *asking)
        assert housed(*GENERATE[:6], str(seed), *GENERATE[7:]).code == 0
        again = json.loads(housed(*shlex.split(first["query"])[1:], *JSON).out)
        assert asked(housed, *asking)["tables"] != first["tables"]
        assert {key: again[key] for key in SAME} == {key: first[key] for key in SAME}


def test_a_period_is_judged_at_its_end(founded: Hoso) -> None:
    told = asked(founded, "distribution", "--period", "2025-05")
    assert datetime.fromisoformat(told["judgedAt"]) == datetime.fromisoformat("2025-05-31T23:59:59.999999+07:00")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("responsibility", "--dossier", "x", "--agency", "H15"), "a dossier is named alone: leave agency out"),
        (
            ("responsibility", "--dossier", "x", "--agency", "H15", "--period", "2025"),
            "a dossier is named alone: leave agency and period out",
        ),
        (("responsibility", "--dossier", "x", "--verify"), "--verify: one dossier is read from the log itself"),
        (
            ("responsibility", "--period", "2026-03-31..2026-03-01"),
            "--period: 2026-03-31..2026-03-01 ends before it begins",
        ),
        (
            ("responsibility", "--dossier", "nobody", "--compare", "instant"),
            "there is no dossier «nobody»; write its code",
        ),
        (
            ("responsibility", "--dossier", "old/nobody"),
            "or SOURCE/CASE for one of another system, like receipt/case-9443",
        ),
        (("responsibility", "--dossier", "old/nobody"), "hồ sơ của hệ thống khác ghi NGUỒN/VỤ VIỆC"),
        (("responsibility", "--period", "2025-13"), "--period: «2025-13» is no period"),
        (("distribution", "--well-under", "0"), "--well-under"),
        (("distribution", "--happened-at", "2999-01-01T00:00:00Z"), "--happened-at"),
        (("responsibility", "--dossier", "nobody"), "nobody"),
    ],
)
def test_bad_input_is_one_line_that_says_what_to_do(founded: Hoso, arguments: tuple[str, ...], complaint: str) -> None:
    answer = founded("audit", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert complaint in answer.err
    assert answer.err.count("\n") == 1


def test_people_get_tables_with_the_way_to_ask_again(housed: Hoso) -> None:
    assert housed(*GENERATE).code == 0
    for audit in ("distribution", "responsibility"):
        answer = housed("audit", audit, "--agency", "Y99.01")
        assert answer.code == 0
        assert f"again: hoso audit {audit}" in answer.out

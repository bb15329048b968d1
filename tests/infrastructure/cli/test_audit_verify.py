"""Audits that are asked again, derived twice, and held against the raw log."""

import json
import shlex
from pathlib import Path

import psycopg
import pytest

from infrastructure.postgres.names import SchemaNames
from tests.infrastructure.cli.conftest import Hoso
from tests.infrastructure.evidence.attacks import as_superuser

pytestmark = pytest.mark.postgres

GENERATE = ("generate", "--dossiers", "60", "--months", "6", "--seed", "3", "--until", "2026-06-30")
AUDITS = ("timeliness", "transparency", "responsibility", "distribution", "findings")
JSON = ("--format", "json")


@pytest.mark.parametrize("audit", ["timeliness", "transparency"])
def test_asked_again_it_says_the_same(housed: Hoso, audit: str) -> None:
    assert housed(*GENERATE).code == 0
    first = json.loads(housed("audit", audit, "--period", "2026-Q2", *JSON).out)
    assert housed("generate", "--dossiers", "20", "--months", "3", "--seed", "4", "--until", "2026-06-30").code == 0

    again = json.loads(housed(*shlex.split(first["query"])[1:], *JSON).out)
    now = json.loads(housed("audit", audit, "--period", "2026-Q2", *JSON).out)

    assert (again["tables"], again["judgedAt"], again["position"]) == (
        first["tables"],
        first["judgedAt"],
        first["position"],
    )
    assert now["tables"] != first["tables"]


def test_every_audit_agrees_with_its_second_derivation(housed: Hoso) -> None:
    assert housed(*GENERATE).code == 0

    for audit in AUDITS:
        for asked in ((), ("--period", "2026-05"), ("--happened-at", "2026-04-15T10:00:00+07:00")):
            answer = housed("audit", audit, *asked, "--verify", *JSON)
            told = json.loads(answer.out)
            again = housed(*shlex.split(told["query"])[1:], "--verify", *JSON)
            same = f"verified: derived again from the log up to position {told['position']}, the same\n"
            assert (answer.code, answer.err) == (again.code, again.err) == (0, same)
            assert json.loads(again.out)["tables"] == told["tables"]


@pytest.mark.parametrize("audit", AUDITS[:4])
def test_a_read_model_that_was_tampered_with_is_found_out(
    housed: Hoso, database_url: str, names: SchemaNames, audit: str
) -> None:
    assert housed(*GENERATE).code == 0
    assert housed("audit", audit, "--verify").code == 0
    with psycopg.connect(database_url) as db:
        one = f"(SELECT id FROM {names.read}.dossier WHERE ended_at > late_after ORDER BY id LIMIT 1)"
        db.execute(f"UPDATE {names.read}.dossier SET ended_at = submitted_at WHERE id = {one}".encode())
        late = f"(SELECT min(day) FROM {names.read}.tally WHERE what = 'late')"
        moved = f"{names.read}.tally SET what = 'returned_late' WHERE what = 'late' AND day = {late}"
        db.execute(f"UPDATE {moved}".encode())

    answer = housed("audit", audit, "--verify")

    assert (answer.code, answer.out) == (1, "")
    assert "run «hoso rebuild»" in answer.err


def test_evidence_that_was_changed_is_found_out(housed: Hoso, database_url: str) -> None:
    assert housed(*GENERATE).code == 0
    found = json.loads(housed("audit", "findings", "--verify", *JSON).out)
    (every,) = [table for table in found["tables"] if any(column["kind"] == "evidence" for column in table["columns"])]
    evidence = next(column["key"] for column in every["columns"] if column["kind"] == "evidence")
    position = every["rows"][0][evidence][0]
    spaced = "body = convert_to(convert_from(body, 'UTF8') || ' ', 'UTF8')"
    as_superuser(database_url, f"UPDATE log_h14.fact SET {spaced} WHERE position = {int(position)}")

    answer = housed("audit", "findings", "--verify")

    assert (answer.code, answer.out) == (1, "")
    assert f"facts at {position}" in answer.err


def test_a_period_that_has_not_begun_is_refused(founded: Hoso) -> None:
    ahead = founded("audit", "timeliness", "--period", "2999")
    before = founded("audit", "findings", "--period", "2026-Q2", "--happened-at", "2026-02-15T00:00:00Z")

    for answer in (ahead, before):
        assert (answer.code, answer.out) == (2, "")
        assert "the period begins on" in answer.err


def test_what_another_system_calls_a_channel_is_neither_online_nor_counter(housed: Hoso, shared_data: Path) -> None:
    assert housed("import", "history", shared_data / "logs" / "receipt.csv.gz", "--mapping", "receipt").code == 0

    told = json.loads(housed("audit", "timeliness", "--by", "channel", "--verify", *JSON).out)
    index = json.loads(housed("audit", "transparency", *JSON).out)

    (form,) = [table for table in told["tables"] if table["table"] == "form_ii06a"]
    total = form["rows"][-1]
    assert (total["received_online"], total["received_direct"], total["received_other"]) == (0, 0, 1434)
    (scored,) = [table for table in index["tables"] if table["table"] == "service_index"]
    (online,) = [row for row in scored["rows"] if row["number"] == "3.3"]
    assert (online["share"]["total"], online["share"]["noData"], online["points"]) == (0, "không có số liệu", None)


MUDDLED = """case,activity,at,start,due,end
ended-before-it-began,a,2024-01-05T08:00:00,2024-01-05T08:00:00,2024-01-20T08:00:00,2024-01-02T08:00:00
due-before-it-began,a,2024-01-10T08:00:00,2024-01-10T08:00:00,2024-01-04T08:00:00,
both,a,2024-01-10T08:00:00,2024-01-10T08:00:00,2024-01-04T08:00:00,2024-01-03T08:00:00
still-to-end,a,2024-01-10T08:00:00,2024-01-10T08:00:00,2024-01-12T08:00:00,2150-01-10T08:00:00
still-to-come,a,2150-01-10T08:00:00,2150-01-10T08:00:00,2024-01-04T08:00:00,
"""


def test_another_system_may_be_muddled_and_its_figures_fit_together_all_the_same(housed: Hoso, tmp_path: Path) -> None:
    mapping, log = tmp_path / "mapping.toml", tmp_path / "log.csv"
    columns = {
        "case": "case",
        "activity": "activity",
        "instant": "at",
        "start": "start",
        "deadline": "due",
        "end": "end",
    }
    named = "\n".join(f'{key} = "{column}"' for key, column in columns.items())
    mapping.write_text(f'source = "muddled"\nzone = "+07:00"\n[columns]\n{named}\n', encoding="utf-8")
    log.write_text(MUDDLED, encoding="utf-8")

    imported = housed("import", "history", log, "--mapping", mapping)

    assert "2 cases ended before they began" in imported.out
    figures = {
        ("--happened-at", "2024-01-03T12:00:00+07:00"): (0, 0, 0),
        ("--happened-at", "2024-01-06T12:00:00+07:00"): (1, 0, 0),
        ("--happened-at", "2024-01-11T12:00:00+07:00"): (2, 2, 1),
        (): (2, 2, 2),
        ("--period", "2024-01"): (2, 2, 2),
        ("--period", "2024-02"): (0, 2, 2),
    }
    for asked, expected in figures.items():
        answer = housed("audit", "timeliness", *asked, "--verify", *JSON)
        told = json.loads(answer.out)
        assert "the same" in answer.err
        assert (told["closed"], told["open"], told["openLate"]) == expected
    for audit in ("transparency", "responsibility", "distribution", "findings"):
        assert "the same" in housed("audit", audit, "--verify", *JSON).err


def test_no_other_system_may_call_itself_this_house(housed: Hoso, tmp_path: Path) -> None:
    mapping, log = tmp_path / "mapping.toml", tmp_path / "log.csv"
    columns = 'columns = { case = "case", activity = "activity", instant = "at" }'
    mapping.write_text(f'source = "hoso"\nzone = "+07:00"\n{columns}\n', encoding="utf-8")
    log.write_text("case,activity,at\n1,nộp,2026-01-05T08:00:00\n", encoding="utf-8")

    answer = housed("import", "history", log, "--mapping", mapping)

    assert answer.code == 2
    assert "stands for dossiers handed in here" in answer.err

"""Findings over real logs: nothing false in what was generated and in what another system left."""

import json
import shlex
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from domain.values import HO_CHI_MINH
from infrastructure.postgres.names import SchemaNames
from tests.infrastructure.cli.conftest import Hoso

JUDGED = datetime(2026, 6, 30, 17, tzinfo=HO_CHI_MINH)


def found(hoso: Hoso, *options: str) -> dict[str, Any]:
    answer = hoso("audit", "findings", *options, "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    told: dict[str, Any] = json.loads(answer.out)
    return told


def evidence(told: dict[str, Any], rule: str) -> set[tuple[int, ...]]:
    return {tuple(row["evidence"]) for row in told["tables"][1]["rows"] if row["rule"] == rule}


def facts(url: str, names: SchemaNames, topic: str) -> list[tuple[int, str, dict[str, Any]]]:
    with psycopg.connect(url) as db:
        rows = db.execute(
            f"SELECT position, stream, convert_from(body, 'UTF8')::json FROM {names.log}.fact "
            "WHERE topic = %s ORDER BY position".encode(),
            [topic],
        ).fetchall()
    return [(int(position), str(stream), dict(body)) for position, stream, body in rows]


@pytest.mark.postgres
def test_generated_dossiers_show_only_what_they_really_did(housed: Hoso, database_url: str, names: SchemaNames) -> None:
    housed("generate", "--dossiers", "400", "--months", "6", "--seed", "3", "--until", "2026-06-30")

    told = found(housed, "--happened-at", JUDGED.isoformat())

    counts = {row["rule"]: row["found"] for row in told["tables"][0]["rows"] if row["found"]}
    assert set(counts) <= {"late-without-apology", "apology-too-late", "silent"}  # habits of the generator
    extended = facts(database_url, names, "dossier.deadline_extended.v1")
    assert evidence(told, "apology-too-late") == {(at,) for at, _, body in extended if not body["in_time"]}
    assert evidence(told, "late-without-apology") == late_unapologised(database_url, names)


def late_unapologised(url: str, names: SchemaNames) -> set[tuple[int, ...]]:
    """Naively, from the stored bodies: the last promise, the decision, and no apology."""
    promised: dict[str, tuple[int, datetime]] = {}
    for topic in ("dossier.accepted.v1", "dossier.supplement_supplied.v1", "dossier.exclusion_ended.v1"):
        for at, stream, body in facts(url, names, topic):
            if body["promise"] is not None and at > promised.get(stream, (0, None))[0]:
                promised[stream] = at, broken_after(body["promise"])
    concluded = {stream: (at, body) for at, stream, body in facts(url, names, "dossier.concluded.v1")}
    excused = {stream for _, stream, _ in facts(url, names, "dossier.deadline_extended.v1")}
    for topic in ("dossier.withdrawn.v1", "dossier.stopped.v1", "dossier.rejected.v1"):
        excused |= {stream for _, stream, _ in facts(url, names, topic)}
    late = set()
    for stream, (at, broken) in promised.items():
        if stream in excused:
            continue
        if stream in concluded:
            end, body = concluded[stream]
            if datetime.fromisoformat(body["occurred_at"]) > broken:
                late.add((at, end))
        elif broken < JUDGED:
            late.add((at,))
    return late


def broken_after(promise: dict[str, Any]) -> datetime:
    """Limits of whole days last to the end of their last day, others to their instant."""
    if promise["limit"]["unit"] == "working_hour" or float(promise["limit"]["amount"]) % 1:
        return datetime.fromisoformat(promise["due_at"])
    return datetime.combine(date.fromisoformat(promise["due_on"]), time.max, HO_CHI_MINH)


@pytest.mark.postgres
def test_another_systems_history_is_not_judged(housed: Hoso, shared_data: Path) -> None:
    housed("import", "history", shared_data / "logs" / "receipt.csv.gz", "--mapping", "receipt")

    told = found(housed)

    # two cases of the log end an hour before they start: instants that cannot be are told of every system
    assert [row["rule"] for row in told["tables"][1]["rows"]] == ["end-before-start"] * 2
    assert "1434 dossiers adopted" in told["tables"][0]["notes"][1]


@pytest.mark.postgres
def test_asked_again_it_answers_the_same(housed: Hoso) -> None:
    housed("generate", "--dossiers", "100", "--months", "2", "--seed", "5", "--until", "2026-06-30")
    first = found(housed, "--severity", "medium", "--rule", "silent", "--rule", "late-without-apology")
    housed("generate", "--dossiers", "100", "--months", "2", "--seed", "6", "--until", "2026-06-30")

    program, audit, name, *options = shlex.split(first["query"])
    again = found(housed, *options)

    assert (program, audit, name) == ("hoso", "audit", "findings")
    assert first["tables"][1]["rows"]
    assert [row["rule"] for row in first["tables"][0]["rows"]] == ["late-without-apology", "silent"]
    assert (again["judgedAt"], again["position"]) == (first["judgedAt"], first["position"])
    assert again["tables"] == first["tables"]


@pytest.mark.postgres
def test_people_read_it_in_tables(housed: Hoso) -> None:
    housed("generate", "--dossiers", "20", "--months", "1", "--seed", "5", "--until", "2026-06-30")

    answer = housed("audit", "findings", "--rule", "silent")

    assert answer.code == 0
    assert "Dấu hiệu bất thường" in answer.out
    assert "again: hoso audit findings --rule silent" in answer.out


def test_a_kind_there_is_not_is_refused_and_the_kinds_are_named(hoso: Hoso) -> None:
    answer = hoso("audit", "findings", "--rule", "bribery")

    assert answer.code == 2
    assert answer.err.startswith("hoso: rule: there is no finding «bribery»; name one of supplement-near-due, ")
    assert answer.err.count("\n") == 1

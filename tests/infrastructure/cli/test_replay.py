"""Replayed histories equal the state folded by hand from the facts that count."""

import asyncio
import json
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from application.access.actors import Actor, Role
from application.history.replay import foreign_id
from application.ports import Fact
from application.record import record
from domain.dossier.commands import AdoptActivity, AdoptDossier, AdoptHistory
from domain.dossier.evolution import fold
from domain.values import ActorId, DossierId
from infrastructure.cli.commands.replay import state_of
from infrastructure.cli.terminal.open_installation import in_installation
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.sample_data.demonstration.script import acts
from tests.infrastructure.cli.conftest import Hoso
from tests.installation import NAMES

pytestmark = pytest.mark.postgres

OF_THE_CASE = "a,2011-10-11 13:42:22+02:00,2011-12-06 13:41:31+01:00,2011-11-02 10:00:00+01:00,Desk,,big"
LOG = f"""case:concept:name,case:startdate,case:deadline,case:enddate,case:channel,case:enddate_planned,case:size,\
concept:name,concept:instance,org:resource,org:group,time:timestamp,cost
{OF_THE_CASE},receive,1,R1,G1,2011-10-11 13:45:40+02:00,3
{OF_THE_CASE},check,2,R2,G1,2011-10-12 08:26:25+02:00,
{OF_THE_CASE},decide,3,R3,G2,2011-11-02 10:00:00+01:00,
"""
ADOPTED_AT = ("2011-10-11T13:43:00+02:00", "2011-10-12T09:00:00+02:00", "2011-11-03T00:00:00+01:00")
DEMO_AT = ("2026-01-12T08:45:00+07:00", "2026-01-23T00:00:00+07:00", "2026-02-05T00:00:00+07:00")


def facts_of(url: str, stream: str) -> list[Fact]:
    async def read() -> list[Fact]:
        log = PostgresLog(url, NAMES)
        try:
            return await log.facts(stream)
        finally:
            log.close()

    return asyncio.run(read())


def compare(housed: Hoso, url: str, name: str, dossier: str, instants: Sequence[str]) -> list[int]:
    facts = facts_of(url, f"dossier/{dossier}")
    counts = []
    for text in instants:
        told = json.loads(housed("replay", name, "--happened-at", text, "--format", "json").out)
        counted = [fact for fact in facts if fact.event.occurred_at <= datetime.fromisoformat(text)]
        by_hand = state_of(fold(fact.event for fact in counted))
        assert told["state"] == json.loads(json.dumps(by_hand, default=str))
        assert [fact["position"] for fact in told["facts"]] == [fact.position for fact in counted]
        assert told["leftOut"] == len(facts) - len(counted)
        counts.append(len(counted))
    return counts


def test_an_adopted_dossier_at_three_instants(housed: Hoso, database_url: str, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    assert housed("import", "history", path, "--mapping", "receipt").code == 0
    counts = compare(housed, database_url, "receipt/a", foreign_id("receipt/a"), ADOPTED_AT)
    assert counts == [1, 3, 4]
    first = facts_of(database_url, f"dossier/{foreign_id('receipt/a')}")
    assert first[0].event.attributes == {"case:size": "big"}
    assert first[1].event.attributes == {"cost": "3"}


def commanding_the_terminal() -> AdoptHistory:
    """A case that an importer of before, or of somebody else, let through."""
    dossier, at = DossierId(foreign_id("receipt/b")), datetime.fromisoformat("2026-01-05T09:00:00+07:00")
    said: dict[str, Any] = {"dossier": dossier, "by": ActorId("x"), "occurred_at": at, "attributes": {}}
    activity = AdoptActivity(**said, sequence=1, activity="re\x1b[2Jceive", actor="\x9b2J")
    return AdoptHistory(AdoptDossier(**said, source="receipt", case="b"), (activity,))


def test_what_others_wrote_gives_no_orders_to_the_terminal(housed: Hoso, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.csv")
    path.write_text(LOG.replace("receive", "re\x1b[2Jceive").replace("G1", "\x9b2J"))
    answer = housed("import", "history", path, "--mapping", "receipt")
    assert (answer.code, answer.out) == (2, "")
    assert "the sign U+001B, which nobody sees, in a name" in answer.err
    assert not {"\x1b", "\x9b"} & set(answer.err)
    path.write_text(LOG)
    assert housed("import", "history", path, "--mapping", "receipt").code == 0
    in_installation(lambda running: record(running.store, Actor(ActorId("x"), Role.ADMIN), commanding_the_terminal()))
    told = housed("replay", "receipt/b").out
    assert "re[U+001B][2Jceive" in told
    assert not {"\x1b", "\x9b"} & set(told)
    path.write_text("a\x1b[2J,b\n")
    assert "[U+001B]" in housed("import", "history", path, "--mapping", "receipt").err


def test_a_demo_dossier_at_three_instants_and_its_decision(housed: Hoso, database_url: str) -> None:
    assert housed("demo", "--once").code == 0
    case = next(act.case for act in acts() if act.case.name == "late-with-apology")
    counts = compare(housed, database_url, "H14.15-260112-0001", case.dossier, DEMO_AT)
    assert counts == [1, 4, 8]
    decision = housed("replay", "H14.15/2/2026")
    assert case.decision in decision.out
    procedure = housed("replay", "1.001806", "--format", "json")
    assert json.loads(procedure.out)["facts"][0]["topic"] == "procedure.published.v1"


def test_two_readings_of_a_demo_dossier_differ_by_an_extension(housed: Hoso) -> None:
    assert housed("demo", "--once").code == 0
    code, asked = "H14.15-260112-0001", ("--from-happened-at", DEMO_AT[0], "--to-happened-at", DEMO_AT[2])
    found = json.loads(housed("diff", code, *asked, "--format", "json").out)
    assert len(found["onlyInTo"]) == 7
    told = {one["field"]: one for one in found["changes"]}
    extension = next(one for one in found["onlyInTo"] if one["topic"] == "dossier.deadline_extended.v1")
    assert told["extensions"]["why"] == [extension["position"]]
    assert extension["position"] in told["dueOn"]["why"]
    assert "because of #" in housed("diff", code, *asked).out
    assert housed("diff", code).out == "nothing differs\n"
    refused = housed("diff", code, "--to-known-at", "2999-01-01T00:00:00Z")
    assert (refused.code, refused.err.startswith("hoso: --to-known-at 2999")) == (2, True)
    assert "hoso replay" in housed("diff", "1.001806").err


def test_what_nobody_knows_and_the_future_are_refused(housed: Hoso) -> None:
    for arguments in (
        ("replay", "nothing"),
        ("replay", "1.001806"),
        ("replay", "calendar/vn", "--known-at", "2999-01-01T00:00:00Z"),
    ):
        answer = housed(*arguments)
        assert (answer.code, answer.err.count("\n"), answer.out) == (2, 1, "")

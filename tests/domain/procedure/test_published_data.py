"""Real catalogue and real process tables, read from the shared folder (dữ liệu đã công bố)."""

import json
import os
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from domain.law.deadlines import TimeLimit, TimeUnit
from domain.procedure.commands import ApproveProcess, PublishProcedure
from domain.procedure.content import ProcedureContent
from domain.procedure.decider import decide, decide_process
from domain.procedure.events import ProcedurePublished, ProcessApproved
from domain.procedure.identity import IssuingDecision, NamedAgency, ProcedureKey, process_id
from domain.procedure.limits import PublishedLimit
from domain.procedure.steps import ProcessStep
from domain.values import Channel, parse_procedure_code

AT = datetime(2026, 11, 21, tzinfo=UTC)
SHARED = Path(os.environ.get("HOSO_SHARED_DATA") or Path(__file__).parents[4] / "shared" / "data")
CATALOGUE = SHARED / "procedures" / "catalogue.jsonl"
PROCESSES = SHARED / "procedures" / "internal-processes.json"

CHANNELS = {"Trực tiếp": Channel.COUNTER, "Trực tuyến": Channel.ONLINE, "Dịch vụ bưu chính": Channel.POST}
UNITS = {
    "Ngày làm việc": TimeUnit.WORKING_DAY,
    "Ngày": TimeUnit.DAY,
    "Giờ": TimeUnit.HOUR,
    "Tháng": TimeUnit.MONTH,
}


def catalogue() -> list[dict[str, Any]]:
    if not CATALOGUE.exists():
        pytest.skip(f"shared data absent: {CATALOGUE} (set HOSO_SHARED_DATA)")
    return [json.loads(line) for line in CATALOGUE.read_text(encoding="utf-8").splitlines()]


def published(row: dict[str, Any]) -> ProcedurePublished:
    limits = tuple(
        PublishedLimit(
            channel=CHANNELS[said["channel"]], case=None, limit=TimeLimit(Decimal(said["n"]), UNITS[said["unit"]])
        )
        for said in row["time_limits"]
    )
    command = PublishProcedure(
        procedure=ProcedureKey(row["code"]),
        code=parse_procedure_code(row["code"]),
        content=ProcedureContent(name=row["name"], field=row["field"], limits=limits or None),
        decision=IssuingDecision(number=row["decision_no"]),
        effective_on=None,
        source_url=row["source"],
    )
    (fact,) = decide(command, None, AT)
    assert isinstance(fact, ProcedurePublished)
    return fact


def approvals() -> dict[str, tuple[dict[str, Any], ProcessApproved]]:
    if not PROCESSES.exists():
        pytest.skip(f"shared data absent: {PROCESSES} (set HOSO_SHARED_DATA)")
    table = json.loads(PROCESSES.read_text(encoding="utf-8"), parse_float=Decimal)["procedures"]
    return {row["id"]: (row, approved(row)) for row in table}


def approved(row: dict[str, Any]) -> ProcessApproved:
    issuer = row["decision"]["issuer"]
    command = ApproveProcess(
        process=process_id(file=row["id"], issuer=row["province"]),
        decision=IssuingDecision(number=row["decision"]["number"], issuer=NamedAgency(name=issuer) if issuer else None),
        procedures=tuple(parse_procedure_code(code) for code in row["codes"]),
        hours_per_working_day=Decimal(8),
        stated_total=limit(row["total"]),
        stated_total_text=row["total_time_text"],
        steps=tuple(step(n, said) for n, said in enumerate(row["steps"], 1)) or None,
    )
    (fact,) = decide_process(command, None, AT)
    return fact


def limit(said: dict[str, Any] | None) -> TimeLimit | None:
    if not said or not said["amount"] or not said["unit"]:
        return None
    return TimeLimit(Decimal(said["amount"]), TimeUnit(said["unit"]))


def step(position: int, said: dict[str, Any]) -> ProcessStep:
    return ProcessStep(
        position=position,
        label=said["label"],
        stage=said["stage"],
        who=said["who"],
        limit=limit(said),
        limit_text=said["duration_text"],
        counted=False if said["amount"] == 0 else said["counted"],
    )


def test_483_of_the_published_procedures_have_no_limit_a_machine_can_read() -> None:
    facts = [published(row) for row in catalogue()]
    assert len(facts) == 2_642
    assert sum(not fact.content.has_machine_readable_limit for fact in facts) == 483


def test_192_have_limits_that_differ_and_one_more_only_in_spelling() -> None:
    rows = catalogue()
    differ = {row["code"] for row in rows if published(row).content.limits_differ}
    spelt = {row["code"] for row in rows if len({(said["n"], said["unit"]) for said in row["time_limits"]}) > 1}
    assert len(spelt) == 193
    assert spelt - differ == {"3.000382"}  # says «2» three times and «02» once
    assert len(differ) == 192


def test_eleven_of_122_processes_with_times_do_not_add_up() -> None:
    checks = {file: row["step_sum_check"]["matches_stated_total"] for file, (row, _) in approvals().items()}
    found = {file for file, (_, fact) in approvals().items() if fact.steps_do_not_add_up}
    assert len(checks) == 177
    assert sum(check is not None for check in checks.values()) == 122
    assert found == {file for file, check in checks.items() if check is False}
    assert len(found) == 11


def test_twelve_processes_mix_up_days_and_working_days() -> None:
    found = {file for file, (_, fact) in approvals().items() if fact.units_differ}
    secondary = {"P133", "P140", "P141", "P143", "P144", "P145", "P146"}
    assert found == {"P039", "P040", "P044", "P045", "P083"} | secondary


def test_every_process_has_an_identity_of_its_own_though_codes_do_not() -> None:
    facts = [fact for _, fact in approvals().values()]
    codes = [code for fact in facts for code in fact.procedures]
    assert len({fact.process for fact in facts}) == 177
    assert sum(not fact.procedures for fact in facts) == 38
    assert sum(codes.count(code) > 1 for code in set(codes)) == 13


def test_published_procedures_are_read_back_as_written() -> None:
    facts = [published(row) for row in catalogue()]
    assert [msgspec.json.decode(msgspec.json.encode(fact), type=ProcedurePublished) for fact in facts] == facts


def test_approved_processes_are_read_back_as_written() -> None:
    facts = [fact for _, fact in approvals().values()]
    assert [msgspec.json.decode(msgspec.json.encode(fact), type=ProcessApproved) for fact in facts] == facts

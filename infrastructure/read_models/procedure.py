"""Procedures and internal processes as people look them up (thủ tục hành chính, quy trình nội bộ)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct, json
from msgspec.structs import astuple, replace

from application.ports import Fact
from application.queries.diacritics import without_diacritics
from domain.procedure.discrepancies import adds_up
from domain.procedure.events import ProcedureAmended, ProcedurePublished, ProcessApproved
from domain.procedure.steps import step_sum
from domain.procedure.versions import begins_on
from infrastructure.read_models.model import (
    Db,
    EachBatch,
    Filling,
    TableDefinition,
    TableNames,
    columns_of,
    copy_rows,
    read_rows,
    write_rows,
)
from infrastructure.read_models.versioned import history_of


class ProcedureRow(Struct):
    """A procedure in its newest version (thủ tục hành chính)."""

    key: str
    code: str | None
    name: str
    name_folded: str
    field: str | None
    publisher: str | None
    level: str | None
    versions: int
    effective_on: date | None
    repealed_on: date | None
    has_limit: bool
    limits_differ: bool
    position: int


class ProcedureVersionRow(Struct):
    """One version in full, as JSON text (phiên bản thủ tục)."""

    id: str
    key: str
    number: int
    in_force_from: date
    effective_on: date | None
    decision: str | None
    source_url: str | None
    content: str
    position: int


class ProcessRow(Struct):
    """An approved internal process with what was found wrong in it (quy trình nội bộ)."""

    id: str
    process: str
    name: str | None
    issuer: str | None
    codes: str
    steps: int
    stated: str | None
    summed: str | None
    adds_up: bool | None
    content: str
    position: int


PROCEDURE = TableDefinition(
    "procedure",
    columns_of(ProcedureRow),
    "key",
    ("(code)", "(field, key)", "(publisher, key)"),
)
PROCEDURE_HISTORY = history_of(PROCEDURE)
VERSION = TableDefinition("procedure_version", columns_of(ProcedureVersionRow), "id", ("(key, number)",))
PROCESS = TableDefinition("process", columns_of(ProcessRow), "id", ("(process)",))
VERSIONS = (ProcedurePublished, ProcedureAmended)


class ProcedureModel:
    """Procedures, every version of them, and internal processes (danh mục thủ tục)."""

    name = "procedure"
    tables = (PROCEDURE, PROCEDURE_HISTORY, VERSION, PROCESS)

    def filling(self, db: Db, names: TableNames) -> Filling:
        """Batch by batch."""
        return EachBatch(self, db, names)

    def apply(self, db: Db, names: TableNames, facts: Sequence[Fact]) -> None:
        """Bring the newest version up to date and add what is new to the histories."""
        keys = {fact.event.procedure for fact in facts if fact.stream.startswith("procedure/")}
        known = {row[0]: ProcedureRow(*row) for row in read_rows(db, names.of(PROCEDURE), PROCEDURE, keys)}
        stored = frozenset(known)
        versions: list[tuple[Any, ...]] = []
        processes: list[tuple[Any, ...]] = []
        past: list[tuple[Any, ...]] = []
        for fact in facts:
            if isinstance(fact.event, ProcessApproved):
                processes.append(_process(fact))
            elif fact.stream.startswith("procedure/"):
                before = known.get(fact.event.procedure)
                after = known[fact.event.procedure] = procedure_after(before, fact)
                past += [(*astuple(before), fact.position)] if before else []
                versions += [_version(fact, after.versions)] if isinstance(fact.event, VERSIONS) else []
        write_rows(db, names.of(PROCEDURE), PROCEDURE, {key: astuple(row) for key, row in known.items()}, stored)
        copy_rows(db, names.of(PROCEDURE_HISTORY), PROCEDURE_HISTORY, past)
        copy_rows(db, names.of(VERSION), VERSION, versions)
        copy_rows(db, names.of(PROCESS), PROCESS, processes)


def procedure_after(before: ProcedureRow | None, fact: Fact) -> ProcedureRow:
    """A procedure's row after one more fact of its stream."""
    if isinstance(fact.event, VERSIONS):
        return _newest(before, fact)
    if before is None:
        raise LookupError(f"{fact.stream}: {fact.topic} before its publication")
    return replace(before, repealed_on=fact.event.effective_on, position=fact.position)


def _newest(before: ProcedureRow | None, fact: Fact) -> ProcedureRow:
    event, content = fact.event, fact.event.content
    return ProcedureRow(
        key=event.procedure,
        code=before.code if before else event.code,
        name=content.name,
        name_folded=without_diacritics(content.name),
        field=content.field,
        publisher=content.publisher.name if content.publisher else None,
        level=None if content.levels is None else ", ".join(content.levels),
        versions=before.versions + 1 if before else 1,
        effective_on=event.effective_on,
        repealed_on=before.repealed_on if before else None,
        has_limit=content.has_machine_readable_limit,
        limits_differ=content.limits_differ,
        position=fact.position,
    )


def _version(fact: Fact, number: int) -> tuple[Any, ...]:
    event = fact.event
    return (
        f"{event.procedure}#{number}",
        event.procedure,
        number,
        begins_on(event.effective_on, event.occurred_at),
        event.effective_on,
        event.decision.number if event.decision else None,
        event.source_url,
        json.encode(event.content).decode(),
        fact.position,
    )


def _process(fact: Fact) -> tuple[Any, ...]:
    event = fact.event
    finding, hours = event.steps_do_not_add_up, event.hours_per_working_day
    added = step_sum(event.steps or (), hours_per_day=hours)
    issuer = event.decision.issuer.name if event.decision and event.decision.issuer else None
    return (
        f"{event.process}#{fact.version}",
        event.process,
        event.name,
        issuer,
        ", ".join(event.procedures),
        len(event.steps or ()),
        str(event.stated_total) if event.stated_total else event.stated_total_text,
        str(finding.summed) if finding else None,
        False if finding else adds_up(event.stated_total, added, hours_per_day=hours),
        json.encode(event).decode(),
        fact.position,
    )

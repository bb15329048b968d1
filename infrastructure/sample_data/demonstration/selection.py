"""The real procedures of the demonstration and their processes (thủ tục và quy trình thật)."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from domain.procedure.commands import ApproveProcess, PublishProcedure
from domain.procedure.components import Component
from domain.procedure.content import OnlineLevel, ProcedureContent
from domain.procedure.identity import NamedAgency, ProcedureKey, ProcessId
from domain.procedure.limits import PublishedLimit
from domain.values import parse_procedure_code
from infrastructure.imports.processes import approval, decision_of, limit_of

_FILE = Path(__file__).parent / "procedures.json"
_ONLINE = {"Toàn trình": OnlineLevel.FULL, "Một phần": OnlineLevel.PARTIAL}


def selection() -> list[dict[str, Any]]:
    """The facts as they were copied, each with the address of its decision (dữ liệu chọn lọc)."""
    table: dict[str, Any] = msgspec.json.decode(_FILE.read_bytes())
    rows: list[dict[str, Any]] = table["procedures"]
    return rows


def publications() -> Iterator[PublishProcedure]:
    """Each procedure, in force from the day its decision was signed (công bố)."""
    for row in selection():
        decision, limit = decision_of(row), limit_of(row["total"])
        content = ProcedureContent(
            name=row["name_vi"],
            field=row["field_vi"],
            agencies=(NamedAgency(name=row["agencies_vi"]),),
            components=tuple(Component(name=name) for name in row["components"]) if row["components"] else None,
            result=row["result_document"],
            online_level=_ONLINE.get(row["online_level"] or ""),
            limits=None if limit is None else (PublishedLimit(channel=None, case=None, limit=limit),),
            limit_text=row["total_time_text"],
        )
        yield PublishProcedure(
            procedure=ProcedureKey(row["codes"][0]),
            code=parse_procedure_code(row["codes"][0]),
            content=content,
            decision=decision,
            effective_on=None if decision is None else decision.signed_on,
            source_url=row["source_url"],
        )


def approvals(processes: dict[str, list[str]], hours_per_working_day: Decimal) -> Iterator[ApproveProcess]:
    """Each internal process under the identities it has for the agencies of the demonstration (phê duyệt)."""
    for row in selection():
        approved = approval(row, hours_per_working_day)
        since = None if approved.decision is None else approved.decision.signed_on
        for process in processes.get(row["codes"][0], ()):
            yield replace(approved, process=ProcessId(process), effective_on=since)

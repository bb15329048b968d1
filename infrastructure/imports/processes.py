"""Internal processes from provincial and ministerial decisions, in JSON (quy trình nội bộ)."""

import codecs
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from domain.amounts import amount_of
from domain.errors import Malformed
from domain.law.deadlines import TimeLimit, TimeUnit
from domain.procedure.commands import ApproveProcess
from domain.procedure.identity import IssuingDecision, NamedAgency, process_id
from domain.procedure.steps import ProcessStep
from domain.values import parse_procedure_code
from infrastructure.imports.json_text import plain_json
from infrastructure.imports.typed import typed, what_is_wrong
from infrastructure.imports.unusable import Unusable


def read_processes(path: Path, hours_per_working_day: Decimal) -> list[ApproveProcess]:
    """Every entry of a file, those without steps too. Raises Unusable naming the entry."""
    try:
        said = plain_json(path.read_bytes().removeprefix(codecs.BOM_UTF8))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unusable(path, "not JSON, or no object with a list «procedures»") from error
    except Malformed as error:
        raise Unusable(path, str(error)) from error
    rows = said.get("procedures") if isinstance(said, dict) else None
    if not isinstance(rows, list):
        raise Unusable(path, "no list «procedures» in it; expected internal processes")
    found: list[ApproveProcess] = []
    read: dict[str, ApproveProcess] = {}
    for number, row in enumerate(rows, 1):
        try:
            made = typed(approval(row, hours_per_working_day))
            if not isinstance(row["id"], str) or read.setdefault(made.process, made) != made:
                raise Malformed("its id is no text, or stands at an entry before with other content")
            found.append(made)
        except (Malformed, KeyError, TypeError, AttributeError, ValueError, ArithmeticError) as error:
            name = row.get("id", number) if isinstance(row, dict) else number
            raise Unusable(path, f"entry {name}: {what_is_wrong(error)}; correct the entry") from error
    return found


def approval(row: Mapping[str, Any], hours_per_working_day: Decimal) -> ApproveProcess:
    """One entry as the command that approves it (phê duyệt quy trình nội bộ)."""
    return ApproveProcess(
        process=process_id(file=row["id"], issuer=row["province"]),
        decision=decision_of(row),
        procedures=tuple(parse_procedure_code(code) for code in row["codes"]),
        hours_per_working_day=hours_per_working_day,
        name=row["name_vi"],
        case=row["variant_vi"],
        field=row["field_vi"],
        agencies=(NamedAgency(name=row["agencies_vi"]),) if row["agencies_vi"] else None,
        stated_total=limit_of(row["total"]),
        stated_total_text=row["total_time_text"],
        steps=tuple(_step(place, said) for place, said in enumerate(row["steps"] or (), 1)) or None,
        source_url=row["source_url"],
    )


def decision_of(row: Mapping[str, Any]) -> IssuingDecision | None:
    """The decision that approved it; None where the source names none at all."""
    said = row["decision"] or {}
    if not any(said.values()):
        return None
    return IssuingDecision(
        number=said.get("number"),
        signed_on=date.fromisoformat(said["date"]) if said.get("date") else None,
        issuer=NamedAgency(name=said["issuer"]) if said.get("issuer") else None,
    )


def limit_of(said: Mapping[str, Any] | None) -> TimeLimit | None:
    """An amount and a unit; None where one is missing or the amount is zero."""
    if not said or not said.get("amount") or not said.get("unit"):
        return None
    amount = said["amount"]
    if not isinstance(amount, str | int | float) or isinstance(amount, bool):
        raise Malformed("amount is no number")
    amount = amount_of(amount) if isinstance(amount, str) else Decimal(str(amount))
    if amount is None:
        raise Malformed(f"amount «{said['amount']}» is no number")
    return TimeLimit(
        amount.to_integral_value() if amount == amount.to_integral_value() else amount, TimeUnit(said["unit"])
    )


def _step(place: int, said: Mapping[str, Any]) -> ProcessStep:
    nothing = said["amount"] == 0
    return ProcessStep(
        position=place,
        label=said["label"],
        stage=said["stage"],
        who=said["who"],
        what=said.get("what"),
        limit=limit_of(said),
        limit_text=said["duration_text"] or ("0 ngày" if nothing else None),
        counted=False if nothing else said["counted"],
        result=said.get("result"),
    )

"""The rows that facts make, by the very effects that fill the read models (dòng từ sự kiện)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import asdict

from application.ports import Fact
from application.queries.reads import Row
from infrastructure.read_models.decision import DecisionRow, change_decision
from infrastructure.read_models.dossier import DossierRow, change, dossier_of
from infrastructure.read_models.procedure import VERSIONS, ProcedureRow, procedure_after


class FoldedRows:
    """Rows as the read side answers them, of facts at hand (dòng từ sự kiện)."""

    def dossier(self, facts: Sequence[Fact]) -> Row | None:
        """A dossier's row, of its own facts and the one that numbered it."""
        if not facts:
            return None
        row = DossierRow(id=dossier_of(facts[0]) or "", opened=facts[0].position)
        for fact in facts:
            change(row, fact)
        return _as_answered(row)

    def procedure(self, facts: Sequence[Fact]) -> Row | None:
        """A procedure's row; facts that are said to have happened before its publication make none."""
        row: ProcedureRow | None = None
        for fact in facts:
            if row is not None or isinstance(fact.event, VERSIONS):
                row = procedure_after(row, fact)
        return None if row is None else _as_answered(row)

    def decision(self, facts: Sequence[Fact]) -> Row | None:
        """A decision's row."""
        if not facts:
            return None
        row = DecisionRow(id=facts[0].event.decision)
        for fact in facts:
            change_decision(row, fact)
        return _as_answered(row)


def _as_answered(row: Any) -> Row:
    """The row as JSON out of PostgreSQL has it: days and instants in text."""
    return {name: _as_json(value) for name, value in asdict(row).items()}


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        whole, dot, fraction = value.astimezone(UTC).replace(tzinfo=None).isoformat().partition(".")
        return f"{whole}{dot}{fraction.rstrip('0')}+00:00"
    return value.isoformat() if isinstance(value, date) else value

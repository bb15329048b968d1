"""Decisions as they stand, found by agency, number and year (quyết định)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

from application.ports import Fact
from domain.decision import events as d
from infrastructure.read_models.model import (
    Db,
    EachBatch,
    Filling,
    TableDefinition,
    TableNames,
    columns_of,
    read_rows,
    write_rows,
)


class DecisionRow(Struct):
    """One decision as it stands now (quyết định)."""

    id: str
    position: int = 0
    version: int = 0
    agency: str | None = None
    number: int | None = None
    year: int | None = None
    dossier: str | None = None
    kind: str | None = None
    document_type: str | None = None
    reason: str | None = None
    encrypted: str | None = None
    document: str | None = None
    stage: str = "drafted"
    signed_by: str | None = None
    signed_at: datetime | None = None
    issued_on: date | None = None
    corrections: int = 0
    revoked_on: date | None = None


DECISION = TableDefinition("decision", columns_of(DecisionRow), "id", ("(agency, year, number)", "(dossier)"))


class DecisionModel:
    """Decisions from draft to revocation (quyết định)."""

    name = "decision"
    tables = (DECISION,)

    def filling(self, db: Db, names: TableNames) -> Filling:
        """Batch by batch."""
        return EachBatch(self, db, names)

    def apply(self, db: Db, names: TableNames, facts: Sequence[Fact]) -> None:
        """Fold a batch into the rows it touches."""
        mine = [fact for fact in facts if type(fact.event) in _EFFECTS]
        if not mine:
            return
        table = names.of(DECISION)
        known = read_rows(db, table, DECISION, {fact.event.decision for fact in mine})
        rows = {row[0]: DecisionRow(*row) for row in known}
        stored = frozenset(rows)
        for fact in mine:
            row = rows.get(fact.event.decision) or DecisionRow(id=fact.event.decision)
            change_decision(row, fact)
            rows[row.id] = row
        write_rows(db, table, DECISION, {key: astuple(row) for key, row in rows.items()}, stored)


def change_decision(row: DecisionRow, fact: Fact) -> None:
    """Bring one row up to date with one fact."""
    effect = _EFFECTS.get(type(fact.event))
    if effect is not None:
        effect(row, fact)
        row.position, row.version = fact.position, fact.version


def _drafted(r: DecisionRow, fact: Fact) -> None:
    x: d.DecisionDrafted = fact.event
    r.agency, r.dossier, r.kind, r.document_type, r.reason = (
        x.agency,
        x.dossier,
        x.kind.value,
        x.document_type,
        x.reason,
    )
    r.encrypted, r.document, r.stage = x.encrypted, x.document, "drafted"


def _submitted(r: DecisionRow, fact: Fact) -> None:
    r.stage = "submitted"


def _signed(r: DecisionRow, fact: Fact) -> None:
    r.stage, r.signed_by, r.signed_at = "signed", fact.event.signed_by, fact.event.occurred_at


def _issued(r: DecisionRow, fact: Fact) -> None:
    r.stage, r.issued_on, r.year, r.number = "issued", fact.event.issued_on, fact.event.issued_on.year, fact.number


def _corrected(r: DecisionRow, fact: Fact) -> None:
    r.corrections += 1


def _revoked(r: DecisionRow, fact: Fact) -> None:
    r.stage, r.revoked_on = "revoked", fact.event.effective_on


_EFFECTS: dict[type[Any], Callable[[DecisionRow, Fact], None]] = {
    d.DecisionDrafted: _drafted,
    d.DecisionSubmitted: _submitted,
    d.DecisionSigned: _signed,
    d.DecisionIssued: _issued,
    d.DecisionCorrected: _corrected,
    d.DecisionRevoked: _revoked,
}

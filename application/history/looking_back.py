"""A dossier, a procedure or a decision as two clocks tell it, in the rows of the read side (nhìn lại)."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from application.case_store import CaseStore
from application.history.as_of import AsOf
from application.history.reading import ended_by
from application.history.replay import Replayed, replayed
from application.ports import Fact
from application.queries.reads import Reads, Row
from domain.dossier.events import DossierNumbered

NUMBERED_WITHIN = 8
"""A dossier is numbered in the append that hands it in, some facts further on at most."""

Asked = tuple[str, AsOf]


@dataclass(frozen=True, slots=True)
class Then:
    """What a history was at two instants: its row and its replay (một lần nhìn lại)."""

    row: Row
    replayed: Replayed


async def replays(store: CaseStore, asked: Sequence[Asked]) -> dict[Asked, Replayed]:
    """Several histories at once, without those that have no facts (phát lại nhiều lịch sử)."""
    recorded = await asyncio.gather(*(store.log.facts(stream) for stream, _ in asked))
    told = zip(asked, recorded, strict=True)
    return {one: replayed(one[0], facts, one[1]) for one, facts in told if facts}


async def dossier_then(store: CaseStore, reads: Reads, told: Replayed | None, as_of: AsOf) -> Then | None:
    """A dossier as it was, None where nothing of it counts yet (hồ sơ tại thời điểm)."""
    if told is None or not told.facts:
        return None
    numbered = await _numbered(store, told)
    row = reads.of_facts.dossier(sorted((*told.facts, *numbered)))
    if row is None:
        return None
    if ended_by(told.state, as_of.happened_at) is not told.state:
        row["ended_at"] = None
    return Then(row, told)


def procedure_then(reads: Reads, told: Replayed | None) -> Then | None:
    """A procedure as it was, None before its publication (thủ tục tại thời điểm)."""
    row = None if told is None else reads.of_facts.procedure(told.facts)
    return None if told is None or row is None else Then(row, told)


def decision_then(reads: Reads, told: Replayed | None) -> Then | None:
    """A decision as it was, None before its draft (quyết định tại thời điểm)."""
    row = None if told is None else reads.of_facts.decision(told.facts)
    return None if told is None or row is None else Then(row, told)


def told_then(rows: Sequence[Row], told: Replayed, as_of: AsOf) -> list[Row]:
    """The rows of a timeline that count, each at the instant it is said to have happened (dòng thời gian).

    Refused attempts aimed at a history stand in streams of their own; they count by their own instants.
    """
    counted = {fact.position: fact.event.occurred_at.isoformat() for fact in told.facts}
    kept = []
    for row in rows:
        if row["position"] in counted:
            kept.append({**row, "occurred_at": counted[row["position"]]})
        elif row["topic"].startswith("attempt.") and counts(row, as_of):
            kept.append(row)
    return kept


def counts(row: Row, as_of: AsOf) -> bool:
    """Whether a timeline's row counts by its own instants (được tính)."""
    known = as_of.known_at is None or _instant(row["recorded_at"]) <= as_of.known_at
    return known and (as_of.happened_at is None or _instant(row["occurred_at"]) <= as_of.happened_at)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


async def _numbered(store: CaseStore, told: Replayed) -> list[Fact]:
    """The register's fact that gave the dossier its code; it stands beside the first one, and counts with it."""
    first, dossier = told.facts[0], told.stream.removeprefix("dossier/")
    if first.version > 1:
        return []
    beside = await store.log.tail(first.position, NUMBERED_WITHIN)
    return [fact for fact in beside if isinstance(fact.event, DossierNumbered) and fact.event.dossier == dossier]

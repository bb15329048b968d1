"""A dossier, a procedure or a decision as of two instants, in the rows of the read side (nhìn lại)."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from application.case_store import CaseStore
from application.history.as_of import AsOf
from application.history.dossier_as_of import ended_by
from application.history.replay import Replayed, replayed
from application.ports import Fact
from application.queries.reads import Reads, Row
from domain.dossier.events import DossierNumbered

NUMBERED_WITHIN = 8
"""A dossier is numbered in the append that hands it in, some facts further on at most."""

ReplayKey = tuple[str, AsOf]


@dataclass(frozen=True, slots=True)
class PastState:
    """What a history was at two instants: its row and its replay (một lần nhìn lại)."""

    row: Row
    replayed: Replayed


async def replays(store: CaseStore, asked: Sequence[ReplayKey]) -> dict[ReplayKey, Replayed]:
    """Several histories at once, without those that have no facts (phát lại nhiều lịch sử)."""
    recorded = await asyncio.gather(*(store.log.facts(stream) for stream, _ in asked))
    pairs = zip(asked, recorded, strict=True)
    return {one: replayed(one[0], facts, one[1]) for one, facts in pairs if facts}


async def past_dossier(store: CaseStore, reads: Reads, past: Replayed | None, as_of: AsOf) -> PastState | None:
    """A dossier as it was, None where nothing of it counts yet (hồ sơ tại thời điểm)."""
    if past is None or not past.facts:
        return None
    numbered = await _numbered(store, past)
    row = reads.of_facts.dossier(sorted((*past.facts, *numbered)))
    if row is None:
        return None
    if ended_by(past.state, as_of.happened_at) is not past.state:
        row["ended_at"] = None
    return PastState(row, past)


def past_procedure(reads: Reads, past: Replayed | None) -> PastState | None:
    """A procedure as it was, None before its publication (thủ tục tại thời điểm)."""
    row = None if past is None else reads.of_facts.procedure(past.facts)
    return None if past is None or row is None else PastState(row, past)


def past_decision(reads: Reads, past: Replayed | None) -> PastState | None:
    """A decision as it was, None before its draft (quyết định tại thời điểm)."""
    row = None if past is None else reads.of_facts.decision(past.facts)
    return None if past is None or row is None else PastState(row, past)


def past_timeline(rows: Sequence[Row], past: Replayed, as_of: AsOf) -> list[Row]:
    """The rows of a timeline that count, each at the instant it is said to have happened (dòng thời gian).

    Refused attempts aimed at a history are in streams of their own; they count by their own instants.
    """
    counted = {fact.position: fact.event.occurred_at.isoformat() for fact in past.facts}
    counted_rows = []
    for row in rows:
        if row["position"] in counted:
            counted_rows.append({**row, "occurred_at": counted[row["position"]]})
        elif row["topic"].startswith("attempt.") and counts(row, as_of):
            counted_rows.append(row)
    return counted_rows


def counts(row: Row, as_of: AsOf) -> bool:
    """Whether a timeline's row counts by its own instants (được tính)."""
    known = as_of.known_at is None or _instant(row["recorded_at"]) <= as_of.known_at
    return known and (as_of.happened_at is None or _instant(row["occurred_at"]) <= as_of.happened_at)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


async def _numbered(store: CaseStore, past: Replayed) -> list[Fact]:
    """The register's fact that gave the dossier its code; it follows the first one, and counts with it."""
    first, dossier = past.facts[0], past.stream.removeprefix("dossier/")
    if first.version > 1:
        return []
    following = await store.log.tail(first.position, NUMBERED_WITHIN)
    return [fact for fact in following if isinstance(fact.event, DossierNumbered) and fact.event.dossier == dossier]

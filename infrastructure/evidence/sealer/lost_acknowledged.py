"""What was acknowledged, was never sealed, and is gone: a sealer signs nothing in its place (sự kiện đã mất)."""

from typing import NamedTuple

from application import streams
from domain.log_integrity.events import RestoreExplained
from infrastructure.evidence.fact_bytes import StoredFacts, row_of
from infrastructure.evidence.sealer.acknowledged import Remembered, covers
from infrastructure.log.fact_reader import facts_or_errors


class Loss(NamedTuple):
    """Facts that are gone, as a sealer says it; positions from first to last (sự kiện đã mất)."""

    kind: str
    first: int
    last: int
    said: str


def lost_acknowledged(facts: StoredFacts, known: Remembered) -> Loss | None:
    """What the log lacks of what a data directory remembers; None where nothing, or where it was explained."""
    last, head = known.last.fact, facts.head()
    if [fact.leaf for fact in facts.at_positions([1])] != [known.log]:
        return Loss("OTHER_LOG", 1, last.position, "the data directory remembers what was acknowledged of another log")
    if [fact.leaf for fact in facts.at_positions([last.position])] == [last.leaf]:
        return None
    restores = facts_or_errors(map(row_of, facts.of_streams([streams.RESTORES])))
    if any(isinstance(one.event, RestoreExplained) and covers(one, known.last) for one in restores):
        return None
    if head < last.position:
        said = f"facts {head + 1} to {last.position} were acknowledged and are gone"
        return Loss("TRUNCATED", head + 1, last.position, said)
    said = f"fact {last.position} is not the one that was acknowledged"
    return Loss("FORKED", last.position, last.position, said)

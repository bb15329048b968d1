"""What was recorded beyond a position, for those who may see it (theo dõi thay đổi)."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass

from application.dossiers import covers
from application.house import House
from application.ports import Fact
from application.queries.reads import NotReached, Reads, Row, Sight
from application.queries.sentences import sentence

BATCH = 500
_CATALOGUE = frozenset({"procedure", "process", "agency", "calendar"})


@dataclass(frozen=True, slots=True)
class Seen:
    """One fact as somebody may see it (một thay đổi)."""

    position: int
    kind: str
    subject: str
    topic: str
    dossier_code: str | None
    vi: str
    en: str


async def beyond(house: House, reads: Reads, sight: Sight, after: int) -> AsyncGenerator[Seen | None, None]:
    """Changes beyond a position once the read models show them; None every few seconds when nothing happens.

    Whoever stops and asks again with the last position misses nothing and gets nothing twice.
    """
    while True:
        facts = await house.log.tail(after, BATCH)
        try:
            await reads.reached(facts[-1].position if facts else after + 1)
        except NotReached:
            yield None
            continue
        for seen in await _visible(reads, sight, facts):
            yield seen
        after = facts[-1].position if facts else after
        if facts:
            yield None


async def _visible(reads: Reads, sight: Sight, facts: Sequence[Fact]) -> list[Seen]:
    dossiers = await reads.dossiers_of(_keys(facts, "dossier"), sight)
    decisions = await reads.decisions(_keys(facts, "decision"))
    found = []
    for fact in facts:
        kind, _, subject = fact.stream.partition("/")
        shown = {"dossier": subject in dossiers, "decision": _covered(decisions.get(subject), sight)}
        if sight.all or shown.get(kind, kind in _CATALOGUE):
            code = dossiers[subject]["code"] if subject in dossiers else None
            found.append(Seen(fact.position, kind, subject, fact.topic, code, *sentence(fact.event)))
    return found


def _keys(facts: Sequence[Fact], kind: str) -> list[str]:
    return list({fact.stream.split("/", 1)[1] for fact in facts if fact.stream.startswith(f"{kind}/")})


def _covered(decision: Row | None, sight: Sight) -> bool:
    return decision is not None and covers(sight.agency, decision["agency"])

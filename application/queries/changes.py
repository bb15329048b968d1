"""What was recorded beyond a position, for those who may see it (theo dõi thay đổi)."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass

from application.access.actors import Actor
from application.access.fields import may_ask
from application.access.rows import REFERENCE_DATA, Visibility, sees_attempts
from application.case_store import CaseStore
from application.ports import Fact
from application.queries.reads import NotReached, Reads, Row
from application.queries.sentences import sentence

BATCH = 500


@dataclass(frozen=True, slots=True)
class VisibleChange:
    """One fact as somebody may see it (một thay đổi)."""

    position: int
    kind: str
    subject: str
    topic: str
    dossier_code: str | None
    vi: str
    en: str


async def beyond(
    store: CaseStore, reads: Reads, actor: Actor, visibility: Visibility, after: int
) -> AsyncGenerator[VisibleChange | None, None]:
    """Changes beyond a position once the read models show them; None every few seconds when nothing happens.

    Whoever stops and asks again with the last position misses nothing and gets nothing twice.
    """
    while True:
        facts = await store.log.tail(after, BATCH)
        try:
            await reads.reached(facts[-1].position if facts else after + 1)
        except NotReached:
            yield None
            continue
        for change in await _visible(reads, actor, visibility, facts):
            yield change
        after = facts[-1].position if facts else after
        if facts:
            yield None


async def _visible(reads: Reads, actor: Actor, visibility: Visibility, facts: Sequence[Fact]) -> list[VisibleChange]:
    dossiers = await reads.dossiers_of(_keys(facts, "dossier"), visibility)
    decisions = await reads.decisions(_keys(facts, "decision"))
    found = []
    for fact in facts:
        kind, _, subject = fact.stream.partition("/")
        shown = {"dossier": subject in dossiers, "decision": _covered(decisions.get(subject), visibility)}
        if _of_its_kind(actor, fact) and (visibility.all or shown.get(kind, kind in REFERENCE_DATA)):
            code = dossiers[subject]["code"] if subject in dossiers else None
            found.append(VisibleChange(fact.position, kind, subject, fact.topic, code, *sentence(fact.event)))
    return found


def _of_its_kind(actor: Actor, fact: Fact) -> bool:
    """Whether somebody may see facts of this kind at all, whatever they are about (loại sự kiện)."""
    if fact.topic.startswith("attempt."):
        return sees_attempts(actor)
    return not fact.topic.startswith("agency.officer_") or may_ask(actor, "Agency", "officers")


def _keys(facts: Sequence[Fact], kind: str) -> list[str]:
    return list({fact.stream.split("/", 1)[1] for fact in facts if fact.stream.startswith(f"{kind}/")})


def _covered(decision: Row | None, visibility: Visibility) -> bool:
    return decision is not None and visibility.covers(decision["agency"])

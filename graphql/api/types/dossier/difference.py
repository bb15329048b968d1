"""What two readings of one dossier tell apart (so sánh hai thời điểm)."""

from datetime import date, datetime
from enum import Enum
from typing import Any

import strawberry

from api.scalars import Position
from api.types.enums import Verdict
from api.types.timeline import TimelineEntry
from application.history.comparison import ChangedAspect, Difference
from application.ports import Fact
from application.queries.sentences import sentence
from domain.dossier.verdict_reason import ReasonedVerdict


@strawberry.type(description="A date or conclusion that differs between two readings. Điểm khác nhau.")
class ChangedConclusion:
    """A date or conclusion that differs between two readings (điểm khác nhau)."""

    field: str = strawberry.field(description="As Dossier and Clock name it, e.g. dueAt, isLate, verdict.")
    vi: str = strawberry.field(description="Its name in Vietnamese.")
    en: str = strawberry.field(description="Its name in English.")
    before: str | None = strawberry.field(description="Its text as `from` has it; null: none.")
    after: str | None = strawberry.field(description="Its text as `to` has it; null: none.")
    why: list[Position] = strawberry.field(
        description="Facts that differ and moved it; none: only time went by. Các sự kiện làm thay đổi."
    )


@strawberry.type(description="How a dossier stands, and why. Tình trạng giải quyết và lý do.")
class DossierVerdict:
    """How a dossier stands, and why (tình trạng giải quyết và lý do)."""

    verdict: Verdict = strawberry.field(description="How it stands against its date.")
    reason: str = strawberry.field(description="The verdict with its reason. Tình trạng và lý do.")
    reason_en: str = strawberry.field(description="The same in English.")


@strawberry.type(description="What differs between two readings of a dossier. So sánh hai thời điểm.")
class DossierDiff:
    """What differs between two readings of a dossier (so sánh hai thời điểm)."""

    only_in_from: list[TimelineEntry] = strawberry.field(description="Facts that only from counts.")
    only_in_to: list[TimelineEntry] = strawberry.field(description="Facts that only to counts.")
    redated: list[TimelineEntry] = strawberry.field(
        description="Facts that both count, at different instants; as `to` has them. Sự kiện được đính chính."
    )
    changes: list[ChangedConclusion] = strawberry.field(description="Dates and conclusions that change.")
    verdicts: list[DossierVerdict | None] = strawberry.field(
        description="How it stands by `from` and by `to`, in this order, changed or not; null: not there yet."
    )


def diff_of(found: Difference, hidden: frozenset[str]) -> DossierDiff:
    """The difference as the schema shows it, without aspects that the asker may not see."""
    return DossierDiff(
        only_in_from=[_entry(fact) for fact in found.only_before],
        only_in_to=[_entry(fact) for fact in found.only_after],
        redated=[_entry(fact) for _, fact in found.redated],
        changes=[_changed(one) for one in found.changes if one.aspect.name not in hidden],
        verdicts=[None if one is None else _verdict(one) for one in found.verdicts],
    )


def _verdict(judged: ReasonedVerdict) -> DossierVerdict:
    return DossierVerdict(verdict=judged.verdict, reason=judged.vi, reason_en=judged.en)


def in_text(value: Any) -> str | None:
    """A value of any aspect: instants and days in ISO 8601, enumerations by their name in the schema."""
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case Enum():
            return value.name
        case date() | datetime():
            return value.isoformat()
        case _:
            return str(value)


def _changed(one: ChangedAspect) -> ChangedConclusion:
    return ChangedConclusion(
        field=one.aspect.name,
        vi=one.aspect.vi,
        en=one.aspect.en,
        before=in_text(one.before),
        after=in_text(one.after),
        why=[Position(position) for position in one.why],
    )


def _entry(fact: Fact) -> TimelineEntry:
    vi, en = sentence(fact.event)
    return TimelineEntry(
        position=Position(fact.position),
        version=fact.version,
        topic=fact.topic,
        occurred_at=fact.event.occurred_at,
        recorded_at=fact.recorded_at,
        actor=fact.meta.actor,
        role=fact.meta.role,
        agency=fact.meta.agency,
        entered_late=fact.meta.entered_late,
        article=getattr(fact.event, "basis", None),
        vi=vi,
        en=en,
    )

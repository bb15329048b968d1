"""What the clock of dossiers was stopped for, or what was waited for (lý do tạm dừng, chờ đợi)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from domain.dossier import events as e
from domain.dossier.holder import Part, Segment
from domain.dossier.responsibility import VersionedFact


class SuspensionKind(StrEnum):
    """What for: papers, days the law does not count, money, another body's word, another activity (loại chờ đợi)."""

    SUPPLEMENT = "supplement"
    EXCLUSION = "exclusion"
    PAYMENT = "payment"
    OPINION = "opinion"
    ACTIVITY = "activity"


SuspensionReason = tuple[SuspensionKind, str]
"""What for, in the words of the fact: a missing paper, a kind of exclusion, what was to be paid, who was asked, the
activity before which it waited."""


@dataclass(slots=True)
class Suspensions:
    """How often, in how many dossiers and for how long, by reason (lý do tạm dừng).

    A demand that names several papers counts with its whole time at each of them.
    """

    times: Counter[SuspensionReason] = field(default_factory=Counter)
    dossiers: Counter[SuspensionReason] = field(default_factory=Counter)
    waited: dict[SuspensionReason, timedelta] = field(default_factory=dict)

    def add(self, facts: Sequence[VersionedFact], segments: Sequence[Segment]) -> None:
        """One more dossier."""
        found = list(_reasons(facts, segments))
        for reason, waited in found:
            self.times[reason] += 1
            self.waited[reason] = self.waited.get(reason, timedelta()) + waited
        self.dossiers.update({reason for reason, _ in found})


def _reasons(
    facts: Sequence[VersionedFact], segments: Sequence[Segment]
) -> Iterator[tuple[SuspensionReason, timedelta]]:
    held_for: dict[int, timedelta] = {}
    for one in segments:
        held_for[one.hold.turn] = held_for.get(one.hold.turn, timedelta()) + one.length
    for version, event in facts:
        waited = held_for.get(version, timedelta())
        match event:
            case e.SupplementRequested():
                yield from (((SuspensionKind.SUPPLEMENT, paper), waited) for paper in event.missing)
            case e.ExclusionStarted():
                yield (SuspensionKind.EXCLUSION, event.kind.value), waited
            case e.PaymentDemanded():
                yield (SuspensionKind.PAYMENT, event.kind), waited
            case e.OpinionAsked():
                yield (SuspensionKind.OPINION, event.of), _answered(facts, event, segments[-1].until)
            case _:
                continue
    yield from _waits(segments)


def _waits(segments: Sequence[Segment]) -> Iterator[tuple[SuspensionReason, timedelta]]:
    """Times between activities of another system, each by the activity that ended it; the last one by none."""
    following = [*segments[1:], None]
    for one, after in zip(segments, following, strict=True):
        if one.hold.part is Part.WAITING and one.length:
            yield (SuspensionKind.ACTIVITY, "" if after is None else after.hold.task or ""), one.length


def _answered(facts: Sequence[VersionedFact], asked: e.OpinionAsked, until: datetime) -> timedelta:
    """How long an answer was waited for, whoever had the dossier meanwhile."""
    given = (x for _, x in facts if isinstance(x, e.OpinionGiven) and x.opinion == asked.opinion)
    end = min((answer.occurred_at for answer in given), default=until)
    return max(timedelta(), end - asked.occurred_at)

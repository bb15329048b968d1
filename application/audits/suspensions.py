"""What the clock of dossiers was stopped for, or what was waited for (lý do tạm dừng, chờ đợi)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from domain.dossier import events as e
from domain.dossier.holder import Segment
from domain.dossier.responsibility import VersionedFact


class Waiting(StrEnum):
    """What for: papers, days the law does not count, money, another body's word (loại chờ đợi)."""

    SUPPLEMENT = "supplement"
    EXCLUSION = "exclusion"
    PAYMENT = "payment"
    OPINION = "opinion"


Reason = tuple[Waiting, str]
"""What for, in the words of the fact: a missing paper, a kind of exclusion, what was to be paid, who was asked."""


@dataclass(slots=True)
class Suspensions:
    """How often, in how many dossiers and for how long, by reason (lý do tạm dừng).

    A demand that names several papers counts with its whole time at each of them.
    """

    times: Counter[Reason] = field(default_factory=Counter)
    dossiers: Counter[Reason] = field(default_factory=Counter)
    waited: dict[Reason, timedelta] = field(default_factory=dict)

    def add(self, told: Sequence[VersionedFact], segments: Sequence[Segment]) -> None:
        """One more dossier."""
        found = list(_reasons(told, segments))
        for reason, waited in found:
            self.times[reason] += 1
            self.waited[reason] = self.waited.get(reason, timedelta()) + waited
        self.dossiers.update({reason for reason, _ in found})


def _reasons(told: Sequence[VersionedFact], segments: Sequence[Segment]) -> Iterator[tuple[Reason, timedelta]]:
    stood: dict[int, timedelta] = {}
    for one in segments:
        stood[one.hold.turn] = stood.get(one.hold.turn, timedelta()) + one.length
    for version, event in told:
        waited = stood.get(version, timedelta())
        match event:
            case e.SupplementRequested():
                yield from (((Waiting.SUPPLEMENT, paper), waited) for paper in event.missing)
            case e.ExclusionStarted():
                yield (Waiting.EXCLUSION, event.kind.value), waited
            case e.PaymentDemanded():
                yield (Waiting.PAYMENT, event.kind), waited
            case e.OpinionAsked():
                yield (Waiting.OPINION, event.of), _answered(told, event, segments[-1].until)
            case _:
                continue


def _answered(told: Sequence[VersionedFact], asked: e.OpinionAsked, until: datetime) -> timedelta:
    """How long an answer was waited for, whoever had the dossier meanwhile."""
    given = (x for _, x in told if isinstance(x, e.OpinionGiven) and x.opinion == asked.opinion)
    end = min((answer.occurred_at for answer in given), default=until)
    return max(timedelta(), end - asked.occurred_at)

"""How two readings of one dossier differ: facts, dates and conclusions, and why (so sánh hai thời điểm)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from application.history.aspects import ASPECTS, Aspect
from application.history.dossier_as_of import DossierAsOf
from application.ports import Fact
from domain.dossier.evolution import evolve
from domain.dossier.state import DossierState
from domain.dossier.verdict_reason import ReasonedVerdict, reasoned_verdict


@dataclass(frozen=True, slots=True)
class ChangedAspect:
    """A date or conclusion that differs between two readings (điểm khác nhau).

    why holds the positions of the differing facts that moved it; none where only time went by.
    """

    aspect: Aspect
    before: Any
    after: Any
    why: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two readings; redated facts count in both, at different instants (kết quả so sánh).

    verdicts are those of both readings with their reasons, None of one in which nothing has happened yet.
    is_foreign: the dossier and its instants are another system's.
    """

    only_before: tuple[Fact, ...]
    only_after: tuple[Fact, ...]
    redated: tuple[tuple[Fact, Fact], ...]
    changes: tuple[ChangedAspect, ...]
    is_foreign: bool = False
    verdicts: tuple[ReasonedVerdict | None, ...] = field(default=(), compare=False)


def compare(before: DossierAsOf, after: DossierAsOf) -> Difference:
    """The facts, dates and conclusions that differ between two readings of one dossier (so sánh)."""
    old, new = _by_position(before), _by_position(after)
    redated = tuple((old[n], new[n]) for n in sorted(old.keys() & new.keys()) if old[n].event != new[n].event)
    only_before = tuple(old[n] for n in sorted(old.keys() - new.keys()))
    only_after = tuple(new[n] for n in sorted(new.keys() - old.keys()))
    differing = old.keys() ^ new.keys() | {fact.position for fact, _ in redated}
    values = [(aspect, _value(aspect, before), _value(aspect, after)) for aspect in ASPECTS]
    changed = [(aspect, was, now) for aspect, was, now in values if was != now]
    moved = _movers([aspect for aspect, _, _ in changed], (before, after), differing)
    changes = tuple(ChangedAspect(aspect, was, now, moved[aspect.name]) for aspect, was, now in changed)
    verdicts = tuple(
        reasoned_verdict(reading.state, reading.at) if reading.replayed.facts else None for reading in (before, after)
    )
    is_foreign = any(reading.state.adoption is not None for reading in (before, after))
    return Difference(only_before, only_after, redated, changes, is_foreign, verdicts)


def _value(aspect: Aspect, reading: DossierAsOf) -> Any:
    """What a reading concludes; nothing of a dossier that is not there yet."""
    return aspect.value(reading) if reading.replayed.facts else None


def _by_position(reading: DossierAsOf) -> dict[int, Fact]:
    return {fact.position: fact for fact in reading.replayed.facts}


def _movers(
    aspects: Sequence[Aspect], readings: Sequence[DossierAsOf], differing: set[int]
) -> dict[str, tuple[int, ...]]:
    """By aspect, the differing facts at which it moved while either reading was folded, and their corrections."""
    found: dict[str, set[int]] = {aspect.name: set() for aspect in aspects}
    comes = not all(reading.replayed.facts for reading in readings)  # then its first fact moves everything
    for reading in readings if aspects else ():
        state = DossierState()
        for fact in reading.replayed.facts:
            before, state = state, evolve(state, fact.event)
            if fact.position in differing:
                why = {fact.position, reading.replayed.corrected_by.get(fact.position, fact.position)}
                for aspect in aspects:
                    if (comes and fact.version == 1) or aspect.rests_on(before) != aspect.rests_on(state):
                        found[aspect.name] |= why
    return {name: tuple(sorted(positions)) for name, positions in found.items()}

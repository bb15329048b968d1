"""A dossier as findings look at it: every fact with the state before and after it (hồ sơ được xem xét)."""

from dataclasses import dataclass
from datetime import date

from application import streams
from application.access.actors import OFFICERS
from application.audits.histories import History
from application.ports import Fact
from domain.dossier.events import FactCorrected
from domain.dossier.evolution import evolve
from domain.dossier.state import DossierState
from domain.values import legal_day

_OFFICERS = frozenset(role.value for role in OFFICERS)


@dataclass(frozen=True, slots=True)
class Transition:
    """One fact with the dossier before and after it (chuyển trạng thái)."""

    before: DossierState
    fact: Fact
    after: DossierState


@dataclass(frozen=True, slots=True)
class DossierTrail:
    """A dossier handed in here, from its first fact on (hồ sơ)."""

    id: str
    agency: str | None
    procedure: str | None
    transitions: tuple[Transition, ...]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return streams.dossier(self.id)

    @property
    def last(self) -> DossierState:
        """As all of its facts leave it."""
        return self.transitions[-1].after

    def first_of(self, event: type) -> Fact | None:
        """The first fact of a type of event."""
        return next((one.fact for one in self.transitions if isinstance(one.fact.event, event)), None)

    def last_of(self, event: type) -> Fact | None:
        """The last fact of a type of event."""
        return next(
            (change.fact for change in reversed(self.transitions) if isinstance(change.fact.event, event)), None
        )

    def corrections_of(self, fact: Fact) -> tuple[int, ...]:
        """Positions of the corrections that name a fact (đính chính)."""
        return tuple(
            change.fact.position
            for change in self.transitions
            if isinstance(change.fact.event, FactCorrected) and change.fact.event.corrects_version == fact.version
        )


def trail_of(history: History) -> DossierTrail:
    """A history as findings look at it."""
    transitions, before = [], DossierState()
    for fact in history.facts:
        after = evolve(before, fact.event)
        transitions.append(Transition(before, fact, after))
        before = after
    return DossierTrail(history.id, history.beginning.agency, history.beginning.procedure, tuple(transitions))


def by_officer(fact: Fact) -> bool:
    """Whether somebody in an officer's role did it; not an applicant, not the system (cán bộ, công chức)."""
    return fact.meta.role in _OFFICERS


def entered(fact: Fact) -> bool:
    """Whether an officer entered it by a command, one act at a time.

    What is brought in bulk (invented or migrated histories) says so in its metadata: its appends carry the
    correlation of their run, which commands never set and no client can. When it was recorded says nothing of
    when an officer acted, so whatever is judged by the recording clock passes over it.
    """
    return by_officer(fact) and fact.meta.correlation is None


def in_bulk(fact: Fact) -> bool:
    """Whether an officer's act came in with many others: the instant of its recording says nothing (ghi hàng loạt)."""
    return by_officer(fact) and fact.meta.correlation is not None


def acted_on(fact: Fact) -> date:
    """The legal day on which it is said to have happened."""
    return legal_day(fact.event.occurred_at)

"""One dossier as of two instants, judged at one instant (nhìn lại hồ sơ)."""

from dataclasses import dataclass
from datetime import datetime

from application.case_store import CaseStore
from application.history.as_of import AsOf
from application.history.replay import Replayed
from application.queries.dossier_clock import DossierClock, dossier_clock
from domain.dossier.state import DossierState


@dataclass(frozen=True, slots=True)
class DossierAsOf:
    """A dossier as of two instants, with its clock, judged at one instant (một lần nhìn lại)."""

    replayed: Replayed
    clock: DossierClock
    at: datetime

    @property
    def state(self) -> DossierState:
        """The dossier as its facts leave it."""
        state: DossierState = self.replayed.state
        return state


async def dossier_as_of(store: CaseStore, replayed: Replayed, as_of: AsOf) -> DossierAsOf:
    """The reading of a replayed dossier (nhìn lại hồ sơ)."""
    at = as_of.judged_at(store.clock.now())
    state = ended_by(replayed.state, as_of.happened_at)
    ended = Replayed(replayed.stream, replayed.facts, replayed.left_out, state, replayed.corrected_by)
    return DossierAsOf(ended, await dossier_clock(store, state, replayed.facts, at), at)


def ended_by(state: DossierState, happened_at: datetime | None) -> DossierState:
    """The state without an end that was still to come: the first fact of an adopted dossier knows its end already."""
    if happened_at is None or state.ended_at is None or state.ended_at <= happened_at:
        return state
    return state._replace(ended_at=None)

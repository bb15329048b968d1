"""The dossier as its facts leave it, one effect per fact (tái hiện hồ sơ)."""

from collections.abc import Iterable

from domain.dossier import events as e
from domain.dossier.evolution import (
    adoption,
    closing,
    deadline,
    exclusion,
    intake,
    law_choice,
    payment,
    processing,
    supplement,
)
from domain.dossier.evolution.state_builder import Effects, StateBuilder
from domain.dossier.state import DossierState

EFFECTS: Effects = {
    **intake.EFFECTS,
    **law_choice.EFFECTS,
    **supplement.EFFECTS,
    **exclusion.EFFECTS,
    **payment.EFFECTS,
    **deadline.EFFECTS,
    **processing.EFFECTS,
    **closing.EFFECTS,
    **adoption.EFFECTS,
}
"""What each fact does to a dossier (tác động của từng sự kiện)."""


def evolve(state: DossierState, event: e.DossierEvent) -> DossierState:
    """The dossier after one more fact (trạng thái sau sự kiện). Accepts every fact ever recorded, never raises."""
    return fold((event,), state)


def fold(events: Iterable[e.DossierEvent], before: DossierState | None = None) -> DossierState:
    """The dossier after all of its facts, or after further ones; the state before stays as it is (tái hiện hồ sơ)."""
    draft = StateBuilder.of(before)
    for event in events:
        status = draft.status
        draft.version += 1
        draft.last = event
        EFFECTS[type(event)](draft, event)
        if draft.status is not status:
            draft.since = event.occurred_at
    return draft.state()

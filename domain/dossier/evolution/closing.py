"""What the facts that end a dossier, or put facts right, do to it (kết thúc hồ sơ, đính chính)."""

from domain.dossier import events as e
from domain.dossier.evolution.state_builder import Effects, StateBuilder
from domain.dossier.state import Result
from domain.dossier.status import Status


def _withdrawn(d: StateBuilder, x: e.DossierWithdrawn) -> None:
    d.status, d.ended_at = Status.WITHDRAWN, x.occurred_at


def _stopped(d: StateBuilder, x: e.DossierStopped) -> None:
    d.status, d.ended_at = Status.STOPPED, d.ended_at or x.occurred_at
    d.stopped_for = x.ground


def _concluded(d: StateBuilder, x: e.DossierConcluded) -> None:
    d.status, d.ended_at = Status.CONCLUDED, x.occurred_at
    d.result = Result(d.result.drafts, d.result.signed, x.decision, x.granted)


def _delivered(d: StateBuilder, x: e.ResultDelivered) -> None:
    d.status = Status.DELIVERED
    d.result = Result(*d.result[:-1], delivered_at=x.occurred_at)


def _corrected(d: StateBuilder, x: e.FactCorrected) -> None:
    d.corrections = (*d.corrections, (x.corrects_version, x.field, x.says, x.reason))


EFFECTS: Effects = {
    e.DossierWithdrawn: _withdrawn,
    e.DossierStopped: _stopped,
    e.DossierConcluded: _concluded,
    e.ResultDelivered: _delivered,
    e.FactCorrected: _corrected,
}

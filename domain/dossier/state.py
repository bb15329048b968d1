"""The dossier as its facts leave it, one effect per fact (tái hiện hồ sơ)."""

from collections.abc import Callable, Iterable
from copy import copy
from datetime import date, timedelta
from typing import Any

from domain.dossier import events as e
from domain.dossier.promise import Extension, Promise
from domain.dossier.standing import DossierState
from domain.dossier.status import Status
from domain.law.deadlines.limits import Pause
from domain.values import legal_day

__all__ = ["DossierState", "evolve", "fold"]


def evolve(state: DossierState, event: e.DossierEvent) -> DossierState:
    """The dossier after one more fact (trạng thái sau sự kiện). Accepts every fact ever recorded, never raises."""
    return fold((event,), state)


def fold(events: Iterable[e.DossierEvent], before: DossierState | None = None) -> DossierState:
    """The dossier after all of its facts, or after further ones; the state before stays as it is (tái hiện hồ sơ)."""
    state = DossierState() if before is None else copy(before)
    for event in events:
        _apply(state, event)
    return state


def _apply(state: DossierState, event: e.DossierEvent) -> None:
    before = state.status
    state.version += 1
    state.last = event
    _EFFECTS[type(event)](state, event)
    if state.status is not before:
        state.since = event.occurred_at


def _submitted(s: DossierState, x: e.DossierSubmitted) -> None:
    s.status = Status.REGISTERED
    s.procedure, s.case, s.agency, s.channel, s.applicant = x.procedure, x.case, x.agency, x.channel, x.applicant
    s.submitted_at = s.received_at = x.occurred_at


def _accepted(s: DossierState, x: e.DossierAccepted) -> None:
    s.status = Status.ACCEPTED
    s.accepted_at, s.received_at = x.occurred_at, x.received_at
    s.procedure_version, s.law_as_of, s.resume, s.process = x.procedure_version, x.law_as_of, x.resume, x.process
    s.unit = x.unit
    s.case = x.case if x.case is not None else s.case
    _promise(s, x.promise)


def _promise(s: DossierState, promise: Promise | None) -> None:
    if promise is None:
        return
    s.promise, s.due_at, s.due_on = promise, promise.due_at, promise.due_on
    s.unextended_at = promise.unextended_at or promise.due_at
    s.promised_at = s.promised_at or promise.due_at


def _stood(s: DossierState, start: date | None, end: date) -> None:
    if start is not None and start < end:
        s.stood = (*s.stood, Pause(start, end, "thời gian không tính"))


def _rejected(s: DossierState, x: e.DossierRejected) -> None:
    s.status, s.ended_at = Status.REJECTED, x.occurred_at


def _supplement_requested(s: DossierState, x: e.SupplementRequested) -> None:
    s.status, s.came_from = Status.AWAITING_SUPPLEMENT, x.came_from
    s.supplements += 1
    s.waiting_since, s.waiting_fact, s.supply_until = x.occurred_at, s.version, x.supply_until


def _supplement_supplied(s: DossierState, x: e.SupplementSupplied) -> None:
    _waited(s, x)
    s.status, s.supply_until = x.back_to, None
    s.received_at = x.occurred_at if x.back_to is Status.REGISTERED else s.received_at
    _promise(s, x.promise)


def _waited(s: DossierState, x: e.SupplementSupplied | e.PaymentRecorded) -> None:
    _stood(s, legal_day(s.waiting_since) if s.waiting_since is not None else None, legal_day(x.occurred_at))
    s.waiting_since, s.waiting_fact = None, None


def _assigned(s: DossierState, x: e.DossierAssigned) -> None:
    s.status, s.unit, s.officer = Status.IN_PROCESS, x.unit, x.officer
    s.step, s.step_since, s.step_due_at = x.step, x.occurred_at, x.step_due_at


def _forwarded(s: DossierState, x: e.DossierForwarded) -> None:
    s.handed, s.holder_agency = x, x.to_agency or s.holder_agency


def _taken_over(s: DossierState, x: e.DossierTakenOver) -> None:
    s.unit, s.officer, s.handed = x.unit, x.taken_by, None
    s.step, s.step_since, s.step_due_at = x.step, x.occurred_at, x.step_due_at


def _step_completed(s: DossierState, x: e.StepCompleted) -> None:
    s.steps_completed.add(x.step)


def _opinion_asked(s: DossierState, x: e.OpinionAsked) -> None:
    s.opinions_open, s.opinions_known = s.opinions_open | {x.opinion}, s.opinions_known | {x.opinion}


def _opinion_given(s: DossierState, x: e.OpinionGiven) -> None:
    s.opinions_open = s.opinions_open - {x.opinion}


def _result_drafted(s: DossierState, x: e.ResultDrafted) -> None:
    s.drafts = s.drafts | {x.decision}


def _result_signed(s: DossierState, x: e.ResultSigned) -> None:
    s.signed = s.signed | {x.decision}


def _exclusion_started(s: DossierState, x: e.ExclusionStarted) -> None:
    s.exclusion_since, s.exclusion_began, s.exclusion_fact = x.since, x.occurred_at, s.version


def _exclusion_ended(s: DossierState, x: e.ExclusionEnded) -> None:
    _stood(s, s.exclusion_since, x.until + timedelta(days=1))
    s.exclusion_since, s.exclusion_began, s.exclusion_fact = None, None, None
    _promise(s, x.promise)


def _payment_demanded(s: DossierState, x: e.PaymentDemanded) -> None:
    s.status, s.payment_due, s.pay_until = Status.AWAITING_PAYMENT, x.amount, x.pay_until
    s.waiting_since, s.waiting_fact = x.occurred_at, s.version


def _payment_recorded(s: DossierState, x: e.PaymentRecorded) -> None:
    _waited(s, x)
    s.status, s.payment_due, s.pay_until = Status.IN_PROCESS, None, None
    _promise(s, x.promise)


def _deadline_extended(s: DossierState, x: e.DeadlineExtended) -> None:
    s.extensions += 1
    s.extension = Extension(apologised_on=legal_day(x.occurred_at), new_due_on=x.new_due_on)
    s.due_at, s.due_on = x.new_due_at, x.new_due_on


def _deadline_moved(s: DossierState, x: e.DeadlineMoved) -> None:
    _promise(s, x.promise)


def _withdrawn(s: DossierState, x: e.DossierWithdrawn) -> None:
    s.status, s.came_from, s.ended_at = Status.WITHDRAWN, x.came_from, x.occurred_at


def _stopped(s: DossierState, x: e.DossierStopped) -> None:
    s.status, s.ended_at = Status.STOPPED, s.ended_at or x.occurred_at


def _concluded(s: DossierState, x: e.DossierConcluded) -> None:
    s.status, s.decision, s.granted, s.ended_at = Status.CONCLUDED, x.decision, x.granted, x.occurred_at


def _delivered(s: DossierState, x: e.ResultDelivered) -> None:
    s.status, s.delivered_at = Status.DELIVERED, x.occurred_at


def _corrected(s: DossierState, x: e.FactCorrected) -> None:
    s.corrections = (*s.corrections, (x.corrects_version, x.field, x.says))


def _adopted(s: DossierState, x: e.DossierAdopted) -> None:
    s.source, s.case = x.source, x.case
    s.submitted_at, s.due_at, s.ended_at = x.started_at, x.deadline_at, x.ended_at


def _activity(s: DossierState, x: e.ActivityAdopted) -> None:
    s.activities += 1


_EFFECTS: dict[type, Callable[[DossierState, Any], None]] = {
    e.DossierSubmitted: _submitted,
    e.DossierAccepted: _accepted,
    e.DossierRejected: _rejected,
    e.SupplementRequested: _supplement_requested,
    e.SupplementSupplied: _supplement_supplied,
    e.DossierAssigned: _assigned,
    e.DossierForwarded: _forwarded,
    e.DossierTakenOver: _taken_over,
    e.StepCompleted: _step_completed,
    e.OpinionAsked: _opinion_asked,
    e.OpinionGiven: _opinion_given,
    e.ResultDrafted: _result_drafted,
    e.ResultSigned: _result_signed,
    e.ExclusionStarted: _exclusion_started,
    e.ExclusionEnded: _exclusion_ended,
    e.PaymentDemanded: _payment_demanded,
    e.PaymentRecorded: _payment_recorded,
    e.DeadlineExtended: _deadline_extended,
    e.DeadlineMoved: _deadline_moved,
    e.DossierWithdrawn: _withdrawn,
    e.DossierStopped: _stopped,
    e.DossierConcluded: _concluded,
    e.ResultDelivered: _delivered,
    e.FactCorrected: _corrected,
    e.DossierAdopted: _adopted,
    e.ActivityAdopted: _activity,
}

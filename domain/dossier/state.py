"""What the next decision about a dossier needs to know, folded from its facts (trạng thái hồ sơ)."""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from domain.dossier import events as e
from domain.dossier.papers import Resume
from domain.dossier.promise import Promise
from domain.dossier.status import Act, Status
from domain.law.deadlines.limits import Pause
from domain.values import AgencyId, Channel, DecisionId, OfficerId, PersonRef, ProcedureCode, UnitId


@dataclass(slots=True)
class DossierState:
    """A dossier as its facts leave it (hồ sơ).

    version counts its facts; status is None for a dossier adopted from another system.
    due_at is the date that binds now, promised_at the first one: lateness needs both.
    """

    version: int = 0
    status: Status | None = None
    source: str | None = None
    procedure: ProcedureCode | None = None
    case: str | None = None
    agency: AgencyId | None = None
    channel: Channel | None = None
    applicant: PersonRef | None = None
    submitted_at: datetime | None = None
    received_at: datetime | None = None
    accepted_at: datetime | None = None
    procedure_version: int | None = None
    law_as_of: date | None = None
    resume: Resume | None = None
    process: str | None = None
    promise: Promise | None = None
    promised_at: datetime | None = None
    due_at: datetime | None = None
    due_on: date | None = None
    pauses: tuple[Pause, ...] = ()
    supplements: int = 0
    waiting_since: datetime | None = None
    supply_until: date | None = None
    came_from: Status | None = None
    exclusion_since: date | None = None
    extensions: int = 0
    payment_due: int | None = None
    pay_until: date | None = None
    opinions_open: frozenset[str] = frozenset()
    opinions_known: frozenset[str] = frozenset()
    unit: UnitId | None = None
    officer: OfficerId | None = None
    handed_to: UnitId | None = None
    holder_agency: AgencyId | None = None
    step: int | None = None
    step_due_at: datetime | None = None
    steps_completed: frozenset[int] = frozenset()
    drafts: frozenset[DecisionId] = frozenset()
    signed: frozenset[DecisionId] = frozenset()
    decision: DecisionId | None = None
    granted: bool | None = None
    ended_at: datetime | None = None
    delivered_at: datetime | None = None
    last_act: tuple[str, str, datetime] | None = None
    activities: int = 0
    corrections: tuple[tuple[int, str, str], ...] = field(default=())


def evolve(state: DossierState, event: e.DossierEvent) -> DossierState:
    """The dossier after one more fact (trạng thái sau sự kiện). Accepts every fact ever recorded, never raises."""
    after = copy(state)
    _apply(after, event)
    return after


def fold(events: Iterable[e.DossierEvent]) -> DossierState:
    """The dossier after all of its facts (tái hiện hồ sơ)."""
    state = DossierState()
    for event in events:
        _apply(state, event)
    return state


def _apply(state: DossierState, event: e.DossierEvent) -> None:
    state.version += 1
    state.last_act = (_ACT[type(event)], event.by, event.occurred_at)
    _EFFECTS[type(event)](state, event)


def _submitted(s: DossierState, x: e.DossierSubmitted) -> None:
    s.status = Status.REGISTERED
    s.procedure, s.case, s.agency, s.channel, s.applicant = x.procedure, x.case, x.agency, x.channel, x.applicant
    s.submitted_at = s.received_at = x.occurred_at


def _accepted(s: DossierState, x: e.DossierAccepted) -> None:
    s.status = Status.ACCEPTED
    s.accepted_at, s.received_at = x.occurred_at, x.received_at
    s.procedure_version, s.law_as_of, s.resume, s.process = x.procedure_version, x.law_as_of, x.resume, x.process
    s.unit = x.unit
    _promise(s, x.promise)


def _promise(s: DossierState, promise: Promise | None) -> None:
    if promise is None:
        return
    s.promise, s.due_at, s.due_on, s.pauses = promise, promise.due_at, promise.due_on, promise.pauses
    s.promised_at = s.promised_at or promise.due_at


def _rejected(s: DossierState, x: e.DossierRejected) -> None:
    s.status, s.ended_at = Status.REJECTED, x.occurred_at


def _supplement_requested(s: DossierState, x: e.SupplementRequested) -> None:
    s.status, s.came_from = Status.AWAITING_SUPPLEMENT, x.came_from
    s.supplements += 1
    s.waiting_since, s.supply_until = x.occurred_at, x.supply_until


def _supplement_supplied(s: DossierState, x: e.SupplementSupplied) -> None:
    s.status, s.waiting_since, s.supply_until = x.back_to, None, None
    s.received_at = x.occurred_at if x.back_to is Status.REGISTERED or x.resume is Resume.RESTART else s.received_at
    _promise(s, x.promise)


def _assigned(s: DossierState, x: e.DossierAssigned) -> None:
    s.status, s.unit, s.officer = Status.IN_PROCESS, x.unit, x.officer
    s.step, s.step_due_at = x.step, x.step_due_at


def _forwarded(s: DossierState, x: e.DossierForwarded) -> None:
    s.handed_to, s.holder_agency = x.to_unit, x.to_agency or s.holder_agency
    s.step = x.step if x.step is not None else s.step


def _taken_over(s: DossierState, x: e.DossierTakenOver) -> None:
    s.unit, s.officer, s.handed_to = x.unit, x.taken_by, None
    s.step, s.step_due_at = x.step, x.step_due_at


def _step_completed(s: DossierState, x: e.StepCompleted) -> None:
    s.steps_completed = s.steps_completed | {x.step}


def _opinion_asked(s: DossierState, x: e.OpinionAsked) -> None:
    s.opinions_open, s.opinions_known = s.opinions_open | {x.opinion}, s.opinions_known | {x.opinion}


def _opinion_given(s: DossierState, x: e.OpinionGiven) -> None:
    s.opinions_open = s.opinions_open - {x.opinion}


def _result_drafted(s: DossierState, x: e.ResultDrafted) -> None:
    s.drafts = s.drafts | {x.decision}


def _result_signed(s: DossierState, x: e.ResultSigned) -> None:
    s.signed = s.signed | {x.decision}


def _exclusion_started(s: DossierState, x: e.ExclusionStarted) -> None:
    s.exclusion_since = x.since


def _exclusion_ended(s: DossierState, x: e.ExclusionEnded) -> None:
    s.exclusion_since = None
    _promise(s, x.promise)


def _payment_demanded(s: DossierState, x: e.PaymentDemanded) -> None:
    s.status, s.payment_due, s.pay_until = Status.AWAITING_PAYMENT, x.amount, x.pay_until
    s.waiting_since = x.occurred_at


def _payment_recorded(s: DossierState, x: e.PaymentRecorded) -> None:
    s.status, s.payment_due, s.waiting_since = Status.IN_PROCESS, None, None
    _promise(s, x.promise)


def _deadline_extended(s: DossierState, x: e.DeadlineExtended) -> None:
    s.extensions += 1
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

_ACT: dict[type, str] = {
    e.DossierSubmitted: Act.SUBMIT.value,
    e.DossierAccepted: Act.ACCEPT.value,
    e.DossierRejected: Act.REJECT.value,
    e.SupplementRequested: Act.REQUEST_SUPPLEMENT.value,
    e.SupplementSupplied: Act.SUPPLY_SUPPLEMENT.value,
    e.DossierAssigned: Act.ASSIGN.value,
    e.DossierForwarded: Act.FORWARD.value,
    e.DossierTakenOver: Act.TAKE_OVER.value,
    e.StepCompleted: Act.COMPLETE_STEP.value,
    e.OpinionAsked: Act.ASK_OPINION.value,
    e.OpinionGiven: Act.GIVE_OPINION.value,
    e.ResultDrafted: Act.DRAFT_RESULT.value,
    e.ResultSigned: Act.SIGN_RESULT.value,
    e.ExclusionStarted: Act.START_EXCLUSION.value,
    e.ExclusionEnded: Act.END_EXCLUSION.value,
    e.PaymentDemanded: Act.DEMAND_PAYMENT.value,
    e.PaymentRecorded: Act.RECORD_PAYMENT.value,
    e.DeadlineExtended: Act.EXTEND_DEADLINE.value,
    e.DeadlineMoved: Act.MOVE_DEADLINE.value,
    e.DossierWithdrawn: Act.WITHDRAW.value,
    e.DossierStopped: Act.STOP.value,
    e.DossierConcluded: Act.CONCLUDE.value,
    e.ResultDelivered: Act.DELIVER_RESULT.value,
    e.FactCorrected: Act.CORRECT_FACT.value,
    e.DossierAdopted: "adopt",
    e.ActivityAdopted: "adopt_activity",
}
"""The act behind each fact: a command that repeats the last one has nothing to add."""

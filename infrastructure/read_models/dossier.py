"""The dossier as lists and pages show it: its row, and what each fact makes of it (hồ sơ)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from application.audits.tally import overdue
from application.ports import Fact
from domain.dossier import events as e
from domain.dossier.code import code_in_register
from domain.dossier.promise import Promise
from domain.dossier.status import Status, StopGround
from domain.dossier.timeliness import foreign_term, late_after
from infrastructure.read_models.model import TableDefinition, columns_of
from infrastructure.read_models.versioned import history_of


class DossierRow(Struct):
    """One dossier as it stands now; field order is column order (dòng hồ sơ).

    waiting_since: since when its clock stands, or stood when it ended. dated_at: when it first had a date.
    overdue_before: see application.audits.tally.
    """

    id: str
    position: int = 0
    version: int = 0
    opened: int = 0
    code: str | None = None
    source: str = "hoso"
    foreign_case: str | None = None
    procedure: str | None = None
    procedure_version: int | None = None
    agency: str | None = None
    holder_agency: str | None = None
    channel: str | None = None
    applicant: str | None = None
    applicant_kind: str | None = None
    encrypted: str | None = None
    status: int | None = None
    unit: str | None = None
    officer: str | None = None
    step: int | None = None
    step_due_at: datetime | None = None
    submitted_at: datetime | None = None
    accepted_at: datetime | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    late_after: datetime | None = None
    promised_at: datetime | None = None
    supplements: int = 0
    waiting_since: datetime | None = None
    supply_until: date | None = None
    extensions: int = 0
    apologised_in_time: bool | None = None
    decision: str | None = None
    granted: bool | None = None
    ended_at: datetime | None = None
    delivered_at: datetime | None = None
    changed_at: datetime | None = None
    activities: int = 0
    overdue_before: str | None = None
    dated_at: datetime | None = None


DOSSIER = TableDefinition(
    name="dossier",
    columns=columns_of(DossierRow),
    key="id",
    indexes=(
        "(code)",
        "(foreign_case) WHERE foreign_case IS NOT NULL",
        "(opened)",
        "(agency, opened)",
        "(procedure, opened)",
        "(applicant, opened)",
        "(opened) WHERE ended_at IS NULL",
        "(late_after) WHERE ended_at IS NULL",
        "(due_at, id)",
    ),
)
DOSSIER_HISTORY = history_of(DOSSIER)


def dossier_of(fact: Fact) -> str | None:
    """The dossier a fact is about: that of its stream, or the one the register numbered."""
    if fact.stream.startswith("dossier/"):
        return fact.stream[8:]
    return fact.event.dossier if isinstance(fact.event, e.DossierNumbered) else None


def change(row: DossierRow, fact: Fact) -> None:
    """Bring one row up to date with one fact."""
    effect = _EFFECTS.get(type(fact.event))
    if effect is None:
        return
    effect(row, fact.event)
    if fact.stream.startswith("dossier/"):
        row.version = fact.version
    row.position, row.changed_at = fact.position, fact.recorded_at
    if isinstance(fact.event, e.DossierNumbered):
        row.code = code_in_register(fact.event, fact.version)


def _submitted(r: DossierRow, x: e.DossierSubmitted) -> None:
    r.status, r.procedure, r.agency, r.channel = Status.REGISTERED.value, x.procedure, x.agency, x.channel.value
    r.applicant, r.applicant_kind, r.encrypted = x.applicant, x.applicant_kind.value, x.encrypted
    r.submitted_at = x.occurred_at


def _taken_for_agency(r: DossierRow, x: e.DossierTakenForAgency) -> None:
    r.holder_agency = x.competent_agency


def _law_chosen(r: DossierRow, x: e.LawChosen) -> None:
    r.procedure_version = x.procedure_version or r.procedure_version
    _promised(r, x.promise, x.occurred_at)


def _accepted(r: DossierRow, x: e.DossierAccepted) -> None:
    r.status, r.accepted_at, r.procedure_version = Status.ACCEPTED.value, x.occurred_at, x.procedure_version
    r.unit = x.unit
    _promised(r, x.promise, x.occurred_at)


def _promised(r: DossierRow, promise: Promise | None, at: datetime) -> None:
    """Another date from an instant on; days on which it was open beyond the one before stay counted."""
    if promise is None:
        return
    _keep_overdue(r, at)
    r.due_on, r.due_at, r.late_after = promise.due_on, promise.due_at, late_after(promise)
    r.promised_at, r.dated_at = r.promised_at or promise.due_at, r.dated_at or at


def _keep_overdue(r: DossierRow, at: datetime) -> None:
    past = None if r.late_after is None else overdue(r.late_after, r.waiting_since or at)
    if past is not None:
        r.overdue_before = f"{r.overdue_before or ''} {past[0]}..{past[1]}".strip()


def _rejected(r: DossierRow, x: e.DossierRejected) -> None:
    r.status, r.ended_at = Status.REJECTED.value, x.occurred_at


def _supplement_requested(r: DossierRow, x: e.SupplementRequested) -> None:
    r.status, r.waiting_since, r.supply_until = Status.AWAITING_SUPPLEMENT.value, x.occurred_at, x.supply_until
    r.supplements += 1


def _supplement_supplied(r: DossierRow, x: e.SupplementSupplied) -> None:
    _promised(r, x.promise, x.occurred_at)
    r.status, r.waiting_since, r.supply_until = x.back_to.value, None, None
    r.encrypted = x.encrypted or r.encrypted


def _assigned(r: DossierRow, x: e.DossierAssigned) -> None:
    r.status, r.unit, r.officer, r.step, r.step_due_at = (
        Status.IN_PROCESS.value,
        x.unit,
        x.officer,
        x.step,
        x.step_due_at,
    )


def _forwarded(r: DossierRow, x: e.DossierForwarded) -> None:
    r.unit, r.officer, r.holder_agency = x.to_unit, x.to_officer, x.to_agency or r.holder_agency
    r.step_due_at = None


def _taken_over(r: DossierRow, x: e.DossierTakenOver) -> None:
    r.unit, r.officer, r.step, r.step_due_at = x.unit, x.taken_by, x.step, x.step_due_at


def _step_completed(r: DossierRow, x: e.StepCompleted) -> None:
    r.step_due_at = None if x.step == r.step else r.step_due_at


def _exclusion_started(r: DossierRow, x: e.ExclusionStarted) -> None:
    r.waiting_since = x.occurred_at


def _exclusion_ended(r: DossierRow, x: e.ExclusionEnded) -> None:
    _promised(r, x.promise, x.occurred_at)
    r.waiting_since = None


def _payment_demanded(r: DossierRow, x: e.PaymentDemanded) -> None:
    r.status, r.waiting_since = Status.AWAITING_PAYMENT.value, x.occurred_at


def _payment_recorded(r: DossierRow, x: e.PaymentRecorded) -> None:
    _promised(r, x.promise, x.occurred_at)
    r.status, r.waiting_since = Status.IN_PROCESS.value, None


def _extended(r: DossierRow, x: e.DeadlineExtended) -> None:
    r.extensions += 1
    r.apologised_in_time = x.in_time
    r.due_at, r.due_on = x.new_due_at, x.new_due_on


def _moved(r: DossierRow, x: e.DeadlineMoved) -> None:
    _promised(r, x.promise, x.occurred_at)


def _withdrawn(r: DossierRow, x: e.DossierWithdrawn) -> None:
    r.status, r.ended_at = Status.WITHDRAWN.value, x.occurred_at


def _stopped(r: DossierRow, x: e.DossierStopped) -> None:
    r.status, r.ended_at = Status.STOPPED.value, r.ended_at or x.occurred_at
    if x.ground is StopGround.PROCEDURE_ABOLISHED:  # held to no date from now on (R93); what was overdue before stays
        _keep_overdue(r, r.ended_at)
        r.late_after = None


def _concluded(r: DossierRow, x: e.DossierConcluded) -> None:
    r.status, r.decision, r.granted, r.ended_at = Status.CONCLUDED.value, x.decision, x.granted, x.occurred_at


def _delivered(r: DossierRow, x: e.ResultDelivered) -> None:
    r.status, r.delivered_at = Status.DELIVERED.value, x.occurred_at


def _adopted(r: DossierRow, x: e.DossierAdopted) -> None:
    r.source, r.foreign_case, r.code, r.channel = x.source, x.case, f"{x.source}/{x.case}", x.channel
    r.submitted_at, r.ended_at = x.started_at, x.ended_at
    _foreign_date(r, x.deadline_at)


def _adoption_extended(r: DossierRow, x: e.AdoptionExtended) -> None:
    r.channel, r.ended_at = x.channel or r.channel, x.ended_at or r.ended_at
    _foreign_date(r, x.deadline_at)


def _foreign_date(r: DossierRow, due_at: datetime | None) -> None:
    """The date another system gave; late after the end of its day there, as official forms count."""
    if due_at is not None:
        r.due_at = r.promised_at = due_at
        r.late_after, r.dated_at = foreign_term(due_at).late_after, r.submitted_at


def _activity(r: DossierRow, x: e.ActivityAdopted) -> None:
    r.activities += 1


def _touched(r: DossierRow, x: Any) -> None:
    """A fact that changes nothing a list shows but when it was last touched."""


_EFFECTS: dict[type[Any], Callable[[DossierRow, Any], None]] = {
    e.DossierSubmitted: _submitted,
    e.DossierNumbered: _touched,
    e.DossierTakenForAgency: _taken_for_agency,
    e.LawChosen: _law_chosen,
    e.DossierAccepted: _accepted,
    e.DossierRejected: _rejected,
    e.SupplementRequested: _supplement_requested,
    e.SupplementSupplied: _supplement_supplied,
    e.DossierAssigned: _assigned,
    e.DossierForwarded: _forwarded,
    e.DossierTakenOver: _taken_over,
    e.StepCompleted: _step_completed,
    e.OpinionAsked: _touched,
    e.OpinionGiven: _touched,
    e.ResultDrafted: _touched,
    e.ResultSigned: _touched,
    e.ExclusionStarted: _exclusion_started,
    e.ExclusionEnded: _exclusion_ended,
    e.PaymentDemanded: _payment_demanded,
    e.PaymentRecorded: _payment_recorded,
    e.DeadlineExtended: _extended,
    e.DeadlineMoved: _moved,
    e.DossierWithdrawn: _withdrawn,
    e.DossierStopped: _stopped,
    e.DossierConcluded: _concluded,
    e.ResultDelivered: _delivered,
    e.FactCorrected: _touched,
    e.DossierAdopted: _adopted,
    e.AdoptionExtended: _adoption_extended,
    e.ActivityAdopted: _activity,
}

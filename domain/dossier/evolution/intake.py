"""What the facts of the one-stop desk do to a dossier (tiếp nhận hồ sơ)."""

from domain.dossier import events as e
from domain.dossier.evolution.state_builder import Effects, StateBuilder
from domain.dossier.state import Acceptance, CurrentHolder, Submission, TakenForAgency
from domain.dossier.status import Status


def _submitted(d: StateBuilder, x: e.DossierSubmitted) -> None:
    d.status = Status.REGISTERED
    d.submission = Submission(x.procedure, x.case, x.agency, x.channel, x.applicant, x.occurred_at, x.occurred_at)


def _taken_for_agency(d: StateBuilder, x: e.DossierTakenForAgency) -> None:
    d.taken_for = TakenForAgency(x.competent_agency, x.occurred_at)
    d.holder = CurrentHolder(agency=x.competent_agency)


def _accepted(d: StateBuilder, x: e.DossierAccepted) -> None:
    d.status = Status.ACCEPTED
    d.acceptance = Acceptance(x.occurred_at, x.received_at, x.procedure_version, x.law_as_of, x.resume, x.process)
    if x.case is not None and d.submission is not None:
        d.submission = d.submission._replace(case=x.case)
    d.holder = CurrentHolder(x.unit, agency=None if d.taken_for is None else d.taken_for.agency)
    d.promised(x.promise)


def _rejected(d: StateBuilder, x: e.DossierRejected) -> None:
    d.status, d.ended_at = Status.REJECTED, x.occurred_at


EFFECTS: Effects = {
    e.DossierSubmitted: _submitted,
    e.DossierTakenForAgency: _taken_for_agency,
    e.DossierAccepted: _accepted,
    e.DossierRejected: _rejected,
}

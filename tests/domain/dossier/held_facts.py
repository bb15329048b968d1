"""Facts written by hand, for tests of who held a dossier: each as short as it can be told."""

from datetime import date, datetime

from domain.dossier import events as e
from domain.dossier.papers import ApplicantKind, ExclusionKind
from domain.dossier.status import Status
from domain.values import (
    ActorId,
    AgencyId,
    Article,
    Channel,
    DecisionId,
    Encrypted,
    OfficerId,
    PersonRef,
    ProcedureCode,
    UnitId,
)
from tests.domain.dossier.given_when_then import at, on

BY, BASIS = ActorId("a"), Article("thử nghiệm")


def instant(when: str | datetime) -> datetime:
    return at(when) if isinstance(when, str) else when


def submitted(when: str | datetime, agency: str = "H15") -> e.DossierSubmitted:
    return e.DossierSubmitted(
        by=BY,
        occurred_at=instant(when),
        procedure=ProcedureCode("1.001806"),
        case=None,
        agency=AgencyId(agency),
        channel=Channel.ONLINE,
        applicant=PersonRef("p"),
        applicant_kind=ApplicantKind.CITIZEN,
        encrypted=Encrypted(""),
        components=(),
        result_by=None,
        basis=BASIS,
    )


def accepted(when: str | datetime, unit: str | None = None) -> e.DossierAccepted:
    return e.DossierAccepted(
        by=BY,
        occurred_at=instant(when),
        received_at=instant(when),
        procedure_version=1,
        law_as_of=on("01/03/2026"),
        unit=None if unit is None else UnitId(unit),
        process=None,
        promise=None,
        resume=None,
        form=None,
        basis=BASIS,
    )


def assigned(
    when: str | datetime, unit: str = "P1", officer: str | None = None, due: str | datetime | None = None, step: int = 1
) -> e.DossierAssigned:
    return e.DossierAssigned(
        by=BY,
        occurred_at=instant(when),
        unit=UnitId(unit),
        officer=None if officer is None else OfficerId(officer),
        step=step,
        step_due_at=None if due is None else instant(due),
        basis=BASIS,
    )


def forwarded(when: str | datetime, unit: str = "P2", agency: str | None = None) -> e.DossierForwarded:
    return e.DossierForwarded(
        by=BY,
        occurred_at=instant(when),
        given_by=OfficerId("a"),
        from_unit=None,
        to_unit=UnitId(unit),
        to_officer=None,
        to_agency=None if agency is None else AgencyId(agency),
        step=2,
        note=None,
        basis=BASIS,
    )


def taken_over(
    when: str | datetime, unit: str = "P2", officer: str = "cb-2", due: str | datetime | None = None
) -> e.DossierTakenOver:
    return e.DossierTakenOver(
        by=BY,
        occurred_at=instant(when),
        taken_by=OfficerId(officer),
        unit=UnitId(unit),
        given_by=None,
        timing=None,
        step=2,
        step_due_at=None if due is None else instant(due),
        basis=BASIS,
    )


def requested(when: str | datetime) -> e.SupplementRequested:
    return e.SupplementRequested(
        by=BY,
        occurred_at=instant(when),
        came_from=Status.IN_PROCESS,
        missing=("Bản vẽ",),
        reason="Thiếu",
        supply_until=None,
        form=None,
        basis=BASIS,
    )


def supplied(when: str | datetime) -> e.SupplementSupplied:
    return e.SupplementSupplied(
        by=BY,
        occurred_at=instant(when),
        back_to=Status.IN_PROCESS,
        components=(),
        encrypted=None,
        resume=None,
        promise=None,
        basis=BASIS,
    )


def demanded(when: str | datetime) -> e.PaymentDemanded:
    return e.PaymentDemanded(by=BY, occurred_at=instant(when), amount=1, kind="lệ phí", pay_until=None, basis=BASIS)


def paid(when: str | datetime) -> e.PaymentRecorded:
    return e.PaymentRecorded(by=BY, occurred_at=instant(when), amount=1, method="tiền mặt", promise=None, basis=BASIS)


def excluded(when: str | datetime, since: date | str) -> e.ExclusionStarted:
    return e.ExclusionStarted(
        by=BY,
        occurred_at=instant(when),
        kind=ExclusionKind.POSTING,
        since=on(since) if isinstance(since, str) else since,
        planned_until=None,
        basis=BASIS,
    )


def included(when: str | datetime, until: date | str) -> e.ExclusionEnded:
    last = on(until) if isinstance(until, str) else until
    return e.ExclusionEnded(by=BY, occurred_at=instant(when), until=last, promise=None, basis=BASIS)


def asked(
    when: str | datetime, of_agency: str | None = "H99", opinion: str = "o-1", by: str | None = None
) -> e.OpinionAsked:
    return e.OpinionAsked(
        by=BY,
        occurred_at=instant(when),
        opinion=opinion,
        of="Sở Y tế",
        of_agency=None if of_agency is None else AgencyId(of_agency),
        subject="Địa điểm",
        answer_by=None if by is None else on(by),
        basis=BASIS,
    )


def answered(when: str | datetime, opinion: str = "o-1") -> e.OpinionGiven:
    return e.OpinionGiven(
        by=BY, occurred_at=instant(when), opinion=opinion, agrees=True, summary=None, document=None, basis=BASIS
    )


def drafted(when: str | datetime) -> e.ResultDrafted:
    return e.ResultDrafted(by=BY, occurred_at=instant(when), decision=DecisionId("d"), basis=BASIS)


def adopted(when: str | datetime) -> e.DossierAdopted:
    return e.DossierAdopted(
        by=BY,
        occurred_at=instant(when),
        source="xes",
        case="7",
        channel=None,
        started_at=instant(when),
        deadline_at=None,
        planned_end_at=None,
        ended_at=None,
        attributes={},
        lifecycle_model=None,
        classifiers={},
    )


def activity(
    when: str | datetime,
    name: str,
    group: str | None = None,
    actor: str | None = None,
    transition: str | None = None,
    began: str | datetime | None = None,
) -> e.ActivityAdopted:
    return e.ActivityAdopted(
        by=BY,
        occurred_at=instant(when),
        sequence=1,
        activity=name,
        actor=actor,
        group=group,
        instance=None,
        transition=transition,
        began_at=None if began is None else instant(began),
        attributes={},
    )

"""Facts of dossiers as a projection may meet them: the kit of the read models' tests."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from application.ports import NewFact
from domain.dossier import events as e
from domain.dossier.papers import ApplicantKind, CodeForm, ExclusionKind
from domain.dossier.promise import Promise
from domain.dossier.status import Status, StopGround
from domain.law.deadlines import DEFAULT_OFFICE_HOURS, TimeLimit, TimeUnit
from domain.procedure.content import ProcedureContent
from domain.procedure.events import ProcedureAmended, ProcedurePublished
from domain.procedure.identity import ProcedureKey
from domain.values import (
    ActorId,
    AgencyId,
    Article,
    Channel,
    DecisionId,
    DossierId,
    Encrypted,
    OfficerId,
    PersonRef,
    ProcedureCode,
    UnitId,
)

START = datetime(2026, 3, 2, 1, tzinfo=UTC)
BASIS = Article("NĐ 61/2018/NĐ-CP Điều 17")


def day(number: int) -> datetime:
    """An instant some days into the history."""
    return START + timedelta(days=number)


def said(number: int = 0) -> dict[str, Any]:
    """What every fact says."""
    return {"by": ActorId("cb-1"), "occurred_at": day(number), "basis": BASIS}


def promise(due: int, unit: TimeUnit = TimeUnit.WORKING_DAY, *, unextended: int | None = None) -> Promise:
    """A date promised some days into the history."""
    return Promise(
        due_on=day(due).date(),
        due_at=day(due),
        counted_from=START,
        limit=TimeLimit(Decimal(5), unit),
        hours=DEFAULT_OFFICE_HOURS,
        calendar=1,
        pauses=(),
        law_as_of=date(2026, 3, 2),
        basis=BASIS,
        unextended_at=None if unextended is None else day(unextended),
    )


def submitted(dossier: str = "a", agency: str = "H15", procedure: str = "1.001806", at: int = 0) -> Any:
    """Handed in."""
    return e.DossierSubmitted(
        **said(at),
        procedure=ProcedureCode(procedure),
        case=None,
        agency=AgencyId(agency),
        channel=Channel.ONLINE,
        applicant=PersonRef(f"p-{dossier}"),
        applicant_kind=ApplicantKind.CITIZEN,
        encrypted=Encrypted("c2VhbGVk"),
        components=(),
        result_by=None,
    )


def numbered(dossier: str = "a", agency: str = "H15") -> Any:
    """Given its number by the register."""
    return e.DossierNumbered(
        **said(),
        dossier=DossierId(dossier),
        agency=AgencyId(agency),
        day=date(2026, 3, 2),
        code_form=CodeForm.IDENTIFIER,
        system_owner=None,
    )


def accepted(due: int = 7, unit: TimeUnit = TimeUnit.WORKING_DAY) -> Any:
    """Taken in, a date promised."""
    return e.DossierAccepted(
        **said(),
        received_at=START,
        procedure_version=1,
        law_as_of=date(2026, 3, 2),
        unit=UnitId("mc"),
        process=None,
        promise=promise(due, unit),
        resume=None,
        form=None,
    )


def rejected() -> Any:
    """Refused at the desk."""
    return e.DossierRejected(**said(1), reason="Không thuộc thẩm quyền", form=None)


def assigned(step_due: int | None = None) -> Any:
    """Given to a unit and an officer."""
    return e.DossierAssigned(
        **said(1),
        unit=UnitId("phong-1"),
        officer=OfficerId("cb-1"),
        step=1,
        step_due_at=None if step_due is None else day(step_due),
    )


def forwarded() -> Any:
    """Handed to another unit."""
    return e.DossierForwarded(
        **said(2),
        given_by=OfficerId("cb-1"),
        from_unit=UnitId("phong-1"),
        to_unit=UnitId("phong-2"),
        to_officer=OfficerId("cb-2"),
        to_agency=None,
        step=2,
        note=None,
    )


def supplement_requested(came_from: Status = Status.IN_PROCESS) -> Any:
    """The one request for papers."""
    return e.SupplementRequested(
        **said(2), came_from=came_from, missing=("Bản vẽ",), reason="Thiếu", supply_until=date(2026, 4, 1), form=None
    )


def supplement_supplied(back_to: Status = Status.IN_PROCESS) -> Any:
    """The papers came."""
    return e.SupplementSupplied(
        **said(4), back_to=back_to, components=(), encrypted=None, resume=None, promise=promise(11)
    )


def exclusion_started() -> Any:
    """Time that is not counted began."""
    return e.ExclusionStarted(**said(2), kind=ExclusionKind.POSTING, since=day(3).date(), planned_until=None)


def exclusion_ended() -> Any:
    """It ended."""
    return e.ExclusionEnded(**said(5), until=day(4).date(), promise=promise(9))


def payment_demanded() -> Any:
    """The applicant must pay."""
    return e.PaymentDemanded(**said(3), amount=500_000, kind="lệ phí", pay_until=None)


def payment_recorded() -> Any:
    """The applicant paid."""
    return e.PaymentRecorded(**said(4), amount=500_000, method="chuyển khoản", promise=promise(8))


def extended(to: int = 14) -> Any:
    """An apology and a new date."""
    new = {"was_due_at": day(7), "new_due_at": day(to), "new_due_on": day(to).date(), "in_time": True}
    return e.DeadlineExtended(**said(6), **new, reason="Cần xác minh", signed_by=OfficerId("ld-1"), form="Mẫu 04")


def withdrawn() -> Any:
    """Taken back."""
    return e.DossierWithdrawn(**said(5), came_from=Status.IN_PROCESS, encrypted_reason=None)


def stopped() -> Any:
    """Stopped."""
    return e.DossierStopped(
        **said(6), came_from=Status.AWAITING_SUPPLEMENT, ground=StopGround.NOT_SUPPLIED, reason="Quá hạn", form=None
    )


def abolished(at: int = 12) -> Any:
    """Stopped because its procedure was abolished."""
    ground = StopGround.PROCEDURE_ABOLISHED
    return e.DossierStopped(**said(at), came_from=Status.IN_PROCESS, ground=ground, reason="Cắt giảm", form=None)


def taken(agency: str = "H61") -> Any:
    """Taken for another agency."""
    return e.DossierTakenForAgency(**said(0), competent_agency=AgencyId(agency))


def law_chosen(due: int = 5) -> Any:
    """Put under a new decree."""
    under = {"instrument": "NĐ 301/2026/NĐ-CP", "law_as_of": day(1).date(), "procedure_version": 2, "resume": None}
    return e.LawChosen(**said(1), **under, promise=promise(due))


def concluded(at: int = 8, *, granted: bool = True) -> Any:
    """Decided."""
    return e.DossierConcluded(**said(at), decision=DecisionId("d-1"), granted=granted)


def delivered() -> Any:
    """The applicant has the result."""
    return e.ResultDelivered(**said(9), by_channel=Channel.COUNTER, note=None)


def adopted(case: str = "case-1", *, ended: bool = True) -> Any:
    """Taken over from another system."""
    return e.DossierAdopted(
        by=ActorId("cb-1"),
        occurred_at=day(0),
        source="receipt",
        case=case,
        channel="Internet",
        started_at=day(0),
        deadline_at=day(10),
        planned_end_at=None,
        ended_at=day(5) if ended else None,
        attributes={},
        lifecycle_model=None,
        classifiers={},
    )


def activity() -> Any:
    """One activity of a taken-over history."""
    return e.ActivityAdopted(
        by=ActorId("cb-1"),
        occurred_at=day(1),
        sequence=1,
        activity="T02",
        actor=None,
        group=None,
        instance=None,
        transition=None,
        began_at=None,
        attributes={},
    )


def published(procedure: str, name: str) -> NewFact:
    """A procedure made known."""
    said = _of_procedure(procedure, name)
    return NewFact(f"procedure/{procedure}", None, ProcedurePublished(code=ProcedureCode(procedure), **said))


def amended(procedure: str, name: str) -> NewFact:
    """A new version of it."""
    return NewFact(f"procedure/{procedure}", None, ProcedureAmended(**_of_procedure(procedure, name)))


def _of_procedure(procedure: str, name: str) -> dict[str, Any]:
    known = {"procedure": ProcedureKey(procedure), "content": ProcedureContent(name=name), "occurred_at": START}
    return known | {"decision": None, "effective_on": None, "source_url": None, "basis": None}


ANY = (
    *(
        rejected,
        accepted,
        assigned,
        forwarded,
        supplement_requested,
        supplement_supplied,
        exclusion_started,
        exclusion_ended,
        payment_demanded,
    ),
    *(payment_recorded, extended, withdrawn, stopped, abolished, taken, law_chosen, concluded, delivered, activity),
)


def facts_of(dossier: str, *events: Any) -> list[NewFact]:
    """The facts of one dossier's stream, in order; a number goes to the register."""
    return [
        NewFact("register/H15/2026-03-02", None, event)
        if isinstance(event, e.DossierNumbered)
        else NewFact(f"dossier/{dossier}", None, event)
        for event in events
    ]

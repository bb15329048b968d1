"""The one-stop desk (tiếp nhận hồ sơ)."""

from datetime import datetime

from application import streams
from domain.dossier.code import code_in_register
from domain.dossier.commands import (
    AcceptDossier,
    AssignDossier,
    RejectDossier,
    SubmitDossier,
    TakeForAgency,
)
from domain.dossier.papers import ApplicantKind
from domain.values import Channel, PersonRef, ProcedureCode, UnitId
from features.steps.binding import step
from features.steps.expectations import ScenarioMismatch, expect
from features.steps.people import AGENCY, APPLICANT, CITIZEN, ELSEWHERE, INTAKE, LEADER, Person
from features.steps.words import Numbered, Stage
from features.steps.world import World


@step("dossier.submitted")
def submit_dossier(
    world: World, who: Person, procedure: ProcedureCode, channel: Channel, at: datetime, case: str | None
) -> None:
    """Nộp hồ sơ; hồ sơ nộp trực tiếp, qua bưu chính do bộ phận một cửa ghi nhận cho người nộp."""
    if who is CITIZEN and channel is not Channel.ONLINE:
        who = INTAKE
    applicant = PersonRef(APPLICANT)
    command = SubmitDossier(
        dossier=world.dossier_id,
        by=who.actor.id,
        occurred_at=at,
        procedure=procedure,
        case=case,
        agency=AGENCY,
        channel=channel,
        applicant=applicant,
        applicant_kind=ApplicantKind.CITIZEN,
        encrypted=world.store.subject_keys.encrypt(applicant, {"name": "Nguyễn Văn A"}),
    )
    world.act(who, command, at)


@step("dossier.accepted")
def accept_dossier(world: World, who: Person, at: datetime, process: str | None = None) -> None:
    """Tiếp nhận, hẹn trả."""
    world.act(who, AcceptDossier(dossier=world.dossier_id, by=who.actor.id, occurred_at=at, process=process), at)


@step("dossier.taken_for_agency")
def take_for_agency(world: World, who: Person, at: datetime) -> None:
    """Tiếp nhận thay cơ quan có thẩm quyền ở nơi khác."""
    command = TakeForAgency(dossier=world.dossier_id, by=who.actor.id, occurred_at=at, competent_agency=ELSEWHERE)
    world.act(who, command, at)


@step("dossier.in_stage")
def dossier_is_in_stage(world: World, procedure: ProcedureCode, channel: Channel, at: datetime, stage: Stage) -> None:
    """Hồ sơ đã được tiếp nhận, hoặc đã phân công, ngay khi nộp."""
    submit_dossier(world, CITIZEN, procedure, channel, at, None)
    accept_dossier(world, INTAKE, at)
    if stage is Stage.ASSIGNED:
        unit, by = UnitId("Phòng chuyên môn"), LEADER.actor.id
        world.act(LEADER, AssignDossier(dossier=world.dossier_id, by=by, occurred_at=at, unit=unit), at)
    world.settle()


@step("dossier.rejected")
def reject_dossier(world: World, who: Person, at: datetime, reason: str) -> None:
    """Từ chối tiếp nhận."""
    command = RejectDossier(dossier=world.dossier_id, by=who.actor.id, occurred_at=at, reason=reason)
    world.act(who, command, at)


@step("number.given")
def number_given(world: World, what: Numbered, number: str) -> None:
    """Mã số hồ sơ, số quyết định do sổ cấp."""
    if what is Numbered.DECISION:
        issued = [fact for fact in world.facts(streams.decision(world.decision_id)) if fact.number is not None]
        if not issued:
            raise ScenarioMismatch("kịch bản chưa có quyết định nào được ban hành")
        expect("số quyết định", number, str(issued[-1].number))
        return
    world.dossier()  # a dossier that was not handed in has no number
    submitted = world.facts()[0]
    register = world.facts(streams.intake_register(AGENCY, submitted.event.occurred_at.date()))
    own = next(fact.event for fact in register if fact.event.dossier == world.dossier_id)
    expect("mã số hồ sơ", number, code_in_register(own, submitted.number or 0))

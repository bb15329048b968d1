"""Decisions on their way out and after (quyết định, kết quả giải quyết)."""

from datetime import date, datetime

from domain.decision.commands import (
    CorrectDecision,
    DraftDecision,
    IssueDecision,
    RevokeDecision,
    SignDecision,
    SubmitDecision,
)
from domain.decision.kinds import CorrectedPart, DecisionKind, RevocationKind, SignatureForm
from domain.values import Article, OfficerId, PersonRef, legal_day
from features.steps.binding import step
from features.steps.expectations import expect
from features.steps.people import AGENCY, APPLICANT, CASE, LEADER, Person
from features.steps.words import DecisionAct
from features.steps.world import World


@step("decision.drafted")
def draft_decision(world: World, who: Person, outcome: DecisionKind, at: datetime, reason: str | None) -> None:
    """Dự thảo."""
    command = DraftDecision(
        decision=world.decision_id,
        agency=AGENCY,
        dossier=world.dossier_id,
        kind=outcome,
        document_type="Quyết định",
        encrypted=world.store.subject_keys.encrypt(PersonRef(APPLICANT), {"title": "Về việc giải quyết hồ sơ"}),
        document=None,
        reason=reason,
        drafted_by=OfficerId(who.actor.id),
        basis=None,
    )
    world.act(who, command, at)


@step("decision.carried")
def carry_decision(world: World, who: Person, act: DecisionAct, at: datetime) -> None:
    """Trình, ký, ban hành."""
    officer = OfficerId(who.actor.id)
    match act:
        case DecisionAct.SUBMIT:
            world.act(who, SubmitDecision(decision=world.decision_id, submitted_by=officer), at)
        case DecisionAct.SIGN:
            command = SignDecision(decision=world.decision_id, signed_by=officer, form=SignatureForm.DIGITAL)
            world.act(who, command, at)
        case DecisionAct.ISSUE:
            world.act(who, IssueDecision(decision=world.decision_id, issued_on=legal_day(at)), at)


@step("decision.is_in_force")
def decision_is(world: World, outcome: DecisionKind, at: datetime) -> None:
    """Quyết định đã được dự thảo, trình, ký và ban hành trong một thời điểm."""
    reason = "Không đủ điều kiện" if outcome is DecisionKind.REFUSED else None
    draft_decision(world, CASE, outcome, at, reason)
    carry_decision(world, CASE, DecisionAct.SUBMIT, at)
    carry_decision(world, LEADER, DecisionAct.SIGN, at)
    carry_decision(world, LEADER, DecisionAct.ISSUE, at)
    world.settle()


@step("decision.corrected")
def correct_decision(world: World, who: Person, at: datetime, reason: str) -> None:
    """Đính chính quyết định; nội dung sai và đúng được niêm phong."""
    slip = {"wrong": "số 12", "right": "số 21"}
    command = CorrectDecision(
        decision=world.decision_id,
        part=CorrectedPart.CONTENT,
        encrypted=world.store.subject_keys.encrypt(PersonRef(APPLICANT), slip),
        reason=reason,
    )
    world.act(who, command, at)


@step("decision.revoked")
def revoke_decision(world: World, who: Person, kind: RevocationKind, since: date, at: datetime, reason: str) -> None:
    """Thu hồi, hủy bỏ."""
    command = RevokeDecision(
        decision=world.decision_id,
        kind=kind,
        reason=reason,
        basis=Article("NĐ 30/2020/NĐ-CP Điều 18"),
        effective_on=since,
    )
    world.act(who, command, at)


@step("decision.validity")
def decision_validity(world: World, validity: bool, on: date) -> None:
    """Còn hiệu lực hay không."""
    names = {True: "còn hiệu lực", False: "không còn hiệu lực"}
    expect("quyết định", names[validity], names[world.decision().is_in_force_on(on)])

"""What ends a dossier: withdrawn, stopped, concluded, delivered; and putting facts right (kết thúc hồ sơ)."""

from datetime import timedelta

from domain.decision.kinds import DecisionKind
from domain.dossier import events as e
from domain.dossier.commands import ConcludeDossier, CorrectFact, DeliverResult, StopDossier, WithdrawDossier
from domain.dossier.correction import CorrectionUnusable
from domain.dossier.law import Deciders, Law
from domain.dossier.promise_calculation import article, form, in_force, last_day, law_day
from domain.dossier.refusals import illegal, refuse_while_excluded, refuse_without_reason, status_of, vietnamese_day
from domain.dossier.state import DossierState
from domain.dossier.status import GROUND_OF, StopGround
from domain.errors import NotPermitted
from domain.law.transition.rules import ABOLISHED_PROCEDURE, stops_open_dossiers
from domain.personal_data import refuse_personal_data
from domain.values import Article, legal_day


class DecisionExists(NotPermitted):
    """A decision was signed: the dossier can no longer be withdrawn (đã có kết quả; R32)."""

    code = "DECISION_EXISTS"


class StillTimeToAct(NotPermitted):
    """The applicant's own time to act is not over (chưa hết thời hạn của người nộp)."""

    code = "STILL_TIME_TO_ACT"


class ProcedureNotAbolished(NotPermitted):
    """The ground named is the abolition of the procedure, and no law stops the dossier for it (chưa bị cắt giảm)."""

    code = "PROCEDURE_NOT_ABOLISHED"


class ResultNotIssued(NotPermitted):
    """A dossier is concluded by a decision that was issued for it and still stands (chưa ban hành kết quả)."""

    code = "DECISION_NOT_ISSUED_FOR_DOSSIER"


def withdraw(command: WithdrawDossier, state: DossierState, law: Law) -> tuple[e.DossierWithdrawn, ...]:
    """Take the dossier back while no decision exists (rút hồ sơ; NĐ 118/2025 Điều 21, TT 03/2025 Điều 7)."""
    if state.result.signed:
        raise DecisionExists(
            "Hồ sơ đã có kết quả được ký nên không rút được; đề nghị nhận kết quả theo giấy hẹn.",
            basis="NĐ 118/2025/NĐ-CP Điều 21; TT 03/2025/TT-VPCP Điều 7",
            details={"rule": "R32"},
        )
    return (
        e.DossierWithdrawn(
            by=command.by,
            occurred_at=command.occurred_at,
            came_from=status_of(state),
            encrypted_reason=command.encrypted_reason,
            basis=article(law, "withdraw", law_day(state, command.occurred_at)),
        ),
    )


def stop(command: StopDossier, state: DossierState, law: Law) -> tuple[e.DossierStopped, ...]:
    """Stop the procedure with a notice (dừng giải quyết; Mẫu 05).

    Once the applicant's own time is over (R29), at the applicant's request, or because the procedure was abolished
    and the law stops what is open (R93).
    """
    refuse_without_reason(command.reason)
    ground = _ground(command, state)
    if ground is StopGround.PROCEDURE_ABOLISHED:
        _refuse_unless_abolished(command, law)
    elif ground is not StopGround.WITHDRAWN:
        _refuse_while_own_time_runs(command, state, law)
    return (
        e.DossierStopped(
            by=command.by,
            occurred_at=command.occurred_at,
            came_from=status_of(state),
            ground=ground,
            reason=command.reason,
            form=form(law, "stop_notice", legal_day(command.occurred_at)),
            basis=_stop_basis(command, state, law, ground),
        ),
    )


def conclude(command: ConcludeDossier, state: DossierState, law: Law) -> tuple[e.DossierConcluded, ...]:
    """Conclude with an issued decision: granted, or refused in writing within the time (có kết quả; R33)."""
    decision = law.decision
    in_force = (
        decision is not None
        and decision.decision == command.decision
        and decision.is_in_force_on(legal_day(command.occurred_at))
    )
    drafted = decision.draft if decision is not None else None
    if not in_force or drafted is None or drafted.dossier != command.dossier:
        raise ResultNotIssued(
            "Kết quả chưa được ban hành cho hồ sơ này, hoặc không còn hiệu lực; đề nghị ban hành trước khi kết thúc.",
            basis="NĐ 61/2018/NĐ-CP Điều 19 khoản 8",
            details={"decision": command.decision},
        )
    if drafted.kind is not (DecisionKind.GRANTED if command.granted else DecisionKind.REFUSED):
        raise ResultNotIssued(
            "Nội dung kết thúc (đồng ý hay từ chối) không khớp với kết quả đã ban hành; đề nghị kiểm tra lại.",
            basis="NĐ 61/2018/NĐ-CP Điều 19 khoản 8",
            details={"decision": command.decision},
        )
    refuse_while_excluded(state)
    act = "settle" if command.granted else "refuse_in_writing"
    return (
        e.DossierConcluded(
            by=command.by,
            occurred_at=command.occurred_at,
            decision=command.decision,
            granted=command.granted,
            basis=article(law, act, law_day(state, command.occurred_at)),
        ),
    )


def deliver(command: DeliverResult, state: DossierState, law: Law) -> tuple[e.ResultDelivered, ...]:
    """Hand over the result (trả kết quả; NĐ 118/2025 Điều 22)."""
    refuse_personal_data(command.note, "note")
    return (
        e.ResultDelivered(
            by=command.by,
            occurred_at=command.occurred_at,
            by_channel=command.by_channel,
            note=command.note,
            basis=article(law, "deliver", law_day(state, command.occurred_at)),
        ),
    )


def correct(command: CorrectFact, state: DossierState, law: Law) -> tuple[e.FactCorrected, ...]:
    """Put a recorded fact right with a new one; the old one stays readable (đính chính; NĐ 30/2020 Điều 18; R69).

    It moves no status and no date: what was promised on the wrong fact stays promised [D]. The same
    correction of a field, for the same reason, is made once.
    """
    said = (command.corrects_version, command.field, command.says, command.reason)
    if next((made for made in reversed(state.corrections) if made[:2] == said[:2]), None) == said:
        return ()
    refuse_without_reason(command.reason)
    refuse_personal_data(command.says, "says")
    if not 1 <= command.corrects_version <= state.version or not command.says.strip():
        raise CorrectionUnusable(
            "Đính chính phải nêu đúng sự kiện của hồ sơ này và nội dung đúng; đề nghị kiểm tra lại.",
            basis="NĐ 30/2020/NĐ-CP Điều 18",
            details={"rule": "R69", "position": str(command.corrects_position)},
        )
    return (
        e.FactCorrected(
            by=command.by,
            occurred_at=command.occurred_at,
            corrects_position=command.corrects_position,
            corrects_version=command.corrects_version,
            field=command.field,
            says=command.says,
            reason=command.reason,
            basis=article(law, "correct", law_day(state, command.occurred_at)),
        ),
    )


def _ground(command: StopDossier, state: DossierState) -> StopGround:
    """The ground named, or the one its status gives; refuses one that is not that of the status."""
    of_status = GROUND_OF.get(status_of(state))
    if command.ground is StopGround.PROCEDURE_ABOLISHED:
        return command.ground
    if of_status is None or command.ground not in (None, of_status):
        raise illegal(command.ACT, state, frozenset(GROUND_OF))
    return of_status


def _refuse_unless_abolished(command: StopDossier, law: Law) -> None:
    repealed = None if law.procedure is None else law.procedure.repealed
    day = legal_day(command.occurred_at)
    if repealed is None or day < repealed.effective_on:
        raise ProcedureNotAbolished(
            f"Thủ tục của hồ sơ chưa bị bãi bỏ tại ngày {vietnamese_day(day)}; đề nghị ghi quyết định bãi bỏ trước, "
            "hoặc tiếp tục giải quyết.",
            basis="NQ 66.18/2026/NQ-CP Điều 6",
            details={"rule": "R93"},
        )
    if stops_open_dossiers(repealed.effective_on, in_force(law)) is None:
        raise ProcedureNotAbolished(
            f"Thủ tục bị bãi bỏ từ ngày {vietnamese_day(repealed.effective_on)}, khi đó không có quy định dừng hồ sơ "
            "đang giải quyết; đề nghị tiếp tục giải quyết theo pháp luật tại thời điểm tiếp nhận.",
            basis="NQ 66.18/2026/NQ-CP Điều 6",
            details={"rule": "R93", "repealed_on": repealed.effective_on.isoformat()},
        )


def _stop_basis(command: StopDossier, state: DossierState, law: Law, ground: StopGround) -> Article:
    repealed = None if law.procedure is None else law.procedure.repealed
    if ground is StopGround.PROCEDURE_ABOLISHED and repealed is not None:
        return Article(in_force(law).value(ABOLISHED_PROCEDURE, repealed.effective_on).source)
    return article(law, "stop", law_day(state, command.occurred_at))


def _refuse_while_own_time_runs(command: StopDossier, state: DossierState, law: Law) -> None:
    """The applicant has the whole last day, moved to the next working day where it is off; then the desk closes (R29).

    Where neither law nor demand set a last day there is nothing to be late for, and nothing to close [D].
    """
    until = None if state.waiting is None else state.waiting.until
    basis = "NĐ 297/2025/NĐ-CP Điều 6 khoản 4 điểm a"
    if until is None:
        raise StillTimeToAct(
            "Người nộp không bị giới hạn thời hạn bổ sung hoặc nộp tiền nên chưa có căn cứ dừng giải quyết; "
            "đề nghị chờ hoặc hướng dẫn người nộp rút hồ sơ.",
            basis=basis,
            details={"rule": "R29"},
        )
    last = last_day(law, until)
    closes_on = law.calendar.next_working_day(last + timedelta(days=1))
    if legal_day(command.occurred_at) < closes_on:
        raise StillTimeToAct(
            f"Người nộp còn thời hạn đến hết ngày {vietnamese_day(last)}; chỉ dừng giải quyết từ ngày làm việc "
            f"{vietnamese_day(closes_on)}.",
            basis=basis,
            details={"rule": "R29", "until": last.isoformat()},
        )


DECIDERS: Deciders = {
    WithdrawDossier: withdraw,
    StopDossier: stop,
    ConcludeDossier: conclude,
    DeliverResult: deliver,
    CorrectFact: correct,
}
"""Which function decides which command (xử lý từng lệnh)."""

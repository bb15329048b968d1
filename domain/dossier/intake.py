"""The one-stop desk: handed in, taken for another agency, taken in, refused (tiếp nhận hồ sơ)."""

from datetime import date, datetime

from domain.dossier.code import RegisterPlace, refuse_without_code
from domain.dossier.commands import AcceptDossier, RejectDossier, SubmitDossier, TakeForAgency
from domain.dossier.events import (
    DossierAccepted,
    DossierNumbered,
    DossierRejected,
    DossierSubmitted,
    DossierTakenForAgency,
)
from domain.dossier.law import Deciders, Law
from domain.dossier.papers import SubmittedComponent
from domain.dossier.promise import LegalValue, Promise
from domain.dossier.promise_calculation import article, counted_from_receipt, form, in_force, promise, value_used
from domain.dossier.refusals import refuse_without_reason, submission_of
from domain.dossier.state import DossierState, Submission
from domain.errors import NotPermitted
from domain.law.deadlines import TimeLimit
from domain.law.intake.rules import CLOCK_START, settling_clock
from domain.personal_data import refuse_personal_data
from domain.procedure.limits import refuse_unpublished_case
from domain.procedure.versions import ProcedureVersion
from domain.values import ProcedureCode, legal_day


class AlreadySubmitted(NotPermitted):
    """This dossier was handed in before (hồ sơ đã nộp)."""

    code = "ALREADY_SUBMITTED"


class ProcedureUnknown(NotPermitted):
    """The procedure was never published here (chưa công bố thủ tục)."""

    code = "PROCEDURE_UNKNOWN"


class AlreadyCompetent(NotPermitted):
    """A dossier is taken for the agency that has it already (cơ quan đang giữ hồ sơ)."""

    code = "ALREADY_COMPETENT"


class ProcessUnknown(NotPermitted):
    """An internal process that nobody approved, or that is for other procedures (quy trình nội bộ không có)."""

    code = "PROCESS_UNKNOWN"


def submit(command: SubmitDossier, state: DossierState, law: Law) -> tuple[DossierSubmitted | DossierNumbered, ...]:
    """Hand in a dossier; the register gives it its number in the same instant (nộp hồ sơ)."""
    if state.version:
        raise AlreadySubmitted(
            "Hồ sơ này đã được nộp; đề nghị tra cứu theo mã số hồ sơ đã cấp.", basis="NĐ 118/2025/NĐ-CP Điều 17"
        )
    day = legal_day(command.occurred_at)
    refuse_unpublished_case(version_in_force(law, day).content.limits or (), command.case)
    refuse_personal_names(command.components)
    if command.part_of is None:
        refuse_without_code(RegisterPlace(command.agency, day, 1), command.code_form, command.system_owner)
    basis = article(law, "submit", day)
    submitted = (
        DossierSubmitted(
            by=command.by,
            occurred_at=command.occurred_at,
            procedure=command.procedure,
            case=command.case,
            agency=command.agency,
            channel=command.channel,
            applicant=command.applicant,
            applicant_kind=command.applicant_kind,
            encrypted=command.encrypted,
            components=command.components,
            result_by=command.result_by,
            part_of=command.part_of,
            basis=basis,
        ),
    )
    if command.part_of is not None:  # it goes by the code of the dossier it is part of
        return submitted
    return (
        *submitted,
        DossierNumbered(
            by=command.by,
            occurred_at=command.occurred_at,
            dossier=command.dossier,
            agency=command.agency,
            day=day,
            code_form=command.code_form,
            system_owner=command.system_owner,
            basis=basis,
        ),
    )


def accept(command: AcceptDossier, state: DossierState, law: Law) -> tuple[DossierAccepted, ...]:
    """Take the dossier in under the procedure and the law of its receipt, and promise a date (tiếp nhận, hẹn trả).

    The clock of what was received since 05/8/2026 starts with the slip, that is now (R76, R77). Of what was received
    before it starts with the complete, valid dossier: the hand-in, or the supplement that completed it before
    acceptance (BLDS Điều 147.2). Where the published procedure names no machine-readable limit, nothing is promised
    and nothing invented. The desk may name the case.
    """
    submission = submission_of(state)
    day = state.law_chosen or legal_day(submission.complete_at)
    version = version_in_force(law, day)
    refuse_unpublished_case(version.content.limits or (), command.case)
    case = command.case if command.case is not None else submission.case
    _refuse_other_process(command, submission, law)
    limit = version.content.limit_for(submission.channel, case)
    return (
        DossierAccepted(
            by=command.by,
            occurred_at=command.occurred_at,
            received_at=submission.complete_at,
            procedure_version=version.number,
            law_as_of=day,
            unit=command.unit,
            process=command.process,
            case=command.case,
            promise=None if limit is None else _first_promise(state, command.occurred_at, law, version, limit),
            resume=version.content.resume,
            form=form(law, "receipt", legal_day(command.occurred_at)),
            basis=article(law, "accept", day),
        ),
    )


def take_for_agency(command: TakeForAgency, state: DossierState, law: Law) -> tuple[DossierTakenForAgency, ...]:
    """Take the dossier for the competent agency, which accepts it when it has it (tiếp nhận phi địa giới; R77)."""
    submission = submission_of(state)
    has_it = submission.agency if state.taken_for is None else state.taken_for.agency
    if command.competent_agency == has_it:
        raise AlreadyCompetent(
            f"Hồ sơ đang thuộc cơ quan {has_it}; đề nghị ghi mã cơ quan khác có thẩm quyền, hoặc tiếp nhận hồ sơ.",
            basis="NĐ 118/2025/NĐ-CP Điều 14, Điều 17 khoản 3",
            details={"rule": "R77", "agency": has_it},
        )
    return (
        DossierTakenForAgency(
            by=command.by,
            occurred_at=command.occurred_at,
            competent_agency=command.competent_agency,
            basis=article(law, "take_for_agency", legal_day(submission.complete_at)),
        ),
    )


def reject(command: RejectDossier, state: DossierState, law: Law) -> tuple[DossierRejected, ...]:
    """Refuse to take the dossier in, with the reason on Mẫu 03 (từ chối tiếp nhận; NĐ 61/2018 Điều 17.1.b)."""
    refuse_without_reason(command.reason)
    day = legal_day(command.occurred_at)
    return (
        DossierRejected(
            by=command.by,
            occurred_at=command.occurred_at,
            reason=command.reason,
            form=form(law, "intake_refusal", day),
            basis=article(law, "reject", day),
        ),
    )


def refuse_personal_names(components: tuple[SubmittedComponent, ...]) -> None:
    """Refuse papers whose names show personal data (tên giấy tờ có dữ liệu cá nhân)."""
    for component in components:
        refuse_personal_data(component.name, "components")


def _first_promise(
    state: DossierState, slip_at: datetime, law: Law, version: ProcedureVersion, limit: TimeLimit
) -> Promise:
    submission = submission_of(state)
    received = legal_day(submission.complete_at)
    starts, start_rule = settling_clock(submission.complete_at, slip_at, in_force(law), on=received)
    from_slip = (value_used(CLOCK_START, start_rule),) if start_rule.text == "slip" else ()
    start, cut_off = counted_from_receipt(law, version.content.cut_off_for(submission.channel), starts)
    used = limit_used(submission.procedure, version, limit)
    return promise(
        law,
        limit=limit,
        counted_from=start,
        law_as_of=state.law_chosen or received,
        values=(used, *from_slip, *cut_off),
    )


def limit_used(procedure: ProcedureCode, version: ProcedureVersion, limit: TimeLimit) -> LegalValue:
    """The published limit as it was used, with where it was published (thời hạn đã áp dụng)."""
    source = version.source_url or (version.decision.number if version.decision else None) or "—"
    return LegalValue(parameter=f"procedure.{procedure}.limit", value=str(limit), source=source)


def _refuse_other_process(command: AcceptDossier, submission: Submission, law: Law) -> None:
    """Refuse a process nobody approved, or one that is for other procedures. Raises ProcessUnknown."""
    if command.process is None:
        return
    if law.process is None:
        raise _no_process(command.process, "chưa được phê duyệt trong hệ thống")
    approved = law.process.version_in_force(legal_day(submission.complete_at)).approved
    if approved.procedures and _base(submission.procedure) not in map(_base, approved.procedures):
        raise _no_process(command.process, f"không phải của thủ tục {submission.procedure}")


def _no_process(process: str, why: str) -> ProcessUnknown:
    return ProcessUnknown(
        f"Quy trình nội bộ «{process}» {why}; đề nghị chọn quy trình đã phê duyệt của thủ tục này.",
        basis="NĐ 61/2018/NĐ-CP Điều 5; TT 01/2018/TT-VPCP Điều 8",
        details={"process": process},
    )


def _base(code: str) -> str:
    """A code without the province it may carry: 1.012753.H19 is local to 1.012753."""
    return ".".join(code.split(".")[:2])


def version_in_force(law: Law, day: date) -> ProcedureVersion:
    """The procedure as published and in force on a day (phiên bản thủ tục). Raises ProcedureUnknown, LawNotLoaded."""
    if law.procedure is None:
        raise ProcedureUnknown(
            "Thủ tục này chưa được công bố trong hệ thống; đề nghị kiểm tra lại mã thủ tục hành chính.",
            basis="NĐ 63/2010/NĐ-CP Điều 15",
        )
    return law.procedure.version_in_force(day)


DECIDERS: Deciders = {
    SubmitDossier: submit,
    TakeForAgency: take_for_agency,
    AcceptDossier: accept,
    RejectDossier: reject,
}
"""Which function decides which command (xử lý từng lệnh)."""

"""The competent agency at work: assigned, handed over, stepped through, opinions (giải quyết hồ sơ)."""

from datetime import date

from domain.dossier import events as e
from domain.dossier.commands import (
    AskOpinion,
    AssignDossier,
    CompleteStep,
    ForwardDossier,
    GiveOpinion,
    RecordResultDraft,
    RecordResultSignature,
    TakeOverDossier,
)
from domain.dossier.law import Deciders, Law
from domain.dossier.promise_calculation import article, last_day, law_day
from domain.dossier.refusals import refuse_before_act
from domain.dossier.said_before import refuse_otherwise
from domain.dossier.state import DossierState
from domain.dossier.step_deadline import held_until, refuse_unknown_step, step_ends, timing
from domain.errors import NotPermitted
from domain.personal_data import refuse_personal_data


class NothingHandedOver(NotPermitted):
    """Only what was handed over can be taken over, and only by whom it was meant for (chưa chuyển)."""

    code = "NOTHING_HANDED_OVER"


class OpinionUnknown(NotPermitted):
    """An answer needs a question (chưa lấy ý kiến)."""

    code = "OPINION_UNKNOWN"


class ResultNotDrafted(NotPermitted):
    """A signature needs a draft on this dossier (chưa có dự thảo)."""

    code = "RESULT_NOT_DRAFTED"


def assign(command: AssignDossier, state: DossierState, law: Law) -> tuple[e.DossierAssigned, ...]:
    """Give the dossier to a unit and an officer (phân công; NĐ 61/2018 Điều 19)."""
    refuse_unknown_step(law, state, command.step, command.occurred_at)
    return (
        e.DossierAssigned(
            by=command.by,
            occurred_at=command.occurred_at,
            unit=command.unit,
            officer=command.officer,
            step=command.step,
            step_due_at=step_ends(law, state, command.step, command.occurred_at),
            basis=article(law, "settle", law_day(state, command.occurred_at)),
        ),
    )


def forward(command: ForwardDossier, state: DossierState, law: Law) -> tuple[e.DossierForwarded, ...]:
    """Hand the dossier to another unit; the giver's half of a line of the control slip (chuyển; Điều 18)."""
    refuse_personal_data(command.note, "note")
    refuse_unknown_step(law, state, command.step, command.occurred_at)
    return (
        e.DossierForwarded(
            by=command.by,
            occurred_at=command.occurred_at,
            given_by=law.acting(command.by),
            from_unit=state.holder.unit,
            to_unit=command.to_unit,
            to_officer=command.to_officer,
            to_agency=command.to_agency,
            step=command.step,
            note=command.note,
            basis=article(law, "transfer", law_day(state, command.occurred_at)),
        ),
    )


def take_over(command: TakeOverDossier, state: DossierState, law: Law) -> tuple[e.DossierTakenOver, ...]:
    """Take the dossier and enter how the giver stood when handing it over (nhận; phiếu kiểm soát, Mẫu 05/06)."""
    handed = state.holder.handed_over
    if handed is None or handed.to_unit != command.unit:
        raise NothingHandedOver(
            f"Hồ sơ chưa được chuyển đến đơn vị {command.unit}; đề nghị bên giao thực hiện chuyển trước.",
            basis="NĐ 61/2018/NĐ-CP Điều 18",
            details={"handed_to": handed.to_unit if handed is not None else ""},
        )
    step = command.step if command.step is not None else handed.step
    refuse_unknown_step(law, state, step, command.occurred_at)
    return (
        e.DossierTakenOver(
            by=command.by,
            occurred_at=command.occurred_at,
            taken_by=law.acting(command.by),
            unit=command.unit,
            given_by=handed.given_by,
            timing=timing(handed.occurred_at, held_until(law, state)),
            step=step,
            step_due_at=step_ends(law, state, step, command.occurred_at),
            basis=article(law, "transfer", law_day(state, command.occurred_at)),
        ),
    )


def complete_step(command: CompleteStep, state: DossierState, law: Law) -> tuple[e.StepCompleted, ...]:
    """Finish an internal step; finishing it twice is once (hoàn thành bước)."""
    done, officer = state.steps_completed.get(command.step), law.acting(command.by)
    if done is not None:
        refuse_otherwise(done, {"officer": officer, "note": command.note})
        return ()
    refuse_personal_data(command.note, "note")
    refuse_unknown_step(law, state, command.step, command.occurred_at)
    current = state.step is not None and state.step.number == command.step
    return (
        e.StepCompleted(
            by=command.by,
            occurred_at=command.occurred_at,
            step=command.step,
            officer=officer,
            timing=timing(command.occurred_at, held_until(law, state)) if current else None,
            note=command.note,
            basis=article(law, "settle", law_day(state, command.occurred_at)),
        ),
    )


def ask_opinion(command: AskOpinion, state: DossierState, law: Law) -> tuple[e.OpinionAsked, ...]:
    """Ask another body, with subject and deadline (lấy ý kiến; NĐ 61/2018 Điều 19.5).

    A last day that is off is recorded as the working day it moves to (BLDS 2015 Điều 148 khoản 5).
    """
    asked = state.opinions.asked.get(command.opinion)
    if asked is not None:
        question = {"of": command.of, "of_agency": command.of_agency, "subject": command.subject}
        refuse_otherwise(asked, {**question, "answer_by": _answer_by(command, law)})
        return ()
    refuse_personal_data(command.of, "of")
    refuse_personal_data(command.subject, "subject")
    refuse_before_act(command.answer_by, command.occurred_at, "Hạn trả lời ý kiến")
    return (
        e.OpinionAsked(
            by=command.by,
            occurred_at=command.occurred_at,
            opinion=command.opinion,
            of=command.of,
            of_agency=command.of_agency,
            subject=command.subject,
            answer_by=_answer_by(command, law),
            basis=article(law, "opinion", law_day(state, command.occurred_at)),
        ),
    )


def give_opinion(command: GiveOpinion, state: DossierState, law: Law) -> tuple[e.OpinionGiven, ...]:
    """Answer such a question, once (cho ý kiến)."""
    given = state.opinions.given.get(command.opinion)
    if given is not None:
        answer = {"agrees": command.agrees, "summary": command.summary, "document": command.document}
        refuse_otherwise(given, answer)
        return ()
    if command.opinion not in state.opinions.asked:
        raise OpinionUnknown(
            f"Hồ sơ không có yêu cầu lấy ý kiến «{command.opinion}»; đề nghị kiểm tra lại.",
            basis="NĐ 61/2018/NĐ-CP Điều 19 khoản 5",
        )
    refuse_personal_data(command.summary, "summary")
    return (
        e.OpinionGiven(
            by=command.by,
            occurred_at=command.occurred_at,
            opinion=command.opinion,
            agrees=command.agrees,
            summary=command.summary,
            document=command.document,
            basis=article(law, "opinion", law_day(state, command.occurred_at)),
        ),
    )


def note_draft(command: RecordResultDraft, state: DossierState, law: Law) -> tuple[e.ResultDrafted, ...]:
    """Note that a draft decision exists (dự thảo kết quả)."""
    if command.decision in state.result.drafts:
        return ()
    basis = article(law, "settle", law_day(state, command.occurred_at))
    return (e.ResultDrafted(by=command.by, occurred_at=command.occurred_at, decision=command.decision, basis=basis),)


def note_signature(command: RecordResultSignature, state: DossierState, law: Law) -> tuple[e.ResultSigned, ...]:
    """Note that the decision was signed: from here on nothing can be withdrawn (ký kết quả; NĐ 118 Điều 21)."""
    if command.decision in state.result.signed:
        return ()
    if command.decision not in state.result.drafts:
        raise ResultNotDrafted(
            "Hồ sơ chưa có dự thảo kết quả này; đề nghị lập dự thảo trước khi ký.", basis="NĐ 30/2020/NĐ-CP Điều 18"
        )
    basis = article(law, "settle", law_day(state, command.occurred_at))
    return (e.ResultSigned(by=command.by, occurred_at=command.occurred_at, decision=command.decision, basis=basis),)


def _answer_by(command: AskOpinion, law: Law) -> date | None:
    return None if command.answer_by is None else last_day(law, command.answer_by)


DECIDERS: Deciders = {
    AssignDossier: assign,
    ForwardDossier: forward,
    TakeOverDossier: take_over,
    CompleteStep: complete_step,
    AskOpinion: ask_opinion,
    GiveOpinion: give_opinion,
    RecordResultDraft: note_draft,
    RecordResultSignature: note_signature,
}
"""Which function decides which command (xử lý từng lệnh)."""

"""What a decision says, opened to hold a correction against it (nội dung quyết định)."""

from asyncio import to_thread
from collections.abc import Mapping

from application.case_store import CaseStore
from application.commands.spec import Note
from domain.decision.aftermath import WrongTextNotFound
from domain.decision.commands import CorrectDecision
from domain.decision.events import DecisionCorrected
from domain.decision.kinds import CorrectedPart
from domain.decision.state import DecisionState
from domain.values import DecisionId, DossierId, Encrypted, PersonRef

_UNCHECKED = Note(
    "TEXT_NOT_RECORDED",
    "Hệ thống không ghi nhận nội dung của phần được đính chính nên nội dung sai chưa được đối chiếu.",
    "The text of the corrected part is not recorded here, so the wrong text was held against nothing.",
)


async def subject_of(store: CaseStore, decision: DecisionId, dossier: DossierId | None = None) -> PersonRef:
    """Whose key seals a decision's texts: the applicant's it answers, so that erasing them erases it too."""
    if dossier is None:
        state, _ = await store.decision(decision)
        dossier = state.draft.dossier if state is not None and state.draft is not None else None
    answered = (await store.dossier(dossier)).submission if dossier is not None else None
    return PersonRef(decision) if answered is None else answered.applicant


async def was_corrected_so(store: CaseStore, command: CorrectDecision, state: DecisionState | None) -> bool:
    """Whether the same correction was made: the same words encrypted twice never look the same (đã đính chính)."""
    made = [] if state is None else [one for one in state.corrections if _alike(one, command)]
    if not made:
        return False
    said = await _opened(store, command.decision, command.encrypted)
    return any([await _opened(store, command.decision, one.encrypted) == said for one in made])


async def refuse_wrong_text(store: CaseStore, command: CorrectDecision, state: DecisionState) -> None:
    """Refuse to correct what the decision does not say, with its corrections so far. Raises WrongTextNotFound."""
    text = await _text(store, command.part, state)
    wrong = (await _opened(store, command.decision, command.encrypted)).get("wrong", "")
    if text is not None and wrong not in text:
        raise WrongTextNotFound(
            "Phần được đính chính của quyết định không có nội dung sai đã ghi; đề nghị ghi đúng nguyên văn "
            "nội dung sai (wrongText) như trong quyết định, kể cả các lần đã đính chính.",
            basis="NĐ 30/2020/NĐ-CP Điều 18",
            details={"part": command.part.value},
        )


async def notes_on_text(store: CaseStore, command: CorrectDecision, state: DecisionState | None) -> tuple[Note, ...]:
    """That the text of the part is not known here (chưa kiểm tra được)."""
    known = None if state is None else await _text(store, command.part, state)
    return (_UNCHECKED,) if known is None else ()


def _alike(made: DecisionCorrected, command: CorrectDecision) -> bool:
    return (made.part, made.reason, made.basis) == (command.part, command.reason, command.basis)


async def _text(store: CaseStore, part: CorrectedPart, state: DecisionState) -> str | None:
    """The text of a part as corrections leave it; None where none is recorded or its key is gone."""
    draft = state.draft
    if draft is None:
        return None
    if part in (CorrectedPart.TITLE, CorrectedPart.CONTENT):
        text = (await _opened(store, state.decision, draft.encrypted)).get(part.value)
    else:
        plain = {"document_type": draft.document_type, "reason": draft.reason, "basis": draft.basis}
        text = plain[part.value]
    for made in state.corrections if text is not None else ():
        slip = await _opened(store, state.decision, made.encrypted)
        if made.part is part and slip:
            text = text and text.replace(slip["wrong"], slip["right"])
    return text


async def _opened(store: CaseStore, decision: DecisionId, encrypted: Encrypted | None) -> Mapping[str, str]:
    if not encrypted:
        return {}
    return await to_thread(store.subject_keys.decrypt, await subject_of(store, decision), encrypted) or {}

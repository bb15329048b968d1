"""Why a rule could not judge a dossier, so that nothing found never passes for nothing there (chưa đủ căn cứ)."""

from enum import StrEnum

from application.audits.findings.trail import DossierTrail
from domain.dossier.events import DossierConcluded, ResultSigned, StepCompleted
from domain.dossier.status import Status


class Unjudged(StrEnum):
    """Why a dossier could not be judged by a rule (lý do chưa đủ căn cứ)."""

    ADOPTED = "adopted"
    NO_LAW = "no_law"
    IN_BULK = "in_bulk"
    NEVER_RECORDED = "never_recorded"
    NOT_OF_SCOPE = "not_of_scope"

    @property
    def vi(self) -> str:
        """As inspectors say it."""
        return _WORDS[self][0]

    @property
    def en(self) -> str:
        """In English."""
        return _WORDS[self][1]


_WORDS = {
    Unjudged.ADOPTED: (
        "tiếp nhận từ hệ thống khác, nhật ký không ghi người thực hiện",
        "adopted from other systems, which do not tell who acted here",
    ),
    Unjudged.NO_LAW: ("chưa có quy định hoặc lịch của ngày đó", "no law or calendar is loaded for the day"),
    Unjudged.IN_BULK: (
        "ghi hàng loạt, thời điểm ghi không nói lên lúc làm",
        "entered in bulk, the instant of recording tells nothing",
    ),
    Unjudged.NEVER_RECORDED: (
        "chưa ghi dữ liệu mà quy tắc cần (ngày hẹn trả, việc ký, bước xử lý, thời hạn bước)",
        "what the rule asks for was never recorded (date, signing, steps, time of the step)",
    ),
    Unjudged.NOT_OF_SCOPE: (
        "sổ là của cả cơ quan, không xét theo thủ tục, lĩnh vực, nguồn",
        "a register is an agency's, not a procedure's, field's or source's",
    ),
}


def without_promise(trail: DossierTrail) -> bool:
    """Taken in and never given a date (tiếp nhận mà không có ngày hẹn trả)."""
    return trail.last.acceptance is not None and trail.last.deadline is None


def without_signature(trail: DossierTrail) -> bool:
    """Decided, and the signing of the result was never recorded (không ghi việc ký)."""
    return trail.first_of(DossierConcluded) is not None and trail.first_of(ResultSigned) is None


def without_steps(trail: DossierTrail) -> bool:
    """Decided, and no finished step was ever recorded (không ghi bước xử lý)."""
    return trail.first_of(DossierConcluded) is not None and trail.first_of(StepCompleted) is None


def without_step_limit(trail: DossierTrail) -> bool:
    """In somebody's hands, and the step has no time of its own (bước không có thời hạn)."""
    last = trail.last
    return last.status is Status.IN_PROCESS and (last.step is None or last.step.due_at is None)

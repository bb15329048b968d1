"""What was done once and is said again: the same is quiet, anything else is refused (việc đã ghi nhận)."""

from collections.abc import Mapping

from domain.dossier.events import OpinionAsked, OpinionGiven, StepCompleted
from domain.errors import NotPermitted
from domain.values import HO_CHI_MINH

_BASIS = "NĐ 61/2018/NĐ-CP Điều 5, Điều 19"


class StepAlreadyCompleted(NotPermitted):
    """The step was finished by another officer, or with another note (bước đã hoàn thành)."""

    code = "STEP_ALREADY_COMPLETED"


class OpinionAlreadyAsked(NotPermitted):
    """The name of the question stands for another question (đã lấy ý kiến với nội dung khác)."""

    code = "OPINION_ALREADY_ASKED"


class OpinionAlreadyGiven(NotPermitted):
    """The question was answered, and otherwise (đã cho ý kiến với nội dung khác)."""

    code = "OPINION_ALREADY_GIVEN"


Done = StepCompleted | OpinionAsked | OpinionGiven
_REFUSALS: Mapping[type[Done], tuple[type[NotPermitted], str]] = {
    StepCompleted: (StepAlreadyCompleted, "nếu cần bổ sung, đề nghị ghi ở bước sau hoặc đính chính (correctFact)"),
    OpinionAsked: (OpinionAlreadyAsked, "muốn hỏi thêm, đề nghị đặt mã khác cho lần lấy ý kiến mới"),
    OpinionGiven: (OpinionAlreadyGiven, "nếu ghi sai, đề nghị đính chính (correctFact)"),
}


def refuse_otherwise(fact: Done, said: Mapping[str, object]) -> None:
    """Refuse what says otherwise than a fact; said: what a command says, None in it is left open.

    Raises StepAlreadyCompleted, OpinionAlreadyAsked, OpinionAlreadyGiven.
    """
    differing = [name for name, value in said.items() if _differs(fact, name, value)]
    if not differing:
        return
    refusal, instead = _REFUSALS[type(fact)]
    at = fact.occurred_at.astimezone(HO_CHI_MINH)
    raise refusal(
        f"Việc này đã được {fact.by} ghi nhận lúc {at:%H:%M ngày %d/%m/%Y} với nội dung khác "
        f"({', '.join(differing)}); đề nghị xem lại hồ sơ, {instead}.",
        basis=_BASIS,
        details={
            "topic": fact.TOPIC,
            "by": fact.by,
            "at": fact.occurred_at.isoformat(),
            "fields": ", ".join(differing),
        },
    )


def _differs(fact: Done, name: str, value: object) -> bool:
    """Whether a value is another than the fact's; an opinion that neither agrees nor not is one of three answers."""
    if value is None and name != "agrees":
        return False
    return bool(getattr(fact, name) != value)

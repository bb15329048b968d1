"""Acts that come too early or too late in the life of a decision (trái trình tự ban hành)."""

from typing import NoReturn

from domain.decision.state import DecisionState
from domain.errors import NotPermitted

_BASIS = "NĐ 30/2020/NĐ-CP Điều 18"


class DecisionNotDrafted(NotPermitted):
    """There is no draft to act on (chưa có dự thảo)."""

    code = "DECISION_NOT_DRAFTED"


class DecisionAlreadySigned(NotPermitted):
    """A signed text is not changed any more, only corrected or revoked (đã ký)."""

    code = "DECISION_ALREADY_SIGNED"


class DecisionRevokedBefore(NotPermitted):
    """A revoked decision has ended (đã thu hồi, hủy bỏ)."""

    code = "DECISION_REVOKED"


def drafted(state: DecisionState | None) -> DecisionState:
    """The state, if there is a draft and the decision has not ended (đã có dự thảo, chưa bị thu hồi)."""
    if state is None or state.draft is None:
        raise DecisionNotDrafted(
            f"Chưa có dự thảo quyết định nên chưa thực hiện được bước này ({_BASIS}); đề nghị dự thảo trước.",
            basis=_BASIS,
        )
    refuse_revoked(state)
    return state


def refuse_revoked(state: DecisionState) -> None:
    """Refuse every further act on a decision that has ended (quyết định đã thu hồi, hủy bỏ)."""
    if state.revocation is None:
        return
    raise DecisionRevokedBefore(
        f"Quyết định đã bị thu hồi hoặc hủy bỏ từ ngày {state.revocation.effective_on:%d/%m/%Y} ({_BASIS}); "
        "muốn quyết định lại, đề nghị lập quyết định mới.",
        basis=_BASIS,
        details={"decision": state.decision, "revoked_on": state.revocation.effective_on.isoformat()},
    )


def refuse_signed(state: DecisionState) -> NoReturn:
    """Refuse to change a text that was signed (quyết định đã ký)."""
    raise DecisionAlreadySigned(
        f"Quyết định đã được ký nên không sửa, trình hoặc ký lại được ({_BASIS}); "
        "sai sót thì đính chính hoặc thay thế sau khi ban hành.",
        basis=_BASIS,
        details={"decision": state.decision},
    )

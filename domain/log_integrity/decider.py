"""What is recorded about the log's own keeping (lưu giữ nhật ký)."""

from collections.abc import Mapping
from typing import assert_never

from domain.errors import NotPermitted
from domain.log_integrity.commands import DeployCode, ExplainRestore, LogIntegrityCommand, ReportAnchoring
from domain.log_integrity.events import (
    AnchoringFailed,
    AnchoringResumed,
    CodeDeployed,
    LogIntegrityEvent,
    RestoreExplained,
)
from domain.log_integrity.state import LogIntegrity
from domain.personal_data import refuse_personal_data
from domain.values import HO_CHI_MINH

BASIS = "Luật Giao dịch điện tử 20/2023/QH15 Điều 10"
"""A data message counts as an original where it has stayed whole since it was made."""


class AnchorsSilent(NotPermitted):
    """No final decision is issued while nobody outside confirms the log's seals (tạm dừng ban hành quyết định)."""

    code = "ANCHORS_SILENT"


class SealedFactsLost(NotPermitted):
    """Nothing is recorded on top of a loss until somebody has explained it (tạm dừng ghi nhận)."""

    code = "SEALED_FACTS_LOST"


class RestoreNotExplained(NotPermitted):
    """A restore without a reason explains nothing (thiếu lý do)."""

    code = "RESTORE_NOT_EXPLAINED"


class RestoreExplainedBefore(NotPermitted):
    """A restore has one explanation, the first one that was recorded (đã giải trình)."""

    code = "RESTORE_EXPLAINED_BEFORE"


def decide(command: LogIntegrityCommand, state: LogIntegrity) -> tuple[LogIntegrityEvent, ...]:
    """The facts a command leads to; what is known already is not recorded again."""
    match command:
        case DeployCode():
            if state.digest == command.digest:
                return ()
            return (CodeDeployed(occurred_at=command.occurred_at, version=command.version, digest=command.digest),)
        case ReportAnchoring():
            return _report(command, state)
        case ExplainRestore():
            return _explain(command, state)
        case _:
            assert_never(command)


def refuse_while_silent(state: LogIntegrity) -> None:
    """Refuse to issue a final decision whose existence nobody outside could confirm (tạm dừng ban hành)."""
    if state.failing_since is not None:
        raise AnchorsSilent(
            "Chưa ban hành được quyết định vì niêm phong nhật ký đang không được bên ngoài xác nhận; "
            "hồ sơ vẫn được tiếp nhận và xử lý, đề nghị ban hành lại khi sự cố được khắc phục.",
            basis=BASIS,
            details={"since": state.failing_since.isoformat()},
        )


def sealed_facts_lost(details: Mapping[str, str]) -> SealedFactsLost:
    """The refusal to record where facts that were sealed or acknowledged are gone (tạm dừng ghi nhận)."""
    return SealedFactsLost(
        "Chưa ghi nhận được vì nhật ký đang thiếu những sự kiện đã niêm phong hoặc đã xác nhận; chưa có gì thay đổi, "
        "đề nghị gửi lại sau khi người vận hành giải trình việc khôi phục dữ liệu.",
        basis=BASIS,
        details=details,
    )


def explanation(state: LogIntegrity, origin: str, size: int, root: str) -> RestoreExplained | None:
    """What was said about the loss of a checkpoint, None where nobody said anything (lời giải trình)."""
    return next((one for one in state.explained if (one.origin, one.size, one.root) == (origin, size, root)), None)


def _report(command: ReportAnchoring, state: LogIntegrity) -> tuple[LogIntegrityEvent, ...]:
    if (command.failing_since is None) is (state.failing_since is None):
        return ()
    if command.failing_since is None:
        return (AnchoringResumed(occurred_at=command.occurred_at, size=command.size, by=command.by),)
    return (AnchoringFailed(occurred_at=command.occurred_at, since=command.failing_since, size=command.size),)


def _explain(command: ExplainRestore, state: LogIntegrity) -> tuple[LogIntegrityEvent, ...]:
    if not command.reason.strip():
        raise RestoreNotExplained("Đề nghị nêu lý do khôi phục dữ liệu.", basis=BASIS)
    refuse_personal_data(command.reason, "reason")
    known = explanation(state, command.origin, command.size, command.root)
    if known is not None:
        if known.reason == command.reason.strip():
            return ()
        raise RestoreExplainedBefore(
            f"Việc khôi phục này đã được giải trình với lý do «{known.reason}» lúc "
            f"{known.occurred_at.astimezone(HO_CHI_MINH):%H:%M:%S, %d/%m/%Y}; lời giải trình đã ghi không sửa được.",
            basis=BASIS,
            details={"reason": known.reason, "at": known.occurred_at.isoformat()},
        )
    return (
        RestoreExplained(
            occurred_at=command.occurred_at,
            reason=command.reason.strip(),
            origin=command.origin,
            size=command.size,
            root=command.root,
            surviving=command.surviving,
        ),
    )

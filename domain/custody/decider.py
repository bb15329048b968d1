"""What is recorded about the log's own keeping (lưu giữ nhật ký)."""

from typing import assert_never

from domain.custody.commands import CustodyCommand, DeployCode, ExplainRestore, ReportAnchoring
from domain.custody.events import AnchoringFailed, AnchoringResumed, CodeDeployed, CustodyEvent, RestoreExplained
from domain.custody.state import Custody
from domain.errors import NotPermitted
from domain.personal_data import refuse_personal_data

BASIS = "Luật Giao dịch điện tử 20/2023/QH15 Điều 10"
"""A data message counts as an original where it has stayed whole since it was made."""


class AnchorsSilent(NotPermitted):
    """No final decision is issued while nobody outside confirms the log's seals (tạm dừng ban hành quyết định)."""

    code = "ANCHORS_SILENT"


class RestoreNotExplained(NotPermitted):
    """A restore without a reason explains nothing (thiếu lý do)."""

    code = "RESTORE_NOT_EXPLAINED"


def decide(command: CustodyCommand, state: Custody) -> tuple[CustodyEvent, ...]:
    """The facts a command leads to; what is known already is not recorded again."""
    match command:
        case DeployCode():
            if state.digest == command.digest:
                return ()
            return (CodeDeployed(occurred_at=command.occurred_at, version=command.version, digest=command.digest),)
        case ReportAnchoring(failing_since=None):
            if state.failing_since is None:
                return ()
            return (AnchoringResumed(occurred_at=command.occurred_at, size=command.size, by=command.by),)
        case ReportAnchoring(failing_since=since):
            assert since is not None
            if state.failing_since is not None:
                return ()
            return (AnchoringFailed(occurred_at=command.occurred_at, since=since, size=command.size),)
        case ExplainRestore():
            return _explain(command, state)
        case _:
            assert_never(command)


def refuse_while_silent(state: Custody) -> None:
    """Refuse to issue a final decision whose existence nobody outside could confirm (tạm dừng ban hành)."""
    if state.failing_since is not None:
        raise AnchorsSilent(
            "Chưa ban hành được quyết định vì niêm phong nhật ký đang không được bên ngoài xác nhận; "
            "hồ sơ vẫn được tiếp nhận và xử lý, đề nghị ban hành lại khi sự cố được khắc phục.",
            basis=BASIS,
            details={"since": state.failing_since.isoformat()},
        )


def _explain(command: ExplainRestore, state: Custody) -> tuple[CustodyEvent, ...]:
    if not command.reason.strip():
        raise RestoreNotExplained("Đề nghị nêu lý do khôi phục dữ liệu.", basis=BASIS)
    refuse_personal_data(command.reason, "reason")
    if (command.origin, command.size, command.root) in state.explained:
        return ()
    return (
        RestoreExplained(
            occurred_at=command.occurred_at,
            reason=command.reason.strip(),
            origin=command.origin,
            size=command.size,
            root=command.root,
            kept=command.kept,
        ),
    )

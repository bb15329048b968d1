"""Why an act on a dossier is refused (lý do không thực hiện được)."""

from datetime import date, datetime

from domain.dossier.state import DossierState
from domain.dossier.status import PERMITTED_FROM, Act, Status
from domain.errors import NotPermitted
from domain.values import legal_day

NAMES: dict[Status, str] = {
    Status.REGISTERED: "mới đăng ký",
    Status.ACCEPTED: "được tiếp nhận",
    Status.REJECTED: "không được tiếp nhận",
    Status.IN_PROCESS: "đang xử lý",
    Status.AWAITING_SUPPLEMENT: "yêu cầu bổ sung giấy tờ",
    Status.AWAITING_PAYMENT: "yêu cầu thực hiện nghĩa vụ tài chính",
    Status.WITHDRAWN: "công dân yêu cầu rút hồ sơ",
    Status.STOPPED: "dừng xử lý",
    Status.CONCLUDED: "đã xử lý xong",
    Status.DELIVERED: "đã trả kết quả",
}
"""Official words for the ten statuses (Cổng Dịch vụ công quốc gia)."""


class IllegalTransition(NotPermitted):
    """The act does not lead on from where the dossier stands (chuyển trạng thái không hợp lệ)."""

    code = "ILLEGAL_TRANSITION"


class DossierUnknown(NotPermitted):
    """No dossier of that name was ever handed in (không có hồ sơ)."""

    code = "DOSSIER_UNKNOWN"


class HappenedTooEarly(NotPermitted):
    """The act is said to have happened before the dossier was handed in (thời điểm trước khi nộp)."""

    code = "HAPPENED_TOO_EARLY"


def refuse_transition(act: Act, state: DossierState) -> None:
    """Refuse an act that its status does not permit (LAW §2.2; quy tắc R70)."""
    if state.status is None:
        raise DossierUnknown(
            "Không tìm thấy hồ sơ; đề nghị kiểm tra lại mã số hồ sơ ghi trên giấy tiếp nhận.",
            basis="TT 01/2018/TT-VPCP Điều 19",
        )
    if state.status in PERMITTED_FROM[act]:
        return
    allowed = ", ".join(f"{status.value} ({NAMES[status]})" for status in sorted(PERMITTED_FROM[act]))
    raise IllegalTransition(
        f"Hồ sơ đang ở trạng thái {state.status.value} ({NAMES[state.status]}) nên không thực hiện được việc này; "
        f"việc này chỉ thực hiện từ trạng thái {allowed or 'chưa nộp'}.",
        basis="Danh mục trạng thái hồ sơ, Cổng Dịch vụ công quốc gia; NĐ 118/2025/NĐ-CP",
        details={"act": act.value, "status": str(state.status.value), "rule": "R70"},
    )


def refuse_earlier_than_submission(occurred_at: datetime, state: DossierState) -> None:
    """Refuse an instant before the dossier existed (thời điểm không hợp lệ)."""
    if state.submitted_at is not None and occurred_at < state.submitted_at:
        raise HappenedTooEarly(
            f"Thời điểm {vietnamese_day(legal_day(occurred_at))} sớm hơn ngày nộp hồ sơ "
            f"{vietnamese_day(legal_day(state.submitted_at))}; đề nghị ghi lại thời điểm thực hiện.",
            basis="NĐ 61/2018/NĐ-CP Điều 5 khoản 1 điểm c",
        )


def vietnamese_day(day: date) -> str:
    """A legal day as it is written in Vietnamese, dd/mm/yyyy (ngày tháng)."""
    return f"{day:%d/%m/%Y}"

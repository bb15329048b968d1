"""Why an act on a dossier is refused (lý do không thực hiện được)."""

from datetime import date, datetime, timedelta

from domain.dossier.state import DossierState, Submission
from domain.dossier.status import PERMITTED_FROM, Act, Status
from domain.errors import NotPermitted
from domain.personal_data import refuse_personal_data
from domain.values import HO_CHI_MINH, legal_day

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
SKEW = timedelta(minutes=1)
"""By how much the clock of whoever acts may run before ours."""


class IllegalTransition(NotPermitted):
    """The act does not lead on from where the dossier stands (chuyển trạng thái không hợp lệ)."""

    code = "ILLEGAL_TRANSITION"


class DossierUnknown(NotPermitted):
    """No dossier of that name was ever handed in (không có hồ sơ)."""

    code = "DOSSIER_UNKNOWN"


class HappenedTooEarly(NotPermitted):
    """The act is said to have happened before the one it follows upon (thời điểm trước việc liền trước)."""

    code = "HAPPENED_TOO_EARLY"


class HappenedTooLate(NotPermitted):
    """A corrected instant is later than an act that followed upon it (thời điểm sau việc liền sau)."""

    code = "HAPPENED_TOO_LATE"


class HappenedInFuture(NotPermitted):
    """An act cannot have happened later than now (thời điểm trong tương lai)."""

    code = "HAPPENED_IN_FUTURE"


class DayBeforeAct(NotPermitted):
    """The last day that an act sets was over before it (ngày cuối trước ngày thực hiện)."""

    code = "DAY_BEFORE_ACT"


class ReasonMissing(NotPermitted):
    """The law asks for a reason and none was given (thiếu lý do)."""

    code = "REASON_MISSING"


class ClockStopped(NotPermitted):
    """Excluded time is running and must be ended first (đang trong thời gian không tính)."""

    code = "CLOCK_STOPPED"


def refuse_transition(act: Act, state: DossierState) -> None:
    """Refuse an act that its status does not permit (LAW §2.2; quy tắc R70).

    A dossier adopted from elsewhere has no status here; its facts can be put right, nothing else.
    """
    if state.status is None and act is Act.CORRECT_FACT and state.version:
        return
    if status_of(state) not in PERMITTED_FROM[act]:
        raise illegal(act, state)


def status_of(state: DossierState) -> Status:
    """The status of a dossier; refuses where nothing was handed in here (trạng thái hồ sơ)."""
    if state.status is None:
        raise dossier_unknown()
    return state.status


def submission_of(state: DossierState) -> Submission:
    """What was handed in; refuses where nothing was (hồ sơ đã nộp)."""
    if state.submission is None:
        raise dossier_unknown()
    return state.submission


def illegal(act: Act, state: DossierState, permitted: frozenset[Status] | None = None) -> IllegalTransition:
    """The refusal of an act that does not lead on from where the dossier is (chuyển trạng thái không hợp lệ).

    permitted are the statuses it is permitted from, where what is asked narrows those of the act.
    """
    status = status_of(state)
    from_where = sorted(PERMITTED_FROM[act] if permitted is None else permitted)
    allowed = ", ".join(f"{status.value} ({NAMES[status]})" for status in from_where)
    return IllegalTransition(
        f"Hồ sơ đang ở trạng thái {status.value} ({NAMES[status]}) nên không thực hiện được việc này; "
        f"việc này chỉ thực hiện từ trạng thái {allowed or 'chưa nộp'}.",
        basis="Danh mục trạng thái hồ sơ, Cổng Dịch vụ công quốc gia; NĐ 118/2025/NĐ-CP",
        details={"act": act.value, "status": str(status.value), "rule": "R70"},
    )


def refuse_too_early(act: Act, occurred_at: datetime, state: DossierState) -> None:
    """Refuse an instant before what the act follows upon (thời điểm không hợp lệ) [D].

    An act follows upon the one that brought the dossier to its present status, the end of excluded time
    upon its beginning, acceptance upon the hand-over to the competent agency, a correction or a moved date upon the
    hand-in alone.
    """
    earliest = follows_upon(act, state)
    if earliest is None or occurred_at >= earliest:
        return
    raise HappenedTooEarly(
        f"Thời điểm {vietnamese_instant(occurred_at)} sớm hơn việc ngay trước nó của hồ sơ "
        f"({vietnamese_instant(earliest)}); đề nghị ghi lại thời điểm thực hiện.",
        basis="NĐ 61/2018/NĐ-CP Điều 5 khoản 1 điểm c",
        details={"earliest": earliest.isoformat()},
    )


def refuse_future(occurred_at: datetime, now: datetime) -> None:
    """Refuse an instant that has not come; clocks may differ by a minute (thời điểm trong tương lai)."""
    if occurred_at > now + SKEW:
        raise HappenedInFuture(
            "Thời điểm thực hiện ở tương lai; đề nghị ghi đúng thời điểm đã thực hiện.", basis="NĐ 61/2018/NĐ-CP Điều 5"
        )


def refuse_before_act(day: date | None, occurred_at: datetime, what: str) -> None:
    """Refuse a last day that was over before the act that sets it (ngày cuối trước ngày thực hiện). What: its name."""
    if day is None or day >= legal_day(occurred_at):
        return
    raise DayBeforeAct(
        f"{what} {vietnamese_day(day)} trước ngày thực hiện {vietnamese_day(legal_day(occurred_at))}; "
        "đề nghị ghi ngày từ ngày thực hiện trở đi.",
        basis="BLDS 2015 Điều 147, Điều 148",
        details={"day": day.isoformat()},
    )


def refuse_without_reason(reason: str) -> None:
    """Refuse an act whose reason is empty or carries personal data (thiếu lý do; NĐ 61/2018 Điều 17.1.b, 19.8)."""
    if not reason.strip():
        raise ReasonMissing(
            "Chưa ghi lý do; pháp luật yêu cầu nêu rõ lý do bằng văn bản, đề nghị bổ sung lý do rồi thực hiện lại.",
            basis="NĐ 61/2018/NĐ-CP Điều 17 khoản 1 điểm b, Điều 19 khoản 8",
            details={"rule": "R33"},
        )
    refuse_personal_data(reason, "reason")


def refuse_while_excluded(state: DossierState) -> None:
    """Refuse what needs a running clock while excluded time runs (đang trong thời gian không tính) [D]."""
    if state.exclusion is not None:
        raise ClockStopped(
            "Hồ sơ đang trong thời gian không tính; đề nghị kết thúc niêm yết hoặc giải trình trước.",
            basis="NĐ 61/2018/NĐ-CP Điều 19",
        )


def dossier_unknown() -> DossierUnknown:
    """The refusal of an act on a dossier that is not there (không có hồ sơ)."""
    return DossierUnknown(
        "Không tìm thấy hồ sơ; đề nghị kiểm tra lại mã số hồ sơ ghi trên giấy tiếp nhận.",
        basis="TT 01/2018/TT-VPCP Điều 19",
    )


def follows_upon(act: Act, state: DossierState) -> datetime | None:
    """The instant that an act cannot be earlier than; None where it follows upon nothing (việc liền trước)."""
    if act in (Act.CORRECT_FACT, Act.MOVE_DEADLINE):
        return state.submitted_at
    if act is Act.END_EXCLUSION and state.exclusion is not None:
        return state.exclusion.began
    if act in (Act.ACCEPT, Act.REJECT, Act.TAKE_FOR_AGENCY) and state.taken_for is not None and state.since is not None:
        return max(state.since, state.taken_for.at)
    return state.since


def vietnamese_instant(instant: datetime) -> str:
    """An instant by the clocks of Việt Nam, as it is written in Vietnamese (thời điểm)."""
    return f"{instant.astimezone(HO_CHI_MINH):%H:%M ngày %d/%m/%Y}"


def vietnamese_day(day: date) -> str:
    """A legal day as it is written in Vietnamese, dd/mm/yyyy (ngày tháng)."""
    return f"{day:%d/%m/%Y}"

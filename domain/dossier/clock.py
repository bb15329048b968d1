"""What stops, starts or moves the clock of a dossier (thời hạn giải quyết)."""

from datetime import datetime, timedelta

from domain.dossier import events as e
from domain.dossier.commands import (
    DemandPayment,
    EndExclusion,
    ExtendDeadline,
    MoveDeadline,
    RecordPayment,
    StartExclusion,
)
from domain.dossier.intake import refuse_without_reason
from domain.dossier.law import Law
from domain.dossier.promising import article, form, law_day, legal_value, paused, promise
from domain.dossier.refusals import vietnamese_day
from domain.dossier.state import DossierState
from domain.errors import NotPermitted
from domain.law.deadlines import Pause
from domain.values import HO_CHI_MINH, legal_day


class ExclusionRunning(NotPermitted):
    """Time that does not count is already running (đang trong thời gian không tính)."""

    code = "EXCLUSION_RUNNING"


class NoExclusion(NotPermitted):
    """No excluded time is running (không có thời gian không tính)."""

    code = "NO_EXCLUSION"


class AmountWrong(NotPermitted):
    """The amount is not one that can be demanded, or not the one demanded (sai số tiền)."""

    code = "AMOUNT_WRONG"


class NothingPromised(NotPermitted):
    """There is no promised date that could move (chưa hẹn trả)."""

    code = "NOTHING_PROMISED"


class AlreadyExtended(NotPermitted):
    """A date may be put off only as often as the law allows (đã hẹn lại)."""

    code = "ALREADY_EXTENDED"


class NewDateUnusable(NotPermitted):
    """The new date is not later, or not a working day (ngày hẹn lại không hợp lệ)."""

    code = "NEW_DATE_UNUSABLE"


def start_exclusion(command: StartExclusion, state: DossierState, law: Law) -> tuple[e.ExclusionStarted, ...]:
    """Begin public posting, explanation or another time the law does not count (niêm yết, giải trình; R30)."""
    if state.exclusion_since is not None:
        raise ExclusionRunning(
            f"Hồ sơ đang trong thời gian không tính từ ngày {vietnamese_day(state.exclusion_since)}; "
            "đề nghị kết thúc trước.",
            basis="NĐ 61/2018/NĐ-CP Điều 19",
        )
    return (
        e.ExclusionStarted(
            by=command.by,
            occurred_at=command.occurred_at,
            kind=command.kind,
            since=legal_day(command.occurred_at),
            planned_until=command.planned_until,
            basis=article(law, "exclude", law_day(state, command.occurred_at)),
        ),
    )


def end_exclusion(command: EndExclusion, state: DossierState, law: Law) -> tuple[e.ExclusionEnded, ...]:
    """End it; the days from its first up to this one were not counted (hết thời gian không tính)."""
    if state.exclusion_since is None:
        raise NoExclusion(
            "Hồ sơ không có thời gian không tính đang chạy; đề nghị kiểm tra lại.", basis="NĐ 61/2018/NĐ-CP Điều 19"
        )
    until = legal_day(command.occurred_at)
    pause = Pause(state.exclusion_since, max(until, state.exclusion_since), "thời gian không tính vào thời hạn")
    return (
        e.ExclusionEnded(
            by=command.by,
            occurred_at=command.occurred_at,
            until=until,
            promise=paused(law, state, pause),
            basis=article(law, "exclude", law_day(state, command.occurred_at)),
        ),
    )


def demand_payment(command: DemandPayment, state: DossierState, law: Law) -> tuple[e.PaymentDemanded, ...]:
    """Demand a payment in whole đồng; the clock stands until it is in (nghĩa vụ tài chính; [D] LAW §2.1)."""
    if command.amount <= 0:
        raise _wrong(f"Số tiền {command.amount} đồng không hợp lệ; đề nghị ghi số tiền lớn hơn 0.")
    return (
        e.PaymentDemanded(
            by=command.by,
            occurred_at=command.occurred_at,
            amount=command.amount,
            kind=command.kind,
            pay_until=command.pay_until,
            basis=article(law, "fees", law_day(state, command.occurred_at)),
        ),
    )


def record_payment(command: RecordPayment, state: DossierState, law: Law) -> tuple[e.PaymentRecorded, ...]:
    """Record the payment that was demanded; time waited for it is not counted (đã nộp nghĩa vụ tài chính)."""
    assert state.waiting_since is not None
    if command.amount != state.payment_due:
        raise _wrong(
            f"Số tiền đã nộp {command.amount} đồng khác số tiền phải nộp {state.payment_due} đồng; "
            "đề nghị đối chiếu chứng từ."
        )
    waited = Pause(legal_day(state.waiting_since), legal_day(command.occurred_at), "chờ thực hiện nghĩa vụ tài chính")
    return (
        e.PaymentRecorded(
            by=command.by,
            occurred_at=command.occurred_at,
            amount=command.amount,
            method=command.method,
            promise=paused(law, state, waited),
            basis=article(law, "fees", law_day(state, command.occurred_at)),
        ),
    )


def extend(command: ExtendDeadline, state: DossierState, law: Law) -> tuple[e.DeadlineExtended, ...]:
    """Apologise and name a new date; only once, and it should be a day before the old one (R34, R37).

    Căn cứ: NĐ 61/2018/NĐ-CP Điều 19 khoản 9. An apology that comes too late is recorded as such.
    """
    due_at, due_on = state.due_at, state.due_on
    if due_at is None or due_on is None:
        raise NothingPromised(
            "Hồ sơ chưa có ngày hẹn trả nên không thể hẹn lại.", basis="NĐ 61/2018/NĐ-CP Điều 19 khoản 9"
        )
    on = law_day(state, command.occurred_at)
    allowed = legal_value(law, "apology.extensions_allowed", on)
    if state.extensions >= int(allowed.value):
        raise AlreadyExtended(
            f"Hồ sơ đã hẹn lại {state.extensions} lần, pháp luật chỉ cho phép {allowed.value} lần ({allowed.source}); "
            "hồ sơ vẫn tính là quá hạn theo ngày đã hẹn.",
            basis=allowed.source,
            details={"rule": "R37"},
        )
    refuse_without_reason(command.reason)
    if command.new_due_on <= due_on or not law.calendar.is_working(command.new_due_on):
        raise NewDateUnusable(
            f"Ngày hẹn lại {vietnamese_day(command.new_due_on)} phải là ngày làm việc sau ngày hẹn cũ "
            f"{vietnamese_day(due_on)}; đề nghị chọn ngày khác.",
            basis=allowed.source,
        )
    before = int(legal_value(law, "apology.days_before_due", on).value)
    closes = law.hours.sessions[-1][1]
    return (
        e.DeadlineExtended(
            by=command.by,
            occurred_at=command.occurred_at,
            was_due_at=due_at,
            new_due_at=datetime.combine(command.new_due_on, closes, HO_CHI_MINH),
            new_due_on=command.new_due_on,
            reason=command.reason,
            signed_by=command.signed_by,
            in_time=legal_day(command.occurred_at) <= due_on - timedelta(days=before),
            form=form(law, "apology", legal_day(command.occurred_at)),
            basis=article(law, "extend", on),
        ),
    )


def move(command: MoveDeadline, state: DossierState, law: Law) -> tuple[e.DeadlineMoved, ...]:
    """Let the date follow the calendar as it is now known; no fact where it stays (ngày hẹn trả thay đổi)."""
    old = state.promise
    if old is None or state.due_at is None:
        return ()
    new = promise(
        law,
        limit=old.limit,
        counted_from=old.counted_from,
        law_as_of=old.law_as_of,
        pauses=old.pauses,
        values=old.values,
    )
    if new.due_at == old.due_at:
        return ()
    return (
        e.DeadlineMoved(
            by=command.by,
            occurred_at=command.occurred_at,
            was_due_at=state.due_at,
            promise=new,
            because=command.because,
            basis=new.basis,
        ),
    )


def _wrong(reason: str) -> AmountWrong:
    return AmountWrong(reason, basis="NĐ 118/2025/NĐ-CP Điều 24")

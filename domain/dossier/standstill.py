"""Time that does not count: posting, explanation, payment awaited (thời gian không tính vào thời hạn)."""

from datetime import timedelta

from domain.dossier import events as e
from domain.dossier.commands import DemandPayment, EndExclusion, RecordPayment, StartExclusion
from domain.dossier.law import Law
from domain.dossier.promising import article, between_facts, law_day, paused
from domain.dossier.refusals import vietnamese_day
from domain.dossier.state import DossierState
from domain.errors import NotPermitted
from domain.law.deadlines import Pause
from domain.personal_data import refuse_personal_data
from domain.values import legal_day

_ONE_DAY = timedelta(days=1)


class ExclusionRunning(NotPermitted):
    """Time that does not count is already running (đang trong thời gian không tính)."""

    code = "EXCLUSION_RUNNING"


class NoExclusion(NotPermitted):
    """No excluded time is running (không có thời gian không tính)."""

    code = "NO_EXCLUSION"


class AmountWrong(NotPermitted):
    """The amount is not one that can be demanded, or not the one demanded (sai số tiền)."""

    code = "AMOUNT_WRONG"


def start_exclusion(command: StartExclusion, state: DossierState, law: Law) -> tuple[e.ExclusionStarted, ...]:
    """Begin public posting, explanation or another time the law does not count (niêm yết, giải trình; R30).

    The day of the act itself still counts; the first day excluded is the next (BLDS 2015 Điều 147.2).
    """
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
            since=legal_day(command.occurred_at) + _ONE_DAY,
            planned_until=command.planned_until,
            basis=article(law, "exclude", law_day(state, command.occurred_at)),
        ),
    )


def end_exclusion(command: EndExclusion, state: DossierState, law: Law) -> tuple[e.ExclusionEnded, ...]:
    """End it; the days from its first through this one were not counted (hết thời gian không tính)."""
    if state.exclusion_since is None:
        raise NoExclusion(
            "Hồ sơ không có thời gian không tính đang chạy; đề nghị kiểm tra lại.", basis="NĐ 61/2018/NĐ-CP Điều 19"
        )
    until = legal_day(command.occurred_at)
    end = max(until + _ONE_DAY, state.exclusion_since)
    why = between_facts("thời gian không tính vào thời hạn", state.exclusion_fact, state)
    pause = Pause(state.exclusion_since, end, why)
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
    refuse_personal_data(command.kind, "kind")
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
    refuse_personal_data(command.method, "method")
    if command.amount != state.payment_due:
        raise _wrong(
            f"Số tiền đã nộp {command.amount} đồng khác số tiền phải nộp {state.payment_due} đồng; "
            "đề nghị đối chiếu chứng từ."
        )
    why = between_facts("chờ thực hiện nghĩa vụ tài chính", state.waiting_fact, state)
    waited = Pause(legal_day(state.waiting_since), legal_day(command.occurred_at), why)
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


def _wrong(reason: str) -> AmountWrong:
    return AmountWrong(reason, basis="NĐ 118/2025/NĐ-CP Điều 24")

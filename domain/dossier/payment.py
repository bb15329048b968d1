"""Money that is owed, and the time it is awaited (nghĩa vụ tài chính)."""

from domain.dossier import events as e
from domain.dossier.commands import DemandPayment, RecordPayment
from domain.dossier.law import Deciders, Law
from domain.dossier.promise_calculation import article, between_facts, law_day, paused
from domain.dossier.refusals import illegal, refuse_before_act
from domain.dossier.state import DossierState, PaymentAwaited
from domain.errors import NotPermitted
from domain.law.deadlines import Pause
from domain.personal_data import refuse_personal_data
from domain.values import legal_day


class AmountWrong(NotPermitted):
    """The amount is not one that can be demanded, or not the one demanded (sai số tiền)."""

    code = "AMOUNT_WRONG"


def demand(command: DemandPayment, state: DossierState, law: Law) -> tuple[e.PaymentDemanded, ...]:
    """Demand a payment in whole đồng; the clock stands until it is in (nghĩa vụ tài chính; [D] LAW §2.1)."""
    refuse_personal_data(command.kind, "kind")
    refuse_personal_data(command.reference, "reference")
    if command.amount <= 0:
        raise _wrong(f"Số tiền {command.amount} đồng không hợp lệ; đề nghị ghi số tiền lớn hơn 0.")
    refuse_before_act(command.pay_until, command.occurred_at, "Hạn nộp tiền")
    return (
        e.PaymentDemanded(
            by=command.by,
            occurred_at=command.occurred_at,
            amount=command.amount,
            kind=command.kind,
            pay_until=command.pay_until,
            reference=command.reference,
            basis=article(law, "fees", law_day(state, command.occurred_at)),
        ),
    )


def record(command: RecordPayment, state: DossierState, law: Law) -> tuple[e.PaymentRecorded, ...]:
    """Record the payment that was demanded; time waited for it is not counted (đã nộp nghĩa vụ tài chính)."""
    demanded = state.waiting
    if not isinstance(demanded, PaymentAwaited):
        raise illegal(command.ACT, state)
    refuse_personal_data(command.method, "method")
    refuse_personal_data(command.reference, "reference")
    if command.amount != demanded.amount:
        raise _wrong(
            f"Số tiền đã nộp {command.amount} đồng khác số tiền phải nộp {demanded.amount} đồng; "
            "đề nghị đối chiếu chứng từ."
        )
    why = between_facts("chờ thực hiện nghĩa vụ tài chính", demanded.fact, state)
    waited = Pause(legal_day(demanded.since), legal_day(command.occurred_at), why)
    return (
        e.PaymentRecorded(
            by=command.by,
            occurred_at=command.occurred_at,
            amount=command.amount,
            method=command.method,
            reference=command.reference,
            promise=paused(law, state, waited),
            basis=article(law, "fees", law_day(state, command.occurred_at)),
        ),
    )


def _wrong(reason: str) -> AmountWrong:
    return AmountWrong(reason, basis="NĐ 118/2025/NĐ-CP Điều 24")


DECIDERS: Deciders = {DemandPayment: demand, RecordPayment: record}
"""Which function decides which command (xử lý từng lệnh)."""

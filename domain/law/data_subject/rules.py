"""Times of requests about personal data (yêu cầu của chủ thể dữ liệu).

NĐ 356/2025/NĐ-CP was seen in summaries only (*). What it sets for other rights, «10 to 20 days», is no value.
"""

from datetime import datetime
from decimal import Decimal

from domain.law.deadlines import TimeLimit, due
from domain.law.in_force import Deadline, InForce, deadline
from domain.values import legal_day


def data_request_answered_by(received: datetime, law: InForce) -> Deadline:
    """The last day to answer that a request was received (trả lời yêu cầu; NĐ 356/2025/NĐ-CP (*); R98)."""
    return deadline("data_subject.answer", received, law)


def data_request_carried_out_by(received: datetime, law: InForce) -> Deadline:
    """The last day to carry out a withdrawal, restriction or objection (thực hiện yêu cầu; NĐ 356/2025 (*); R98)."""
    return deadline("data_subject.carried_out", received, law)


def data_request_carried_out_by_processor(received: datetime, law: InForce) -> Deadline:
    """The same where a processor must stop (bên xử lý dữ liệu phải dừng; NĐ 356/2025/NĐ-CP (*); R98)."""
    return deadline("data_subject.carried_out_by_processor", received, law)


def data_request_carried_out_if_extended(received: datetime, law: InForce) -> Deadline:
    """The same after the one extension (gia hạn một lần; NĐ 356/2025/NĐ-CP (*); R98)."""
    day = legal_day(received)
    first, more = law.limit("data_subject.carried_out", day), law.limit("data_subject.extension", day)
    whole = TimeLimit(Decimal(first.amount + more.amount), first.unit)
    value = law.value("data_subject.extension", day)
    return Deadline(due(received, whole, law.hours, law.calendar), received, whole, value)

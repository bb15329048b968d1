"""Times of a petition to a court (đơn khởi kiện)."""

from datetime import date, datetime

from domain.law.in_force import Deadline, InForce, deadline
from domain.values import legal_day


def petition_filed_on(sent: datetime) -> date:
    """The day a petition sent online counts as filed: that of sending, working or not (ngày khởi kiện trực tuyến).

    Căn cứ: BLTTDS 2015 Điều 190 khoản 3: R62.
    """
    return legal_day(sent)


def petition_receipt_posted_by(received: datetime, law: InForce) -> Deadline:
    """The last day to post a receipt for a petition that came by post (giấy báo nhận đơn; Điều 191 khoản 1)."""
    return deadline("court.receipt_by_post", received, law)


def judge_assigned_by(received: datetime, law: InForce) -> Deadline:
    """The last day to assign a judge to a petition (phân công Thẩm phán; BLTTDS 2015 Điều 191 khoản 2): R62."""
    return deadline("court.judge_assigned", received, law)


def petition_decided_by(assigned: datetime, law: InForce) -> Deadline:
    """The last day for the judge's decision on a petition (quyết định về đơn khởi kiện; Điều 191 khoản 3): R62."""
    return deadline("court.petition_decision", assigned, law)


def advance_fee_paid_by(notified: datetime, law: InForce) -> Deadline:
    """The last day to pay the advance and file its receipt (tiền tạm ứng án phí; Điều 195 khoản 2): R62."""
    return deadline("court.advance_fee", notified, law)

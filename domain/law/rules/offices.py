"""Clocks of neighbouring offices: customs, tax, courts, the registry of documents (cơ quan khác).

Their files are not dossiers of the one-stop desk, but a citizen who waits for them asks the same question.
"""

from datetime import date, datetime

from domain.law.deadlines import Pause
from domain.law.in_force import Deadline, InForce, deadline
from domain.values import legal_day


def customs_papers_checked_by(received: datetime, law: InForce) -> Deadline:
    """The end of the check of customs papers, from a full file (kiểm tra hồ sơ hải quan).

    Căn cứ: Luật Hải quan 54/2014/QH13 Điều 23 khoản 2 điểm a, in working hours: R60.
    """
    return deadline("customs.document_check", received, law)


def goods_checked_by(presented: datetime, law: InForce) -> Deadline:
    """The end of the physical check, from full presentation of the goods (kiểm tra thực tế hàng hóa).

    Căn cứ: Luật Hải quan 54/2014/QH13 Điều 23 khoản 2 điểm b, in working hours: R60. Where a specialised check is
    needed, its result sets the clock off.
    """
    return deadline("customs.goods_check", presented, law)


def goods_checked_by_if_extended(presented: datetime, law: InForce) -> Deadline:
    """The end of the physical check once the head of the office has extended it (gia hạn kiểm tra hàng hóa).

    Căn cứ: the same. The extension runs from the end of the first limit, under the law of that day [D].
    """
    return deadline("customs.goods_check_extension", goods_checked_by(presented, law).due.at, law)


def tax_refunded_first_by(notified: datetime, law: InForce, pauses: tuple[Pause, ...] = ()) -> Deadline:
    """The last day to decide a refund that is paid before inspection (hoàn thuế trước).

    Căn cứ: Luật Quản lý thuế 38/2019/QH14 Điều 75 khoản 1, from the notice that accepts the file: R61. Days in
    which the taxpayer explains do not count: they are pauses.
    """
    return deadline("tax.refund_first", notified, law, pauses=pauses)


def tax_refunded_after_inspection_by(notified: datetime, law: InForce, pauses: tuple[Pause, ...] = ()) -> Deadline:
    """The last day to decide a refund that is inspected first (kiểm tra trước hoàn thuế; Điều 75 khoản 2)."""
    return deadline("tax.refund_after_inspection", notified, law, pauses=pauses)


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


def document_issued_by(signed: datetime, law: InForce) -> Deadline:
    """The last day to issue a signed document: the next working day (phát hành văn bản đi).

    Căn cứ: NĐ 30/2020/NĐ-CP Điều 4 khoản 2 điểm c, Điều 18: R63. It should go out on the day it is signed; urgent
    ones go at once, which is no amount of time.
    """
    return deadline("documents.issue", signed, law)

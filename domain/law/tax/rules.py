"""Times of a tax refund, and what the State pays for being late (hoàn thuế, tiền lãi)."""

from datetime import date, datetime
from decimal import Decimal

from domain.law.deadlines import Pause
from domain.law.in_force import Deadline, InForce, deadline
from domain.law.money import refuse_negative, whole_dong
from domain.law.parameters import Value
from domain.values import legal_day


def refund_notice_by(received: datetime, law: InForce) -> Deadline:
    """The last day to say whether a refund file is accepted (thông báo chấp nhận hồ sơ hoàn thuế; R88).

    Căn cứ: NĐ 252/2026/NĐ-CP Điều 31 khoản 1 điểm a, customs alike (khoản 3).
    """
    return deadline("tax.refund_notice", received, law)


def tax_refunded_first_by(
    notified: datetime, law: InForce, pauses: tuple[Pause, ...] = (), *, on: date | None = None
) -> Deadline:
    """The last day to decide a refund that is paid before inspection (hoàn thuế trước).

    From the notice that accepts the file. Căn cứ: Luật Quản lý thuế 38/2019/QH14 Điều 75 khoản 1: R61; since
    01/7/2026 NĐ 252/2026/NĐ-CP Điều 31 khoản 2 điểm a: R88. Days in which the taxpayer explains do not count: they are
    pauses. on is the day the file was accepted: what was accepted before stays under the old law (R92).
    """
    return deadline("tax.refund_first", notified, law, on=on, pauses=pauses)


def tax_refunded_after_inspection_by(
    notified: datetime, law: InForce, pauses: tuple[Pause, ...] = (), *, on: date | None = None
) -> Deadline:
    """The last day to decide a refund inspected first, files accepted before 01/7/2026 (kiểm tra trước; R61, R92).

    Căn cứ: Luật Quản lý thuế 38/2019/QH14 Điều 75 khoản 2; TT 89/2026/TT-BTC Điều 100 khoản 5.
    """
    return deadline("tax.refund_after_inspection", notified, law, on=on, pauses=pauses)


def tax_refunded_after_conclusion_by(concluded: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """The same for files accepted since: from the conclusion or penalty (kiểm tra trước; NĐ 252/2026; R90)."""
    return deadline("tax.refund_after_conclusion", concluded, law, on=on)


def explanation_asked_by(accepted: datetime, law: InForce) -> Deadline:
    """The last day for the tax office to ask for an explanation (yêu cầu giải trình; TT 89/2026 Điều 49; R89)."""
    return deadline("tax.explanation_notice", accepted, law)


def explained_by(issued: datetime, law: InForce) -> Deadline:
    """The last day for the taxpayer to explain (hạn giải trình; TT 89/2026/TT-BTC Điều 49 khoản 1 điểm b.1; R89)."""
    return deadline("tax.explanation", issued, law)


def explaining(issued: datetime, answered: datetime | None, law: InForce) -> Pause:
    """The time that an explanation takes off the limit (thời gian giải trình không tính; R89).

    From the issue to the answer, or to the end of the taxpayer's time where none came: the day of issue does not
    count, the day it ends on does (as R26).
    """
    end = explained_by(issued, law).due.on
    if answered is not None:
        end = min(end, legal_day(answered))
    return Pause(legal_day(issued), end, "người nộp thuế giải trình")


def treasury_pays_by(ordered: datetime, law: InForce) -> Deadline:
    """The last day for the Treasury to pay a refund order (Kho bạc chi hoàn thuế; TT 89/2026 Điều 51.2; R91)."""
    return deadline("tax.treasury_payment", ordered, law)


def refund_result_sent_by(decided: datetime, law: InForce) -> Deadline:
    """The last day to send the result (gửi kết quả hoàn thuế; TT 89/2026/TT-BTC Điều 52; R91)."""
    return deadline("tax.result_sent", decided, law)


def exemption_settled_by(received: datetime, law: InForce) -> Deadline:
    """The last day to settle an exemption (miễn, giảm thuế; TT 89/2026/TT-BTC Điều 33 khoản 2; R88)."""
    return deadline("tax.exemption", received, law)


def exemption_settled_at_one_stop_by(received: datetime, law: InForce) -> Deadline:
    """The same through the one-stop desk (miễn, giảm thuế qua một cửa; TT 89/2026/TT-BTC Điều 33 khoản 2; R88)."""
    return deadline("tax.exemption_one_stop", received, law)


def registration_notified_by(received: datetime, law: InForce) -> Deadline:
    """The last day to say that a tax registration is accepted (đăng ký thuế; TT 89/2026 Điều 7 khoản 2; R88)."""
    return deadline("tax.registration_notice", received, law)


def registration_incomplete_by(received: datetime, law: InForce) -> Deadline:
    """The last day to say that it is incomplete (hồ sơ đăng ký thuế chưa đủ; TT 89/2026 Điều 7 khoản 2; R88)."""
    return deadline("tax.registration_incomplete", received, law)


def late_refund_interest(amount: int, due_on: date, refunded_on: date, law: InForce) -> tuple[int, Value]:
    """The interest in đồng that the tax office owes on a refund it made late (tiền lãi do chậm hoàn thuế).

    Căn cứ: Luật Quản lý thuế 38/2019/QH14 Điều 75 khoản 3: R48, to 30/06/2026; later law is not known here. Each
    calendar day after the due day counts, the day of the refund included; the rate is that in force on the day of the
    refund [D]. Only where the tax office is at fault, which is for the caller to find.
    """
    refuse_negative(amount)
    rate = law.value("tax.late_refund_interest", refunded_on)
    days = max(0, (refunded_on - due_on).days)
    return whole_dong(amount * days * Decimal(rate.value)), rate

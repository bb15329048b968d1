"""When an online dossier is checked and when the clock of a dossier starts (tiếp nhận hồ sơ)."""

from datetime import date, datetime

from domain.law.in_force import Deadline, InForce, deadline
from domain.law.parameters import Value

CLOCK_START = "intake.clock_start"


def check_by(received: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when an online dossier is checked and acknowledged (hạn kiểm tra hồ sơ trực tuyến; R15, R16, R18, R75).

    8 working hours from the receipt, or from where a cut-off put it; a make-up Saturday has office hours.
    Căn cứ: BLDS 2015 Điều 147 khoản 1; Nghị quyết 66.7/2025/NQ-CP.
    """
    return deadline("intake.online_check_hours", received, law, on=on)


def settling_clock(complete_at: datetime, slip_at: datetime, law: InForce, *, on: date) -> tuple[datetime, Value]:
    """From when the time for settling runs, and the value that says so (thời điểm bắt đầu tính; R76, R77).

    on is the day whose law governs, that of the receipt. Since 05/8/2026 it runs from the moment shown on the slip,
    which the competent agency gives when it has the dossier in full (NĐ 118/2025 Điều 17 khoản 3, sửa đổi bởi NĐ
    309/2026); before from the complete dossier. Sending online starts the check only.
    """
    value = law.value(CLOCK_START, on)
    return (slip_at if value.text == "slip" else complete_at), value


def identity_shown(means: str, on: date, law: InForce) -> bool:
    """Whether a means shows at a kiosk who files, instead of the identity paper (ki-ốt thông minh; R79).

    A kiosk is the counter's channel with this attribute [D]. Căn cứ: NĐ 118/2025 Điều 17 khoản 2a. Raises LawNotLoaded.
    """
    return means in law.value("intake.kiosk_identity", on).text.split(", ")

"""Until when an online dossier is checked (kiểm tra hồ sơ trực tuyến)."""

from datetime import date, datetime

from domain.law.in_force import Deadline, InForce, deadline


def check_by(received: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when an online dossier is checked and acknowledged (hạn kiểm tra hồ sơ trực tuyến; R15, R16, R18, R75).

    8 working hours from the receipt, or from where a cut-off put it; a make-up Saturday has office hours.
    Căn cứ: BLDS 2015 Điều 147 khoản 1; Nghị quyết 66.7/2025/NQ-CP.
    """
    return deadline("intake.online_check_hours", received, law, on=on)

"""Limits that the law sets on the office itself, in hours or in days (thời hạn của cơ quan).

Each names the parameter it reads and answers with the end of the time and its source.
"""

from datetime import date, datetime

from domain.law.in_force import Deadline, InForce, deadline
from domain.values import Channel


def check_by(received: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when an online dossier is checked and acknowledged (hạn kiểm tra hồ sơ trực tuyến; R15, R16, R18, R75).

    8 working hours from the receipt, or from where a cut-off put it; a make-up Saturday has office hours.
    Căn cứ: BLDS 2015 Điều 147 khoản 1; Nghị quyết 66.7/2025/NQ-CP.
    """
    return deadline("intake.online_check_hours", received, law, on=on)


def notice_by(received: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when an appraised dossier may be sent back for papers (hạn thông báo bổ sung; R27).

    A notice after this day is unlawful. Căn cứ: NĐ 61/2018/NĐ-CP Điều 19 khoản 4.
    """
    return deadline("supplement.notice_days", received, law, on=on)


def paper_asked_by(received: datetime, channel: Channel, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when paper is asked for where data in its place was not found (hạn yêu cầu giấy tờ; R72).

    8 working hours online, 1 working day at the counter or by post. Căn cứ: Nghị quyết 66.7/2025/NQ-CP.
    """
    name = "data_not_found.online" if channel is Channel.ONLINE else "data_not_found.counter"
    return deadline(name, received, law, on=on)


def reply_by(sent: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when a linked system answers that it took a dossier; then everybody is alerted (hạn phản hồi; R25).

    Căn cứ: NĐ 63/2024/NĐ-CP Điều 7 khoản 4.
    """
    return deadline("linked.birth.reception_reply", sent, law, on=on)


def intervene_by(informed: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when a child in danger is protected, by the clock on the wall (hạn can thiệp khẩn cấp; R24).

    Nights and days off count. Căn cứ: BLDS 2015 Điều 147 khoản 1; QĐ 2022/QĐ-UBND Cao Bằng, 1.004946.
    """
    return deadline("emergency.child_protection", informed, law, on=on)

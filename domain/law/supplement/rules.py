"""Until when papers may be asked for (thông báo bổ sung)."""

from datetime import date, datetime

from domain.law.in_force import Deadline, InForce, deadline


def notice_by(received: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when an appraised dossier may be sent back for papers (hạn thông báo bổ sung; R27).

    A notice after this day is unlawful. Căn cứ: NĐ 61/2018/NĐ-CP Điều 19 khoản 4.
    """
    return deadline("supplement.notice_days", received, law, on=on)

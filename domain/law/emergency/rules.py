"""Until when somebody in danger is protected (can thiệp khẩn cấp)."""

from datetime import date, datetime

from domain.law.in_force import Deadline, InForce, deadline


def intervene_by(informed: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when a child in danger is protected, by the clock on the wall (hạn can thiệp khẩn cấp; R24).

    Nights and days off count. Căn cứ: BLDS 2015 Điều 147 khoản 1; QĐ 2022/QĐ-UBND Cao Bằng, 1.004946.
    """
    return deadline("emergency.child_protection", informed, law, on=on)

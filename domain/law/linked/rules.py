"""Time shared by agencies that settle one dossier after another (liên thông).

The citizen's date follows from the whole alone; a share binds the agency that holds the dossier.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from domain.errors import Malformed
from domain.law.deadlines import Due, TimeLimit, due
from domain.law.in_force import Deadline, InForce, deadline
from domain.values import legal_day

KARAOKE = ("linked.karaoke.business_registration", "linked.karaoke.police", "linked.karaoke.province")
"""The shares of the karaoke chain in their order (NĐ 297/2025/NĐ-CP Điều 6 khoản 2)."""


def shares_in_force(names: Sequence[str], law: InForce, *, on: date) -> tuple[TimeLimit, ...]:
    """The shares that parameters name, as in force on a day (phần thời hạn của từng cơ quan)."""
    return tuple(law.limit(name, on) for name in names)


def whole_of(shares: Sequence[TimeLimit]) -> TimeLimit:
    """The time of the whole chain: its shares added up (thời hạn cả chuỗi; R41).

    Raises Malformed where the units differ: 8 working hours are no working day (R22).
    Căn cứ: NĐ 297/2025/NĐ-CP Điều 6 khoản 2.
    """
    units = {share.unit for share in shares}
    if len(units) != 1:
        named = ", ".join(dict.fromkeys(str(share) for share in shares))
        raise Malformed(
            f"shares of one chain need one unit of time, not {named} (BLDS 2015 Điều 147)",
            vi=f"các phần của một chuỗi phải cùng một đơn vị thời gian, không phải {named} (BLDS 2015 Điều 147)",
            code="UNITS_DIFFER",
        )
    return TimeLimit(sum((share.amount for share in shares), Decimal(0)), units.pop())


def planned_ends(start: datetime, shares: Sequence[TimeLimit], law: InForce) -> tuple[Due, ...]:
    """When each share ends if every agency uses its time to the full (hạn dự kiến của từng cơ quan; R41)."""
    ends: list[Due] = []
    for share in shares:
        ends.append(due(ends[-1].at if ends else start, share, law.hours, law.calendar))
    return tuple(ends)


def citizen_due(start: datetime, shares: Sequence[TimeLimit], law: InForce) -> Due:
    """The applicant's date: start and whole, whatever an agency did with its share (hạn trả kết quả; R42).

    Căn cứ: NĐ 61/2018/NĐ-CP Điều 19 khoản 6.
    """
    return due(start, whole_of(shares), law.hours, law.calendar)


def share_due(handed_over: datetime, share: TimeLimit, law: InForce) -> Due:
    """The end of an agency's own time, which runs from the hand-over to it (hạn của cơ quan nhận; R42)."""
    return due(handed_over, share, law.hours, law.calendar)


def days_late(handed_over: datetime, planned: Due, law: InForce) -> int:
    """Working days by which an agency handed over after its share ended (số ngày chậm của cơ quan giao; R42)."""
    return law.calendar.working_days(after=planned.on, through=legal_day(handed_over))


def reply_by(sent: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when a linked system answers that it took a dossier; then everybody is alerted (hạn phản hồi; R25).

    Căn cứ: NĐ 63/2024/NĐ-CP Điều 7 khoản 4.
    """
    return deadline("linked.birth.reception_reply", sent, law, on=on)

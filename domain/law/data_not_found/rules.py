"""Until when paper is asked for in place of data (yêu cầu giấy tờ)."""

from datetime import date, datetime

from domain.law.in_force import Deadline, InForce, deadline
from domain.values import Channel


def paper_asked_by(received: datetime, channel: Channel, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when paper is asked for where data in its place was not found (hạn yêu cầu giấy tờ; R72).

    8 working hours online, 1 working day at the counter or by post. Căn cứ: Nghị quyết 66.7/2025/NQ-CP.
    """
    name = "data_not_found.online" if channel is Channel.ONLINE else "data_not_found.counter"
    return deadline(name, received, law, on=on)

"""Until when paper is asked for in place of data (yêu cầu giấy tờ)."""

from datetime import date, datetime

from domain.law.in_force import Deadline, InForce, deadline
from domain.law.parameters import Value
from domain.values import Channel


def paper_asked_by(received: datetime, channel: Channel, law: InForce, *, on: date | None = None) -> Deadline:
    """Until when paper is asked for where data in its place was not found (hạn yêu cầu giấy tờ; R72).

    8 working hours online, 1 working day at the counter or by post. Căn cứ: Nghị quyết 66.7/2025/NQ-CP.
    """
    name = "data_not_found.online" if channel is Channel.ONLINE else "data_not_found.counter"
    return deadline(name, received, law, on=on)


def paper_may_be_asked(ground: str, on: date, law: InForce) -> Value | None:
    """What permits asking for a paper whose data are connected; None: nothing does (yêu cầu giấy tờ; R78).

    ground is ``incident``, ``disaster`` or ``inaccuracy`` of the data. Permanent since 05/8/2026, when the duty no
    longer rests on NQ 66.7/2025. Căn cứ: NĐ 118/2025 Điều 4 khoản 2a (NĐ 309/2026 Điều 2 khoản 1). Raises LawNotLoaded.
    """
    value = law.value("data_not_found.paper_grounds", on)
    return value if ground in value.text.split(", ") else None

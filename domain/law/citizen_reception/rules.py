"""Times around the reception of citizens (tiếp công dân; NĐ 154/2026/NĐ-CP).

Notice is counted back from the session, which is not counted itself, as in ``publication``.
"""

from datetime import date, datetime, timedelta

from domain.law.deadlines import counted_back
from domain.law.in_force import Deadline, InForce, deadline
from domain.law.parameters import Value


def reception_refused_by(grounds_at: datetime, law: InForce) -> Deadline:
    """The last day to send the refusal, Mẫu 01/TCD, from when its grounds are there (từ chối tiếp công dân; R96).

    Căn cứ: NĐ 154/2026/NĐ-CP Điều 4 khoản 3.
    """
    return deadline("citizen_reception.refusal_notice", grounds_at, law)


def online_session_announced_by(session_on: date, law: InForce) -> tuple[date, Value]:
    """The last day to announce an online session (thông báo tiếp công dân trực tuyến; NĐ 154/2026 Điều 23.1; R96)."""
    return _before("citizen_reception.online_announcement", session_on, law)


def line_tested_by(session_on: date, law: InForce) -> tuple[date, Value]:
    """The last day to test the line (kiểm tra đường truyền; NĐ 154/2026/NĐ-CP Điều 23 khoản 1; R96)."""
    return _before("citizen_reception.line_test", session_on, law)


def connected_by(begins_at: datetime, law: InForce) -> datetime:
    """By when both ends are connected, on the clock (kết nối trước giờ tiếp; NĐ 154/2026 Điều 23 khoản 1; R96)."""
    limit = law.limit("citizen_reception.connection", begins_at.date())
    return begins_at - timedelta(hours=float(limit.amount))


def _before(name: str, day: date, law: InForce) -> tuple[date, Value]:
    return counted_back(day, law.limit(name, day), law.calendar), law.value(name, day)

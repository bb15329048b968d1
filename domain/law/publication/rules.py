"""By when procedures and planned downtime must be made public (công bố, công khai, thông báo tạm ngừng).

Where the law says «at least n days before», days are counted back from the day that must be reached, which
is not counted itself (BLDS 2015 Điều 147 khoản 2). The last day is not moved: Điều 148 khoản 5 lengthens a
limit that ends, and here it would shorten the notice. Whoever waits for a day off must act before it.
"""

from datetime import date, datetime
from typing import Literal

from domain.law.deadlines import counted_back
from domain.law.in_force import Deadline, InForce, deadline
from domain.law.parameters import Value

PublisherLevel = Literal["ministry", "province"]
"""Who announces: a ministry or a provincial committee (bộ, cơ quan ngang bộ; Ủy ban nhân dân cấp tỉnh)."""
Publisher = Literal["ministry", "province", "fast_track"]
"""Who enters a procedure, or that it came by the fast track (trình tự rút gọn)."""


def announced_by(authority: PublisherLevel, effective_on: date, law: InForce) -> tuple[date, Value]:
    """The last day to announce a procedure before its instrument takes effect (công bố thủ tục hành chính).

    Căn cứ: NĐ 63/2010/NĐ-CP Điều 15, in days: R55.
    """
    return _notice(f"publication.announcement_{authority}", effective_on, law)


def announced_by_service_index(authority: PublisherLevel, effective_on: date, law: InForce) -> tuple[date, Value]:
    """The last day to announce that the service index accepts (công bố đúng hạn theo Bộ chỉ số).

    Căn cứ: QĐ 766/QĐ-TTg chỉ tiêu 1.1, in working days where the decree says days: R55.
    """
    return _notice(f"publication.announcement_{authority}_766", effective_on, law)


def announced_after_fast_track_by(signed: datetime, law: InForce) -> Deadline:
    """The last day to announce what took effect at once (công bố thủ tục theo trình tự rút gọn).

    Căn cứ: NĐ 63/2010/NĐ-CP Điều 15.
    """
    return deadline("publication.announcement_fast_track", signed, law)


def entered_by(publisher: Publisher, signed: datetime, law: InForce) -> Deadline:
    """The last day to enter a procedure into the national database (đăng tải vào Cơ sở dữ liệu quốc gia về TTHC).

    Căn cứ: NĐ 63/2010/NĐ-CP Điều 24 khoản 2, from the day the decision is signed: R56.
    """
    return deadline(f"publication.national_database_{publisher}", signed, law)


def downtime_announced_by(stops_on: date, law: InForce) -> tuple[date, Value]:
    """The last day to announce a planned stop of online services (thông báo tạm ngừng dịch vụ).

    Căn cứ: NĐ 224/2026/NĐ-CP Điều 13: R57. Force majeure is excepted.
    """
    return _notice("publication.downtime_notice", stops_on, law)


def _notice(name: str, day: date, law: InForce) -> tuple[date, Value]:
    """Read as in force on the day that must be reached [D]."""
    value = law.value(name, day)
    return counted_back(day, law.limit(name, day), law.calendar), value

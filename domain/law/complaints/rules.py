"""Times to complain and to settle a complaint (khiếu nại).

Each reads the law of the day that sets it off. A complaint that is suspended goes on with the
decision to continue (NĐ 155/2026/NĐ-CP Điều 12): the days between are pauses.
"""

from datetime import date, datetime, timedelta

from domain.law.deadlines import Pause, counted_back
from domain.law.in_force import Deadline, InForce, deadline
from domain.law.parameters import Value
from domain.values import legal_day


def complain_by(known: datetime, law: InForce) -> Deadline:
    """The last day to complain, 90 days from receipt or knowledge (thời hiệu khiếu nại).

    Căn cứ: Luật Khiếu nại 2011 Điều 9: R52. Obstacles that are not the complainant's fault do not count; their
    days are not known here.
    """
    return deadline("complaints.right_to_complain", known, law)


def complaint_accepted_by(received: datetime, law: InForce) -> Deadline:
    """The last day to accept a complaint or to say why not (thời hạn thụ lý khiếu nại).

    Căn cứ: Luật Khiếu nại 2011 Điều 27; from 01/7/2026 NĐ 155/2026/NĐ-CP Điều 10, first and second complaint: R50.
    """
    return deadline("complaints.acceptance", received, law)


def first_settled_by(
    accepted: datetime,
    law: InForce,
    *,
    is_complex: bool = False,
    is_remote: bool = False,
    pauses: tuple[Pause, ...] = (),
) -> Deadline:
    """The last day to settle a first complaint, in days from acceptance (giải quyết khiếu nại lần đầu).

    Căn cứ: Luật Khiếu nại 2011 Điều 28: R51. A complex case must have been found so in writing; remote is a place
    deep in the country that is hard to reach (vùng sâu, vùng xa đi lại khó khăn).
    """
    return deadline(_case("complaints.first_settlement", is_remote, is_complex), accepted, law, pauses=pauses)


def first_decision_sent_by(decided: datetime, law: InForce) -> Deadline:
    """The last day to send a first decision (gửi quyết định giải quyết khiếu nại lần đầu; Luật Khiếu nại Điều 32)."""
    return deadline("complaints.first_decision_sent", decided, law)


def complain_again_by(received: datetime, law: InForce, *, is_remote: bool = False) -> Deadline:
    """The last day for a second complaint, from receipt of the first decision (khiếu nại lần hai).

    Căn cứ: Luật Khiếu nại 2011 Điều 33 khoản 1: R53. Without a decision it runs from the end of the first limit.
    """
    return deadline(_case("complaints.second_complaint", is_remote), received, law)


def second_settled_by(
    accepted: datetime,
    law: InForce,
    *,
    is_complex: bool = False,
    is_remote: bool = False,
    pauses: tuple[Pause, ...] = (),
) -> Deadline:
    """The last day to settle a second complaint (giải quyết khiếu nại lần hai; Luật Khiếu nại 2011 Điều 37)."""
    return deadline(_case("complaints.second_settlement", is_remote, is_complex), accepted, law, pauses=pauses)


def second_decision_sent_by(decided: datetime, law: InForce) -> Deadline:
    """The last day to send a second decision (gửi quyết định giải quyết khiếu nại lần hai; Điều 41 khoản 1)."""
    return deadline("complaints.second_decision_sent", decided, law)


def _case(name: str, is_remote: bool, is_complex: bool = False) -> str:
    return name + "_remote" * is_remote + "_complex" * is_complex


def settled_after_suspension_by(accepted: datetime, suspended: datetime, continued: datetime, law: InForce) -> Deadline:
    """The last day to settle a first complaint that was suspended (tạm đình chỉ, tiếp tục giải quyết; R97).

    The day of suspension is used; time goes on with the decision to continue, whose day is day zero.
    Căn cứ: NĐ 124/2020/NĐ-CP Điều 28b khoản 2 (NĐ 155/2026/NĐ-CP), also for what was accepted before 01/7/2026 and is
    undecided (Điều 22 khoản 1).
    """
    one_day = timedelta(days=1)
    pause = Pause(legal_day(suspended) + one_day, legal_day(continued) + one_day, "tạm đình chỉ giải quyết khiếu nại")
    return first_settled_by(accepted, law, pauses=(pause,) if pause.start < pause.end else ())


def suspension_sent_by(decided: datetime, law: InForce) -> Deadline:
    """The last day to send a decision to suspend, end or continue (Mẫu 14a, 14b; gửi quyết định; NĐ 155/2026; R97)."""
    return deadline("complaints.suspension_sent", decided, law)


def dialogue_announced_by(dialogue_on: date, law: InForce) -> tuple[date, Value]:
    """The last day to announce a dialogue (thông báo đối thoại; NĐ 155/2026/NĐ-CP; R97)."""
    limit = law.limit("complaints.dialogue_notice", dialogue_on)
    return counted_back(dialogue_on, limit, law.calendar), law.value("complaints.dialogue_notice", dialogue_on)

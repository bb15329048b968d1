"""What it means that a body which was asked says nothing (không trả lời đúng hạn)."""

from datetime import date, datetime, timedelta

from domain.law.deadlines import TimeLimit, due
from domain.law.in_force import InForce
from domain.values import legal_day

_ONE_DAY = timedelta(days=1)

ANY_FIELD = "silence.any"
"""Fields without a rule of their own: silence is reported to the one-stop desk (lĩnh vực khác)."""


def deemed_agreed_on(asked: datetime, limit: TimeLimit, law: InForce, *, field: str = ANY_FIELD) -> date | None:
    """The first day on which a silent body counts as having agreed (coi là đồng ý; R71).

    The day after the last day to answer; None where silence is not consent. limit is the time the question
    gave. Căn cứ: NĐ 31/2021/NĐ-CP Điều 6 khoản 2; NĐ 61/2018/NĐ-CP Điều 19 khoản 5.
    """
    if law.value(field, legal_day(asked)).text != "agreed":
        return None
    return due(asked, limit, law.hours, law.calendar).on + _ONE_DAY

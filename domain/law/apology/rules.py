"""When a delay has to be announced, and when to remind of it (xin lỗi và hẹn lại)."""

from datetime import date, timedelta

from domain.law.in_force import InForce

_ONE_DAY = timedelta(days=1)


def last_day_to_apologise(due_on: date, law: InForce, *, on: date) -> date:
    """The last lawful day of an apology; it may be a day off (ngày cuối được xin lỗi; R34, R35).

    on is the day whose law governs the dossier. Căn cứ: NĐ 61/2018/NĐ-CP Điều 19 khoản 9.
    """
    return due_on - timedelta(days=law.value("apology.days_before_due", on).whole)


def warn_on(due_on: date, law: InForce, *, on: date) -> date:
    """The working day on which to remind the officer: the last one the law still leaves (ngày nhắc; R35, R36) [D].

    A result due on a Monday is apologised for by Sunday, when nobody works: the reminder comes on Friday.
    """
    return law.calendar.last_working_day_before(last_day_to_apologise(due_on, law, on=on) + _ONE_DAY)

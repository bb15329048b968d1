"""Every date of the installation is computed here (thời hạn)."""

from domain.law.deadlines.calculator import due, office_time, step_due
from domain.law.deadlines.counting_back import counted_back
from domain.law.deadlines.day_count import DayCount, Line, Mark
from domain.law.deadlines.elapsed import Elapsed, elapsed
from domain.law.deadlines.explanation import explain, explain_step
from domain.law.deadlines.hours import DEFAULT_OFFICE_HOURS, OfficeHours
from domain.law.deadlines.limits import Due, Pause, TimeLimit, TimeUnit

__all__ = [
    "DEFAULT_OFFICE_HOURS",
    "DayCount",
    "Due",
    "Elapsed",
    "Line",
    "Mark",
    "OfficeHours",
    "Pause",
    "TimeLimit",
    "TimeUnit",
    "counted_back",
    "due",
    "elapsed",
    "explain",
    "explain_step",
    "office_time",
    "step_due",
]

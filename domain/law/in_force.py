"""What a clock rule is given, and the date it gives back with its source (pháp luật áp dụng cho thời hạn)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar.state import WorkingCalendar
from domain.errors import LawNotLoaded
from domain.law.deadlines import DEFAULT_OFFICE_HOURS, DayCount, Due, OfficeHours, Pause, TimeLimit, due, explain
from domain.law.parameters import Parameter, Value
from domain.values import legal_day


@dataclass(frozen=True, slots=True)
class InForce:
    """Parameters, working calendar and office hours: all that a clock rule may ask (pháp luật áp dụng)."""

    parameters: Mapping[str, Parameter]
    calendar: WorkingCalendar
    hours: OfficeHours = DEFAULT_OFFICE_HOURS

    def value(self, name: str, on: date) -> Value:
        """A parameter's value on a legal day. Raises LawNotLoaded, naming parameter and day."""
        parameter = self.parameters.get(name)
        if parameter is None:
            raise LawNotLoaded(
                f"{name}: no such parameter; add {name.replace('.', '/')}.toml under domain/law/",
                f"không có tham số {name}",
            )
        return parameter.in_force(on)

    def limit(self, name: str, on: date) -> TimeLimit:
        """The limit a parameter names on a legal day: in words, or a bare number of its unit. Raises LawNotLoaded."""
        value = self.value(name, on).value
        return TimeLimit.parse(value if isinstance(value, str) else f"{value} {self.parameters[name].unit}")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that a rule gives, with what it follows from (thời hạn và căn cứ).

    counted_from is the instant the clock was set off, after any cut-off; value is the parameter in force.
    """

    due: Due
    counted_from: datetime
    limit: TimeLimit
    value: Value
    pauses: tuple[Pause, ...] = ()

    def day_count(self, law: InForce) -> DayCount:
        """The count behind it, day by day (bảng tính thời hạn)."""
        return explain(self.counted_from, self.limit, law.hours, law.calendar, self.pauses)


def deadline(
    name: str, start: datetime, law: InForce, *, on: date | None = None, pauses: tuple[Pause, ...] = ()
) -> Deadline:
    """The end of the limit that a parameter names, as in force on the day of the start.

    on names another day where the law of another day governs. Raises LawNotLoaded.
    """
    day = on or legal_day(start)
    limit = law.limit(name, day)
    return Deadline(due(start, limit, law.hours, law.calendar, pauses), start, limit, law.value(name, day), pauses)

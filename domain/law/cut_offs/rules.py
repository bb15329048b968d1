"""From when the clock counts what was received late in the day (giờ chốt tiếp nhận).

A cut-off makes a start out of a receipt, before any limit is counted. Four readings are law or are read
from it, each a parameter under ``domain/law/cut_offs/``; a procedure names at most one per channel, and
where it names none the clock starts with the receipt. An agency's own rule is written the same way and
read with ``CutOff.parse``.

NĐ 297/2025/NĐ-CP states two at once (Điều 3 khoản 5: after 17:00 from 08:00; Điều 6 khoản 3: the last
office hour). They stand side by side as two readings. The 08:00 and 17:00 of the former are kept as
written in ``after_hours``; ``next_opening`` reads them as the agency's own opening and closing [D]. Where
the office is open from 07:30 to 17:00 the two differ by half an hour in limits counted in hours, and by a
day only for what comes in at 17:00 sharp.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

from domain.errors import Malformed
from domain.law.deadlines import Due, OfficeHours
from domain.law.deadlines.hours import office_day_of
from domain.law.in_force import InForce
from domain.law.parameters import Value
from domain.values import HO_CHI_MINH, Channel, legal_day

_WRITTEN = re.compile(
    r"none|after (?P<after>\d\d:\d\d|closing)(?: from (?P<opens>\d\d:\d\d))?|last (?P<last>\d) working_hour"
)
_ONE_DAY = timedelta(days=1)
_NONE = "cut_offs.none"

NO_CUT_OFFS: Mapping[Channel, str] = MappingProxyType({})
"""The readings of a procedure that names none: the clock starts with the receipt (không có giờ chốt)."""


@dataclass(frozen=True, slots=True)
class CutOff:
    """When a day is over for what comes in (giờ chốt tiếp nhận).

    after is the last clock time that still counts, itself included; before_closing says the same in office
    time before the office closes, itself no longer included, so that none means closing. Neither: nothing
    is ever moved. opens is the clock time from which another day counts, None for the office's opening.
    """

    after: time | None = None
    before_closing: timedelta | None = None
    opens: time | None = None

    @classmethod
    def parse(cls, text: str) -> "CutOff":
        """Read ``none``, ``after 15:00``, ``after 17:00 from 08:00``, ``after closing``, ``last 1 working_hour``."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise Malformed(f"«{text}» is not a cut-off, e.g. none, after 15:00, after closing, last 1 working_hour")
        opens = None if found["opens"] is None else _clock_time(found["opens"])
        if found["last"] == "0":
            raise Malformed("«last 0 working_hour» cuts nothing off; write after closing, or none")
        if found["last"] is not None:
            return cls(before_closing=timedelta(hours=int(found["last"])))
        if found["after"] == "closing":
            return cls(before_closing=timedelta(), opens=opens)
        return cls(after=None if found["after"] is None else _clock_time(found["after"]), opens=opens)

    def refuse_whole_day(self, hours: OfficeHours) -> None:
        """Refuse a cut-off that every receipt of a working day is past. Raises Malformed (giờ chốt không có nghĩa)."""
        day, opens = timedelta(seconds=office_day_of(hours).total), hours.sessions[0][0]
        if self.before_closing is not None and self.before_closing >= day:
            last, whole = (round(one / timedelta(hours=1), 2) for one in (self.before_closing, day))
            raise Malformed(f"a cut-off {last:g} working hours before closing: the office day has {whole:g}")
        if self.after is not None and self.after < opens:
            raise Malformed(f"a cut-off after {self.after:%H:%M}: the office opens at {opens:%H:%M} only")

    @property
    def moves_nothing(self) -> bool:
        """Whether the clock starts with the receipt at any hour (không có giờ chốt)."""
        return self.after is None and self.before_closing is None

    def is_past(self, local: time, hours: OfficeHours) -> bool:
        """Whether a working day is over at a clock time, to the second (đã quá giờ chốt)."""
        if self.after is not None:
            return local > self.after
        if self.before_closing is None:
            return False
        office_day = office_day_of(hours)
        worked = office_day.elapsed(local.hour * 3600 + local.minute * 60 + local.second)
        return timedelta(seconds=office_day.total - worked) <= self.before_closing


@dataclass(frozen=True, slots=True)
class ClockStart:
    """When a dossier came in and from when its time runs, by which reading (thời điểm bắt đầu tính thời hạn)."""

    received: datetime
    at: datetime
    value: Value


def clock_start(
    received: datetime,
    channel: Channel,
    law: InForce,
    readings: Mapping[Channel, str] = NO_CUT_OFFS,
    *,
    on: date | None = None,
) -> ClockStart:
    """The start of the clock for a receipt under a procedure's own readings (thời điểm bắt đầu; R16 to R19, R21).

    readings name a parameter by channel, such as ``cut_offs.last_office_hour``. The reading in force on the
    day of the receipt holds, or on another day that on names. Raises LawNotLoaded before its first date.
    Căn cứ: NĐ 63/2024/NĐ-CP Điều 7 khoản 2; NĐ 297/2025/NĐ-CP Điều 3 khoản 5, Điều 6 khoản 3.
    """
    value = law.value(readings.get(channel, _NONE), on or legal_day(received))
    return ClockStart(received, counted_from(received, CutOff.parse(value.text), law), value)


def counted_from(received: datetime, cut_off: CutOff, law: InForce) -> datetime:
    """The instant a cut-off makes of a receipt, aware UTC (thời điểm bắt đầu tính).

    Past the cut-off, and on any day off, it is the beginning of the next working day, which is then the day
    of receipt (R19: «tính bắt đầu từ ngày làm việc tiếp theo» would otherwise move nothing). Before the
    office opens it is that day's beginning [D]. So a later receipt never starts an earlier clock.
    """
    day = legal_day(received)
    if cut_off.moves_nothing:
        return received.astimezone(UTC)
    local = received.astimezone(HO_CHI_MINH).time().replace(microsecond=0)
    opens = cut_off.opens or law.hours.sessions[0][0]
    if not law.calendar.is_working(day) or cut_off.is_past(local, law.hours):
        return _at(law.calendar.next_working_day(day + _ONE_DAY), opens)
    return received.astimezone(UTC) if local >= opens else _at(day, opens)


def transfer_by(received: datetime, channel: Channel, law: InForce, *, on: date | None = None) -> Due:
    """Until when the desk hands a dossier to the agency that settles it (hạn chuyển hồ sơ; R20).

    An online dossier moves at once. On paper, at the counter or by post [D], it moves the same working day,
    or at the beginning of the next one when it came in after the cut-off or on a day off.
    Căn cứ: NĐ 61/2018/NĐ-CP Điều 18 khoản 2.
    """
    day = legal_day(received)
    if channel is Channel.ONLINE:
        return Due(day, received.astimezone(UTC))
    cut_off = CutOff.parse(law.value("cut_offs.counter_transfer", on or day).text)
    start = counted_from(received, cut_off, law)
    moved_on = legal_day(start)
    return Due(moved_on, start if moved_on > day else _at(day, law.hours.sessions[-1][1]))


def _at(day: date, local: time) -> datetime:
    return datetime.combine(day, local, HO_CHI_MINH).astimezone(UTC)


def _clock_time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise Malformed(f"«{text}» is not a time of day, e.g. 15:00") from error

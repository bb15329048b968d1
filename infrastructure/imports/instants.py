"""Instants as files write them, read by the rules of a mapping, or refused (đọc thời điểm).

What could mean two instants is never read as one of them: a number, a fraction of an hour, an hour that a change of
summer time has twice or not at all.
"""

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo

from domain.values import has_years_around

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d|\d{8}(?=[Tt]))"
    r"(?:(?:[Tt]|\ +)(?P<time>\d\d(?::\d\d(?::\d\d(?:[.,]\d+)?)?)?|\d{4}|\d{6}(?:[.,]\d+)?)"
    r"(?P<offset>\ ?(?:[Zz]|UTC|[+-]\d\d(?::?\d\d)?))?)?",
    re.ASCII,
)
_TO_THE_SECOND = ("--T::", "-- ::")
"""The signs between the parts of an instant to the second, in their places."""
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d*)?(?:[eE][+-]?\d+)?", re.ASCII)
_EPOCH = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_FRACTION = re.compile(r"[Tt ]\d\d(?::?\d\d)?[.,]\d", re.ASCII)
_FINER = re.compile(r"[.,]\d{6}(\d+)")
LONG_GROUP = 3
UNITS: Mapping[str, int] = {"seconds": 1_000_000, "milliseconds": 1_000, "microseconds": 1}
"""Microseconds in what a number counts since 1970-01-01T00:00:00Z."""
_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
ISO = "iso"
DAYS = "days without an hour, read as the beginning of the day, a deadline as its end"
TWICE = "instants in an hour that a change of summer time has twice, read by ambiguous_hour"
NEVER = "instants in an hour that a change of summer time leaves out, read by missing_hour"


class Unreadable(ValueError):
    """A text that is no instant by the rules of a mapping: what it is, what to write (thời điểm không đọc được)."""


@dataclass(frozen=True, slots=True)
class DateFormat:
    """A way of writing instants, in the signs of strptime; has_hour: it tells more than a day (định dạng ngày)."""

    signs: str
    has_hour: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InstantRules:
    """How a log writes instants (quy tắc đọc thời điểm).

    zone: of instants without offset. formats: the only ways in which they are written; none: ISO 8601. epoch: what
    numbers count. ambiguous_hour: first or second, missing_hour: forward; None: refused.
    """

    zone: tzinfo | None = None
    formats: tuple[DateFormat | None, ...] = ()
    epoch: str | None = None
    ambiguous_hour: str | None = None
    missing_hour: str | None = None


class InstantReader:
    """Reads instants by rules, and counts what was read by a rule that a reader should know of (đọc thời điểm)."""

    def __init__(self, rules: InstantRules) -> None:
        self._rules = rules
        self.notes: Counter[str] = Counter()

    def read(self, text: str) -> datetime:
        """An aware instant with its offset; one without is of the mapping's zone. Raises Unreadable."""
        return self._read(text, time.min)

    def last(self, text: str) -> datetime:
        """The instant until which there is time; a day without an hour lasts to its end. Raises Unreadable."""
        return self._read(text, time.max)

    def _read(self, text: str, of_a_day: time) -> datetime:
        found, has_hour = self._parsed(text)
        if not has_years_around(found.year):
            raise Unreadable(f"«{text}» lies at the end of all dates; leave it out where it means none")
        if not has_hour:
            self.notes[DAYS] += 1
            found = datetime.combine(found, of_a_day)
        return found if found.tzinfo is not None else self._placed(found, text)

    def _parsed(self, text: str) -> tuple[datetime, bool]:
        if self._rules.epoch is not None:
            return _since_1970(text, UNITS[self._rules.epoch], self._rules.epoch), True
        if self._rules.formats:
            return _formatted(text, self._rules.formats)
        return iso(text)

    def _placed(self, found: datetime, text: str) -> datetime:
        """An instant without offset in the zone of the mapping, by its rules for the changes of summer time."""
        zone = self._rules.zone
        if zone is None:
            raise Unreadable(f"«{text}» has no offset; name a zone in the mapping")
        offset = found.replace(tzinfo=zone).utcoffset() or timedelta()
        other = found.replace(tzinfo=zone, fold=1).utcoffset() or timedelta()
        if offset > other:
            rule = self._rules.ambiguous_hour
            self._require(rule, f"«{text}» is there twice that day ({zone})", "ambiguous_hour = first or second")
            self.notes[TWICE] += 1
            offset = offset if rule == "first" else other
        elif offset < other:
            rule = self._rules.missing_hour
            self._require(rule, f"«{text}» is not there that day ({zone})", "missing_hour = forward")
            self.notes[NEVER] += 1
        return found.replace(tzinfo=timezone(offset))  # instants of one zone compare by its clock, not by time

    def _require(self, rule: str | None, what: str, how: str) -> None:
        if rule is None:
            raise Unreadable(f"{what}; write its offset, or say {how} in the mapping")


def iso(text: str) -> tuple[datetime, bool]:
    """An instant or a day by ISO 8601, and whether it has an hour. Raises Unreadable."""
    if text[4:17:3] in _TO_THE_SECOND:  # as nearly all are; the pattern costs more than reading
        with suppress(ValueError):
            return datetime.fromisoformat(text), True
    shape = _ISO.fullmatch(text)
    if shape is None:
        raise Unreadable(_why_not(text))
    offset = (shape["offset"] or "").strip().replace("UTC", "Z").upper()
    try:
        return datetime.fromisoformat(f"{shape['day']}T{shape['time'] or '00'}{offset}"), shape["time"] is not None
    except ValueError:
        raise Unreadable(_why_not(text)) from None


def finer(text: str) -> str:
    """What an instant says below the microsecond, which no instant here can hold; empty where it says nothing."""
    found = _FINER.search(text)
    return found[1].rstrip("0") if found else ""


def date_format(signs: str) -> DateFormat:
    """A way of writing instants, tried on one. Raises Unreadable for signs that leave out what they must not."""
    sample = datetime(2031, 11, 23, 14, 35, 46)  # noqa: DTZ001  # its zone is not what is tried
    try:
        back = datetime.strptime(sample.strftime(signs), signs)  # noqa: DTZ007
    except ValueError:
        raise Unreadable(f"«{signs}» is no way of writing dates; write it like %d/%m/%Y %H:%M") from None
    if back.date() != sample.date():
        raise Unreadable(f"«{signs}» does not tell year, month and day; write it like %d/%m/%Y %H:%M")
    says_hour = any(sign in signs for sign in ("%H", "%I", "%c", "%X"))
    if says_hour and back.hour != sample.hour:
        raise Unreadable(f"«{signs}» does not tell morning from afternoon; add %p, or write %H")
    return DateFormat(signs, says_hour)


def _formatted(text: str, formats: tuple[DateFormat | None, ...]) -> tuple[datetime, bool]:
    found = [one for form in formats if (one := _by(text, form)) is not None]
    if len({one for one, _ in found}) > 1:
        raise Unreadable(f"«{text}» is another instant by each date_format of the mapping; leave one of them out")
    if not found:
        signs = " or ".join(ISO if form is None else form.signs for form in formats)
        raise Unreadable(f"«{text}» is not written as date_format says: {signs}")
    return found[0]


def _by(text: str, form: DateFormat | None) -> tuple[datetime, bool] | None:
    try:
        if form is None:
            return iso(text)
        return datetime.strptime(text, form.signs), form.has_hour  # noqa: DTZ007  # the mapping's zone comes later
    except ValueError:
        return None


def _since_1970(text: str, unit: int, word: str) -> datetime:
    if not _EPOCH.fullmatch(text) or _could_be_thousands(text):
        raise Unreadable(f"«{text}» is no number of {word} since 1970, as epoch of the mapping says")
    whole, _, fraction = text.partition(".")
    micros = int(whole) * unit
    rest = int(fraction.ljust(6, "0")[:6]) * unit // 1_000_000
    try:
        return _BEGIN + timedelta(microseconds=micros + (-rest if whole.startswith("-") else rest))
    except OverflowError:
        raise Unreadable(f"«{text}» {word} since 1970 lie beyond all dates; look at epoch in the mapping") from None


def _could_be_thousands(text: str) -> bool:
    whole, _, fraction = text.lstrip("-").partition(".")
    return len(whole) <= LONG_GROUP == len(fraction)


def _why_not(text: str) -> str:
    if _NUMBER.fullmatch(text):
        how = "write it like 2026-01-05T09:00:00+07:00, or say epoch or date_format in the mapping"
        return f"«{text}» is a number, not an instant; {how}"
    if _FRACTION.search(text):
        return f"«{text}» has a fraction of an hour or a minute; write hours, minutes and seconds"
    return f"«{text}» is not an instant; write it like 2026-01-05T09:00:00+07:00, or say date_format in the mapping"

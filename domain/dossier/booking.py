"""On whose account the lateness of a dossier comes (tính trách nhiệm chậm trễ)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.dossier.holder import NOBODY, Hold, Part, Segment

_NONE = timedelta()
_LEAST = timedelta(microseconds=1)


class BookedBy(StrEnum):
    """By which rule lateness was booked (căn cứ tính trách nhiệm).

    SHARE: the holder had the dossier longer than the time it was allotted. DUE_DATE: in its hands the date passed.
    DUE_BEFORE_START: the date had passed before anybody had the dossier, as another system may have written it.
    """

    SHARE = "share"
    DUE_DATE = "due_date"
    DUE_BEFORE_START = "due_before_start"


@dataclass(frozen=True, slots=True)
class Booking:
    """So much of a dossier's lateness on the account of one turn, and by which rule (phần chậm trễ)."""

    hold: Hold
    lateness: timedelta
    by: BookedBy


def booked(
    segments: Sequence[Segment], late_after: datetime, began_anew: datetime | None = None
) -> tuple[Booking, ...]:
    """The lateness of a dossier at the end of its last segment, booked to the last microsecond; nothing if in time.

    First come those who had it longer than they were allotted, each with what it had too long; where that is more
    than the lateness, others have made up for it, and each answers in proportion. What no share explains is booked
    to the holder in whose hands the date passed (NĐ 61/2018/NĐ-CP Điều 19 khoản 6; [D]), to nobody where it passed
    before the first segment [D]. Time before began_anew exceeds nothing: a supplement that began the clock again from
    zero began the shares again too.
    """
    late = segments[-1].until - late_after
    if late <= _NONE:
        return ()
    over = exceeded(segments, began_anew)
    parts = apportioned(late, list(over.values()))
    found = [Booking(hold, part, BookedBy.SHARE) for hold, part in zip(over, parts, strict=True) if part]
    rest = late - sum(parts, _NONE)
    if rest:
        found.append(_by_date(segments, late_after, rest))
    return tuple(found)


def own_time(segments: Sequence[Segment], began_anew: datetime | None = None) -> dict[Hold, timedelta]:
    """How long each turn had the dossier itself, from an instant on (thời gian thực giữ của từng lượt).

    What others held in between is not its time, nor the days the law does not count.
    """
    own: dict[Hold, timedelta] = {}
    for segment in segments:
        since = segment.since if began_anew is None else max(segment.since, began_anew)
        own[segment.hold] = own.get(segment.hold, _NONE) + max(_NONE, segment.until - since)
    return own


def exceeded(segments: Sequence[Segment], began_anew: datetime | None = None) -> dict[Hold, timedelta]:
    """By how much turns were longer than allotted; none for those whose time nobody allotted (vượt thời hạn bước).

    A giver is judged when it hands over, as on the control slip; waiting for the receiver exceeds nothing.
    """
    own = own_time(segments, began_anew)
    over = {hold: time - hold.allotted for hold, time in own.items() if hold.allotted is not None}
    return {hold: time for hold, time in over.items() if time > _NONE}


def apportioned(whole: timedelta, claims: Sequence[timedelta]) -> list[timedelta]:
    """A whole among claims: each in full where it lasts, else in proportion, adding up exactly (chia theo tỷ lệ).

    Of what rounding leaves, the claims with the largest remainders get a microsecond each, earlier ones first.
    """
    claimed = sum(claims, _NONE)
    if claimed <= whole:
        return list(claims)
    divided = [divmod(claim // _LEAST * (whole // _LEAST), claimed // _LEAST) for claim in claims]
    parts = [part for part, _ in divided]
    left = whole // _LEAST - sum(parts)
    for at in sorted(range(len(claims)), key=lambda at: -divided[at][1])[:left]:
        parts[at] += 1
    return [part * _LEAST for part in parts]


def _by_date(segments: Sequence[Segment], late_after: datetime, rest: timedelta) -> Booking:
    """What no share explains: of whoever held the dossier when the date passed."""
    holds = [segment.hold for segment in segments if segment.since <= late_after]
    if holds:
        return Booking(holds[-1], rest, BookedBy.DUE_DATE)
    return Booking(Hold(NOBODY, Part.UNRECORDED, segments[0].version), rest, BookedBy.DUE_BEFORE_START)

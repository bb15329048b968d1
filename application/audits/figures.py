"""How many dossiers came, ended and are open in a period, in which time (số liệu giải quyết hồ sơ trong kỳ)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta

from application.audits.reads import AuditReads, FigureGroup, Sum
from application.audits.scope import AuditScope, midnight
from application.audits.tally import ENDED, RETURNED, What
from domain.dossier.timeliness import ComparedBy
from domain.values import Channel, legal_day

CHANNELS = frozenset(channel.value for channel in Channel)
"""How dossiers come here; another system's dossiers came as that one says (hình thức nộp)."""


@dataclass(slots=True)
class Figures:
    """Dossiers of one group in a period; every one that came or was carried over is in exactly one class (số liệu).

    carried: open when the period began. received: came within it, online of them online, other by a way that is none
    of ours, as another system named it. Of what ended, early, on time, late and without a known date were decided,
    returned ones refused at the desk, withdrawn or stopped. open: at its end, open_late of them beyond their date,
    open_no_deadline without one. again: ended in time, by a known date, after more than one request for a supplement.
    asked_once, asked_again: requests made of what ended. whole_day: of another system's, where dates are compared by
    instants, those whose date carries no hour. seconds: from coming to end, of what ended.
    """

    carried: int = 0
    received: int = 0
    online: int = 0
    other: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    no_deadline: int = 0
    returned_early: int = 0
    returned_on_time: int = 0
    returned_late: int = 0
    returned_no_deadline: int = 0
    open: int = 0
    open_late: int = 0
    open_no_deadline: int = 0
    again: int = 0
    asked_once: int = 0
    asked_again: int = 0
    whole_day: int = 0
    seconds: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        """Both groups together."""
        return Figures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def __sub__(self, other: "Figures") -> "Figures":
        """One group without what is counted in another."""
        return Figures(*(getattr(self, one.name) - getattr(other, one.name) for one in fields(self)))

    @property
    def whole(self) -> int:
        """All that was to be settled: received and carried over."""
        return self.received + self.carried

    @property
    def ended(self) -> int:
        """What was settled or returned."""
        return sum(getattr(self, what.value) for what in (*ENDED, *RETURNED))

    @property
    def ended_late(self) -> int:
        """What ended beyond its date, decided or returned."""
        return self.late + self.returned_late

    @property
    def ended_in_time(self) -> int:
        """What ended by its date."""
        return self.early + self.on_time + self.returned_early + self.returned_on_time

    @property
    def ended_without_date(self) -> int:
        """What ended without a known date."""
        return self.no_deadline + self.returned_no_deadline

    @property
    def without_date(self) -> int:
        """What is in no share of what is timely: it ended or is open without a known date (không có ngày hẹn trả)."""
        return self.ended_without_date + self.open_no_deadline

    @property
    def dated(self) -> int:
        """Of all that was to be settled what has a date to be held against (có ngày hẹn trả)."""
        return self.whole - self.without_date

    def contradictions(self) -> tuple[str, ...]:
        """Every way in which the figures contradict each other; none for figures that fit (mâu thuẫn số liệu)."""
        found = [f"{one.name} is {value}, below zero" for one in fields(self) if (value := getattr(self, one.name)) < 0]
        if self.whole != self.ended + self.open:
            found.append(f"received and carried over are {self.whole}, ended and open are {self.ended + self.open}")
        for part, whole in (
            ("online", "received"),
            ("other", "received"),
            ("open_late", "open"),
            ("again", "asked_again"),
            ("again", "ended_in_time"),
        ):
            if getattr(self, part) > getattr(self, whole):
                found.append(f"{part} is {getattr(self, part)}, more than {whole} {getattr(self, whole)}")
        if self.open_late + self.open_no_deadline > self.open:
            found.append(f"late and without a date are {self.open_late + self.open_no_deadline} of {self.open} open")
        return tuple(found)


class FiguresContradict(Exception):
    """Figures do not fit together: a read model counts wrong, or a source does (số liệu mâu thuẫn)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Figures by group, for a period judged at an instant (số liệu theo nhóm)."""

    groups: Mapping[FigureGroup, Figures]
    judged_at: datetime

    @property
    def total(self) -> Figures:
        """All groups together."""
        return sum(self.groups.values(), Figures())


@dataclass(slots=True)
class _Summing:
    """Sums on their way to figures."""

    before: dict[str, int] = field(default_factory=dict)
    within: dict[str, int] = field(default_factory=dict)


async def count(reads: AuditReads, scope: AuditScope, now: datetime) -> Counted:
    """The figures of a scope's period: out of marks at the end of a legal day or now, of dossiers at an instant.

    Only happened_at is asked: what was known at an instant is derived from whole histories. Raises FiguresContradict.
    """
    at = scope.judged_at(now)
    if scope.happened_at is not None or scope.compared_by is ComparedBy.INSTANT:  # marks are kept by days
        found = await reads.at(scope, scope.since, at)
        return counted_at({group: Figures(**counts) for group, counts in found.items()}, at)
    ends = None if scope.before is None or midnight(scope.before) > now else scope.before
    days = ends or legal_day(now) + timedelta(days=1)  # another system may report what is still to come
    groups = figures_of(await reads.sums(scope, scope.since, days))
    if ends is None:  # days are not over yet: what is beyond its date is asked for this very instant
        late = await reads.open_late(scope, now)
        for group, figures in groups.items():
            figures.open_late = late.get(group, 0)
    return counted_at(groups, at)


def counted_at(groups: Mapping[FigureGroup, Figures], at: datetime) -> Counted:
    """Figures that fit together, without groups in which nothing happened. Raises FiguresContradict."""
    for group, figures in groups.items():
        if wrong := figures.contradictions():
            raise FiguresContradict(f"{'/'.join(group)}: {'; '.join(wrong)}: run «hoso rebuild»")
    return Counted({group: figures for group, figures in groups.items() if figures != Figures()}, at)


def figures_of(sums: Iterable[Sum]) -> dict[FigureGroup, Figures]:
    """Figures by group out of sums of marks."""
    summing: dict[FigureGroup, _Summing] = {}
    for one in sums:
        mine = summing.setdefault(one.group, _Summing())
        mine.before[one.what], mine.within[one.what] = one.before, one.within
    return {group: _figures(group, mine) for group, mine in summing.items()}


def _figures(group: FigureGroup, sums: _Summing) -> Figures:
    ended = [what.value for what in (*ENDED, *RETURNED)]
    figures = Figures(**{name: sums.within.get(name, 0) for name in ended})
    figures.received = sums.within.get(What.RECEIVED, 0)
    figures.online = figures.received if group.channel == Channel.ONLINE else 0
    figures.other = 0 if group.channel in CHANNELS else figures.received
    figures.carried = sums.before.get(What.RECEIVED, 0) - sum(sums.before.get(name, 0) for name in ended)
    figures.open = figures.whole - figures.ended
    figures.open_late = sums.before.get(What.OVERDUE, 0) + sums.within.get(What.OVERDUE, 0)
    figures.open_no_deadline = sums.before.get(What.UNDATED, 0) + sums.within.get(What.UNDATED, 0)
    figures.again = sums.within.get(What.AGAIN, 0)
    figures.asked_once = sums.within.get(What.ASKED_ONCE, 0)
    figures.asked_again = sums.within.get(What.ASKED_AGAIN, 0)
    figures.seconds = sums.within.get(What.SECONDS, 0)
    return figures

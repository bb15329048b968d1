"""How long dossiers took and how many were in time, by procedure and agency (phân bố thời gian giải quyết).

One number is kept for each dossier in each group it counts in, so that quantiles are exact.
"""

from array import array
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property

from application.audits.histories import Histories
from application.audits.judgement import Judged, Progress, judged_dossiers, working_calendar
from application.audits.local_days import local_days, periods
from application.audits.report import ReportRequest, Share
from application.audits.scope import AuditScope
from application.audits.suspensions import Suspensions
from domain.calendar.state import WorkingCalendar
from domain.dossier.activity_turns import has_lifecycle, turns_of
from domain.dossier.booking import own_time
from domain.dossier.events import DossierSubmitted
from domain.dossier.holder import Part, Segment
from domain.dossier.needed_time import needed_amount
from domain.dossier.promise import Promise
from domain.dossier.responsibility import held
from domain.dossier.timeliness import Verdict
from domain.errors import LawNotLoaded
from domain.values import Channel, legal_day

_LEAST = timedelta.resolution
LOCAL_DAYS = "ngày theo lịch địa phương"
"""The unit in which limits of adopted dossiers are counted."""


@dataclass(frozen=True, slots=True, order=True)
class DistributionGroup:
    """What is settled by whom; empty where a source does not say (nhóm thủ tục, cơ quan)."""

    source: str
    procedure: str
    agency: str


def _lengths() -> "array[int]":
    return array("q")


@dataclass
class Spread:
    """Dossiers of one group: how they stand, and how long the closed ones took (phân bố).

    micros and positions go together: the length of a closed dossier and the position of its first fact.
    """

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    micros: "array[int]" = field(default_factory=_lengths)
    positions: "array[int]" = field(default_factory=_lengths)

    def add(self, judged: Judged) -> None:
        """One more dossier."""
        self.verdicts[judged.verdict] += 1
        if judged.is_closed:
            self.micros.append(judged.total // _LEAST)
            self.positions.append(judged.history.facts[0].position)

    @property
    def closed(self) -> int:
        """Dossiers that have ended."""
        return len(self.micros)

    @property
    def on_time(self) -> Share:
        """Of the closed ones with a known date, those that kept it; early ones are among them."""
        in_time = self.verdicts[Verdict.EARLY] + self.verdicts[Verdict.ON_TIME]
        return Share(in_time, in_time + self.verdicts[Verdict.LATE])

    @cached_property
    def ordered(self) -> list[tuple[timedelta, int]]:
        """Lengths with positions, shortest first; asked for once everything was added."""
        return [
            (micros * _LEAST, position) for micros, position in sorted(zip(self.micros, self.positions, strict=True))
        ]


@dataclass(slots=True)
class Turns:
    """How long turns at one step took, against what was allotted (thời gian theo bước)."""

    micros: "array[int]" = field(default_factory=_lengths)
    allotted: "array[int]" = field(default_factory=_lengths)
    exceeded: int = 0

    def add(self, took: timedelta, allotted: timedelta | None) -> None:
        """One more turn that is over."""
        self.micros.append(took // _LEAST)
        if allotted is not None:
            self.allotted.append(allotted // _LEAST)
            self.exceeded += took > allotted


@dataclass(frozen=True, slots=True, order=True)
class Limited:
    """Dossiers of one procedure under one limit, in the limit's own unit (thời hạn áp dụng)."""

    source: str
    procedure: str
    amount: Decimal
    unit: str


@dataclass
class Distribution:
    """Everything found in a scope (phân bố thời gian giải quyết trong phạm vi).

    planned counts limits of adopted dossiers by source, local days and periods of 24 hours; shifted those of them
    between whose start and deadline the clock was put forward or back. online counts dossiers handed in in the period.
    """

    spreads: dict[DistributionGroup, Spread] = field(default_factory=dict)
    months: dict[str, Spread] = field(default_factory=dict)
    steps: dict[tuple[DistributionGroup, str], Turns] = field(default_factory=dict)
    suspensions: dict[DistributionGroup, Suspensions] = field(default_factory=dict)
    needed: dict[Limited, "array[int]"] = field(default_factory=dict)
    planned: Counter[tuple[str, int, Decimal]] = field(default_factory=Counter)
    shifted: Counter[tuple[str, int, Decimal]] = field(default_factory=Counter)
    online: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def add(self, judged: Judged, asked: ReportRequest, calendar: WorkingCalendar) -> None:
        """One more dossier."""
        first = judged.history.beginning
        group = DistributionGroup(first.source, first.procedure or "", first.agency or "")
        self.spreads.setdefault(group, Spread()).add(judged)
        facts = [(fact.version, fact.event) for fact in judged.history.facts]
        segments = held(facts, judged.since, judged.until)
        self._add_turns(group, judged, segments)
        self.suspensions.setdefault(group, Suspensions()).add(facts, segments)
        self._add_limit(group, judged, calendar)
        opened = judged.history.facts[0].event
        if isinstance(opened, DossierSubmitted) and _within(asked.scope, judged.since):
            self.online[group.procedure, opened.channel is Channel.ONLINE] += 1
        if judged.is_closed:
            month = f"{legal_day(judged.until):%Y-%m}"
            self.months.setdefault(month, Spread()).add(judged)

    def _add_turns(self, group: DistributionGroup, judged: Judged, segments: tuple[Segment, ...]) -> None:
        facts = [(fact.version, fact.event) for fact in judged.history.facts]
        if has_lifecycle(facts):
            for turn in turns_of(facts):
                if turn.ended_at is not None:
                    self.steps.setdefault((group, turn.activity), Turns()).add(turn.worked, None)
            return
        running = None if judged.is_closed else segments[-1].hold
        for hold, took in own_time(segments).items():
            if hold.part is Part.SETTLING and hold.task is not None and hold != running:
                self.steps.setdefault((group, hold.task), Turns()).add(took, hold.allotted)

    def _add_limit(self, group: DistributionGroup, judged: Judged, calendar: WorkingCalendar) -> None:
        state = judged.state
        if state.adoption is not None and state.submitted_at is not None and state.due_at is not None:
            days = local_days(state.submitted_at, state.due_at)
            planned = (group.source, days, periods(state.submitted_at, state.due_at))
            self.planned[planned] += 1
            self.shifted[planned] += state.submitted_at.utcoffset() != state.due_at.utcoffset()
            limited = Limited(group.source, group.procedure, Decimal(days), LOCAL_DAYS)
            used = None if state.ended_at is None else local_days(state.submitted_at, judged.until)
        elif state.promise is not None:
            limit = state.promise.limit
            limited = Limited(group.source, group.procedure, limit.amount, str(limit).partition(" ")[2])
            decided_at = None if state.result.granted is None else state.ended_at
            used = None if decided_at is None else _needed(state.promise, decided_at, calendar)
        else:
            return
        if used is not None:
            self.needed.setdefault(limited, array("q")).append(used)


def distribution(histories: Histories, asked: ReportRequest, progress: Progress = lambda number: None) -> Distribution:
    """The distribution of a scope's dossiers, those that ended in its period and those open at its end."""
    calendar, found = working_calendar(histories), Distribution()
    for judged in judged_dossiers(histories, asked, progress):
        found.add(judged, asked, calendar)
    return found


def _needed(promise: Promise, ended_at: datetime, calendar: WorkingCalendar) -> int | None:
    try:
        return needed_amount(promise, ended_at, calendar)
    except LawNotLoaded:
        return None


def _within(scope: AuditScope, instant: datetime) -> bool:
    day = legal_day(instant)
    return (scope.since is None or scope.since <= day) and (scope.before is None or day < scope.before)

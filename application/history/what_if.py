"""The recorded facts under another law: which dates and judgements would differ (mô phỏng, giả định pháp luật).

Facts stay, conclusions are recomputed; nothing is written to the log.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from application import streams
from application.access.rows import Visibility
from application.case_store import CaseStore
from application.history.supposed_values import ReadParameters, with_value
from application.queries.reads import DossierFilter, DossierOrder, DossierPages, Row
from domain.calendar.state import WorkingCalendar
from domain.calendar.state import evolve as evolve_calendar
from domain.dossier.counterfactual import Conclusion, conclude, reassess
from domain.dossier.law import Law
from domain.dossier.promise import Promise
from domain.errors import LawNotLoaded, Malformed, NotPermitted
from domain.law.deadlines import DEFAULT_OFFICE_HOURS, TimeLimit
from domain.law.parameters import Parameter
from domain.procedure.limits import PublishedLimit, Resume
from domain.procedure.state import ProcedureState
from domain.procedure.versions import ProcedureVersion
from domain.values import DossierId

PAGE = 100
LIMIT, RESUME = "procedure.limit", "procedure.resume"
"""What a procedure publishes can be supposed too: its limit, and whether the clock restarts or pauses."""


@dataclass(frozen=True, slots=True)
class Supposition:
    """The law that is supposed: that of another day, or single values (pháp luật giả định).

    overrides maps a parameter, ``procedure.limit`` or ``procedure.resume`` to its supposed value.
    """

    law_as_of: date | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changed:
    """A dossier that would come out otherwise (hồ sơ có kết luận khác)."""

    dossier: DossierId
    code: str | None
    before: Conclusion
    after: Conclusion
    because: tuple[str, ...]


@dataclass(slots=True)
class Totals:
    """How many dossiers were assessed again, and how many of each conclusion differ (tổng hợp)."""

    dossiers: int = 0
    changed: int = 0
    dates: int = 0
    verdicts: int = 0
    apologies: int = 0
    refusals: int = 0
    not_reassessed: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)

    def add(self, before: Conclusion, after: Conclusion) -> bool:
        """One more dossier; whether anything differs."""
        differs = [
            before.due_at != after.due_at,
            before.verdict is not after.verdict,
            before.apology_owed != after.apology_owed,
            after.refusals != before.refusals,
        ]
        self.dossiers += 1
        self.dates += differs[0]
        self.verdicts += differs[1]
        self.apologies += differs[2]
        self.refusals += differs[3]
        self.changed += any(differs)
        self.before[before.verdict.value] += 1
        self.after[after.verdict.value] += 1
        return any(differs)


class Simulation:
    """Assesses dossiers again under a supposed law (mô phỏng). Raises Malformed for a supposition nobody can read."""

    def __init__(self, store: CaseStore, supposed: Supposition, at: datetime) -> None:
        self._store = store
        self._at = at
        self._day = supposed.law_as_of
        self._limit = _limit(supposed.overrides)
        self._resume = _resume(supposed.overrides)
        self._parameters = ReadParameters(_parameters(store.parameters, supposed))
        self._overridden = tuple(supposed.overrides)
        self._calendars: list[WorkingCalendar] = []
        self.totals = Totals()

    @property
    def never_read(self) -> tuple[str, ...]:
        """The supposed parameters that no act of the dossiers assessed so far asks for (tham số không áp dụng)."""
        own = (LIMIT, RESUME)
        return tuple(name for name in self._overridden if name not in own and name not in self._parameters.read)

    async def changed(
        self,
        pages: DossierPages,
        wanted: DossierFilter,
        visibility: Visibility,
        *,
        progress: Callable[[int], None] = lambda count: None,
    ) -> AsyncIterator[Changed]:
        """Every dossier that comes out otherwise, oldest first; progress is called with each page's size."""
        self._calendars = await _calendars(self._store)
        after = None
        while True:
            page = await pages.dossiers(
                replace(wanted, source="hoso"),
                visibility,
                order=DossierOrder.OPENED,
                descending=False,
                first=PAGE,
                after=after,
            )
            for found in await asyncio.gather(*(self._again(row) for row in page.rows)):
                if found is not None:
                    yield found
            progress(len(page.rows))
            if not page.has_next:
                return
            after = page.cursors[-1]

    async def _again(self, row: Row) -> Changed | None:
        dossier = DossierId(row["id"])
        facts = await self._store.log.history(streams.dossier(dossier))
        procedure, _ = await self._store.procedure(row["procedure"])
        try:
            before = self._as_promised(dossier, facts, procedure)
            after = self._reassessed(dossier, facts, self._supposed_of(procedure), self._parameters)
        except (LawNotLoaded, NotPermitted):  # nothing was in force on the supposed day
            self.totals.not_reassessed += 1
            return None
        if not self.totals.add(before, after):
            return None
        return Changed(dossier, row["code"], before, after, _because(before, after))

    def _as_promised(self, dossier: DossierId, facts: Sequence[Any], procedure: ProcedureState | None) -> Conclusion:
        """What was concluded then; where the same law gives something else by now, what it gives.

        Either way both sides differ by what is supposed alone.
        """
        recorded = conclude(facts, self._at)
        again = self._reassessed(dossier, facts, procedure, self._store.parameters)
        return recorded if _same(recorded, again) else again

    def _reassessed(
        self,
        dossier: DossierId,
        facts: Sequence[Any],
        procedure: ProcedureState | None,
        parameters: Mapping[str, Parameter],
    ) -> Conclusion:
        def law(promise: Promise | None) -> Law:
            known = len(self._calendars) - 1 if promise is None else promise.calendar
            hours = DEFAULT_OFFICE_HOURS if promise is None else promise.hours
            calendar = self._calendars[known].counting(() if promise is None else promise.agency_decisions)
            return Law(parameters=parameters, calendar=calendar, hours=hours, procedure=procedure)

        return reassess(dossier, facts, law, self._at)

    def _supposed_of(self, procedure: ProcedureState | None) -> ProcedureState | None:
        changes = self._day is not None or self._limit is not None or self._resume is not None
        return self._supposed(procedure) if procedure is not None and changes else procedure

    def _supposed(self, procedure: ProcedureState) -> ProcedureState:
        """The procedure with the version of the supposed day as its only one, and what is supposed of it."""
        versions = procedure.versions
        if self._day is not None:
            versions = (replace(procedure.version_in_force(self._day), in_force_from=date.min),)
        if self._limit is not None:
            versions = tuple(_with_limit(one, self._limit) for one in versions)
        if self._resume is not None:
            versions = tuple(replace(one, content=replace(one.content, resume=self._resume)) for one in versions)
        return replace(procedure, versions=versions, repealed=None)


def _with_limit(version: ProcedureVersion, limit: TimeLimit) -> ProcedureVersion:
    """A version with one limit for every case it knows."""
    cases = dict.fromkeys([None, *(row.case for row in version.content.limits or ())])
    rows = tuple(PublishedLimit(channel=None, case=case, limit=limit) for case in cases)
    return replace(version, content=replace(version.content, limits=rows))


def _parameters(known: Mapping[str, Parameter], supposed: Supposition) -> Mapping[str, Parameter]:
    day = supposed.law_as_of
    found = dict(known) if day is None else {name: _as_of(parameter, day) for name, parameter in known.items()}
    for name, text in supposed.overrides.items():
        if name in (LIMIT, RESUME):
            continue
        if name not in known:
            raise Malformed(
                f"«{name}» is no parameter: name one of domain/law, {LIMIT} or {RESUME}",
                f"Không có tham số «{name}»; đề nghị chọn một tham số trong domain/law, {LIMIT} hoặc {RESUME}.",
            )
        found[name] = with_value(known[name], text)
    return found


def _as_of(parameter: Parameter, day: date) -> Parameter:
    """A parameter as if the law of one day had always held; without a value where none was in force."""
    try:
        value = parameter.in_force(day)
    except LawNotLoaded:
        return replace(parameter, values=())
    return replace(parameter, values=(replace(value, since=date.min, until=None),))


def _limit(overrides: Mapping[str, str]) -> TimeLimit | None:
    return TimeLimit.parse(overrides[LIMIT]) if LIMIT in overrides else None


def _resume(overrides: Mapping[str, str]) -> Resume | None:
    if RESUME not in overrides:
        return None
    try:
        return Resume(overrides[RESUME])
    except ValueError as error:
        known = ", ".join(one.value for one in Resume)
        raise Malformed(
            f"{RESUME}={overrides[RESUME]}: one of {known}",
            f"{RESUME}={overrides[RESUME]}: đề nghị chọn trong {known}.",
        ) from error


async def _calendars(store: CaseStore) -> list[WorkingCalendar]:
    """The working calendar after each of its facts: the one known when a date was promised is among them."""
    calendars = [WorkingCalendar()]
    for event in await store.log.history(streams.CALENDAR):
        calendars.append(evolve_calendar(calendars[-1], event))
    return calendars


def _same(one: Conclusion, other: Conclusion) -> bool:
    return replace(one, refusals=()) == replace(other, refusals=()) and not other.refusals


def _because(before: Conclusion, after: Conclusion) -> tuple[str, ...]:
    reasons = []
    if before.limit != after.limit:
        reasons.append(f"thời hạn {before.limit or 'chưa rõ'} → {after.limit or 'chưa rõ'}")
    if before.resume is not after.resume:
        reasons.append(f"sau bổ sung {before.resume} → {after.resume}")
    reasons += [f"bị từ chối: {code}" for code in after.refusals if code not in before.refusals]
    if not reasons and before.due_at != after.due_at:
        reasons.append("cách tính ngày hẹn trả khác")
    if before.apology_owed != after.apology_owed:
        reasons.append("xin lỗi: " + ("phải xin lỗi" if after.apology_owed else "không phải xin lỗi"))
    return tuple(reasons)

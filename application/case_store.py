"""Everything a command needs from outside, in one place (kết nối của ứng dụng)."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, cast

from application import streams
from application.attempts import Attempts
from application.ports import Answer, Clock, InclusionPromises, Log, NewFact, SubjectKeys
from domain.agency.state import Agency
from domain.agency.state import evolve as evolve_agency
from domain.agency.tree import AgencyTree
from domain.agency.tree import evolve as evolve_tree
from domain.calendar.state import WorkingCalendar
from domain.calendar.state import evolve as evolve_calendar
from domain.decision.state import DecisionState
from domain.decision.state import evolve as evolve_decision
from domain.dossier.evolution import fold as fold_dossier
from domain.dossier.state import DossierState
from domain.law.parameters import Parameter
from domain.log_integrity.state import LogIntegrity
from domain.log_integrity.state import evolve as evolve_log_integrity
from domain.procedure.process import Process
from domain.procedure.process import evolve as evolve_process
from domain.procedure.state import ProcedureState
from domain.procedure.state import evolve as evolve_procedure
from domain.values import DossierId

MOST_CACHED = 4096
AGE = 1.0
"""Seconds for which what other servers record may go unseen where no append proves it."""


Fold = Callable[[Iterable[Any], Any], Any]


class AggregateCache:
    """Folded aggregates of one kind, cached; only facts beyond what is cached are read (bộ nhớ đệm trạng thái)."""

    def __init__(self, log: Log, fold: Fold, empty: Any = None) -> None:
        self._log = log
        self._fold = fold
        self._empty = empty
        self._entries: dict[str, tuple[Any, int]] = {}
        self._looked: dict[str, float] = {}

    async def get(self, stream: str) -> tuple[Any, int]:
        """The state of a stream as the log has it now, and how many facts made it."""
        await self.catch_up(stream)
        return self._entries.get(stream, (self._empty, 0))

    async def recent(self, stream: str) -> tuple[Any, int]:
        """The state of a stream as the log had it a second ago or later: for what no append proves."""
        if time.monotonic() - self._looked.get(stream, -AGE) >= AGE:
            await self.catch_up(stream)
        return self._entries.get(stream, (self._empty, 0))

    async def recall(self, stream: str) -> tuple[Any, int]:
        """The state of a stream as cached here: for a decision whose append proves that nothing came after."""
        if stream not in self._entries:
            await self.catch_up(stream)
        return self._entries.get(stream, (self._empty, 0))

    async def catch_up(self, stream: str) -> bool:
        """Read what came after what is cached; whether there was anything."""
        state, version = self._entries.get(stream, (self._empty, 0))
        looked = time.monotonic()
        new = await self._log.history(stream, after=version)
        if len(self._looked) >= MOST_CACHED:
            self._looked.clear()
        self._looked[stream] = looked
        if new:
            self._keep(stream, self._fold(new, state), version + len(new))
        return bool(new)

    def learn(self, stream: str, version: int, event: Any) -> None:
        """A fact was recorded at a version; it is known now where it is the next one."""
        state, known = self._entries.get(stream, (self._empty, 0))
        if known + 1 == version:
            self._keep(stream, self._fold((event,), state), version)

    def _keep(self, stream: str, state: Any, version: int) -> None:
        if self._entries.get(stream, (None, 0))[1] >= version:  # somebody else read further meanwhile
            return
        self._entries.pop(stream, None)
        if len(self._entries) >= MOST_CACHED:
            self._entries.pop(next(iter(self._entries)))
        self._entries[stream] = (state, version)


def one_by_one(evolve: Callable[[Any, Any], Any]) -> Fold:
    """A fold from the effect of one fact."""
    return lambda events, state: reduce(evolve, events, state)


class CaseStore:
    """The log, the clock, the subject keys and the law: what commands and queries are given (kho hồ sơ).

    digest_key makes digests of payloads keyed: without it nobody can try out what a request said. promises signs
    receipts. incident is what everybody who asks gets with the answer, None while all is well.
    """

    def __init__(
        self,
        log: Log,
        clock: Clock,
        subject_keys: SubjectKeys,
        parameters: Mapping[str, Parameter],
        digest_key: bytes,
        promises: InclusionPromises | None = None,
    ) -> None:
        self.log = log
        self.attempts = Attempts(log)
        self.digest_key = digest_key
        self.clock = clock
        self.promises = promises
        self.incident: Mapping[str, str] | None = None
        self.subject_keys = subject_keys
        self.parameters = parameters
        self.codes: dict[str, DossierId] = {}
        self._dossiers = AggregateCache(log, fold_dossier, DossierState())
        self._calendars = AggregateCache(log, one_by_one(evolve_calendar), WorkingCalendar())
        self._agencies = AggregateCache(log, one_by_one(evolve_agency), Agency())
        self._trees = AggregateCache(log, one_by_one(evolve_tree), AgencyTree())
        self._procedures = AggregateCache(log, one_by_one(evolve_procedure))
        self._processes = AggregateCache(log, one_by_one(evolve_process))
        self._decisions = AggregateCache(log, one_by_one(evolve_decision))
        self._log_integrity = AggregateCache(log, one_by_one(evolve_log_integrity), LogIntegrity())

    def remember(self, code: str, dossier: DossierId) -> None:
        """A code once given stands for one dossier for ever (mã số hồ sơ)."""
        if len(self.codes) >= MOST_CACHED:
            self.codes.pop(next(iter(self.codes)))
        self.codes[code] = dossier

    async def dossier(self, dossier: str) -> DossierState:
        """A dossier as its facts leave it (hồ sơ)."""
        return cast("DossierState", (await self._dossiers.get(streams.dossier(dossier)))[0])

    async def dossier_to_decide_on(self, dossier: str) -> DossierState:
        """A dossier as last seen here: the append refuses what rests on an older one than the log's (hồ sơ)."""
        return cast("DossierState", (await self._dossiers.recall(streams.dossier(dossier)))[0])

    async def moved_on(self, stream: str) -> bool:
        """Whether a decision on a stream rested on an old state: then it is to be made again."""
        return streams.is_dossier(stream) and await self._dossiers.catch_up(stream)

    def learn(self, facts: Sequence[NewFact], answer: Answer) -> None:
        """What was recorded here need not be read again."""
        if answer.repeated:
            return
        for fact, placed in zip(facts, answer.facts, strict=True):
            if streams.is_dossier(fact.stream):
                self._dossiers.learn(fact.stream, placed.version, fact.event)
            elif fact.stream == streams.AGENCIES:
                self._trees.learn(fact.stream, placed.version, fact.event)
            elif fact.stream.startswith("agency/"):
                self._agencies.learn(fact.stream, placed.version, fact.event)

    async def calendar(self) -> tuple[WorkingCalendar, int]:
        """The working calendar and its version (lịch làm việc)."""
        return await self._calendars.get(streams.CALENDAR)

    async def calendar_of(self, agency: str) -> WorkingCalendar:
        """The working calendar of an agency: decisions for some agencies count below them (lịch của một cơ quan)."""
        calendar, _ = await self.calendar()
        if not calendar.local_decisions:
            return calendar
        tree = await self.agency_tree()
        mine = (
            version
            for version, event in calendar.local_decisions
            if any(tree.covers(named, agency, event.days[0]) for named in event.agencies)
        )
        return calendar.counting(tuple(mine))

    async def agency(self, agency: str) -> tuple[Agency, int]:
        """An agency and its version (cơ quan)."""
        return await self._agencies.get(streams.agency(agency))

    async def agency_referred_to(self, agency: str) -> Agency:
        """An agency whose units and officers an act names, as of a second ago or later (cơ quan được nêu)."""
        return cast("Agency", (await self._agencies.recent(streams.agency(agency)))[0])

    async def agency_tree(self) -> AgencyTree:
        """Which agency stands under which, as of a second ago or later (hệ thống cơ quan)."""
        return cast("AgencyTree", (await self._trees.recent(streams.AGENCIES))[0])

    async def procedure(self, key: str) -> tuple[ProcedureState | None, int]:
        """A procedure and its version count (thủ tục hành chính)."""
        return await self._procedures.get(streams.procedure(key))

    async def process(self, process: str) -> tuple[Process | None, int]:
        """An internal process and its version count (quy trình nội bộ)."""
        return await self._processes.get(streams.process(process))

    async def decision(self, decision: str) -> tuple[DecisionState | None, int]:
        """A decision and its version (quyết định)."""
        return await self._decisions.get(streams.decision(decision))

    async def log_integrity(self, stream: str) -> tuple[LogIntegrity, int]:
        """The log's own keeping, one matter of it, and its version (lưu giữ nhật ký)."""
        return await self._log_integrity.get(stream)

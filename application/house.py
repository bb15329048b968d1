"""Everything a command needs from outside, in one place (kết nối của ứng dụng)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from application import streams
from application.attempts import Attempts
from application.ports import Clock, Log, Vault
from domain.agency.state import Agency
from domain.agency.state import evolve as evolve_agency
from domain.calendar.state import WorkingCalendar
from domain.calendar.state import evolve as evolve_calendar
from domain.decision.state import DecisionState
from domain.decision.state import evolve as evolve_decision
from domain.dossier.state import DossierState
from domain.dossier.state import fold as fold_dossier
from domain.law.parameters import Parameter
from domain.procedure.process import Process
from domain.procedure.process import evolve as evolve_process
from domain.procedure.state import ProcedureState
from domain.procedure.state import evolve as evolve_procedure
from domain.values import DossierId

KEPT = 4096


@dataclass
class Shelf:
    """Folded aggregates that change seldom, kept and brought up to date at every look (tủ hồ sơ dùng chung).

    Only the facts beyond what is kept are read, so a decision never rests on an old one.
    """

    log: Log
    evolve: Callable[[Any, Any], Any]
    empty: Any = None
    kept: dict[str, tuple[Any, int]] = field(default_factory=dict)

    async def get(self, stream: str) -> tuple[Any, int]:
        """The state of a stream and how many facts made it."""
        state, version = self.kept.get(stream, (self.empty, 0))
        new = await self.log.history(stream, after=version)
        if not new:
            return state, version
        for event in new:
            state = self.evolve(state, event)
        version += len(new)
        if len(self.kept) >= KEPT:
            self.kept.pop(next(iter(self.kept)))
        self.kept[stream] = (state, version)
        return state, version


class House:
    """The log, the clock, the vault and the law: what commands and queries are given (ngôi nhà).

    digest_key makes digests of payloads keyed: without it nobody can try out what a request said.
    """

    def __init__(
        self, log: Log, clock: Clock, vault: Vault, parameters: Mapping[str, Parameter], digest_key: bytes
    ) -> None:
        self.log = log
        self.attempts = Attempts(log)
        self.digest_key = digest_key
        self.clock = clock
        self.vault = vault
        self.parameters = parameters
        self.codes: dict[str, DossierId] = {}
        self._calendars = Shelf(log, evolve_calendar, WorkingCalendar())
        self._agencies = Shelf(log, evolve_agency, Agency())
        self._procedures = Shelf(log, evolve_procedure)
        self._processes = Shelf(log, evolve_process)
        self._decisions = Shelf(log, evolve_decision)

    def remember(self, code: str, dossier: DossierId) -> None:
        """A code once given stands for one dossier for ever (mã số hồ sơ)."""
        if len(self.codes) >= KEPT:
            self.codes.pop(next(iter(self.codes)))
        self.codes[code] = dossier

    async def dossier(self, dossier: str) -> DossierState:
        """A dossier as its facts leave it (hồ sơ)."""
        return fold_dossier(await self.log.history(streams.dossier(dossier)))

    async def calendar(self) -> tuple[WorkingCalendar, int]:
        """The working calendar and its version (lịch làm việc)."""
        return await self._calendars.get(streams.CALENDAR)

    async def agency(self, agency: str) -> tuple[Agency, int]:
        """An agency and its version (cơ quan)."""
        return await self._agencies.get(streams.agency(agency))

    async def procedure(self, key: str) -> tuple[ProcedureState | None, int]:
        """A procedure and its version count (thủ tục hành chính)."""
        return await self._procedures.get(streams.procedure(key))

    async def process(self, process: str) -> tuple[Process | None, int]:
        """An internal process and its version count (quy trình nội bộ)."""
        return await self._processes.get(streams.process(process))

    async def decision(self, decision: str) -> tuple[DecisionState | None, int]:
        """A decision and its version (quyết định)."""
        return await self._decisions.get(streams.decision(decision))

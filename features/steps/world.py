"""The world of one scenario: an installation on a log in memory, a clock, one dossier (bối cảnh của một kịch bản)."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager, ExitStack
from datetime import date, datetime
from types import TracebackType
from typing import Self, TypeVar

from application import streams
from application.case_store import CaseStore
from application.ports import Clock, Fact
from application.process_managers.deadline_recalculation import recalculate_deadlines
from application.record import Receipt, record
from domain.agency.commands import EstablishAgency
from domain.calendar.commands import CalendarCommand
from domain.calendar.published import published_decisions
from domain.calendar.state import WorkingCalendar
from domain.decision.state import DecisionState
from domain.dossier.commands import DossierCommand
from domain.dossier.state import DossierState
from domain.errors import NotPermitted
from domain.law.deadlines import OfficeHours
from domain.law.in_force import InForce
from domain.values import HO_CHI_MINH, Article, DecisionId, DossierId
from features.steps.expectations import ScenarioMismatch, unexpected
from features.steps.people import AGENCY, ELSEWHERE, SYSTEM, Person

BEGINNING = datetime(2024, 1, 2, 8, tzinfo=HO_CHI_MINH)

_NO_DOSSIER = "kịch bản chưa có hồ sơ nào được nộp nên câu này không nói về hồ sơ nào"

T = TypeVar("T")
OpenStore = Callable[[Clock], AbstractContextManager[CaseStore]]
"""How an installation on a log in memory is opened; whoever runs features brings it."""


class ScenarioClock:
    """The present of a story: the instant of the act that is told (đồng hồ của kịch bản)."""

    def __init__(self) -> None:
        self.instant = BEGINNING

    def now(self) -> datetime:
        """The instant told last."""
        return self.instant


class World:
    """What steps share; one refusal may stand open until a sentence speaks of it (bối cảnh)."""

    def __init__(self, open_installation: OpenStore) -> None:
        self._open_parts = ExitStack()
        self._runner = self._open_parts.enter_context(asyncio.Runner())
        self.clock = ScenarioClock()
        self.store = self._open_parts.enter_context(open_installation(self.clock))
        self.dossier_id = DossierId("ho-so")
        self.decision_id = DecisionId("quyet-dinh")
        self.receipt: Receipt | None = None
        self._refusal: NotPermitted | None = None
        self._has_tried = False
        self.run(self._open())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open_parts.close()

    def act(self, who: Person, command: object, at: datetime | None = None) -> None:
        """Carry out a command at an instant; a refusal waits for the sentence that expects it (thực hiện)."""
        self.settle()
        self.clock.instant = at or self.clock.instant
        self._has_tried = self._has_tried or isinstance(command, DossierCommand)
        try:
            self.receipt = self.run(record(self.store, who.actor, command))
        except NotPermitted as refusal:
            self._refusal = refusal
        if isinstance(command, CalendarCommand):
            self.run(recalculate_deadlines(self.store, _OwnDossier(self)))

    @property
    def is_refused(self) -> bool:
        """Whether a refusal waits for the sentence that expects it (việc vừa bị từ chối)."""
        return self._refusal is not None

    def settle(self) -> None:
        """Nobody spoke of the refusal: the scenario is wrong, or hoso is (không có từ chối nào còn treo)."""
        refusal, self._refusal = self._refusal, None
        if refusal is not None:
            raise unexpected(refusal)

    def refusal(self) -> NotPermitted:
        """The refusal a sentence expects, taken once (việc bị từ chối)."""
        refusal, self._refusal = self._refusal, None
        if refusal is None:
            raise ScenarioMismatch("kịch bản nêu việc này bị từ chối, hệ thống lại chấp nhận")
        return refusal

    def dossier(self) -> DossierState:
        """The dossier of the story as its facts leave it (hồ sơ). Raises ScenarioMismatch where it has none."""
        if not self.facts():
            raise ScenarioMismatch(
                f"{_NO_DOSSIER}: việc nộp đã bị từ chối nên hồ sơ chưa được nhận vào hệ thống; chỉ nêu được nhật ký hồ "
                "sơ có 0 sự kiện, hoặc không có sự kiện nào đó"
            )
        return self.run(self.store.dossier(self.dossier_id))

    def facts(self, stream: str | None = None) -> list[Fact]:
        """The facts of a stream, of the dossier unless another is named (sự kiện).

        Where nobody has so much as tried to hand one in, that nothing is recorded says nothing: raises
        ScenarioMismatch. After a refused attempt it is what the story is about.
        """
        self.settle()
        found = self.run(self.store.log.facts(stream or streams.dossier(self.dossier_id)))
        if stream is None and not found and not self._has_tried:
            raise ScenarioMismatch(_NO_DOSSIER)
        return found

    def decision(self) -> DecisionState:
        """The decision of the story (quyết định)."""
        self.settle()
        state, _ = self.run(self.store.decision(self.decision_id))
        if state is None:
            raise ScenarioMismatch("kịch bản chưa có quyết định nào")
        return state

    def calendar(self) -> WorkingCalendar:
        """The working calendar (lịch làm việc)."""
        self.settle()
        return self.run(self.store.calendar())[0]

    def office_hours(self, on: date) -> OfficeHours:
        """The agency's office hours on a day (giờ hành chính)."""
        self.settle()
        return self.run(self.store.agency(AGENCY))[0].office_hours(on)

    def in_force(self, on: date) -> InForce:
        """What a clock rule is given on a day of the story (pháp luật áp dụng)."""
        return InForce(self.store.parameters, self.calendar(), self.office_hours(on))

    def run(self, asked: Coroutine[object, object, T]) -> T:
        """Wait for the application, which is asynchronous (chạy đồng bộ)."""
        return self._runner.run(asked)

    async def _open(self) -> None:
        basis = Article("QĐ 20/2020/QĐ-TTg Điều 4")
        agencies = [
            EstablishAgency(agency, name, None, None, date(2000, 1, 1), basis)
            for agency, name in ((AGENCY, "Sở mẫu"), (ELSEWHERE, "Sở nơi khác"))
        ]
        for command in (*published_decisions(), *agencies):
            await record(self.store, SYSTEM.actor, command)


class _OwnDossier:
    """The one dossier of a story, for those who follow open ones."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def reached(self, position: int) -> None:
        """A log in memory has no read models to wait for."""

    async def open_dossiers(
        self, opened_before: int, changed_after: int, after: int, first: int
    ) -> list[tuple[str, int]]:
        """The dossier, if it was handed in before and is not past."""
        facts = await self._world.store.log.facts(streams.dossier(self._world.dossier_id))
        if not facts or not after < facts[0].position < opened_before or facts[-1].position <= changed_after:
            return []
        return [(self._world.dossier_id, facts[0].position)]

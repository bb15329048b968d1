"""A dossier while its facts are folded: what changes in place and is then frozen (trạng thái đang dựng)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from domain.dossier import events as e
from domain.dossier import state as s
from domain.dossier.promise import Promise
from domain.dossier.status import Status, StopGround
from domain.law.deadlines.limits import Pause


@dataclass(slots=True)
class StateBuilder:
    """The fields of a dossier's state, in their order, for as long as one fold takes (trạng thái đang dựng).

    One frozen state per fact would cost more than reading the facts; so groups are exchanged here and frozen once.
    """

    version: int = 0
    status: Status | None = None
    since: datetime | None = None
    last: e.DossierEvent | None = None
    submission: s.Submission | None = None
    taken_for: s.TakenForAgency | None = None
    law_chosen: date | None = None
    acceptance: s.Acceptance | None = None
    deadline: s.PromisedDate | None = None
    supplements: int = 0
    waiting: s.SupplementAwaited | s.PaymentAwaited | None = None
    exclusion: s.Exclusion | None = None
    not_counted: tuple[Pause, ...] = ()
    holder: s.CurrentHolder = s.NO_HOLDER
    step: s.CurrentStep | None = None
    steps_completed: Mapping[int, e.StepCompleted] = field(default_factory=lambda: s.NO_STEPS)
    opinions: s.Opinions = s.NO_OPINIONS
    result: s.Result = s.NO_RESULT
    ended_at: datetime | None = None
    stopped_for: StopGround | None = None
    adoption: s.Adoption | None = None
    corrections: tuple[tuple[int, str, str, str], ...] = ()

    @classmethod
    def of(cls, state: s.DossierState | None) -> "StateBuilder":
        """A builder that begins with a state (từ trạng thái đã có)."""
        return cls() if state is None else cls(*state)

    def state(self) -> s.DossierState:
        """What was built so far, frozen (trạng thái)."""
        if isinstance(self.steps_completed, dict):
            self.steps_completed = MappingProxyType(self.steps_completed)
        return s.DossierState(*_fields_of(self))

    def complete_step(self, fact: e.StepCompleted) -> None:
        """Add to the one field that may grow by hundreds of facts, hence in place (bước đã hoàn thành)."""
        if not isinstance(self.steps_completed, dict):
            self.steps_completed = dict(self.steps_completed)
        self.steps_completed[fact.step] = fact

    def promised(self, promise: Promise | None) -> None:
        """The date another promise gives; the first date and the apology stay (hẹn trả)."""
        if promise is None:
            return
        old = self.deadline
        self.deadline = s.PromisedDate(
            promise,
            promise.due_at if old is None else old.promised_at,
            promise.due_at,
            promise.due_on,
            promise.unextended_at or promise.due_at,
            None if old is None else old.extension,
            0 if old is None else old.extensions,
        )

    def did_not_count(self, start: date, end: date) -> None:
        """Days from one up to but not including another were taken off the limit (không tính vào thời hạn)."""
        if start < end:
            self.not_counted = (*self.not_counted, Pause(start, end, "thời gian không tính"))


Effects = Mapping[type, Callable[[StateBuilder, Any], None]]
"""What each of some facts does to the state that is built (tác động của sự kiện)."""

_fields_of = attrgetter(*(one.name for one in fields(StateBuilder)))

"""The promised date and what happens to it (hẹn trả, xin lỗi và hẹn lại)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from domain.dossier.commands import ExtendDeadline, MoveDeadline
from domain.dossier.events import DeadlineExtended, DossierAccepted
from domain.dossier.state import DossierState
from domain.law.apology.rules import last_day_to_apologise
from domain.law.supplement.rules import notice_by
from domain.values import legal_day
from features.steps.binding import step
from features.steps.expectations import expect
from features.steps.people import Person
from features.steps.words import BindingDate
from features.steps.world import World


@step("deadline.due")
def deadline_is(world: World, what: BindingDate, due: date | datetime | None) -> None:
    """Ngày hẹn trả và các thời hạn khác của hồ sơ; nêu giờ thì đối chiếu cả giờ."""
    found = _LAST_DAYS[what](world) if what in _LAST_DAYS else _dates(world.dossier())[what]
    if isinstance(found, datetime) and not isinstance(due, datetime):
        found = legal_day(found)
    expect(_NAMES[what], due, found)


@step("dossier.deadline_extended")
def extend_deadline(world: World, who: Person, new: date, at: datetime, reason: str) -> None:
    """Xin lỗi và hẹn lại."""
    command = ExtendDeadline(
        dossier=world.dossier_id,
        by=who.actor.id,
        occurred_at=at,
        new_due_on=new,
        reason=reason,
    )
    world.act(who, command, at)


@step("apology.in_time")
def apology_in_time(world: World, timeliness: bool) -> None:
    """Xin lỗi kịp thời hay không."""
    names = {True: "kịp thời", False: "không kịp thời", None: "chưa có"}
    made = [fact.event.in_time for fact in world.facts() if isinstance(fact.event, DeadlineExtended)]
    expect("việc xin lỗi", names[timeliness], names[made[-1] if made else None])


@step("dossier.deadline_moved")
def move_deadline(world: World, who: Person, at: datetime, because: str) -> None:
    """Ngày hẹn trả theo lịch mới."""
    command = MoveDeadline(dossier=world.dossier_id, by=who.actor.id, occurred_at=at, because=because)
    world.act(who, command, at)


def _dates(state: DossierState) -> dict[BindingDate, date | datetime | None]:
    deadline, waiting, step = state.deadline, state.waiting, state.step
    return {
        BindingDate.RESULT: state.due_at,
        BindingDate.FIRST_PROMISE: None if deadline is None else deadline.promised_at,
        BindingDate.SUPPLEMENT: None if waiting is None else waiting.until,
        BindingDate.STEP: None if step is None else step.due_at,
    }


def _last_day_for_papers(world: World) -> date | None:
    world.dossier()
    accepted = [fact.event for fact in world.facts() if isinstance(fact.event, DossierAccepted)]
    if not accepted:
        return None
    received = accepted[-1].occurred_at
    return notice_by(received, world.in_force(legal_day(received))).due.on


def _last_day_for_apology(world: World) -> date | None:
    state = world.dossier()
    if state.deadline is None or state.acceptance is None:
        return None
    law = world.in_force(state.acceptance.law_as_of)
    return last_day_to_apologise(state.deadline.due_on, law, on=state.acceptance.law_as_of)


_LAST_DAYS: Mapping[BindingDate, Callable[[World], date | None]] = {
    BindingDate.LAST_SUPPLEMENT: _last_day_for_papers,
    BindingDate.LAST_APOLOGY: _last_day_for_apology,
}

_NAMES = {
    BindingDate.RESULT: "ngày hẹn trả kết quả",
    BindingDate.FIRST_PROMISE: "ngày hẹn trả ban đầu",
    BindingDate.SUPPLEMENT: "hạn bổ sung hồ sơ",
    BindingDate.STEP: "hạn của bước",
    BindingDate.LAST_SUPPLEMENT: "ngày cuối được yêu cầu bổ sung",
    BindingDate.LAST_APOLOGY: "ngày cuối được xin lỗi",
}

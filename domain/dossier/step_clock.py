"""How the holders of a dossier stand against the times of the internal process (hạn của bước xử lý)."""

from datetime import datetime

from domain.dossier.law import Law
from domain.dossier.papers import Timing
from domain.dossier.promising import law_day
from domain.dossier.state import DossierState
from domain.errors import LawNotLoaded
from domain.law.deadlines import Pause, step_due
from domain.values import legal_day


def timing(ended_at: datetime, due_at: datetime | None) -> Timing | None:
    """How a share of time ended: before its day, in time, or late (trước hạn, đúng hạn, quá hạn)."""
    if due_at is None:
        return None
    if ended_at > due_at:
        return Timing.LATE
    return Timing.EARLY if legal_day(ended_at) < legal_day(due_at) else Timing.ON_TIME


def held_until(law: Law, state: DossierState) -> datetime | None:
    """When the running step ends; days on which the clock stood still are not the holder's [D]."""
    since = state.step_since
    pauses = () if since is None else tuple(pause for pause in state.stood if pause.end > legal_day(since))
    if since is None or not pauses or state.step_due_at is None:
        return state.step_due_at
    return step_ends(law, state, state.step, since, pauses)


def step_ends(
    law: Law, state: DossierState, step: int | None, at: datetime, pauses: tuple[Pause, ...] = ()
) -> datetime | None:
    """When a step of the approved process ends that begins now; None where no limit is known (hạn của bước)."""
    if law.process is None or step is None:
        return None
    try:
        approved = law.process.version_in_force(law_day(state, at)).approved
    except LawNotLoaded:
        return None
    limit = next((line.limit for line in approved.steps or () if line.position == step), None)
    return None if limit is None else step_due(at, limit, law.hours, law.calendar, pauses).at

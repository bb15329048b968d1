"""How the holders of a dossier stand against the times of the internal process (hạn của bước xử lý)."""

from datetime import datetime

from domain.dossier.law import Law
from domain.dossier.papers import Timing
from domain.dossier.promise_calculation import law_day
from domain.dossier.state import DossierState
from domain.dossier.timeliness import judged, term_of_days
from domain.errors import LawNotLoaded, NotPermitted
from domain.law.deadlines import Pause, step_due
from domain.procedure.process import Process
from domain.procedure.steps import ProcessStep
from domain.values import legal_day


def timing(ended_at: datetime, due_at: datetime | None) -> Timing | None:
    """How a share of time ended: before its day, in time, or late (trước hạn, đúng hạn, quá hạn)."""
    if due_at is None:
        return None
    return Timing(judged(term_of_days(due_at), ended_at=ended_at, paused_since=None, at=ended_at).value)


def held_until(law: Law, state: DossierState) -> datetime | None:
    """When the running step ends; days that were not counted are not the holder's [D]."""
    step = state.step
    if step is None or step.due_at is None:
        return None
    pauses = tuple(pause for pause in state.not_counted if pause.end > legal_day(step.since))
    return step_ends(law, state, step.number, step.since, pauses) if pauses else step.due_at


class StepUnknown(NotPermitted):
    """A step that the dossier's approved process does not have (không có bước này)."""

    code = "STEP_UNKNOWN"


def refuse_unknown_step(law: Law, state: DossierState, step: int | None, at: datetime) -> None:
    """Refuse a step that the approved process does not have; where none is known, none is held against it."""
    steps = steps_known(law.process, state, at)
    if step is None or not steps or any(line.position == step for line in steps):
        return
    known = ", ".join(str(line.position) for line in steps)
    raise StepUnknown(
        f"Quy trình nội bộ của hồ sơ không có bước {step}; đề nghị chọn một trong các bước {known}.",
        basis="NĐ 61/2018/NĐ-CP Điều 5; TT 01/2018/TT-VPCP Điều 8",
        details={"step": str(step), "known": known},
    )


def step_ends(
    law: Law, state: DossierState, step: int | None, at: datetime, pauses: tuple[Pause, ...] = ()
) -> datetime | None:
    """When a step of the approved process ends that begins now; None where no limit is known (hạn của bước)."""
    if step is None:
        return None
    limit = next((line.limit for line in steps_known(law.process, state, at) if line.position == step), None)
    return None if limit is None else step_due(at, limit, law.hours, law.calendar, pauses).at


def steps_known(process: Process | None, state: DossierState, at: datetime) -> tuple[ProcessStep, ...]:
    """The steps of the approved process in force for the dossier; none where no process is known (các bước)."""
    if process is None:
        return ()
    try:
        return process.version_in_force(law_day(state, at)).approved.steps or ()
    except LawNotLoaded:
        return ()

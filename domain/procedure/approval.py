"""Approving an internal process (phê duyệt quy trình nội bộ)."""

from dataclasses import replace
from datetime import datetime

from domain.errors import NotPermitted
from domain.procedure.commands import ApproveProcess
from domain.procedure.discrepancies import steps_do_not_add_up, units_differ
from domain.procedure.events import ProcessApproved, ProcessEvent
from domain.procedure.process import Process
from domain.procedure.steps import step_sum

_BASIS = "NĐ 30/2020/NĐ-CP Điều 18"


class ProcessAlreadyApproved(NotPermitted):
    """The same decision approved other content before (quy trình đã được phê duyệt)."""

    code = "PROCESS_ALREADY_APPROVED"


def approve(command: ApproveProcess, state: Process | None, at: datetime) -> tuple[ProcessEvent, ...]:
    """Approve a process with what is wrong in its table recorded beside it (phê duyệt quy trình nội bộ).

    A new decision gives a new version. The same decision with other content is refused.
    """
    fact = _approved(command, at)
    last = state.versions[-1].approved if state is not None and state.versions else None
    if last is None or last.decision != command.decision:
        return (fact,)
    if replace(last, occurred_at=at) == fact:
        return ()
    raise ProcessAlreadyApproved(
        f"Quy trình {command.process} đã được phê duyệt bởi chính quyết định này với nội dung khác "
        f"({_BASIS}: sai sót phải đính chính hoặc thay thế bằng văn bản); đề nghị ban hành quyết định mới.",
        basis=_BASIS,
        details={"process": command.process},
    )


def _approved(command: ApproveProcess, at: datetime) -> ProcessApproved:
    hours = command.hours_per_working_day
    added = step_sum(command.steps or (), hours_per_day=hours)
    return ProcessApproved(
        occurred_at=at,
        process=command.process,
        decision=command.decision,
        procedures=command.procedures,
        name=command.name,
        case=command.case,
        field=command.field,
        agencies=command.agencies,
        stated_total=command.stated_total,
        stated_total_text=command.stated_total_text,
        steps=command.steps,
        hours_per_working_day=hours,
        steps_do_not_add_up=steps_do_not_add_up(command.stated_total, added, hours_per_day=hours),
        units_differ=units_differ(command.stated_total, added),
        effective_on=command.effective_on,
        replaces=command.replaces,
        source_url=command.source_url,
        basis=command.basis,
    )

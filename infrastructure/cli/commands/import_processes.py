"""``hoso import processes``: approve the internal processes of a file (nhập quy trình nội bộ)."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from domain.procedure.commands import ApproveProcess
    from domain.procedure.process import Process
    from infrastructure.main import RunningInstallation


def import_processes(
    path: Annotated[Path, typer.Argument(help="Internal processes in JSON.")],
) -> None:
    """Approve every internal process that has steps; those whose steps do not add up are named."""
    from datetime import UTC, datetime

    from domain.law.parameters import book
    from domain.values import legal_day
    from infrastructure.cli.terminal.open_installation import in_installation_or_new
    from infrastructure.imports.processes import read_processes

    today = legal_day(datetime.now(UTC))
    hours = book()["hours_per_working_day"].in_force(today).whole
    entries = read_processes(path, Decimal(hours))
    approvals = [entry for entry in entries if entry.steps]
    new, known = in_installation_or_new(lambda running: _approve(running, approvals))
    timed = sum(any(step.limit for step in entry.steps or ()) for entry in approvals)
    say(f"{len(entries)} entries in {path}, {len(approvals)} with steps, {timed} of these with times")
    say(f"  {new} approved, {len(approvals) - new} known already")
    _print_findings(known)


async def _approve(running: "RunningInstallation", approvals: "list[ApproveProcess]") -> "tuple[int, list[Process]]":
    from application.access.actors import Actor, Role
    from application.record import record
    from domain.values import ActorId
    from infrastructure.cli.terminal.progress import progress
    from infrastructure.imports.in_flight import in_flight

    publisher = Actor(ActorId("hoso-import"), Role.PUBLISHER)
    done = new = 0
    with progress("approving processes", len(approvals)) as advance:

        async def approve(command: "ApproveProcess") -> None:
            nonlocal done, new
            receipt = await record(running.store, publisher, command)
            done, new = done + 1, new + (receipt.recorded_at is not None)
            advance(done)

        await in_flight(approvals, approve)
    processes = [(await running.store.process(command.process))[0] for command in approvals]
    return new, [process for process in processes if process is not None]


def _print_findings(processes: "list[Process]") -> None:
    approved = [process.versions[-1].approved for process in processes]
    wrong = [one for one in approved if one.steps_do_not_add_up is not None]
    say(f"  {len(wrong)} whose steps do not add up to the stated total (các bước không khớp thời hạn):")
    for one in wrong:
        finding = one.steps_do_not_add_up
        assert finding is not None
        code = ", ".join(one.procedures) or "no code"
        decision = one.decision.number if one.decision and one.decision.number else "no decision named"
        say(f"    {one.process} ({code}, {decision}): stated {finding.stated}, steps give {finding.summed}")

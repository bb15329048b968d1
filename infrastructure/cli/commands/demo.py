"""``hoso demo``: dossiers of real procedures live their lives, then GraphQL keeps serving (trình diễn)."""

from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.commands.serve import HOST, PORT, listening
from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from infrastructure.main import RunningInstallation
    from infrastructure.sample_data.demonstration.run import ScriptClock

AUTHORITY = "H14"
"""Whose agencies the stories are about."""
_REPLAYED = "late-with-apology"


def demo(
    once: Annotated[bool, typer.Option("--once", help="End when every act is done.")] = False,
    host: Annotated[str, typer.Option(help="Address to listen on afterwards.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on afterwards.")] = PORT,
) -> None:
    """Let a dozen dossiers live, replay one, print the figures of timeliness, then serve GraphQL."""
    from infrastructure.cli.terminal.open_installation import in_installation_or_new, settings
    from infrastructure.sample_data.demonstration.run import ScriptClock

    clock = ScriptClock()
    in_installation_or_new(lambda running: _show(running, clock), clock=clock, unnamed=AUTHORITY)
    if once:
        return
    from infrastructure.main import serve

    serve(settings(), host, port, listening)


async def _show(running: "RunningInstallation", clock: "ScriptClock") -> None:
    from datetime import timedelta

    from application.access.actors import Actor, Role
    from application.audits.official import Dimension
    from application.audits.scope import AuditScope
    from application.queries.reads import OWN_SOURCE
    from domain.values import ActorId
    from infrastructure.cli.commands.replay import print_replay, replayed
    from infrastructure.cli.terminal.audit_reports import AuditFormat, answer
    from infrastructure.cli.terminal.progress import progress
    from infrastructure.sample_data.demonstration.run import run_script
    from infrastructure.sample_data.demonstration.script import acts

    cases = {act.case.name: act.case for act in acts()}
    with progress("living", len(acts())) as advance:
        new = await run_script(running.store, clock, progress=lambda done, of: advance(done))
    procedures = {case.procedure for case in cases.values()}
    say(f"{len(cases)} dossiers of {len(procedures)} real procedures, {new} new acts")
    for case in cases.values():
        code, status = await _code_and_status(running, case.dossier)
        say(f"  {code:<22} {case.procedure:<9} {status}; {case.title}")
    say()
    say(f"Replay (phát lại): {cases[_REPLAYED].title}")
    print_replay(await replayed(running.store, cases[_REPLAYED].dossier, None, None))
    say()
    answer(await running.audits.timeliness(AuditScope(source=OWN_SOURCE), Dimension.AGENCY), AuditFormat.TEXT)
    inspector = Actor(ActorId("thanh-tra.demo"), Role.INSPECTOR)
    say()
    say(f"Token of an inspector, 8 hours: {running.tokens.issue(inspector, timedelta(hours=8))}")


async def _code_and_status(running: "RunningInstallation", dossier: str) -> tuple[str, str]:
    from application import streams
    from domain.dossier.code import code_in_register
    from domain.dossier.refusals import NAMES, status_of
    from domain.values import legal_day

    facts = await running.log.facts(streams.dossier(dossier))
    state = await running.store.dossier(dossier)
    first = facts[0]
    register = streams.intake_register(first.event.agency, legal_day(first.event.occurred_at))
    numbered = await running.log.event_at(register, first.number or 0)
    assert numbered is not None
    status = status_of(state)
    return code_in_register(numbered, first.number or 0), f"{status.value} {NAMES[status]}"

"""``hoso seal``: swear to what the log holds, under a key of its own (niêm phong)."""

from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from infrastructure.settings import Settings


def seal(
    once: Annotated[bool, typer.Option("--once", help="Seal what is there now, and end.")] = False,
    every: Annotated[float, typer.Option(min=1, help="Seconds a fact waits for its seal at most.")] = 60.0,
    as_child: Annotated[bool, typer.Option(hidden=True, help="End when standard input does.")] = False,
) -> None:
    """Check the sealed facts, sign a checkpoint over the new ones, let witnesses confirm it; until interrupted.

    It runs as an account of its own, reads the log with a role that may only read (HOSO_SEALER_URL), and keeps its
    key, its tiles and what it last signed in HOSO_SEAL_DIR. Where the log is not what was sealed it signs nothing,
    says which facts differ and goes on looking; with --once it ends with 1. Where it signed, and those whom HOSO_POLICY
    names did not confirm as the policy asks, --once ends with 3.
    """
    import logging
    import signal
    from datetime import timedelta
    from threading import Event

    from infrastructure.cli.terminal.open_installation import require_installation, settings
    from infrastructure.evidence.sealer.sealer_loop import keep_sealing, until_stdin_ends

    logging.basicConfig(format="%(name)s: %(message)s")
    found = settings()
    if found.sealer_url is None and found.database_url is None:
        require_installation(found)
    if once:
        _once(found)
        return
    stop = Event()
    if as_child:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, whose end is ours
        until_stdin_ends(stop)
    else:
        signal.signal(signal.SIGINT, lambda *_: stop.set())
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    keep_sealing(found, timedelta(seconds=every), stop)


def _once(found: "Settings") -> None:
    from psycopg import errors

    from infrastructure.cli.terminal.errors import BadInput, NotConfirmed
    from infrastructure.cli.terminal.formats import say
    from infrastructure.evidence.sealer.seal_status import seals_of
    from infrastructure.evidence.sealer.sealer import Refused
    from infrastructure.evidence.sealer.sealer_loop import opened_sealer
    from infrastructure.postgres.installations import NoInstallation

    absent = errors.UndefinedTable, errors.InvalidSchemaName, errors.InvalidParameterValue, errors.UndefinedObject
    with ExitStack() as stack:
        try:
            sealer, anchors = stack.enter_context(opened_sealer(found))
            sealer.unsealed()
        except (*absent, NoInstallation) as error:
            raise BadInput("there is no log to seal here yet: «hoso serve» or «hoso demo» makes one") from error
        try:
            signed = sealer.seal(recheck=sealer.size)
        except Refused as refused:
            say(f"NOT SEALED, facts {refused.first} to {refused.last}: {refused}")
            raise typer.Exit(1) from refused
        anchored = anchors.confirm(sealer.tiles)
        say(f"{sealer.origin}: {sealer.size} facts sealed, {len(signed)} new checkpoints")
        if anchored is not None:
            say(f"confirmed by {', '.join(anchored.by)}")
        say(f"key: {sealer.signer.key}")
    status = seals_of(found).confirmation_status()
    if status is not None and not status.is_met:
        raise NotConfirmed(f"sealed, but NOT CONFIRMED as {found.policy} asks: {status}; look at its witnesses")

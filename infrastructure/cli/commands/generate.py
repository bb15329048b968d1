"""``hoso generate``: invented dossiers in bulk (sinh dữ liệu)."""

import asyncio
import time
from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from infrastructure.main import RunningInstallation
    from infrastructure.sample_data.generated.generation import GenerationRequest


def generate(
    dossiers: Annotated[int, typer.Option(min=1, help="How many dossiers.")],
    months: Annotated[int, typer.Option(min=1, help="Over how many months up to the last day.")] = 6,
    seed: Annotated[int, typer.Option(help="The same seed gives the same histories.")] = 1,
    until: Annotated[str | None, typer.Option(help="Last day, like 2026-10-31; today when left out.")] = None,
) -> None:
    """Generate dossiers with the habits of real ones, decided by our own rules."""
    from domain.values import legal_day
    from infrastructure.cli.terminal.open_installation import in_installation_or_new
    from infrastructure.sample_data.generated.generation import GenerationRequest
    from infrastructure.sample_data.generated.reference_data import SINCE

    today = legal_day(datetime.now(UTC))
    last = today if until is None else _day(until)
    if last > today:
        raise BadInput(f"--until: {last.isoformat()} lies in the future; name a day up to today")
    if last <= SINCE:
        raise BadInput(f"--until: {last.isoformat()} lies before the calendar that is known; name a day after {SINCE}")
    order = GenerationRequest(dossiers, months, seed, last)
    began = time.perf_counter()
    done = in_installation_or_new(lambda running: _generate(running, order))
    took = time.perf_counter() - began
    say(f"{done['dossiers']} dossiers with {done['facts']} facts generated, {done['known']} known already")
    say(f"  handed in from {order.begins} to {order.until}, seed {order.seed}")
    say(f"  {took:.1f} s, {done['dossiers'] / took:.0f} a second")


async def _generate(running: "RunningInstallation", order: "GenerationRequest") -> Counter[str]:
    from infrastructure.cli.terminal.progress import progress
    from infrastructure.sample_data.generated.generation import generate as generate_all

    # Read models follow later, in whichever process opens the installation next: here they would halve the rate.
    await asyncio.to_thread(running.projector.stop)
    with progress("generating dossiers", order.dossiers) as advance:
        return await generate_all(running.store, order, now=running.store.clock.now(), progress=advance)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"--until: «{text}» is not a day like 2026-10-31") from None

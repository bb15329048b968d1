"""The figures of a scope: by the read models, by the log where they cannot know, by both (số liệu trong phạm vi)."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from application.audits.figures import Counted, count
from application.audits.figures_from_log import count_from_log
from application.audits.scope import AuditScope
from application.audits.verifying import refuse_difference
from infrastructure.audits.histories import StoredHistories
from infrastructure.cli.opening import caught_up
from infrastructure.cli.progress import progress
from infrastructure.main import Running


@dataclass(frozen=True, slots=True)
class Derived:
    """Figures, the position of the log they were derived at, and when that was recorded (số liệu và nguồn)."""

    counted: Counted
    position: int
    known_at: datetime | None


async def derived(running: Running, scope: AuditScope, *, verify: bool) -> Derived:
    """The figures of a scope. Raises FiguresContradict, and FiguresDiffer where verifying finds something else."""
    position = await caught_up(running)
    if scope.known_at is not None:  # read models know what is known now
        return await asyncio.to_thread(_from_log, running, scope, None, None)
    counted = await count(running.reads.audits, scope, running.house.clock.now())
    if verify:
        again = await asyncio.to_thread(_from_log, running, scope, counted.judged_at, position)
        refuse_difference(counted, again.counted)
        return Derived(counted, again.position, again.known_at)
    last = await running.house.log.tail(position - 1, 1) if position else []
    return Derived(counted, position, last[-1].recorded_at if last else None)


def _from_log(running: Running, scope: AuditScope, at: datetime | None, position: int | None) -> Derived:
    names = running.settings.names
    with (
        StoredHistories(running.url, names, by=scope.known_at, position=position) as histories,
        progress("deriving from the log", None) as advance,
    ):
        judged_at = at or scope.judged_at(running.house.clock.now())
        counted = count_from_log(histories, scope, judged_at, advance)
        return Derived(counted, histories.position, histories.known_at)

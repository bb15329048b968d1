"""What a server does by itself when facts call for it (chính sách tự động)."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from application.house import House
from application.process_managers.anchoring import watch_anchoring
from application.process_managers.ripple import ripple
from application.queries.reads import OpenDossiers
from infrastructure.evidence.sealer.seal_status import Seals
from infrastructure.log.guarded_log import GuardedLog

LOOK_SECONDS = 1.0
"""How often a server looks whether the working calendar has changed, or a minute of anonymous attempts is over."""

_LOGGER = logging.getLogger("hoso.policies")


@asynccontextmanager
async def policies(
    house: House, dossiers: OpenDossiers, seals: Seals, guard: GuardedLog | None = None
) -> AsyncIterator[None]:
    """Follow the log beside whatever else is done, and stop with it (chính sách tự động)."""
    guarding = () if guard is None else (_keep_guard(guard, seals),)
    work = (*guarding, _keep_rippling(house, dossiers), _keep_watch(house, seals), _keep_telling(house))
    following = [asyncio.create_task(one) for one in work]
    try:
        yield
    finally:
        for task in following:
            task.cancel()
        await asyncio.gather(*following, return_exceptions=True)


async def _keep_watch(house: House, seals: Seals) -> None:
    """Look whether seals are confirmed outside; what fails is told and tried again."""
    while True:
        try:
            last = await asyncio.to_thread(seals.confirmed)
            if last is not None:
                await watch_anchoring(house, last)
        except Exception as error:  # the edge of the task: the next look must not be lost with this one
            _LOGGER.error("it could not be seen whether the seals are confirmed: %s; trying again", error)
        await asyncio.sleep(LOOK_SECONDS)


async def _keep_guard(guard: GuardedLog, seals: Seals) -> None:
    """Look whether sealed facts are lost; nothing is recorded meanwhile. What fails changes nothing."""
    while True:
        try:
            lost = await seals.lost(guard)
            if lost is not None and guard.lost is None:
                _LOGGER.error("facts that were sealed are lost: nothing is recorded until «hoso explain-restore»")
            guard.lost = lost
        except Exception as error:  # the edge of the task: the next look must not be lost with this one
            _LOGGER.error("it could not be seen whether sealed facts are lost: %s; trying again", error)
        await asyncio.sleep(LOOK_SECONDS)


async def _keep_telling(house: House) -> None:
    """Record the anonymous attempts of each minute that is over, whether or not anybody tries again."""
    while True:
        await house.attempts.tell(house.clock.now().replace(second=0, microsecond=0))
        await asyncio.sleep(LOOK_SECONDS)


async def _keep_rippling(house: House, dossiers: OpenDossiers) -> None:
    """Carry changes of the calendar to the dossiers; what fails is told and tried again."""
    carried = 0
    while True:
        done = None
        try:
            _, version = await house.calendar()
            if version > carried:
                done = await ripple(house, dossiers)
                carried = version
        except Exception as error:  # the edge of the task: the next change must not be lost with this one
            _LOGGER.error("the calendar's change could not be carried to the dossiers: %s; trying again", error)
        if done is not None:
            _LOGGER.info("%s: %s open dossiers looked at, %s dates moved", done.basis, done.looked_at, done.moved)
        await asyncio.sleep(LOOK_SECONDS)

"""What a server does by itself when facts call for it (chính sách tự động)."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from application.house import House
from application.policies.ripple import ripple
from application.queries.reads import OpenDossiers

LOOK_SECONDS = 1.0
"""How often a server looks whether the working calendar has changed, or a minute of anonymous attempts is over."""

_LOGGER = logging.getLogger("hoso.policies")


@asynccontextmanager
async def policies(house: House, dossiers: OpenDossiers) -> AsyncIterator[None]:
    """Follow the log beside whatever else is done, and stop with it (chính sách tự động)."""
    tasks = [asyncio.create_task(_keep_rippling(house, dossiers)), asyncio.create_task(_keep_telling(house))]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


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

"""Sealing what an input says about people before anything is recorded (niêm phong)."""

import asyncio

from api.context import Info
from application.access.acts import may
from domain.values import Encrypted, PersonRef

_NOTHING = Encrypted("")


async def encrypted(info: Info, command: type[object], subject: PersonRef, values: dict[str, str]) -> Encrypted:
    """The values under their subject's key.

    Nothing is encrypted for a role that will be refused: a stranger must not fill the store of keys with keys.
    """
    if not may(info.context.actor, command):
        return _NOTHING
    return await asyncio.to_thread(info.context.store.subject_keys.encrypt, subject, values)

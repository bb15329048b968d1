"""R3: the commit is done and its answer never comes; the client sends the command again under its key."""

import asyncio
import re
from collections.abc import Awaitable, Callable

from application.ports import Answer, Append, Conflict
from infrastructure.log.postgres_log import PostgresLog
from tests.chaos.figures import Outcome
from tests.chaos.ground import NAMES, Ground
from tests.infrastructure.log.appends import assert_as_stored, numbered, stored
from tests.infrastructure.log.cutting_proxy import CuttingProxy

CLIENTS = 8
_KEY = re.compile(rb"lost-\d+-")


def lost_answers(ground: Ground, *, commands: int) -> Outcome:
    """So many commands, each in a commit of its own whose first answer is swallowed."""
    with ground.database() as url:
        return asyncio.run(_lost_answers(url, commands))


async def _lost_answers(url: str, commands: int) -> Outcome:
    lost: set[bytes] = set()

    def is_new(question: bytes) -> bool:
        keys = set(_KEY.findall(question)) - lost
        lost.update(keys)
        return bool(keys)

    proxy = CuttingProxy(url)
    proxy.loses = is_new
    waiting = iter([numbered("register/H15", f"dossier/{n}", key=f"lost-{n}-") for n in range(commands)])
    answers: list[Answer] = []
    conflicts = 0

    async def send_all(send: Callable[[Append], Awaitable[Answer]]) -> None:
        nonlocal conflicts
        for append in waiting:
            try:
                answers.append(await send(append))
            except Conflict:
                conflicts += 1

    async with proxy as way:
        clients = [PostgresLog(way, NAMES) for _ in range(CLIENTS)]
        await asyncio.gather(*(send_all(client.append) for client in clients))
        for client in clients:
            client.close()

    assert_as_stored(list(answers), url, NAMES)
    outcome = Outcome(f"{CLIENTS} clients through a proxy that swallows the first answer to every commit")
    outcome.exactly("ambiguous commits", len(lost), commands)
    outcome.exactly("answered as stored", sum(answer.repeated for answer in answers), commands)
    outcome.exactly("effects", len(stored(url, NAMES)) / 2, commands)
    outcome.exactly("wrong conflicts", conflicts, 0)
    return outcome

"""A page of 50 dossiers: the whole GraphQL query in process beside bare psycopg (trang 50 hồ sơ)."""

import asyncio
import time
from pathlib import Path
from typing import Any

import orjson
import psycopg

from application.access.actors import Actor, Role
from domain.values import ActorId
from infrastructure.main import open_installation
from infrastructure.settings import Settings
from tests.installation import AUTHORITY

QUERY = """{ dossiers(first: 50) { pageInfo { endCursor hasNextPage }
  nodes { code status agency procedureCode channel submittedAt dueAt unit officer supplements extensions } } }"""
COLUMNS = "code, status, agency, procedure, channel, submitted_at, due_at, unit, officer, supplements, extensions"


def seconds_of_psycopg(url: str, *, rounds: int) -> float:
    """The floor: 50 rows of the same columns, as JSON bytes."""
    with psycopg.connect(url, autocommit=True) as db:
        sql = f"SELECT {COLUMNS} FROM read_h14.dossier ORDER BY opened DESC LIMIT 50"
        began = time.perf_counter()
        for _ in range(rounds):
            orjson.dumps(db.execute(sql.encode()).fetchall())
        return (time.perf_counter() - began) / rounds


def seconds_of_hoso(url: str, data_dir: Path, *, rounds: int) -> float:
    """Ours: parsed, validated, bounded by visibility, paged by key, completed by the executor, as JSON bytes."""
    return asyncio.run(_ours(url, data_dir, rounds))


async def _ours(url: str, data_dir: Path, rounds: int) -> float:
    from api.context import Context
    from api.schema import schema

    async with open_installation(Settings(authority=AUTHORITY, data_dir=data_dir, database_url=url)) as running:
        await running.reads.reached(await running.log.head())
        actor = Actor(ActorId("inspector-1"), Role.INSPECTOR)

        async def page() -> Any:
            context = Context(store=running.store, reads=running.reads, audits=running.audits, actor=actor)
            answer = await schema.execute(QUERY, context_value=context)
            assert answer.errors is None, answer.errors
            return orjson.dumps(answer.data)

        await page()
        began = time.perf_counter()
        for _ in range(rounds):
            await page()
        return (time.perf_counter() - began) / rounds

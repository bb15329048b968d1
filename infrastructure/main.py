"""Wiring: the one place that knows every layer (đấu nối hệ thống)."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    ExitStack,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from application.access.actors import SYSTEM, Actor
from application.audits.audits import Audits
from application.case_store import CaseStore
from application.installation import first_append
from application.ports import Clock
from application.publish_calendar import publish_calendar
from application.queries.reads import Reads
from application.record import record
from domain import law
from domain.law.parameters import book
from domain.log_integrity.commands import DeployCode
from domain.log_integrity.installation import LOCAL, Authority
from domain.values import PersonRef
from infrastructure.audits.histories import StoredHistories
from infrastructure.code_version import digest, version
from infrastructure.doctor.checks import refuse_unprotected
from infrastructure.evidence.bundle.bundle import BundleContext
from infrastructure.evidence.format.inclusion_promise import InclusionPromiseSigner
from infrastructure.evidence.public_keys import keys_of, promise_signer
from infrastructure.evidence.sealer.acknowledged import ACKNOWLEDGED, AcknowledgedHead
from infrastructure.evidence.sealer.another_history import before_first_fact, refuse_over_seals, refuse_unreadable
from infrastructure.evidence.sealer.child_process import SealerProcess, sealer_process
from infrastructure.evidence.sealer.loss_detector import LossDetector
from infrastructure.evidence.sealer.seal_folder import SealFolder
from infrastructure.evidence.sealer.seal_status import Seals, seals_of
from infrastructure.identity.subject_keys import KEYS, SqliteSubjectKeys
from infrastructure.identity.tokens import Tokens
from infrastructure.installation import (
    digest_key_of,
    found_installation,
    make_keys,
    refuse_unnamed,
    refuse_without_keys,
    settled,
    wanted_by,
)
from infrastructure.log.first_fact import first_fact
from infrastructure.log.loss_guard import LossGuard
from infrastructure.log.memory_log import MemoryLog
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.log.schema import FILES
from infrastructure.log.version_stamped_log import VersionStampedLog
from infrastructure.postgres.absence import PATIENCE_SECONDS, begun, in_thread, is_away
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.migrations import migrate
from infrastructure.postgres.safety import admit, refuse_unsafe
from infrastructure.read_models.projector import Projector
from infrastructure.read_models.reads import PostgresReads
from infrastructure.read_models.tables import MODELS
from infrastructure.settings import Settings
from infrastructure.system_clock import SystemClock
from infrastructure.telemetry.traces import with_spans
from infrastructure.workers.supervision import Worker

if TYPE_CHECKING:
    from fastapi import FastAPI


@dataclass(frozen=True, slots=True)
class RunningInstallation:
    """An installation that is open: its parts, wired (hệ thống đang chạy)."""

    settings: Settings
    url: str
    store: CaseStore
    log: PostgresLog
    reads: PostgresReads
    tokens: Tokens
    projector: Projector
    seals: Seals
    losses: LossDetector
    promises: InclusionPromiseSigner
    subject_keys: SqliteSubjectKeys
    audits: Audits
    workers: tuple[Worker, ...] = ()
    sealer: SealerProcess | None = None

    @property
    def head(self) -> int:
        """Position of the last fact this process knows of."""
        return max(self.log.stored, self.projector.position)


@asynccontextmanager
async def open_installation(
    settings: Settings, *, clock: Clock | None = None, serving: bool = False, unnamed: Authority = LOCAL
) -> AsyncIterator[RunningInstallation]:
    """The installation on its database, brought to the newest schema, its read models following the log.

    serving: its workers run beside it, as long as it is open. unnamed: whose a new embedded one is where the
    settings do not say.
    """
    clock = clock or SystemClock()
    wanted_by(settings)
    async with AsyncExitStack() as stack:
        url, revive = settings.database_url, _nothing_to_revive
        if url is None:
            server = await asyncio.to_thread(use_embedded, settings.data_dir / "postgres")
            stack.push_async_callback(asyncio.to_thread, server.close)
            url, revive = server.url, server.ensure_running
        settings = await in_thread(partial(_prepare, url, settings, clock.now(), unnamed))
        seals = seals_of(settings)
        reads = PostgresReads(url, settings.names)
        projector = Projector(url, settings.names, MODELS, moved=reads.moved, revive=revive)
        acknowledged = AcknowledgedHead(settings.data_dir / ACKNOWLEDGED)
        losses = LossDetector(SealFolder(settings.seals), acknowledged)
        log = PostgresLog(url, settings.names, stored=lambda position: projector.wake(), held=losses)
        subject_keys = SqliteSubjectKeys(settings.data_dir / KEYS)
        digest_key = digest_key_of(settings)
        stack.callback(subject_keys.close)
        stack.callback(reads.close)
        stack.callback(acknowledged.close)
        stack.callback(log.close)
        promises = promise_signer(settings)
        directly = CaseStore(log, clock, subject_keys, book(), digest_key)
        stamped = VersionStampedLog(log, lambda: record(directly, SYSTEM, this_program(clock.now())))
        guard = LossGuard(with_spans(stamped), losses.missing)
        store = CaseStore(guard, clock, subject_keys, book(), digest_key, promises)
        guard.compared(await losses.open(log))
        if guard.lost is None:
            await publish_calendar(store)
        await in_thread(projector.start)
        stack.push_async_callback(asyncio.to_thread, projector.stop)
        stack.push_async_callback(record_counted_attempts, store)
        tokens = Tokens(settings.data_dir / "identity", clock)
        audits = Audits(store, reads, reads.audits, partial(StoredHistories, url, settings.names))
        running = RunningInstallation(
            settings, url, store, log, reads, tokens, projector, seals, losses, promises, subject_keys, audits
        )
        workers = await stack.enter_async_context(_workers(running, guard)) if serving else ()
        yield replace(running, workers=workers)


def _workers(running: RunningInstallation, guard: LossGuard) -> AbstractAsyncContextManager[tuple[Worker, ...]]:
    """What a server runs beside answering."""
    # Imported here: commands have no use for the library that these follow the log with.
    from infrastructure.workers.server import server_workers

    return server_workers(
        running.store,
        guard,
        seals=running.seals,
        losses=running.losses,
        found_again=partial(publish_calendar, running.store),
        dossiers=running.reads,
        log=(running.url, running.settings.names),
        head=lambda: running.head,
    )


def _prepare(url: str, settings: Settings, now: datetime, unnamed: Authority = LOCAL) -> Settings:
    """The settings of the installation there is, or that is established now, on a server that keeps commits."""
    refuse_unsafe(url)
    above = settings.admin_url or url
    refuse_unreadable(settings)
    if found_installation(settings, above) is None:
        refuse_over_seals(settings)
    settings = settled(settings, above, unnamed if settings.database_url is None else None)
    first = before_first_fact(settings, first_fact(settings.authority, settings.names, now))
    migrate(above, settings.names, FILES, first)
    admit(settings.admin_url, url, settings.names)
    refuse_unprotected(url, settings.names, FILES)
    refuse_unnamed(settings)
    refuse_without_keys(settings, url)
    return settings


def this_program(now: datetime) -> DeployCode:
    """The command by which this program says which it is."""
    return DeployCode(occurred_at=now, version=version(), digest=digest())


def bundle_context(running: RunningInstallation) -> BundleContext:
    """What a bundle of this installation's log says beside the facts."""
    subject_keys = running.subject_keys

    def is_readable(subject: str) -> bool:
        return subject_keys.knows(PersonRef(subject))

    return BundleContext(
        origin=running.settings.log_origin,
        keys=keys_of(running.settings, running.promises),
        version=version(),
        digest=digest(),
        law=Path(law.__file__).parent,
        sign=running.promises.sign,
        is_readable=is_readable,
    )


async def record_counted_attempts(store: CaseStore) -> None:
    """Record what was counted and not yet recorded, as the installation closes."""
    await store.attempts.record_counts()


def _nothing_to_revive() -> None:
    """A given server is its operator's to start."""


@contextmanager
def in_memory(clock: Clock) -> Iterator[CaseStore]:
    """An installation without a server, for rules and scenarios."""
    subject_keys = SqliteSubjectKeys(None)
    try:
        yield CaseStore(MemoryLog(), clock, subject_keys, book(), os.urandom(32))
    finally:
        subject_keys.close()


async def build_in_memory(clock: Clock) -> CaseStore:
    """An installation without a server, for rules and scenarios; its calendar is published."""
    log = MemoryLog()
    await log.append(first_append(LOCAL, clock.now()))
    store = CaseStore(log, clock, SqliteSubjectKeys(None), book(), os.urandom(32))
    await publish_calendar(store)
    return store


def web_app(settings: Settings) -> "FastAPI":
    """The web application of an installation that opens with the server."""
    # Imported here: the command line opens installations too and should not wait for the web framework.
    from api.context import Context
    from api.execution.compiled_mutations import CompiledMutations
    from api.schema import schema
    from infrastructure.http.app import create_app

    def context(store: CaseStore, reads: Reads, audits: Audits, actor: Actor, traceparent: str | None) -> Context:
        return Context(store=store, reads=reads, audits=audits, actor=actor, traceparent=traceparent)

    acts = CompiledMutations(schema)
    return create_app(lambda: _open_sealed(settings), schema, acts.planned, context, settings.otlp_endpoint)


@asynccontextmanager
async def _open_sealed(settings: Settings) -> AsyncIterator[RunningInstallation]:
    """The installation, and in the embedded default its sealer beside it, as a process of its own."""
    async with open_installation(settings, serving=True) as running:
        with nullcontext() if settings.database_url else sealer_process(running.settings) as sealer:
            yield replace(running, sealer=sealer)


def serve(settings: Settings, host: str, port: int, listening: Callable[[str], None]) -> None:
    """Serve until a signal ends it. What keeps the installation from opening is raised before anything listens."""
    from infrastructure.http.address import refuse_unusable
    from infrastructure.http.bounded_body import MOST_BYTES
    from infrastructure.http.listener import listen

    refuse_unusable(host, port)
    with _ground(settings):
        listen(web_app(settings), host, port, listening, proxy_headers=False, ws_max_size=MOST_BYTES)


@contextmanager
def _ground(settings: Settings) -> Iterator[None]:
    """A database to serve on, looked at before; an embedded one runs as long."""
    with ExitStack() as stack:
        url = settings.database_url
        if url is None:
            url = stack.enter_context(use_embedded(settings.data_dir / "postgres")).url
        try:
            settings = begun(partial(_prepare, url, settings, SystemClock().now())).result(PATIENCE_SECONDS)
            make_keys(settings)
            Tokens(settings.data_dir / "identity", SystemClock())
        except (TimeoutError, psycopg.OperationalError) as error:
            if not isinstance(error, TimeoutError) and not is_away(error):
                raise
        seals_of(settings)
        if settings.authority is not None:
            promise_signer(settings)
        yield


def schema_text() -> str:
    """The schema in GraphQL's own language."""
    from api.schema import schema

    return schema.as_str()

"""A fact that cannot be read is told of in the same words, whoever reads it."""

import asyncio
import io
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest

from domain.attempt import AttemptRefused
from infrastructure.audits.histories import StoredHistories
from infrastructure.eventsourcing_contracts.application import LogApplication
from infrastructure.evidence.bundle.recomputation import BundleUnreadable, facts_in
from infrastructure.evidence.fact_bytes import StoredFacts
from infrastructure.exports.histories import ExportedHistories
from infrastructure.log.codec import EncodedEvent, encode
from infrastructure.log.fact_reader import UnreadableFact, refuse_unreadable
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.read_models.catch_up import count_parked, tail
from infrastructure.read_models.projector import Projector, connect
from infrastructure.read_models.tables import MODELS
from tests.infrastructure.log.appends import event, new, of
from tests.infrastructure.log.test_crafted_appends import CALL
from tests.infrastructure.read_models.observation import eventually
from tests.installation import NAMES

pytestmark = pytest.mark.postgres
STREAM = "dossier/1"


class Damaged(NamedTuple):
    """A log whose second fact cannot be read."""

    url: str
    topic: str
    folder: Path


DAMAGES: dict[str, tuple[str, bytes, bytes | None]] = {
    "topic": ("dossier.unheard_of.v9", b"{}", None),
    "body": (AttemptRefused.TOPIC, b'{"occurred_at":1}', None),
    "metadata": (AttemptRefused.TOPIC, encode(event()), b"?"),
}


@pytest.fixture(params=DAMAGES)
def damaged(request: pytest.FixtureRequest, migrated_url: str, tmp_path: Path) -> Damaged:
    """Three facts of one stream, the second of them damaged in one way."""
    topic, body, meta = DAMAGES[request.param]
    bad = new(STREAM, None)._replace(event=EncodedEvent(topic, body))

    async def append(*facts: Any) -> None:
        log = PostgresLog(migrated_url, NAMES)
        for fact in facts:
            await log.append(of(fact))
        log.close()

    asyncio.run(append(new(STREAM, 1), *([] if meta else [bad])))
    if meta is not None:
        with psycopg.connect(migrated_url, autocommit=True) as db:
            db.execute(f"SET ROLE {NAMES.app}".encode())
            odd = [None, [STREAM], [2], None, None, [topic], [meta], [body], ["x"], ["odd"], [b"x"], None, None]
            db.execute(CALL.encode(), odd)
    asyncio.run(append(new(STREAM, 3)))
    return Damaged(migrated_url, topic, tmp_path)


def of_log(ask: Callable[[PostgresLog], Any]) -> Callable[[Damaged], None]:
    """A question to the log of commands."""

    def read(damaged: Damaged) -> None:
        async def run() -> None:
            log = PostgresLog(damaged.url, NAMES)
            try:
                await ask(log)
            finally:
                log.close()

        asyncio.run(run())

    return read


def audits(damaged: Damaged) -> None:
    with StoredHistories(damaged.url, NAMES) as histories:
        list(histories.streams("dossier/"))


def exports(damaged: Damaged) -> None:
    with ExportedHistories(damaged.url, NAMES) as histories:
        list(histories.of("dossier"))


def read_models(damaged: Damaged) -> None:
    with connect(damaged.url, NAMES) as db:
        refuse_unreadable(tail(db, NAMES, 0, 10))


def bundles(damaged: Damaged) -> None:
    with StoredFacts(damaged.url, NAMES, NAMES.app) as stored:
        raw = b"".join(
            len(part).to_bytes(4, "big") + part for fact in stored.between(1, 3) for part in (fact.header, fact.body)
        )
    path = damaged.folder / "bundle.tar"
    with tarfile.open(path, "w") as tar:
        member = tarfile.TarInfo("facts")
        member.size = len(raw)
        tar.addfile(member, io.BytesIO(raw))
    with pytest.raises(BundleUnreadable) as caught:
        list(facts_in(path))
    assert caught.value.__cause__ is not None
    raise caught.value.__cause__


READERS: dict[str, Callable[[Damaged], None]] = {
    "log, tail": of_log(lambda log: log.tail(0, 10)),
    "log, facts": of_log(lambda log: log.facts(STREAM)),
    "audits": audits,
    "exports": exports,
    "read models": read_models,
    "bundles": bundles,
}


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_names_place_and_topic(damaged: Damaged, reader: str) -> None:
    with pytest.raises(UnreadableFact) as caught:
        READERS[reader](damaged)

    said = str(caught.value)
    assert said.startswith("the fact at position 2 cannot be read: ")
    assert said.endswith(f" (topic {damaged.topic})")
    assert caught.value.__cause__ is not None


@pytest.fixture
def application(damaged: Damaged) -> Iterator[LogApplication]:
    """The damaged log as an application of eventsourcing, which never looks at metadata."""
    env = {"PERSISTENCE_MODULE": "infrastructure.eventsourcing_contracts", "HOSO_DATABASE_URL": damaged.url}
    with LogApplication(env) as opened:
        yield opened


@pytest.mark.parametrize("damaged", ["topic", "body"], indirect=True)
@pytest.mark.parametrize("ask", ["history", "event_at"])
def test_a_fold_that_reads_events_alone_names_the_same_place(damaged: Damaged, ask: str) -> None:
    readings = {
        "history": of_log(lambda log: log.history(STREAM)),
        "event_at": of_log(lambda log: log.event_at(STREAM, 2)),
    }
    with pytest.raises(UnreadableFact, match=rf"^the fact at position 2 .*\(topic {damaged.topic}\)$"):
        readings[ask](damaged)


@pytest.mark.parametrize("damaged", ["topic", "body"], indirect=True)
def test_the_contracts_of_eventsourcing_say_the_same(damaged: Damaged, application: LogApplication) -> None:
    (notification,) = application.recorder.select_notifications(start=2, limit=1)
    with pytest.raises(UnreadableFact, match=rf"^the fact at position 2 .*\(topic {damaged.topic}\)$"):
        application.mapper.to_domain_event(notification)
    with pytest.raises(UnreadableFact, match=rf"^the fact at version 2 of {STREAM} .*\(topic {damaged.topic}\)$"):
        application.repository.get(STREAM, projector_func=lambda _, found: list(found))


def test_a_parked_stream_says_why_in_the_same_words(damaged: Damaged) -> None:
    running = Projector(damaged.url, NAMES, MODELS)
    running.start()
    eventually(lambda: running.position == 3)
    running.stop()

    with connect(damaged.url, NAMES) as db:
        assert count_parked(db, NAMES) == len(MODELS)
        reasons = {reason for (reason,) in db.execute("SELECT reason FROM read_h14.parked")}
    (reason,) = reasons
    assert reason.startswith("UnreadableFact: the fact at position 2 cannot be read: ")
    assert reason.endswith(f" (topic {damaged.topic})")

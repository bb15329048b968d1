"""Encrypted facts are gone from the end of the log: nothing is recorded on top until somebody explains it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from application.access.actors import Role
from infrastructure.evidence.sealer.sealer import Refused
from infrastructure.log.postgres_log import PostgresLog
from tests.graphql.conftest import content
from tests.graphql.served_installation import Served, fresh_database, serving
from tests.infrastructure.cli.conftest import Hoso, hoso
from tests.infrastructure.evidence.attacks import as_superuser, sealer_of
from tests.infrastructure.log.appends import new, of
from tests.infrastructure.read_models.observation import eventually
from tests.installation import NAMES

__all__ = ["hoso"]
pytestmark = pytest.mark.postgres


@pytest.fixture
def served(server_url: str, tmp_path: Path) -> Iterator[Served]:
    """An installation in which something was published, everything sealed."""
    with fresh_database(server_url) as url, serving(url, tmp_path / "hoso") as opened:
        published(opened, "1.000001", "first")
        with sealer_of(url, opened.running.settings.seals) as sealer:
            sealer.seal()
        yield opened


def published(served: Served, procedure: str, key: str, act: str = "does") -> dict[str, Any]:
    """What a publisher is answered."""
    publisher = served.someone(Role.PUBLISHER, name="publisher")
    asked = {"procedure": procedure, "content": content("Thủ tục", "5 ngày làm việc"), "idempotencyKey": key}
    found: dict[str, Any] = getattr(publisher, act)("publishProcedure", **asked)
    return found


def changed(served: Served, sql: str) -> None:
    """Somebody changes the log, and the sealer sees it."""
    as_superuser(served.database, sql)
    with sealer_of(served.database, served.running.settings.seals) as sealer, pytest.raises(Refused):
        sealer.seal()


def stands_still(served: Served) -> bool:
    return getattr(served.running.store.log, "lost", None) is not None


def head(served: Served) -> int:
    with psycopg.connect(served.database) as db:
        (found,) = db.execute("SELECT max(position) FROM log_h14.fact").fetchone() or (0,)
        return int(found)


LAST = "DELETE FROM log_h14.fact WHERE position = (SELECT max(position) FROM log_h14.fact)"


def test_nothing_is_recorded_on_top_of_a_loss_until_it_is_explained(
    served: Served, hoso: Hoso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(served, LAST)
    eventually(lambda: stands_still(served))
    before = head(served)

    refused = published(served, "1.000002", "second", "refused")

    assert (refused["code"], head(served)) == ("SEALED_FACTS_LOST", before)
    assert {"name": "alarm", "value": "TRUNCATED"} in refused["details"]
    assert published(served, "1.000001", "first")["repeated"]  # what was answered is answered again
    assert served.client.get("/readyz").status_code == 503
    monkeypatch.setenv("HOSO_DATABASE_URL", served.database)
    generated = hoso("generate", "--dossiers", 1)  # one that opens now does not record either
    assert (generated.code, "SEALED_FACTS_LOST" in generated.err) == (2, True)
    assert hoso("explain-restore", "--reason", "hỏng đĩa").code == 0
    eventually(lambda: not stands_still(served))
    published(served, "1.000002", "second")


def test_a_log_that_grew_over_the_loss_is_told_by_the_leaf_that_ended_the_seal(served: Served) -> None:
    async def grown() -> None:
        log = PostgresLog(served.database, NAMES)
        for n in range(3):
            await log.append(of(new(f"dossier/{n}", 1)))
        log.close()

    as_superuser(served.database, LAST)
    asyncio.run(grown())
    eventually(lambda: stands_still(served))
    assert "FORKED" in served.client.get("/readyz").text


def test_an_alarm_that_this_log_does_not_bear_out_stops_nobody(served: Served) -> None:
    changed(served, "UPDATE log_h14.fact SET body = '{}' WHERE position = 1")

    assert "NOT_AS_WRITTEN" in served.client.get("/readyz").text
    for n in range(2, 5):
        published(served, f"1.00000{n}", f"{n}")
    assert not stands_still(served)

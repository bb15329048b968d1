"""A log that is shorter than its seal, or another: nothing is recorded, whoever starts first and without any alarm."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from application.access.actors import Role
from infrastructure.evidence.sealer.acknowledged import Acknowledged, AcknowledgedHead
from infrastructure.evidence.sealer.root_of_leaves import RootOfLeaves
from infrastructure.evidence.sealer.sealer import Refused
from infrastructure.log.known_facts import KnownFact
from infrastructure.postgres.binaries import newest_install
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.home import Home
from tests.chaos.ground import run
from tests.graphql.conftest import content
from tests.graphql.served_installation import Served, fresh_database, serving
from tests.infrastructure.cli.conftest import Hoso, hoso
from tests.infrastructure.evidence.attacks import NOON, record, sealer_of
from tests.infrastructure.evidence.trees import Tree, sha
from tests.infrastructure.read_models.observation import eventually
from tests.installation import establish

__all__ = ["hoso"]
pytestmark = pytest.mark.postgres
FACT = "SELECT coalesce(max(position), 0) FROM log_h14.fact"


@pytest.fixture
def database(server_url: str) -> Iterator[str]:
    """An empty database."""
    with fresh_database(server_url) as url:
        yield url


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data directory."""
    return tmp_path / "hoso"


def publish(served: Served, number: int, act: str = "does") -> dict[str, Any]:
    """What a publisher is answered."""
    publisher = served.someone(Role.PUBLISHER, name="publisher")
    asked = {"content": content("Thủ tục", "5 ngày làm việc"), "idempotencyKey": f"key-{number}"}
    found: dict[str, Any] = getattr(publisher, act)("publishProcedure", procedure=f"1.00000{number}", **asked)
    return found


def seal(url: str, folder: Path) -> None:
    with sealer_of(url, folder / "seal") as sealer:
        sealer.seal()


def head(url: str) -> int:
    with psycopg.connect(url) as db:
        return int((db.execute(FACT).fetchone() or (0,))[0])


def ready(served: Served) -> httpx.Response:
    return served.client.get("/readyz")


def details(refusal: dict[str, Any]) -> dict[str, str]:
    assert refusal["code"] == "SEALED_FACTS_LOST"
    return {one["name"]: one["value"] for one in refusal["details"]}


class Databases:
    """Databases of one server that take each other's place, as primaries do behind one address."""

    def __init__(self, server_url: str) -> None:
        self._server = server_url

    def copy(self, url: str) -> str:
        """The database as it is now, under a name of its own: a replica that goes no further."""
        name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
        self._run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")  # a server that runs would be back at once
        self._run(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'")
        self._run(f"CREATE DATABASE {name}_copy TEMPLATE {name}")
        self._run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        return psycopg.conninfo.make_conninfo(url, dbname=f"{name}_copy")

    def put(self, copy: str, url: str) -> None:
        """Let the copy answer at an address from now on."""
        old, new = (psycopg.conninfo.conninfo_to_dict(one)["dbname"] for one in (url, copy))
        self._run(f"DROP DATABASE {old} WITH (FORCE)")
        self._run(f"ALTER DATABASE {new} RENAME TO {old}")

    def _run(self, sql: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as db:
            db.execute(sql.encode())


@pytest.fixture
def databases(server_url: str) -> Databases:
    return Databases(server_url)


def test_a_server_refuses_where_an_old_primary_comes_back_behind_its_address(
    database: str, folder: Path, databases: Databases, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    establish(database)
    record(database, 5)
    old = databases.copy(database)
    with serving(database, folder) as served:
        publish(served, 1)
        seal(database, folder)
        sealed = head(database)
        databases.put(old, database)

        told = details(publish(served, 2, "refused"))

        assert (told["alarm"], told["sealed"], head(database)) == ("TRUNCATED", str(sealed), 6)
        assert not (folder / "seal" / "public" / "alarm").exists()
        assert (ready(served).status_code, "SEALED_FACTS_LOST" in ready(served).text) == (503, True)
        monkeypatch.setenv("HOSO_DATABASE_URL", database)
        doctor = hoso("doctor", "--format", "json")
        assert "SEALED_FACTS_LOST: alarm TRUNCATED" in doctor.out
        assert hoso("explain-restore", "--reason", "máy chủ cũ trở lại").code == 0
        eventually(lambda: ready(served).status_code == 200)
        publish(served, 2)
        seal(database, folder)
        assert (folder / "seal" / "before" / "1").is_dir()


def test_what_was_acknowledged_and_never_sealed_is_missed_too_also_after_a_restart(
    database: str, folder: Path, databases: Databases, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    establish(database)
    with serving(database, folder) as served:
        publish(served, 1)
        seal(database, folder)
        replica = databases.copy(database)
        publish(served, 2)
        acknowledged = head(database)
        databases.put(replica, database)

        told = details(publish(served, 3, "refused"))
        assert (told["alarm"], told["acknowledged"]) == ("TRUNCATED", str(acknowledged))
    with serving(database, folder) as served:
        before = head(database)
        assert ready(served).status_code == 503
        publish(served, 3, "refused")
        assert head(database) == before
        monkeypatch.setenv("HOSO_DATABASE_URL", database)
        assert hoso("explain-restore", "--reason", "bản sao chưa nhận đủ").code == 0
        eventually(lambda: ready(served).status_code == 200)
        publish(served, 3)
    with serving(database, folder) as served:
        publish(served, 4)


@pytest.mark.parametrize("first", ["server", "sealer"])
def test_a_dump_restored_by_the_manual_is_told_whoever_starts_first(
    first: str, database: str, folder: Path, tmp_path: Path, server_url: str
) -> None:
    programs, dump = newest_install().programs, tmp_path / "hoso.dump"
    with serving(database, folder) as served:
        publish(served, 1)
        run(programs / "pg_dump", "--format=custom", "-d", database, "-f", dump)
        publish(served, 2)
        seal(database, folder)
    (folder / "acknowledged").unlink()  # another machine
    with fresh_database(server_url) as restored:
        run(programs / "pg_restore", "--exit-on-error", "-d", restored, dump)
        if first == "sealer":
            with sealer_of(restored, folder / "seal") as sealer, pytest.raises(Refused, match="TRUNCATED"):
                sealer.seal()
        before = head(restored)
        with serving(restored, folder) as served:
            assert ready(served).status_code == 503
            assert details(publish(served, 3, "refused"))["alarm"] == "TRUNCATED"
        assert head(restored) == before  # neither a calendar nor a count of attempts came on top


def test_a_log_that_grew_past_the_seal_on_another_history_is_told_by_its_leaves(
    database: str, folder: Path, databases: Databases
) -> None:
    establish(database)
    record(database, 5)
    old = databases.copy(database)
    record(database, 300, beginning=5)
    seal(database, folder)
    record(old, 400, beginning=5)
    databases.put(old, database)

    with serving(database, folder) as served:
        assert details(publish(served, 1, "refused"))["alarm"] == "FORKED"
    shutil.rmtree(folder / "seal" / "public" / "tile")  # then the whole log is read against the root
    with serving(database, folder) as served:
        assert details(publish(served, 1, "refused"))["alarm"] == "FORKED"


def test_a_seal_without_its_tiles_holds_against_the_whole_log(database: str, folder: Path) -> None:
    establish(database)
    record(database, 300)
    seal(database, folder)
    shutil.rmtree(folder / "seal" / "public" / "tile")

    with serving(database, folder) as served:
        publish(served, 1)


def test_the_seal_folder_of_another_log_stops_recording_and_cannot_be_explained_away(
    database: str, folder: Path, server_url: str, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_database(server_url) as other:
        establish(other)
        record(other, 3)
        seal(other, folder)
    establish(database)
    record(database, 9)
    before = head(database)

    with serving(database, folder) as served:
        assert details(publish(served, 1, "refused"))["alarm"] == "OTHER_LOG"
        assert ready(served).status_code == 503
    monkeypatch.setenv("HOSO_DATABASE_URL", database)
    refused = hoso("explain-restore", "--reason", "nhầm thư mục")
    assert (refused.code, "another log" in refused.err, head(database)) == (2, True, before)


def test_no_second_log_begins_beside_the_seals_of_a_first_one(
    database: str, folder: Path, server_url: str, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_database(server_url) as other:
        establish(other)
        seal(other, folder)
    monkeypatch.setenv("HOSO_DATABASE_URL", database)

    refused = hoso("generate", "--dossiers", 1)

    assert (refused.code, "SEALED_FACTS_LOST" in refused.err) == (2, True)
    with psycopg.connect(database) as db:
        assert db.execute("SELECT to_regnamespace('log_h14')").fetchone() == (None,)


@pytest.mark.parametrize("how", ["absent", "no checkpoint"])
def test_without_a_readable_seal_serving_goes_on_and_it_is_told(
    how: str, database: str, folder: Path, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    if how != "absent":
        checkpoint = folder / "seal" / "public" / "checkpoint"
        checkpoint.parent.mkdir(parents=True)
        checkpoint.write_text("nothing that was signed")
    with serving(database, folder) as served:
        publish(served, 1)
        assert ready(served).status_code == 200
        said = ready(served).json()["seal"]
        assert ("no seal" if how == "absent" else "cannot be read") in said
    monkeypatch.setenv("HOSO_DATABASE_URL", database)
    assert "whether sealed facts are lost cannot be told" in hoso("doctor", "--format", "json").out


def test_a_seal_that_comes_later_is_compared_as_it_comes(
    database: str, folder: Path, tmp_path: Path, databases: Databases
) -> None:
    establish(database)
    old = databases.copy(database)
    record(database, 4)
    seal(database, tmp_path / "sealer")
    databases.put(old, database)
    with serving(database, folder) as served:
        publish(served, 1)

        shutil.copytree(tmp_path / "sealer" / "seal", folder / "seal")

        assert details(publish(served, 2, "refused"))["alarm"] == "FORKED"


@pytest.mark.parametrize("size", [1, 2, 65_535, 65_536, 65_537, 3 * 65_536 + 5])
def test_a_root_made_in_parts_is_the_root(size: int) -> None:
    leaves = [sha(b"%d" % n) for n in range(size)]
    made = RootOfLeaves()
    for at in range(0, size, RootOfLeaves.AT_ONCE):
        made.add(leaves[at : at + RootOfLeaves.AT_ONCE])

    assert (made.size, made.root()) == (size, Tree(leaves).root(0, size))


@pytest.mark.parametrize("sealed", [True, False])
def test_a_promoted_replica_with_fewer_facts_than_were_acknowledged_takes_none_on_top(
    sealed: bool, folder: Path, tmp_path: Path
) -> None:
    primary, replica = Home(tmp_path / "a"), Home(tmp_path / "b")
    with use_embedded(primary.path) as first:
        establish(first.url)
        with serving(first.url, folder) as served:
            publish(served, 1)
        _replicate(first.url, primary, replica)
        with use_embedded(replica.path) as second, serving(_either(first.url, second.url), folder) as served:
            eventually(lambda: ready(served).status_code == 200)
            publish(served, 2)  # the replica was lost, and does not get it
            if sealed:
                seal(first.url, folder)
            before = head(second.url)
            first.close()
            eventually(lambda: ready(served).status_code == 503 and "SEALED_FACTS_LOST" in ready(served).text)

            told = details(publish(served, 3, "refused"))

            assert (told["alarm"], "sealed" in told, head(second.url)) == ("TRUNCATED", sealed, before)


def _replicate(url: str, primary: Home, replica: Home) -> None:
    """A replica with all there is now, promoted as soon as it can be."""
    server = psycopg.conninfo.conninfo_to_dict(url)
    replica.path.mkdir(mode=0o700)
    address = ["-h", server["host"], "-p", server["port"], "-U", "postgres"]
    run(
        newest_install().programs / "pg_basebackup",
        *address,
        "-D",
        replica.cluster,
        "-X",
        "stream",
        "--checkpoint=fast",
    )
    with (replica.cluster / "postgresql.auto.conf").open("a") as settings:
        settings.write("restore_command = 'false'\nrecovery_target = 'immediate'\nrecovery_target_action = 'promote'\n")
    (replica.cluster / "recovery.signal").touch()
    owner = primary.cluster.stat()
    run("chown", "-R", f"{owner.st_uid}:{owner.st_gid}", replica.cluster)


def _either(*urls: str) -> str:
    """One address of two servers: the first that answers, as libpq tries them."""
    found = [psycopg.conninfo.conninfo_to_dict(url) for url in urls]
    hosts, ports = (",".join(str(one[name]) for one in found) for name in ("host", "port"))
    return psycopg.conninfo.make_conninfo(urls[0], host=hosts, port=ports)


def test_a_memory_that_cannot_be_written_keeps_nobody_from_an_answer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    head_of = AcknowledgedHead(tmp_path / "acknowledged")
    head_of.of_log(bytes(32))
    (tmp_path / "acknowledged").mkdir()

    for position in (1, 2):
        head_of.note(KnownFact(position, bytes(32)), NOON)

    assert head_of.last is not None
    assert (head_of.last.fact.position, caplog.text.count("cannot be written")) == (2, 1)


def test_a_memory_is_of_one_log_and_a_torn_one_is_none(tmp_path: Path) -> None:
    path, one, another = tmp_path / "acknowledged", b"1" * 32, b"2" * 32
    written = AcknowledgedHead(path)
    written.of_log(one)
    written.note(KnownFact(7, b"7" * 32), NOON)
    written.close()
    whole = path.read_bytes()

    def remembered(first_leaf: bytes, content: bytes) -> object:
        path.write_bytes(content)
        head_of = AcknowledgedHead(path)
        head_of.of_log(first_leaf)
        return head_of.last

    assert remembered(one, whole) == Acknowledged(KnownFact(7, b"7" * 32), NOON)
    assert remembered(another, whole) is None
    assert remembered(one, whole[:-1]) is None
    assert remembered(one, whole.replace(b"7", b"8")) is None

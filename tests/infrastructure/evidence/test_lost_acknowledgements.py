"""What was acknowledged is missed too: by a running server, after a restart, on a promoted replica."""

from pathlib import Path

import psycopg
import pytest

from infrastructure.evidence.sealer.acknowledged import Acknowledged, AcknowledgedHead, UnreadableMemory, remembered
from infrastructure.evidence.sealer.root_of_leaves import RootOfLeaves
from infrastructure.log.known_facts import KnownFact
from infrastructure.postgres.binaries import newest_install
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.home import Home
from tests.chaos.ground import run
from tests.graphql.served_installation import fresh_database, serving
from tests.infrastructure.cli.conftest import Hoso
from tests.infrastructure.evidence.attacks import NOON
from tests.infrastructure.evidence.lost_facts import Databases, details, head, publish, ready, seal
from tests.infrastructure.evidence.trees import Tree, sha
from tests.infrastructure.read_models.observation import eventually
from tests.installation import establish

pytestmark = pytest.mark.postgres


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

        found = details(publish(served, 3, "refused"))
        assert (found["alarm"], found["acknowledged"]) == ("TRUNCATED", str(acknowledged))
    with serving(database, folder) as served:
        before = head(database)
        assert ready(served).status_code == 503
        publish(served, 3, "refused")
        assert head(database) == before
        monkeypatch.setenv("HOSO_DATABASE_URL", database)
        monkeypatch.setenv("HOSO_ORIGIN", "log.example")
        unsigned = hoso("seal", "--once")
        assert (unsigned.code, "were acknowledged and are gone" in unsigned.out) == (1, True)
        monkeypatch.delenv("HOSO_ORIGIN")
        assert hoso("explain-restore", "--reason", "bản sao chưa nhận đủ").code == 0
        eventually(lambda: ready(served).status_code == 200)
        publish(served, 3)
    with serving(database, folder) as served:
        publish(served, 4)
        seal(database, folder)


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

            found = details(publish(served, 3, "refused"))

            assert (found["alarm"], "sealed" in found, head(second.url)) == ("TRUNCATED", sealed, before)


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


def test_a_memory_is_of_one_log_and_a_torn_one_is_refused(tmp_path: Path) -> None:
    path, one, another = tmp_path / "acknowledged", b"1" * 32, b"2" * 32
    written = AcknowledgedHead(path)
    written.of_log(one)
    written.note(KnownFact(7, b"7" * 32), NOON)
    written.close()
    whole = path.read_bytes()

    def recalled(first_leaf: bytes, content: bytes) -> AcknowledgedHead:
        path.write_bytes(content)
        head_of = AcknowledgedHead(path)
        head_of.of_log(first_leaf)
        return head_of

    assert recalled(one, whole).last == Acknowledged(KnownFact(7, b"7" * 32), NOON)
    of_another = recalled(another, whole)
    assert (of_another.last, of_another.another) == (None, Acknowledged(KnownFact(7, b"7" * 32), NOON))
    of_another.note(KnownFact(8, b"8" * 32), NOON)
    assert path.read_bytes() == whole
    for torn in (whole[:-1], whole[:60], b"", whole.replace(b"7", b"8")):
        with pytest.raises(UnreadableMemory, match="acknowledged"):
            recalled(one, torn)
    path.unlink()
    path.mkdir()
    with pytest.raises(UnreadableMemory, match="is a directory"):
        AcknowledgedHead(path).of_log(one)


@pytest.mark.parametrize("put", ["", "another file"])
def test_a_memory_that_is_removed_while_it_is_written_is_made_again(put: str, tmp_path: Path) -> None:
    path = tmp_path / "acknowledged"
    head_of = AcknowledgedHead(path)
    head_of.of_log(b"1" * 32)
    head_of.note(KnownFact(7, b"7" * 32), NOON)
    path.unlink()
    if put:
        path.write_text(put)

    head_of.note(KnownFact(8, b"8" * 32), NOON)

    found = remembered(path)
    assert found is not None
    assert found.last.fact == KnownFact(8, b"8" * 32)


def test_no_new_log_is_founded_where_the_data_directory_remembers_one(
    database: str, folder: Path, server_url: str, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_database(server_url) as other, serving(other, folder) as served:
        publish(served, 1)
    before = (folder / "acknowledged").read_bytes()
    monkeypatch.setenv("HOSO_DATABASE_URL", database)

    refused = hoso("serve", "--port", 0)

    assert (refused.code, "SEALED_FACTS_LOST (TRUNCATED)" in refused.err, refused.err.count("\n")) == (2, True, 1)
    assert str(folder / "acknowledged") in refused.err
    assert (folder / "acknowledged").read_bytes() == before
    with psycopg.connect(database) as db:
        assert db.execute("SELECT to_regnamespace('log_h14')").fetchone() == (None,)


def test_the_memory_of_another_log_is_told_and_kept(
    database: str, folder: Path, server_url: str, hoso: Hoso, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    with fresh_database(server_url) as other, serving(other, folder) as served:
        publish(served, 1)
    before = (folder / "acknowledged").read_bytes()
    establish(database)

    with serving(database, folder) as served:
        assert details(publish(served, 2, "refused"))["alarm"] == "OTHER_LOG"
        assert ready(served).status_code == 503
    assert "explain-restore" not in caplog.text
    assert (folder / "acknowledged").read_bytes() == before
    monkeypatch.setenv("HOSO_DATABASE_URL", database)
    refused = hoso("explain-restore", "--reason", "nhầm thư mục")
    assert (refused.code, str(folder / "acknowledged") in refused.err) == (2, True)
    assert "SEALED_FACTS_LOST: alarm OTHER_LOG" in hoso("doctor", "--format", "json").out


@pytest.mark.parametrize("how", ["cut", "folder"])
def test_a_memory_that_cannot_be_read_keeps_the_server_from_opening_and_doctor_says_which(
    how: str, database: str, folder: Path, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(database, folder) as served:
        publish(served, 1)
    path = folder / "acknowledged"
    content = path.read_bytes()
    path.unlink()
    if how == "folder":
        path.mkdir()
    else:
        path.write_bytes(content[:60])
    monkeypatch.setenv("HOSO_DATABASE_URL", database)

    refused = hoso("serve", "--port", 0)

    assert (refused.code, str(path) in refused.err, refused.err.count("\n")) == (2, True, 1)
    doctor = hoso("doctor", "--format", "json")
    assert (doctor.code, str(path) in doctor.out) == (1, True)

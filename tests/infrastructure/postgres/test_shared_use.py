"""One server for all who use it: started by the first, stopped after the last."""

import re
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from infrastructure.postgres import cluster, server
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.errors import EmbeddedUnavailable
from infrastructure.postgres.home import Home
from infrastructure.postgres.locks import holders, is_held
from infrastructure.postgres.postmaster import until
from infrastructure.postgres.socket_directory import prepare
from tests.infrastructure.postgres.users import ROOT, User, ask, execute, furnish

pytestmark = pytest.mark.postgres
START = "SELECT pg_postmaster_start_time()::text"


def test_what_was_written_is_there_at_the_next_use_and_the_last_to_leave_stops_the_server(home: Home) -> None:
    with use_embedded(home.path) as use:
        execute(use.url, "CREATE TABLE fact AS SELECT 'đã ghi' AS word")
        first = ask(use.url, START)
    assert not is_held(home.server_lock)
    assert holders(home.guardian_lock) == []
    with use_embedded(home.path) as use:
        assert ask(use.url, "SELECT word FROM fact") == "đã ghi"
        assert ask(use.url, START) != first


def test_the_server_writes_safely_and_opens_no_port(empty_home: Home) -> None:
    expected = {
        "fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", "data_checksums": "on",
        "listen_addresses": "", "server_encoding": "UTF8", "TimeZone": "UTC",
    }  # fmt: skip
    with use_embedded(empty_home.path) as use:
        assert {name: ask(use.url, f"SHOW {name}") for name in expected} == expected
        assert ask(use.url, "SELECT current_database() || current_user") == "hosopostgres"
        assert ask(use.url, "SELECT upper('hồ sơ')") == "HỒ SƠ"


def test_neither_a_file_nor_the_environment_makes_the_server_unsafe(
    own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = own_home
    monkeypatch.setenv("PGPORT", "6000")
    monkeypatch.setenv("PGDATA", "/nowhere")
    with use_embedded(home.path) as use:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            execute(use.url, f"ALTER SYSTEM SET {name} = off")
        execute(use.url, "ALTER SYSTEM SET listen_addresses = '*'")
    with use_embedded(home.path) as use:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            assert ask(use.url, f"SHOW {name}") == "on"
        assert ask(use.url, "SHOW listen_addresses") == ""


def test_four_processes_at_once_get_one_server(empty_home: Home, user: Callable[..., User]) -> None:
    home = empty_home
    users = [user() for _ in range(4)]
    assert len({ask(one.url(), START) for one in users}) == 1
    for one in users:
        assert is_held(home.server_lock)
        one.leaves()
    assert not is_held(home.server_lock)


def test_a_user_who_leaves_does_not_disturb_the_others(home: Home) -> None:
    with use_embedded(home.path) as stays:
        leaves = use_embedded(home.path)
        leaves.close()
        leaves.close()
        assert ask(stays.url, "SELECT 1") == 1


def test_two_homes_have_nothing_to_do_with_each_other(home: Home, own_home: Home) -> None:
    with use_embedded(home.path) as here, use_embedded(own_home.path) as there:
        assert ask(here.url, START) != ask(there.url, START)


@pytest.mark.parametrize("name", ["a 'b\" đ", "a, b", "deep/" * 30 + "home"])
def test_a_home_may_have_any_name_and_depth(tmp_path: Path, made_once: Home, name: str) -> None:
    home = tmp_path / name
    furnish(Home(home), made_once)
    with use_embedded(home) as use:
        assert ask(use.url, "SELECT 1") == 1
        place = server.socket_of(Home(home))
        assert place is not None
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert place.parent == home or not place.exists()


def test_a_socket_directory_that_somebody_else_prepared_is_refused(
    tmp_path: Path, made_once: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    common = tmp_path / "tmp"
    common.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(common))
    home = tmp_path / ("deep/" * 30) / "home"
    furnish(Home(home), made_once)
    prepare(Home(home.resolve()), (home / "cluster").stat().st_uid).chmod(0o777)
    with pytest.raises(EmbeddedUnavailable, match="TMPDIR"):
        use_embedded(home)


def test_directories_that_were_there_keep_their_rights(tmp_path: Path) -> None:
    parents = [tmp_path / "a", tmp_path / "a/b", tmp_path / "a/b/home"]
    for path, mode in zip(parents, (0o711, 0o1750, 0o755), strict=True):
        path.mkdir()
        path.chmod(mode)
    before = [(path.stat().st_mode, path.stat().st_uid, path.stat().st_gid) for path in parents]
    use_embedded(parents[-1]).close()
    assert [(path.stat().st_mode, path.stat().st_uid, path.stat().st_gid) for path in parents] == before
    private = [path for path in parents[-1].iterdir() if path.stat().st_mode & 0o077]
    assert private == []


def test_whoever_waits_for_the_output_of_a_user_is_not_held_up_by_the_server(home: Home) -> None:
    program = (
        "import os, sys; from pathlib import Path; from infrastructure.postgres.embedded import use_embedded\n"
        "use_embedded(Path(sys.argv[1])); print('started', flush=True); os.kill(os.getpid(), 9)"
    )
    with use_embedded(home.path):
        done = subprocess.run(
            [sys.executable, "-c", program, str(home.path)], cwd=ROOT, capture_output=True, text=True, timeout=60
        )
        assert done.stdout == "started\n"
    with use_embedded(home.path):  # the guardian that this process now set up
        assert is_held(home.guardian_lock)
    done = subprocess.run(
        [sys.executable, "-c", program, str(home.path)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr, done.returncode) == ("started\n", "", -signal.SIGKILL)


def test_a_user_killed_while_the_cluster_is_made_leaves_nothing_half_made(
    empty_home: Home, user: Callable[..., User]
) -> None:
    home = empty_home
    killed = user()
    assert until((home.half_made / "PG_VERSION").exists, 60)
    killed.gets(signal.SIGKILL)
    assert is_held(home.turn_lock)  # by initdb, which goes on and must not be met by a second one
    assert not home.cluster.exists()
    with use_embedded(home.path) as use:
        assert ask(use.url, "SELECT 1") == 1
    assert not home.half_made.exists()


def test_the_cause_of_a_failed_start_is_reported_in_one_line(own_home: Home) -> None:
    home = own_home
    use_embedded(home.path).close()
    with (home.cluster / "postgresql.conf").open("a") as settings:
        settings.write("shared_buffers = 'viele'\n")
    with pytest.raises(EmbeddedUnavailable) as refused:
        use_embedded(home.path)
    assert re.fullmatch(r"PostgreSQL in .* did not start: .*FATAL: .*HOSO_DATABASE_URL.*", str(refused.value))


def test_a_home_that_cannot_be_made_is_reported_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EmbeddedUnavailable, match=r"no PostgreSQL can live in .*file/postgres: .*HOSO_DATABASE_URL"):
        use_embedded(tmp_path / "file/postgres")


def test_a_home_with_a_line_break_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmbeddedUnavailable, match="line break"):
        use_embedded(tmp_path / "a\nb")


def test_a_directory_of_something_else_is_not_taken_for_a_cluster(empty_home: Home) -> None:
    home = empty_home
    home.cluster.mkdir(parents=True)
    (home.cluster / "letter.txt").write_text("keep me")
    with pytest.raises(EmbeddedUnavailable, match="is no PostgreSQL cluster"):
        use_embedded(home.path)
    assert (home.cluster / "letter.txt").read_text() == "keep me"


def test_a_cluster_of_an_unknown_postgresql_is_refused_with_its_version(own_home: Home) -> None:
    home = own_home
    use_embedded(home.path).close()
    (home.cluster / "PG_VERSION").write_text("12\n")
    with pytest.raises(EmbeddedUnavailable, match="made by PostgreSQL 12"):
        use_embedded(home.path)


def test_programs_are_given_nothing_of_the_users_environment() -> None:
    assert set(cluster.ENVIRONMENT) == {"PATH", "LC_ALL", "TZ"}

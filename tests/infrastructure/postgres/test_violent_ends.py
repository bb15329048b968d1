"""However a process ends, no server stays without a user and no user stays without a server."""

import os
import shutil
import signal
from collections.abc import Callable
from threading import Thread

import psycopg
import pytest

from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.home import Home
from infrastructure.postgres.locks import held, holders, is_held, shared
from infrastructure.postgres.postmaster import postmaster_of, until
from tests.infrastructure.postgres.users import User, ask, execute, is_gone, is_stopped

pytestmark = pytest.mark.postgres
ENDS = [signal.SIGTERM, signal.SIGINT, signal.SIGKILL]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.name)
def test_the_server_ends_with_its_last_user(home: Home, user: Callable[..., User], end: signal.Signals) -> None:
    last = user()
    assert ask(last.url(), "SELECT 1") == 1
    last.gets(end)
    assert is_stopped(home)
    assert "database system is shut down" in home.log.read_text()


def test_an_interrupt_of_the_whole_terminal_leaves_the_server_to_its_other_users(
    home: Home, user: Callable[..., User]
) -> None:
    starter = user(under=("setsid",))
    url = starter.url()
    with use_embedded(home.path):
        os.killpg(starter.process.pid, signal.SIGINT)
        starter.process.communicate(timeout=60)
        assert ask(url, "SELECT 1") == 1


def test_killing_one_of_two_users_leaves_the_other_working(home: Home, user: Callable[..., User]) -> None:
    starter = user()
    url = starter.url()
    with use_embedded(home.path), psycopg.connect(url) as connection:
        starter.gets(signal.SIGKILL)
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert ask(url, "SELECT 2") == 2


def test_who_comes_while_the_server_is_being_stopped_gets_one_that_works(home: Home, user: Callable[..., User]) -> None:
    for _ in range(5):
        last = user()
        last.url()
        last.gets(signal.SIGKILL)
        with use_embedded(home.path) as use:
            assert [ask(use.url, "SELECT 1") for _ in range(3)] == [1, 1, 1]


def test_the_guardian_goes_back_to_waiting_when_somebody_came_before_its_turn(
    home: Home, user: Callable[..., User]
) -> None:
    last = user()
    url = last.url()
    (guardian,) = holders(home.guardian_lock)
    with held(home.turn_lock):
        last.gets(signal.SIGKILL)
        assert until(lambda: guardian in holders(home.turn_lock), 60)
        share = shared(home.use_lock)
    assert until(lambda: guardian not in holders(home.turn_lock), 60)
    assert ask(url, "SELECT 1") == 1
    os.close(share)
    assert is_stopped(home)


def test_a_home_can_be_removed_and_made_anew_at_once(empty_home: Home) -> None:
    home = empty_home
    for _ in range(2):
        with use_embedded(home.path) as use:
            assert ask(use.url, "SELECT 1") == 1
        shutil.rmtree(home.path)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda end: end.name)
def test_the_guardian_outlives_a_signal_sent_to_everybody(
    home: Home, user: Callable[..., User], end: signal.Signals
) -> None:
    last = user()
    last.url()
    (guardian,) = holders(home.guardian_lock)
    os.kill(guardian, end)
    last.gets(signal.SIGKILL)
    assert is_stopped(home)


def test_a_killed_guardian_is_replaced_by_the_next_user(home: Home, user: Callable[..., User]) -> None:
    starter = user()
    url = starter.url()
    (guardian,) = holders(home.guardian_lock)
    os.kill(guardian, signal.SIGKILL)
    assert until(lambda: not is_held(home.guardian_lock), 60)
    assert ask(url, "SELECT 1") == 1
    second = user()
    second.url()
    assert is_held(home.guardian_lock)
    starter.gets(signal.SIGKILL)
    assert ask(url, "SELECT 1") == 1
    second.gets(signal.SIGKILL)
    assert is_stopped(home)


def test_a_server_orphaned_by_a_killed_guardian_is_joined_and_stopped(home: Home, user: Callable[..., User]) -> None:
    last = user()
    url = last.url()
    (guardian,) = holders(home.guardian_lock)
    os.kill(guardian, signal.SIGKILL)
    last.gets(signal.SIGKILL)
    assert ask(url, "SELECT 1") == 1
    use_embedded(home.path).close()
    assert is_stopped(home)


def test_a_killed_server_is_brought_back_with_all_that_was_confirmed(home: Home) -> None:
    with use_embedded(home.path) as use:
        execute(use.url, "CREATE TABLE confirmed AS SELECT 7 AS number")
        _kill_postmaster(home)
        use.ensure_running()
        assert ask(use.url, "SELECT number FROM confirmed") == 7
        _kill_postmaster(home)
        with use_embedded(home.path) as second:
            assert ask(second.url, "SELECT number FROM confirmed") == 7


def test_backends_that_outlive_a_killed_server_do_not_hinder_the_next(home: Home) -> None:
    with use_embedded(home.path) as use:
        busy = Thread(target=_compute_for_ever, args=(use.url,))
        busy.start()
        assert until(lambda: ask(use.url, "SELECT count(*) FROM pg_stat_activity WHERE query ~ '^DO'") == 1, 60)
        _kill_postmaster(home)
        assert is_held(home.server_lock)
        use.ensure_running()
        busy.join(timeout=60)
        assert ask(use.url, "SELECT 1") == 1


def test_a_server_made_to_end_by_another_hand_is_started_again(home: Home) -> None:
    with use_embedded(home.path) as use, psycopg.connect(use.url):
        note = postmaster_of(home)
        assert note is not None
        os.kill(note.pid, signal.SIGTERM)  # it waits for its clients and takes no new ones
        assert until(lambda: not getattr(postmaster_of(home), "is_ready", False), 60)
        use.ensure_running()
        assert ask(use.url, "SELECT 1") == 1


def _kill_postmaster(home: Home) -> None:
    note = postmaster_of(home)
    assert note is not None
    os.kill(note.pid, signal.SIGKILL)
    assert until(lambda: is_gone(note.pid), 60)


def _compute_for_ever(url: str) -> None:
    with pytest.raises(psycopg.OperationalError), psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DO $$ DECLARE n bigint := 0; BEGIN LOOP n := n + 1; END LOOP; END $$")

"""The server runs for root, for an ordinary user and for a bare user number, and never as root."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from infrastructure.postgres.binaries import COPIES, newest_install
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.errors import EmbeddedUnavailable
from infrastructure.postgres.home import Home
from infrastructure.postgres.postmaster import postmaster_of
from tests.infrastructure.postgres.users import HERE, SEARCH, User, ask, is_stopped

NOBODY, BARE_NUMBER = 65534, 54_321
pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can become others; the other tests ran as this user"),
]


@pytest.fixture(scope="module")
def without_namespaces() -> Callable[[int], tuple[str, ...]]:
    """What to put before a command so that it cannot make a user namespace."""

    def before(users: int) -> tuple[str, ...]:
        return (sys.executable, str(HERE / "without_namespaces.py"), str(users))

    if subprocess.run([*before(1), "/bin/true"], capture_output=True).returncode != 0:
        pytest.skip("this machine forbids user namespaces already: the fallback is what all tests run with")
    return before


@pytest.fixture
def python_for_all() -> str:
    """An interpreter that an ordinary user may run."""
    for python in (sys.executable, "/usr/bin/python3"):
        try:
            subprocess.run(
                [python, "-c", "import infrastructure.postgres.embedded"],
                check=True, capture_output=True, cwd="/", env={"PYTHONPATH": SEARCH}, user=NOBODY, group=NOBODY,
            )  # fmt: skip
        except (OSError, subprocess.CalledProcessError):
            continue
        return python
    pytest.skip(f"neither {sys.executable} nor /usr/bin/python3 can run this installation as an ordinary user")


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A directory that everybody can reach, which pytest's own are not."""
    place = Path(tempfile.mkdtemp(prefix="hoso-test-", dir="/tmp"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


def test_for_root_the_server_has_no_power_and_the_files_stay_roots(
    empty_home: Home, without_namespaces: Callable[[int], tuple[str, ...]]
) -> None:
    with use_embedded(empty_home.path):
        assert _power(empty_home) == 0
        assert empty_home.cluster.stat().st_uid == 0


def test_where_namespaces_are_forbidden_root_uses_nobody_and_passes_closed_directories(
    empty_home: Home, user: Callable[..., User], without_namespaces: Callable[[int], tuple[str, ...]]
) -> None:
    assert empty_home.path.parent.stat().st_mode & 0o077 == 0
    before = _rights(empty_home.path.parent)
    first = user(under=without_namespaces(100_000))
    assert ask(first.url(), "SELECT 1") == 1
    assert empty_home.cluster.stat().st_uid == NOBODY
    assert _rights(empty_home.path.parent) == before
    first.leaves()
    with use_embedded(empty_home.path) as use:  # with namespaces, but the cluster is nobody's
        assert ask(use.url, "SELECT 1") == 1
        assert _power(empty_home).bit_count() == 1


def test_where_namespaces_are_forbidden_the_programs_of_a_closed_directory_run_too(
    empty_home: Home, user: Callable[..., User], without_namespaces: Callable[[int], tuple[str, ...]], tmp_path: Path
) -> None:
    install, closed = newest_install(), tmp_path / "closed"
    package = install.programs.parents[1]
    for source in (package / "__init__.py", install.programs.parent, package.with_name(f"{package.name}.libs")):
        copied = closed / source.relative_to(package.parent)
        (shutil.copytree if source.is_dir() else _copy_file)(source, copied)
    closed.chmod(0o700)

    first = user(under=without_namespaces(100_000), packages=str(closed))

    assert ask(first.url(), "SELECT 1") == 1
    note = postmaster_of(empty_home)
    assert note is not None
    assert Path(f"/proc/{note.pid}/exe").readlink().is_relative_to(COPIES)


def test_where_neither_way_is_open_root_is_shown_what_to_do(
    empty_home: Home, user: Callable[..., User], without_namespaces: Callable[[int], tuple[str, ...]]
) -> None:
    trouble = user(under=without_namespaces(1)).trouble()
    assert "refuses a user namespace" in trouble
    assert f"refuses to run it as user {NOBODY}" in trouble
    assert "HOSO_DATABASE_URL" in trouble


@pytest.mark.parametrize("account", [NOBODY, BARE_NUMBER])
def test_an_ordinary_user_just_runs_it(open_place: Path, python_for_all: str, account: int) -> None:
    os.chown(open_place, account, account)
    home = Home(open_place / "postgres")
    ordinary = User(home.path, python=python_for_all, account=account)
    assert ask(ordinary.url(), "SELECT 1") == 1
    assert {path.stat().st_uid for path in home.path.rglob("*")} == {account}
    ordinary.leaves()
    assert is_stopped(home)


def test_root_and_the_owner_share_the_owners_server(open_place: Path, python_for_all: str) -> None:
    os.chown(open_place, BARE_NUMBER, BARE_NUMBER)
    home = Home(open_place / "postgres")
    User(home.path, python=python_for_all, account=BARE_NUMBER).leaves()
    with use_embedded(home.path):
        owner = User(home.path, python=python_for_all, account=BARE_NUMBER)
        url = owner.url()
        assert _power(home) == 0
    assert ask(url, "SELECT 1") == 1
    owner.leaves()
    assert is_stopped(home)
    assert {path.stat().st_uid for path in home.cluster.rglob("*")} == {BARE_NUMBER}


def test_the_server_of_another_user_is_refused_with_his_number(open_place: Path, python_for_all: str) -> None:
    os.chown(open_place, NOBODY, NOBODY)
    home = Home(open_place / "postgres")
    User(home.path, python=python_for_all, account=NOBODY).leaves()
    for path in (home.path, *home.path.glob("*.lock")):
        os.chown(path, BARE_NUMBER, BARE_NUMBER)
    home.path.chmod(0o755)
    trouble = User(home.path, python=python_for_all, account=BARE_NUMBER).trouble()
    assert f"{home.cluster} belongs to user {NOBODY}, this is user {BARE_NUMBER}" in trouble


def test_a_home_of_root_is_closed_to_others(open_place: Path, python_for_all: str) -> None:
    home = Home(open_place / "postgres")
    with use_embedded(home.path):
        trouble = User(home.path, python=python_for_all, account=NOBODY).trouble()
    assert trouble.startswith(EmbeddedUnavailable.__module__)
    assert "Permission denied" in trouble


def _copy_file(source: Path, copied: Path) -> None:
    copied.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, copied)


def _power(home: Home) -> int:
    """The capabilities in force of the server's first process."""
    note = postmaster_of(home)
    assert note is not None
    status = Path(f"/proc/{note.pid}/status").read_text()
    return int(status.partition("CapEff:")[2].split()[0], 16)


def _rights(path: Path) -> tuple[int, int, int]:
    return path.stat().st_mode, path.stat().st_uid, path.stat().st_gid

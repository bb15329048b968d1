"""A home for one embedded server, and other processes that use it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.home import Home
from tests.infrastructure.postgres.users import User, furnish, is_stopped


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with a cluster at rest."""
    home = Home(tmp_path_factory.mktemp("made_once") / "postgres")
    use_embedded(home.path).close()
    return home


@pytest.fixture
def empty_home(tmp_path: Path) -> Iterator[Home]:
    """A place for a server; whatever happened there, no server may be left."""
    home = Home(tmp_path / "postgres")
    yield home
    if home.path.exists():
        assert is_stopped(home)


@pytest.fixture
def home(made_once: Home) -> Iterator[Home]:
    """The home that tests share one after the other, each leaving it at rest."""
    yield made_once
    assert is_stopped(made_once)


@pytest.fixture
def own_home(empty_home: Home, made_once: Home) -> Home:
    """A home that the test may damage."""
    furnish(empty_home, made_once)
    return empty_home


@pytest.fixture
def user(request: pytest.FixtureRequest) -> Iterator[Callable[..., User]]:
    """Starts another process that uses the server in this test's home."""
    place = request.getfixturevalue("empty_home" if "empty_home" in request.fixturenames else "home")
    started: list[User] = []

    def start(**how: object) -> User:
        started.append(User(place.path, **how))  # type: ignore[arg-type]
        return started[-1]

    yield start
    for one in started:
        if one.process.returncode is None:
            one.process.kill()
            one.process.communicate()

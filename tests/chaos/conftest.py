"""The ground of the small scenarios."""

from pathlib import Path

import pytest

from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.home import Home
from tests.chaos.ground import Ground


@pytest.fixture(scope="session")
def cluster_at_rest(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A cluster to copy: each scenario that harms a server has one of its own."""
    home = Home(tmp_path_factory.mktemp("chaos") / "made")
    use_embedded(home.path).close()
    return home


@pytest.fixture
def unharmed(server_url: str, cluster_at_rest: Home, tmp_path: Path) -> Ground:
    """The server of all tests, a folder, and clusters that may be harmed."""
    return Ground(server_url, tmp_path, cluster_at_rest)

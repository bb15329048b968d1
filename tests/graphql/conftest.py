"""One installation behind a real server for all of these tests; each test works for an agency of its own."""

from collections.abc import Iterator

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast
from tests.graphql.served_installation import PRESENT, Served, fresh_database, serving


@pytest.fixture(scope="session")
def _served(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with fresh_database(server_url) as url, serving(url, tmp_path_factory.mktemp("hoso")) as served:
        publisher = served.someone(Role.PUBLISHER)
        for name, limit in (("1.001806", "5 ngày làm việc"), ("1.000894", "20 ngày làm việc")):
            publisher.does("publishProcedure", procedure=name, content=content(f"Thủ tục {name}", limit))
        yield served


def content(name: str, limit: str) -> dict[str, object]:
    """What is published about a procedure."""
    return {"name": name, "publisher": "Bộ Tư pháp", "limits": [{"limit": limit}]}


@pytest.fixture
def served(_served: Served) -> Served:
    """The installation, in its present."""
    _served.clock.present = PRESENT.astimezone(_served.clock.present.tzinfo)
    return _served


@pytest.fixture
def cast(served: Served) -> Cast:
    """The people of one agency and a citizen."""
    return Cast(served, served.agency())

"""One house behind a real server for all of these tests; each test works for an agency of its own."""

from collections.abc import Iterator

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast
from tests.graphql.house import PRESENT, Served, fresh_database, served


@pytest.fixture(scope="session")
def _house(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with fresh_database(server_url) as url, served(url, tmp_path_factory.mktemp("hoso")) as house:
        publisher = house.someone(Role.PUBLISHER)
        for name, limit in (("1.001806", "5 ngày làm việc"), ("1.000894", "20 ngày làm việc")):
            publisher.does("publishProcedure", procedure=name, content=content(f"Thủ tục {name}", limit))
        yield house


def content(name: str, limit: str) -> dict[str, object]:
    """What is published about a procedure."""
    return {"name": name, "publisher": "Bộ Tư pháp", "limits": [{"limit": limit}]}


@pytest.fixture
def house(_house: Served) -> Served:
    """The house, in its present."""
    _house.clock.present = PRESENT.astimezone(_house.clock.present.tzinfo)
    return _house


@pytest.fixture
def cast(house: Served) -> Cast:
    """The people of one agency and a citizen."""
    return Cast(house, house.agency())

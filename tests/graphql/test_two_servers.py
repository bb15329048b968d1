"""Two servers on one log: what one of them remembers of a dossier never decides against what the other recorded."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast
from tests.graphql.served_installation import Served, fresh_database, serving

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def both(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    """The servers, with one set of keys."""
    keys: Path = tmp_path_factory.mktemp("hoso")
    with fresh_database(server_url) as url, serving(url, keys) as here, serving(url, keys) as there:
        content = {"name": "Thủ tục", "limits": [{"limit": "5 ngày làm việc"}]}
        here.someone(Role.PUBLISHER).does("publishProcedure", procedure="1.001806", content=content)
        yield here, there


def test_what_the_other_server_made_possible_is_not_refused(both: tuple[Served, Served]) -> None:
    here, there = (Cast(served, "H15.77") for served in both)
    code = here.submitted()

    there.desk.does("acceptDossier", code=code)

    assert here.leader.does("assignDossier", code=code, unit="P1")["recordedAt"]


def test_what_the_other_server_made_impossible_is_refused(both: tuple[Served, Served]) -> None:
    here, there = (Cast(served, "H15.77") for served in both)
    code = here.submitted()
    there.desk.does("rejectDossier", code=code, reason="Hồ sơ không thuộc phạm vi giải quyết")

    refusal = here.desk.refused("acceptDossier", code=code)

    assert refusal["code"] == here.desk.refused("acceptDossier", code=code)["code"]
    assert refusal == there.desk.refused("acceptDossier", code=code)


def test_acts_on_both_servers_in_turn_all_stand(both: tuple[Served, Served]) -> None:
    code = Cast(both[0], "H15.77").in_process()
    at_both = [served.someone(Role.CASE, "H15.77", "cb-7") for served in both]

    first = [at_both[step % 2].does("completeStep", code=code, step=step) for step in range(1, 7)]
    again = [at_both[1 - step % 2].does("completeStep", code=code, step=step) for step in range(1, 7)]

    assert all(receipt["recordedAt"] for receipt in first)
    assert not any(receipt["recordedAt"] for receipt in again)

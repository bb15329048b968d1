"""A swap of working days that is announced late: the server moves the promised dates and says why."""

from collections.abc import Iterator
from typing import Any

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast
from tests.graphql.served_installation import Served, fresh_database, serving
from tests.infrastructure.read_models.observation import eventually

pytestmark = pytest.mark.postgres
NOTICE = "CV 12729/VPCP-KGVX"
SHOWN = "query($c: String!) { dossier(code: $c) { dueOn timeline { vi } clock { dayCount { on reason } } } }"


@pytest.fixture(scope="module")
def served(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation of its own: its calendar changes."""
    with fresh_database(server_url) as url, serving(url, tmp_path_factory.mktemp("hoso")) as opened:
        content = {"name": "Thủ tục", "limits": [{"limit": "5 ngày làm việc"}]}
        opened.someone(Role.PUBLISHER).does("publishProcedure", procedure="1.001806", content=content)
        yield opened


def test_a_late_notice_moves_the_promised_date_and_only_of_open_dossiers(served: Served) -> None:
    cast = Cast(served, "H15.50")
    code, closed = cast.accepted(), cast.accepted()
    position = cast.citizen.does("withdrawDossier", code=closed)["position"]
    cast.inspector.ask("query($p: Position) { procedures(first: 1, atLeast: $p) { totalCount } }", p=position)
    assert shown(cast, code)["dueOn"] == shown(cast, closed)["dueOn"] == "2026-03-09"

    publisher = served.someone(Role.PUBLISHER)
    publisher.does("swapWorkingDay", dayOff="2026-03-09", makeUp="2026-03-14", article=NOTICE)

    eventually(lambda: shown(cast, code)["dueOn"] == "2026-03-10")
    assert NOTICE in shown(cast, code)["timeline"][-1]["vi"]
    (skipped,) = [day for day in shown(cast, code)["clock"]["dayCount"] if day["on"] == "2026-03-09"]
    assert skipped["reason"] == "hoán đổi, làm bù ngày 14/03/2026"
    assert shown(cast, closed)["dueOn"] == "2026-03-09"


def shown(cast: Cast, code: str) -> dict[str, Any]:
    """What an inspector sees of a dossier's date."""
    return cast.inspector.ask(SHOWN, c=code)["dossier"]  # type: ignore[no-any-return]

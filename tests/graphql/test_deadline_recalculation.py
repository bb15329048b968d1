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
    return seen(cast, code, SHOWN)


def seen(cast: Cast, code: str, query: str) -> dict[str, Any]:
    """The same, once the read models have come to the dossier."""
    eventually(lambda: cast.inspector.ask(query, c=code)["dossier"] is not None)
    return cast.inspector.ask(query, c=code)["dossier"]  # type: ignore[no-any-return]


CLOCK = "query($c: String!) { dossier(code: $c) { dueOn clock { pendingYears pending } timeline { vi } } }"


def test_a_wrong_decision_is_revoked_and_the_dates_move_back_with_its_reason(served: Served) -> None:
    cast = Cast(served, "H15.51")
    code, publisher = cast.accepted(), served.someone(Role.PUBLISHER)
    eventually(lambda: shown(cast, code)["dueOn"] is not None)
    was = shown(cast, code)["dueOn"]
    position = publisher.does("declareHoliday", name="Bão", days=["2026-03-04"], article="QĐ 7/QĐ-UBND")["position"]
    eventually(lambda: shown(cast, code)["dueOn"] > was)
    again = publisher.refused("declareHoliday", name="Bão", days=["2026-03-04"], article="QĐ 7/QĐ-UBND")
    assert again["code"] == "CALENDAR_DECISION_KNOWN"

    revoked = {"position": position, "reason": "Ghi nhầm tỉnh", "article": "CV 9/UBND"}
    publisher.does("revokeCalendarDecision", **revoked)

    eventually(lambda: shown(cast, code)["dueOn"] == was)
    assert "CV 9/UBND: Ghi nhầm tỉnh" in shown(cast, code)["timeline"][-1]["vi"]
    assert publisher.refused("revokeCalendarDecision", **revoked)["code"] == "CALENDAR_DECISION_NOT_REVOCABLE"


def test_a_storm_day_of_one_province_moves_its_dossiers_alone(served: Served) -> None:
    here, there = Cast(served, "H15.52"), Cast(served, "H20.52")
    code, elsewhere = here.accepted(), there.accepted()
    eventually(lambda: shown(there, elsewhere)["dueOn"] is not None)
    was = shown(there, elsewhere)["dueOn"]
    publisher = served.someone(Role.PUBLISHER)
    publisher.does("declareHoliday", name="Bão", days=["2026-03-05"], article="QĐ 8", agencies=["H15.52"])
    eventually(lambda: shown(here, code)["dueOn"] > was)
    assert shown(there, elsewhere)["dueOn"] == was
    later = there.accepted()
    eventually(lambda: shown(there, later)["dueOn"] == was)


def test_a_year_before_its_notice_is_said_on_every_promise_that_crosses_it(served: Served) -> None:
    cast, publisher = Cast(served, "H15.53"), served.someone(Role.PUBLISHER)
    content = {"name": "Thủ tục dài", "limits": [{"limit": "23 tháng"}]}
    publisher.does("publishProcedure", procedure="1.009999", content=content)
    code = cast.submitted(procedure="1.009999")
    refused = cast.desk.refused("acceptDossier", code=code)
    assert "publisher" in refused["reason"]
    not_admin = served.someone(Role.ADMIN).refused("openCalendarYear", year=2028, article="Điều 112")
    assert "«publisher»" in not_admin["reason"]

    publisher.does("openCalendarYear", year=2028, article="Điều 112", awaitsNotice=True)
    cast.desk.does("acceptDossier", code=code)
    eventually(lambda: seen(cast, code, CLOCK)["dueOn"] is not None)
    found = seen(cast, code, CLOCK)
    assert found["clock"] == {"pendingYears": [2028], "pending": "lịch năm 2028 chưa có thông báo chính thức"}
    assert "lịch năm 2028 chưa có thông báo chính thức" in found["timeline"][-1]["vi"]

    tet = [found["dueOn"]]
    publisher.does("openCalendarYear", year=2028, article="CV 1/VPCP")
    publisher.does("declareHoliday", name="Tết", days=tet, article="CV 1/VPCP")
    eventually(lambda: seen(cast, code, CLOCK)["dueOn"] > tet[0])
    moved = seen(cast, code, CLOCK)
    assert moved["clock"] == {"pendingYears": [], "pending": None}
    assert "vì CV 1/VPCP" in moved["timeline"][-1]["vi"]

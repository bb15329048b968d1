"""A year of the working calendar that promises can soon need is asked for by readiness and by the doctor."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from application.access.actors import Role
from tests.graphql.served_installation import fresh_database, serving
from tests.infrastructure.cli.conftest import Hoso

pytestmark = pytest.mark.postgres
LIMIT = [{"limit": "12 tháng"}]
"""So long that a promise of any day in December can need the year after the next."""


def test_a_year_that_promises_can_soon_need_is_asked_for(
    server_url: str, tmp_path: Path, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_database(server_url) as url, serving(url, tmp_path) as served:
        monkeypatch.setenv("HOSO_DATABASE_URL", url)
        # given
        publisher = served.someone(Role.PUBLISHER)
        assert "calendar" not in served.client.get("/readyz").json()
        # when
        content = {"name": "Thủ tục dài hạn thử", "limits": LIMIT}
        at = publisher.does("publishProcedure", procedure="3.000012", content=content, effectiveOn="2026-01-01")
        publisher.ask("query ($at: Position) { procedures(atLeast: $at) { totalCount } }", at=at["position"])
        served.clock.present = datetime(2026, 12, 1, 2, tzinfo=UTC)
        # then
        ready = served.client.get("/readyz").json()
        assert ready["status"] == "ready"
        for words in ("2028 is not opened", "openCalendarYear", "role publisher", "mở lịch làm việc năm 2028"):
            assert words in ready["calendar"]
        seen = {one["name"]: one for one in json.loads(hoso("doctor", "--format", "json").out)}["calendar"]
        assert (seen["level"], "openCalendarYear" in seen["mend"]) == ("warning", True)
        # and when it is opened
        year = {"year": 2028, "article": "BLLĐ 2019 Điều 112", "awaitsNotice": True}
        served.someone(Role.PUBLISHER).does("openCalendarYear", **year)
        assert "calendar" not in served.client.get("/readyz").json()

"""Instants, days and years that stand at the end of every calendar: refused, for what is recorded is counted with."""

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("year", [-(2**31), -1, 0, 1, 9999, 10_000, 2**31 - 1])
def test_a_year_that_no_calendar_has_is_not_opened(cast: Cast, year: int) -> None:
    """One such fact would end every count of days in the installation."""
    refused = cast.served.someone(Role.PUBLISHER).refused("openCalendarYear", year=year, article="x")
    assert refused["code"] == "CALENDAR_YEAR_NOT_POSSIBLE"
    cast.accepted()


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59Z", "9999-12-31T17:00:00Z", "0001-01-01T00:00:00+14:00"])
def test_an_instant_without_a_legal_day_is_malformed(cast: Cast, at: str) -> None:
    steps = [{"who": "P1", "limit": "1 working day"}]
    publisher = cast.served.someone(Role.PUBLISHER)
    assert publisher.refused("approveProcess", process="QT@x", steps=steps, occurredAt=at)["code"] == "MALFORMED"
    assert cast.desk.refused("acceptDossier", code=cast.submitted(), occurredAt=at)["code"] == "MALFORMED"


def test_a_period_needs_an_instant_before_its_end(cast: Cast) -> None:
    for audit in ("auditTimeliness", "auditTransparency", "auditResponsibility", "auditDistribution", "auditFindings"):
        told = cast.leader.error(f'{{ {audit}(scope: {{ before: "0001-01-01" }}) {{ key }} }}')
        assert (told["code"], "0001-01-01" in told["message"]) == ("BAD_REQUEST", True)

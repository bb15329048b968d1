"""What everybody may know of how long dossiers took, over GraphQL and without a token."""

from datetime import UTC, datetime

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast

pytestmark = pytest.mark.postgres

FIGURES = """
query Figures($period: String, $source: String! = "hoso") {
  publicTimeliness(period: $period, source: $source) {
    period source position formula query hiddenNote
    rows {
      procedure { code name } agency { id name } merged ended onTime { counted total percent } medianSeconds p95Seconds
    }
  }
}"""


def test_five_that_ended_are_told_of_and_four_are_not(cast: Cast) -> None:
    # given
    fewer = Cast(cast.served, cast.served.agency())
    for whose, number in ((cast, 5), (fewer, 4)):
        for _ in range(number):
            code = whose.submitted()
            cast.served.clock.pass_by(hours=1)
            last = whose.desk.does("rejectDossier", code=code, reason="Không thuộc thẩm quyền")
    cast.served.clock.present = datetime(2026, 4, 1, 1, tzinfo=UTC)
    anybody = cast.served.someone(Role.PUBLIC)
    anybody.ask('query ($p: Position!) { dossier(code: "", atLeast: $p) { code } }', p=last["position"])
    # when
    found = anybody.ask(FIGURES, period="2026-Q1")["publicTimeliness"]
    # then
    agencies = {row["agency"]["id"]: row for row in found["rows"]}
    assert all(row["ended"] >= 5 for row in found["rows"])
    assert fewer.agency not in agencies
    if cast.agency in agencies:  # else it was the smallest, and had to join those that are too few
        assert agencies[cast.agency]["ended"] == 5
        assert agencies[cast.agency]["onTime"] == {"counted": 0, "total": 0, "percent": None}
        assert agencies[cast.agency]["medianSeconds"] == agencies[cast.agency]["p95Seconds"] == 3600
    merged = [row for row in found["rows"] if row["merged"]]
    assert merged
    assert all(row["agency"]["id"] is None for row in merged)
    assert "median_seconds = " in found["formula"]
    assert found["query"] == "hoso audit public --source hoso --period 2026-Q1"
    assert int(found["position"]) > 0


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"period": "2026-Q1"}, "2026-Q1 is not over"),
        ({"period": "last"}, "no quarter: write 2026-Q3"),
        ({"source": "nope"}, "no dossier of source «nope»"),
    ],
)
def test_what_cannot_be_asked_is_told(cast: Cast, asked: dict[str, str], told: str) -> None:
    error = cast.served.someone(Role.PUBLIC).error(FIGURES, **asked)

    assert (error["code"], told in error["message"]) == ("BAD_REQUEST", True)

"""Pages as Relay wants them: ends, cursors that are none, nulls where a default stands."""

from base64 import urlsafe_b64encode
from typing import Any

import orjson
import pytest

from tests.graphql.cast import Cast

pytestmark = pytest.mark.postgres

ENDS = "edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
LISTS = {
    "dossiers": "query ($first: Int, $after: String, $orderBy: DossierOrderBy, $atLeast: Position)"
    f" {{ page: dossiers(first: $first, after: $after, orderBy: $orderBy, atLeast: $atLeast) {{ {ENDS} }} }}",
    "procedures": "query ($first: Int, $after: String, $atLeast: Position)"
    f" {{ page: procedures(first: $first, after: $after, atLeast: $atLeast) {{ {ENDS} }} }}",
}


@pytest.mark.parametrize("listed", LISTS)
def test_a_page_tells_both_its_ends(cast: Cast, listed: str) -> None:
    for _ in range(2):
        cast.served.clock.pass_by(seconds=1)
        last = cast.submitted()
    seen = cast.desk.does("acceptDossier", code=last)["position"]
    first = cast.desk.ask(LISTS[listed], first=1, atLeast=seen)["page"]
    second = cast.desk.ask(LISTS[listed], first=1, after=first["pageInfo"]["endCursor"])["page"]
    for page, behind in ((first, False), (second, True)):
        (edge,) = page["edges"]
        ends = page["pageInfo"]
        assert (ends["startCursor"], ends["endCursor"]) == (edge["cursor"], edge["cursor"])
        assert ends["hasPreviousPage"] is behind
    assert first["pageInfo"]["hasNextPage"] is True


def test_an_empty_page_has_no_ends(cast: Cast) -> None:
    assert cast.desk.ask(LISTS["dossiers"])["page"] == {
        "edges": [],
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
    }


@pytest.mark.parametrize(
    "told",
    [
        None, 7, True, "text", {}, {"a": 1, "b": 2, "c": 3},
        ["due_at", "9999-12-31T23:59:59-23:00", "x"], ["due_at", "0001-01-01T00:00:00+23:00", "x"],
        ["due_at", "2026-01-01T00:00:00", "x"], ["due_at", None, "x"], ["opened", 2**64 - 1, "x"], ["key", 1, 1],
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["OPENED", "DUE", "CHANGED", None])
def test_a_forged_cursor_is_a_bad_request(cast: Cast, told: Any, field: str | None) -> None:
    asked = {"after": urlsafe_b64encode(orjson.dumps(told)).decode()} | ({"orderBy": {"field": field}} if field else {})
    error = cast.desk.error(LISTS["dossiers" if field else "procedures"], **asked)
    assert (error["code"], "after" in error["message"]) == ("BAD_REQUEST", True)


@pytest.mark.parametrize(
    "operation",
    [
        *LISTS.values(),
        "query ($first: Int) { worklist(first: $first) { dossier } }",
        "query ($first: Int) { auditDistribution(wellUnder: $first) { key } }",
    ],
)
def test_null_for_what_has_a_default_is_a_bad_request(
    cast: Cast, caplog: pytest.LogCaptureFixture, operation: str
) -> None:
    """A variable may be null where its argument has a default; the argument itself may not."""
    error = cast.desk.error(operation, first=None)
    assert (error["code"], "Argument" in error["message"]) == ("BAD_REQUEST", True)
    assert caplog.text == ""

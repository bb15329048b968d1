"""GraphQL over HTTP: the type of an answer is the one the client asks for, and tells what was never executed."""

import asyncio
from typing import Any

import orjson
import pytest

from application.access.actors import Role
from infrastructure.http.bounded_body import MOST_BYTES
from tests.graphql.served_installation import ACT, PLAIN, Served

pytestmark = pytest.mark.postgres
GRAPHQL = "application/graphql-response+json"
WITHDRAW = ACT % ("WithdrawDossier", "withdrawDossier")


def sent(served: Served, accept: str, **body: Any) -> Any:
    return served.client.post("/graphql", json=body, headers={"accept": accept})


@pytest.mark.parametrize("accept", [GRAPHQL, f"{GRAPHQL}, application/json;q=0.9", f"application/json, {GRAPHQL}"])
def test_a_client_that_takes_graphqls_own_type_gets_it(served: Served, accept: str) -> None:
    found = sent(served, accept, query="{ __typename }")

    assert (found.status_code, found.headers["content-type"]) == (200, GRAPHQL)
    assert found.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("accept", ["application/json", "*/*", "application/json; charset=utf-8"])
def test_every_other_client_gets_json_and_200(served: Served, accept: str) -> None:
    found = sent(served, accept, query="{ nowhere }")

    assert (found.status_code, found.headers["content-type"]) == (200, "application/json")
    assert found.json()["data"] is None


@pytest.mark.parametrize(
    "body",
    [
        {"query": "{ procedures {"},
        {"query": "{ nowhere }"},
        {"query": "query ($n: Int!) { procedures(first: $n) { totalCount } }", "variables": {"n": "five"}},
        {"query": "query A { __typename } query B { __typename }"},
    ],
    ids=["not parsed", "not valid", "variable of another type", "nobody says which"],
)
def test_what_was_never_executed_is_400_and_has_no_data(served: Served, body: dict[str, Any]) -> None:
    found = sent(served, GRAPHQL, **body)

    assert (found.status_code, found.headers["content-type"]) == (400, GRAPHQL)
    assert found.json().keys() == {"errors"}
    assert sent(served, "application/json", **body).json()["errors"] == found.json()["errors"]


def test_what_was_executed_and_refused_is_200_and_says_where(served: Served) -> None:
    query = '{ dossiers(asOf: { knownAt: "2999-01-01T00:00:00Z" }) { edges { cursor } } }'
    headers = {**served.someone(Role.INSPECTOR).headers, "accept": GRAPHQL}
    found = served.client.post("/graphql", json={"query": query}, headers=headers)

    assert (found.status_code, found.headers["content-type"]) == (200, GRAPHQL), found.text
    assert found.json()["data"] is None
    assert found.json()["errors"][0]["path"] == ["dossiers"]


@pytest.mark.parametrize("named", ["A", "B"])
def test_of_several_operations_the_named_one_runs(served: Served, named: str) -> None:
    found = sent(served, GRAPHQL, query="query A { a: __typename } query B { b: __typename }", operationName=named)

    assert found.json() == {"data": {named.lower(): "Query"}}


def test_acts_answer_in_the_same_type(served: Served) -> None:
    person = served.someone(Role.APPLICANT)
    body = {"query": WITHDRAW, "variables": {"input": {"code": "H00.00-260101-0001"}}}
    answers = [
        served.client.post("/graphql", json=body, headers={**person.headers, "accept": accept})
        for accept in (GRAPHQL, "application/json")
    ]

    assert [found.headers["content-type"] for found in answers] == [GRAPHQL, "application/json"]
    assert [found.status_code for found in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()


@pytest.mark.parametrize(
    "accept", ["application/json", GRAPHQL, 'multipart/mixed;subscriptionSpec="1.0", application/json', "*/*"]
)
@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.PUBLIC])
def test_what_is_followed_has_no_one_answer(
    served: Served, caplog: pytest.LogCaptureFixture, accept: str, role: Role
) -> None:
    headers = {**served.someone(role).headers, "accept": accept}
    found = served.client.post("/graphql", json={"query": "subscription { changes { position } }"}, headers=headers)

    assert found.status_code == 400
    (error,) = found.json()["errors"]
    assert (error["extensions"]["code"], "text/event-stream" in error["message"]) == ("BAD_REQUEST", True)
    assert caplog.text == ""


def test_get_is_told_what_is_answered(served: Served) -> None:
    found = served.client.get("/graphql", params={"query": "{ __typename }"})

    assert (found.status_code, "only POST" in found.json()["errors"][0]["message"]) == (405, True)


def test_an_act_that_is_too_long_is_refused_however_whole_it_comes(served: Served) -> None:
    body = orjson.dumps(
        {"query": PLAIN % ("WithdrawDossier", "withdrawDossier"), "variables": {"input": {"code": "x" * MOST_BYTES}}}
    )
    parts = {"type": "http", "http_version": "1.1", "scheme": "http", "method": "POST", "path": "/graphql"}
    scope = {**parts, "query_string": b"", "headers": [(b"content-type", b"application/json")]}
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(served.app(scope, receive, send))

    assert sent[0]["status"] == 413


EVERY_TYPE = f"{GRAPHQL}, application/graphql+json, application/json, text/event-stream, multipart/mixed"


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        (EVERY_TYPE, GRAPHQL),
        ("application/json, text/event-stream", "application/json"),
        ("text/event-stream, */*;q=0.1", "application/json"),
        ("text/event-stream", "text/event-stream"),
    ],
)
def test_who_takes_one_answer_gets_one(served: Served, accept: str, answered: str) -> None:
    """Clients name every type they know; an event stream is for what is followed, or for who takes nothing else."""
    person = served.someone(Role.APPLICANT)
    act = {"query": WITHDRAW, "variables": {"input": {"code": "H00.00-260101-0001"}}}
    for body in ({"query": "{ __schema { subscriptionType { name } } }"}, act):
        found = served.client.post("/graphql", json=body, headers={**person.headers, "accept": accept})
        assert found.headers["content-type"].partition(";")[0] == answered


def test_who_follows_gets_events_between_plain_line_feeds(served: Served) -> None:
    """Some clients know no other end of a line."""
    headers = {**served.someone(Role.INSPECTOR).headers, "accept": EVERY_TYPE}
    body = {"query": 'subscription { changes(after: "0") { position } }'}
    with served.client.stream("POST", "/graphql", json=body, headers=headers) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        first = next(stream.iter_raw())
    assert first.startswith(b"event: next\ndata: {")
    assert b"\r" not in first
    assert first.endswith(b"\n\n")

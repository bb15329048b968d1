"""graphql-transport-ws to the letter: frames a browser reads, 4400 for what is no message, errors where they belong."""

import json
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.graphql.cast import Cast
from tests.graphql.served_installation import Person
from tests.graphql.test_following import CHANGES, socket, subscribe

pytestmark = pytest.mark.postgres
ASKED = {"query": "{ __typename }"}


def admitted(person: Person) -> Any:
    return socket(person, {"authorization": f"Bearer {person.token}"})


def said(open_socket: ClientConnection) -> Any:
    return json.loads(open_socket.recv(timeout=60))


def asked(open_socket: ClientConnection, **payload: Any) -> None:
    open_socket.send(json.dumps({"id": "q", "type": "subscribe", "payload": payload}))


def test_answers_come_as_text(cast: Cast) -> None:
    """A browser hands a binary frame over as a Blob, which no client reads."""
    with admitted(cast.desk) as open_socket:
        asked(open_socket, **ASKED)
        assert isinstance(open_socket.recv(timeout=60), str)
        open_socket.send('{"type": "ping"}')
        assert isinstance(open_socket.recv(timeout=60), str)


@pytest.mark.parametrize(
    "message",
    [
        [], 1, None, "x", {}, {"type": None}, {"type": {}}, {"type": "next"}, {"type": "ệ" * 100},
        {"type": "ping", "payload": []}, {"type": "pong", "payload": 7}, {"type": "connection_init", "payload": "x"},
        {"type": "complete"}, {"type": "complete", "id": {}}, {"type": "complete", "id": ""},
        {"type": "subscribe", "payload": ASKED}, {"type": "subscribe", "id": "", "payload": ASKED},
        {"type": "subscribe", "id": 1, "payload": ASKED}, {"type": "subscribe", "id": [], "payload": ASKED},
        {"type": "subscribe", "id": None, "payload": ASKED}, {"type": "subscribe", "id": "1"},
        {"type": "subscribe", "id": "1", "payload": None}, {"type": "subscribe", "id": "1", "payload": [ASKED]},
        {"type": "subscribe", "id": "1", "payload": {}}, {"type": "subscribe", "id": "1", "payload": {"query": 7}},
        {"type": "subscribe", "id": "1", "payload": {**ASKED, "variables": []}},
        {"type": "subscribe", "id": "1", "payload": {**ASKED, "variables": "x"}},
        {"type": "subscribe", "id": "1", "payload": {**ASKED, "operationName": 7}},
    ],
)  # fmt: skip
def test_what_is_no_message_of_the_protocol_closes_with_4400(cast: Cast, message: object) -> None:
    with admitted(cast.desk) as open_socket:
        open_socket.send(json.dumps(message))
        with pytest.raises(ConnectionClosed) as closed:
            open_socket.recv(timeout=60)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4400
    assert closed.value.rcvd.reason


def test_a_reason_that_is_too_long_is_cut(cast: Cast) -> None:
    with admitted(cast.desk) as open_socket:
        for _ in range(2):
            open_socket.send(
                json.dumps({"id": "ệ" * 99, "type": "subscribe", "payload": {"query": CHANGES, "variables": {}}})
            )
        with pytest.raises(ConnectionClosed) as closed:
            open_socket.recv(timeout=60)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4409


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"query": "{ a "}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ a } " + "b" * 300}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ nowhere }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": ""}, "BAD_REQUEST"),
        ({"query": "query A { __typename }", "operationName": "B"}, "BAD_REQUEST"),
        ({"query": "fragment A on Query { __typename }"}, "BAD_REQUEST"),
        ({"query": CHANGES, "variables": {"after": "9000000000"}}, "NOT_REACHED"),
    ],
)
def test_a_wrong_operation_ends_alone(
    cast: Cast, caplog: pytest.LogCaptureFixture, payload: dict[str, Any], code: str
) -> None:
    """It is told why, the subscription beside it goes on, and nothing of its text is written to the log."""
    with admitted(cast.desk) as open_socket:
        subscribe(open_socket, CHANGES, after=None)
        # when
        asked(open_socket, **payload)
        told = said(open_socket)
        # then
        errors = told["payload"] if told["type"] == "error" else told["payload"]["errors"]
        assert (told["id"], errors[0]["extensions"]["code"]) == ("q", code)
        if told["type"] == "next":
            assert said(open_socket) == {"id": "q", "type": "complete"}
        code = cast.submitted()
        assert said(open_socket)["payload"]["data"]["changes"]["dossierCode"] == code
    assert caplog.text == ""


def test_one_operation_too_many_is_told_so_and_the_others_go_on(cast: Cast) -> None:
    with admitted(cast.desk) as open_socket:
        for number in range(11):
            payload = {"query": CHANGES, "variables": {}}
            open_socket.send(json.dumps({"id": f"s{number}", "type": "subscribe", "payload": payload}))
        told = said(open_socket)
        assert (told["id"], told["type"]) == ("s10", "error")
        assert told["payload"][0]["extensions"]["code"] == "TOO_MANY_OPERATIONS"
        cast.submitted()
        assert {said(open_socket)["id"] for _ in range(10)} == {f"s{number}" for number in range(10)}


def test_a_payload_may_be_null(cast: Cast) -> None:
    address = cast.served.address.replace("http", "ws") + "/graphql"
    with connect(address, subprotocols=[Subprotocol("graphql-transport-ws")]) as open_socket:
        for kind, answered in (("connection_init", "connection_ack"), ("ping", "pong")):
            open_socket.send(json.dumps({"type": kind, "payload": None}))
            assert said(open_socket) == {"type": answered}


@pytest.mark.parametrize("query", ["{ a ", "", "{ nowhere }", "fragment A on Query { __typename }"])
def test_a_wrong_operation_is_told_as_an_event_too(cast: Cast, query: str) -> None:
    headers = {"accept": "text/event-stream", **cast.desk.headers}
    found = httpx.post(f"{cast.served.address}/graphql", json={"query": query}, headers=headers, timeout=60)
    (told,) = [
        json.loads(line[5:]) for line in found.text.splitlines() if line.startswith("data:") and line[5:].strip()
    ]
    assert told["errors"][0]["extensions"]["code"] in {
        "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_REQUEST",
    }  # fmt: skip

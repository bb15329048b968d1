"""Following changes over graphql-transport-ws and server-sent events: visibility, order, resumption, tokens."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from application.access.actors import Role
from tests.graphql.cast import Cast
from tests.graphql.served_installation import Person

pytestmark = pytest.mark.postgres

CHANGES = """
subscription Changes($after: Position) {
  changes(after: $after) { position kind subject topic dossierCode vi en }
}
"""
Changes = list[dict[str, Any]]


@contextmanager
def socket(person: Person, payload: dict[str, Any] | None = None, **more: Any) -> Iterator[ClientConnection]:
    """A connection that was acknowledged."""
    address = person.served.address.replace("http", "ws") + "/graphql"
    with connect(address, subprotocols=[Subprotocol("graphql-transport-ws")], **more) as open_socket:
        open_socket.send(json.dumps({"type": "connection_init", "payload": payload or {}}))
        assert json.loads(open_socket.recv(timeout=60)) == {"type": "connection_ack"}
        yield open_socket


@contextmanager
def following(person: Person, after: str | None) -> Iterator[ClientConnection]:
    """A subscription, with the token in connection_init."""
    with socket(person, {"authorization": f"Bearer {person.token}"} if person.token else None) as open_socket:
        subscribe(open_socket, CHANGES, after=after)
        yield open_socket


def subscribe(open_socket: ClientConnection, query: str, **variables: Any) -> None:
    """Ask over a socket."""
    open_socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": query, "variables": variables}}))


def heard(open_socket: ClientConnection, until: str) -> Changes:
    """Changes up to a position."""
    found: Changes = []
    while not found or int(found[-1]["position"]) < int(until):
        message = json.loads(open_socket.recv(timeout=60))
        assert message["type"] == "next", message
        assert "errors" not in message["payload"], message
        found.append(message["payload"]["data"]["changes"])
    return found


def test_what_happened_and_what_happens_is_told_in_order(cast: Cast) -> None:
    # given
    code = cast.submitted()
    with following(cast.desk, "0") as open_socket:
        # when
        last = cast.desk.does("acceptDossier", code=code)["position"]
        found = heard(open_socket, last)
        mine = [change for change in found if change["kind"] == "dossier"]
        # then
        assert [(change["topic"], change["dossierCode"]) for change in mine] == [
            ("dossier.submitted.v1", code),
            ("dossier.accepted.v1", code),
        ]
        assert mine[1]["vi"].startswith("Tiếp nhận hồ sơ")
        assert mine[1]["en"].startswith("Dossier accepted")
        assert [int(change["position"]) for change in found] == sorted({int(change["position"]) for change in found})
        # and a change that is told can be read
        later = cast.leader.does("assignDossier", code=code, unit="P1")["position"]
        assert heard(open_socket, later)[-1]["topic"] == "dossier.assigned.v1"
        status = cast.desk.ask("query ($c: String!) { dossier(code: $c) { status } }", c=code)["dossier"]["status"]
        assert status == "IN_PROCESS"


def test_whoever_comes_back_misses_nothing_and_hears_nothing_twice(cast: Cast) -> None:
    code = cast.submitted()
    with following(cast.desk, "0") as open_socket:
        first = heard(open_socket, cast.desk.does("acceptDossier", code=code)["position"])
    cast.leader.does("assignDossier", code=code, unit="P1")
    with following(cast.desk, first[-1]["position"]) as open_socket:
        rest = heard(open_socket, cast.expert.does("completeStep", code=code, step=1)["position"])
    assert [change["topic"] for change in rest] == ["dossier.assigned.v1", "dossier.step_completed.v1"]


def test_nobody_hears_of_what_they_may_not_see(cast: Cast) -> None:
    # given
    other = Cast(cast.served, cast.served.agency())
    admin = cast.served.someone(Role.ADMIN)
    start = admin.does("establishAgency", agency=f"{cast.agency}.10", name="Sở", article="x")
    mine, theirs = cast.in_process(), other.in_process()
    decision = cast.issued(mine)
    cast.expert.refused("withdrawDossier", code=theirs)
    officer = {"agency": cast.agency, "officer": "cb.moi", "accounts": ["cb.moi"], "fullName": "Cán bộ Thử"}
    admin.does("appointOfficer", **officer, position="Chuyên viên", since="2026-03-02", article="QĐ 1")
    end = cast.served.someone(Role.PUBLISHER).does(
        "publishProcedure", procedure=f"4.0{cast.agency[4:]:0>5}", content={"name": "Thủ tục để theo dõi"}
    )
    # when
    told = {}
    everybody = {"desk": cast.desk, "citizen": cast.citizen, "other": other.desk, "all": cast.inspector, "admin": admin}
    for name, who in everybody.items():
        with following(who, start["position"]) as open_socket:
            told[name] = heard(open_socket, end["position"])
    # then
    assert {change["dossierCode"] for change in told["desk"]} == {mine, None}
    assert {change["dossierCode"] for change in told["citizen"]} == {mine, None}
    assert {change["dossierCode"] for change in told["other"]} == {theirs, None}
    assert {change["dossierCode"] for change in told["all"]} == {mine, theirs, None}
    assert decision in {change["subject"] for change in told["desk"]}
    assert decision not in {change["subject"] for name in ("citizen", "other") for change in told[name]}
    kinds = {name: {change["kind"] for change in changes} for name, changes in told.items()}
    assert kinds["desk"] == {"dossier", "decision", "procedure", "agency"}
    assert kinds["citizen"] == {"dossier", "procedure"}
    assert kinds["other"] == kinds["desk"] - {"decision"}
    assert kinds["all"] >= {"register", "attempts"}
    assert kinds["admin"] == kinds["all"] - {"attempts"}
    appointed = {name for name, changes in told.items() if "agency.officer_appointed.v1" in str(changes)}
    assert appointed == everybody.keys() - {"citizen"}


def test_the_handshake_can_carry_the_token(cast: Cast) -> None:
    with socket(cast.desk, additional_headers=cast.desk.headers) as open_socket:
        subscribe(open_socket, CHANGES, after=None)
        code = cast.submitted()
        assert heard(open_socket, cast.desk.does("acceptDossier", code=code)["position"])[0]["dossierCode"] == code


@pytest.mark.parametrize("header", ["Bearer x", "Basic x", "", 7])
def test_a_token_that_does_not_hold_opens_nothing(cast: Cast, header: object) -> None:
    address = cast.served.address.replace("http", "ws") + "/graphql"
    with connect(address, subprotocols=[Subprotocol("graphql-transport-ws")]) as open_socket:
        open_socket.send(json.dumps({"type": "connection_init", "payload": {"Authorization": header}}))
        with pytest.raises(ConnectionClosed) as closed:
            open_socket.recv(timeout=60)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4403


def test_the_public_follows_nothing_and_may_ask_over_a_socket(cast: Cast) -> None:
    with socket(cast.served.someone(Role.PUBLIC)) as open_socket:
        subscribe(open_socket, CHANGES, after="0")
        told = json.loads(open_socket.recv(timeout=60))
        assert (told["type"], told["payload"][0]["extensions"]["code"]) == ("error", "FIELD_FORBIDDEN")
        subscribe(open_socket, "{ procedures { totalCount } }")
        assert json.loads(open_socket.recv(timeout=60))["payload"]["data"]["procedures"]["totalCount"] > 0


def test_an_open_connection_does_not_outlive_its_token(cast: Cast) -> None:
    """What is asked later on a connection counts only while the token does: questions, and acts above all."""
    code = cast.submitted()
    act = "mutation A($input: AcceptDossierInput!) { acceptDossier(input: $input) { __typename } }"
    with socket(cast.desk, {"authorization": f"Bearer {cast.desk.token}"}) as open_socket:
        cast.served.clock.pass_by(hours=5001)
        for question, variables in (("{ counts { dossiers } }", {}), (act, {"input": {"code": code}})):
            subscribe(open_socket, question, **variables)
            message = json.loads(open_socket.recv(timeout=60))
            (error,) = message["payload"] if message["type"] == "error" else message["payload"]["errors"]
            assert error["extensions"]["code"] == "UNAUTHENTICATED"
            while message["type"] == "next":
                message = json.loads(open_socket.recv(timeout=60))
    cast.served.someone(Role.INTAKE, cast.agency).does("acceptDossier", code=code)  # it was not taken in before


def test_a_subscription_ends_with_its_token(cast: Cast) -> None:
    with following(cast.desk, None) as open_socket:
        code = cast.submitted()
        heard(open_socket, cast.desk.does("acceptDossier", code=code)["position"])
        cast.served.clock.pass_by(hours=5001)
        told = json.loads(open_socket.recv(timeout=60))
        assert told["payload"]["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        assert json.loads(open_socket.recv(timeout=60))["type"] == "complete"


def test_a_wrong_subscription_is_told_apart(cast: Cast) -> None:
    with socket(cast.desk, {"authorization": f"Bearer {cast.desk.token}"}) as open_socket:
        subscribe(open_socket, "subscription { changes { nowhere } }")
        told = json.loads(open_socket.recv(timeout=60))
        assert told["payload"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
        subscribe(open_socket, CHANGES, after="-5")
        told = json.loads(open_socket.recv(timeout=60))
        assert "BAD_REQUEST" in json.dumps(told)


def test_a_page_of_another_site_opens_no_socket(cast: Cast) -> None:
    with pytest.raises(InvalidStatus), socket(cast.desk, origin="https://elsewhere.example"):  # type: ignore[arg-type]
        pass


def test_changes_come_as_server_sent_events_too(cast: Cast) -> None:
    # given
    code = cast.submitted()
    headers = {"accept": "text/event-stream", **cast.desk.headers}
    asked = {"query": CHANGES, "variables": {"after": "0"}}
    # when
    with httpx.stream("POST", f"{cast.served.address}/graphql", json=asked, headers=headers, timeout=60) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        # others ask meanwhile: their operations must not be mistaken for this one
        for _ in range(5):
            cast.desk.ask("query ($c: String!) { dossier(code: $c) { code } }", c=code)
        topics = []
        for line in stream.iter_lines():
            if line.startswith("data:") and "dossierCode" in line:
                change = json.loads(line[5:])["data"]["changes"]
                topics += [change["topic"]] if change["dossierCode"] == code else []
            if topics:
                break
    # then
    assert topics == ["dossier.submitted.v1"]


def test_streams_of_several_people_are_kept_apart(cast: Cast) -> None:
    """A stream begins to run after others have come: each must run its own operation as its own actor."""
    other = Cast(cast.served, cast.served.agency())
    mine, theirs = cast.submitted(), other.submitted()
    asked = {"query": CHANGES, "variables": {"after": "0"}}
    for who, expected in ((cast.desk, mine), (other.desk, theirs)) * 3:
        headers = {"accept": "text/event-stream", **who.headers}
        with httpx.stream("POST", f"{cast.served.address}/graphql", json=asked, headers=headers, timeout=60) as stream:
            for line in stream.iter_lines():
                if '"dossierCode":"' in line:
                    assert json.loads(line[5:])["data"]["changes"]["dossierCode"] == expected
                    break

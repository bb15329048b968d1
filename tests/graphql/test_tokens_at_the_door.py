"""Tokens that do not hold: one status, one clear message."""

import base64
import json
from datetime import timedelta

import pytest

from application.access.actors import Actor, Role
from domain.values import ActorId
from tests.graphql.served_installation import Served

pytestmark = pytest.mark.postgres


def garbled(served: Served) -> dict[str, str]:
    """Headers that admit nobody."""
    good = served.token(Actor(ActorId("x"), Role.ADMIN))
    head, body, signature = good.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    raised = base64.urlsafe_b64encode(json.dumps(claims | {"role": "inspector"}).encode()).decode().rstrip("=")
    none = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    hs = base64.urlsafe_b64encode(b'{"alg":"HS256"}').decode().rstrip("=")
    old = served.running.tokens.issue(Actor(ActorId("x"), Role.ADMIN), timedelta(seconds=-1))
    foreign = "eyJhbGciOiJFZDI1NTE5In0.e30." + "A" * 86
    return {
        "expired": f"Bearer {old}",
        "foreign": f"Bearer {foreign}",
        "another role": f"Bearer {head}.{raised}.{signature}",
        "unsigned": f"Bearer {none}.{body}.",
        "other algorithm": f"Bearer {hs}.{body}.{signature}",
        "cut": f"Bearer {good[:-4]}",
        "no token": "Bearer",
        "another scheme": "Basic YTpi",
        "nonsense": "Bearer x",
        "long": "Bearer " + "x." * 2000,
        "letters": "Bearer ắ.ằ.ẳ",
    }


KINDS = (
    "expired", "foreign", "another role", "unsigned", "other algorithm", "cut", "no token", "another scheme",
    "nonsense", "long", "letters",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "operation",
    ["{ __typename }", "mutation ($input: WithdrawDossierInput!) { withdrawDossier(input: $input) { __typename } }"],
)
def test_a_token_that_does_not_hold_is_refused_with_one_message(served: Served, kind: str, operation: str) -> None:
    header = garbled(served)[kind].encode()
    asked = {"query": operation, "variables": {"input": {"code": "x"}}}
    found = served.client.post("/graphql", json=asked, headers={b"authorization": header})  # type: ignore[dict-item]
    assert found.status_code == 401
    assert found.headers["www-authenticate"] == "Bearer"
    (error,) = found.json()["errors"]
    assert error["extensions"] == {"code": "UNAUTHENTICATED"}
    assert ("expired" if kind == "expired" else "oken") in error["message"].lower()

"""Every refused act of somebody is one fact, whatever refused it; of nobody, a count; of questions, nothing."""

import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from application.access.actors import Role
from tests.graphql.cast import APPLICANT, Cast
from tests.graphql.served_installation import ACT, Served, fresh_database, serving
from tests.graphql.test_personal_data import everything

pytestmark = pytest.mark.postgres
FORBIDDEN = 'acceptDossier(input: {code: "x"}) { ... on Receipt { dossier { decision { number } } } }'
CANARY = "Canarynguyen Vănthử 0987654321"


@pytest.fixture(scope="module")
def served(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation that nobody else knocks at."""
    with fresh_database(server_url) as url, serving(url, tmp_path_factory.mktemp("hoso")) as served:
        yield served


@pytest.fixture
def cast(served: Served) -> Cast:
    """The people of one agency and a citizen."""
    return Cast(served, served.agency())


def attempts(served: Served, actor: str) -> list[dict[str, Any]]:
    """What the log holds of somebody's refused attempts, in order."""
    with psycopg.connect(served.database) as db:
        rows = db.execute(
            "SELECT convert_from(body, 'UTF8')::json FROM log_h14.fact WHERE topic = 'attempt.refused.v1' "
            "AND convert_from(meta, 'UTF8')::json->>'actor' = %s ORDER BY position",
            [actor],
        )
        return [body for (body,) in rows]


def codes(answer: dict[str, Any]) -> set[str]:
    return {error["extensions"]["code"] for error in answer["errors"]}


def told(cast: Cast, who: str) -> list[tuple[str, str]]:
    found = attempts(cast.served, getattr(cast, who).actor.id)
    return [(one["command"], one["refusal"]) for one in found]


def test_every_kind_of_refusal_of_an_act_is_one_fact(cast: Cast) -> None:
    key = str(uuid.uuid4())
    asked = {"procedure": "9.999999", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    back = f"mutation {{ {FORBIDDEN} }}"

    cast.desk.refused("acceptDossier", code=CANARY)
    cast.desk.refused("acceptDossier", code="x", occurredAt="2026-03-02T09:00:00")
    cast.desk.refused("openCalendarYear", year=2033, article=CANARY)
    cast.desk.refused("acceptDossier", code="x", idempotencyKey="079 123 456 789")
    cast.citizen.refused("submitDossier", **asked)
    assert codes(cast.citizen.answer(back)) == {"FIELD_FORBIDDEN"}
    publisher = cast.served.someone(Role.PUBLISHER, name=f"publisher-{key[:8]}")
    publisher.does("openCalendarYear", year=2034, article="QĐ 1", idempotencyKey=key)
    assert publisher.refused("openCalendarYear", year=2035, article=CANARY, idempotencyKey=key)["code"] == "KEY_REUSED"

    assert told(cast, "desk") == [
        ("AcceptDossier", "DOSSIER_UNKNOWN"),
        ("AcceptDossier", "MALFORMED"),
        ("OpenCalendarYear", "NOT_AUTHORISED"),
        ("AcceptDossier", "MALFORMED"),
    ]
    assert told(cast, "citizen") == [("SubmitDossier", "PROCEDURE_UNKNOWN"), ("AcceptDossier", "FIELD_FORBIDDEN")]
    assert [one["refusal"] for one in attempts(cast.served, publisher.actor.id)] == ["KEY_REUSED"]


def test_what_is_no_act_is_no_attempt(cast: Cast) -> None:
    assert codes(cast.citizen.answer("{ counts { source } }")) == {"FIELD_FORBIDDEN"}
    assert "errors" in cast.citizen.answer(f"mutation {{ Canaryact(a: 1) {{ x }} {FORBIDDEN} }}")
    assert "errors" in cast.citizen.answer(f'mutation {{ a: nguyenVanA(input: {{code: "{CANARY}"}}) {{ x }} }}')
    assert "errors" in cast.citizen.answer(ACT % ("AcceptDossier", "acceptDossier"), input={"code": {"x": CANARY}})
    assert told(cast, "citizen") == []


def test_attempts_without_a_token_that_holds_are_one_fact_a_minute_without_anybodys_words(cast: Cast) -> None:
    served = cast.served
    served.clock.pass_by(minutes=1)
    minute = served.clock.present.replace(second=0, microsecond=0)
    stranger = {"authorization": f"Bearer {CANARY.split()[0]}.x.y"}
    for _ in range(30):
        refused = served.client.post("/graphql", json={"query": "{ __typename }"}, headers=stranger)
        assert refused.status_code == 401
        served.someone(Role.PUBLIC).refused("acceptDossier", code=CANARY)
    served.someone(Role.PUBLIC).refused("acceptDossier", code=CANARY, occurredAt="2026-03-02T09:00:00")
    served.clock.pass_by(minutes=1)
    served.someone(Role.PUBLIC).refused("acceptDossier", code=CANARY)  # so that the minute before is told at once

    with psycopg.connect(served.database) as db:
        rows = db.execute(
            "SELECT convert_from(body, 'UTF8')::json FROM log_h14.fact WHERE topic = 'attempt.counted.v1'"
        ).fetchall()
    counted = [body["refusals"] for (body,) in rows if body["occurred_at"].startswith(minute.isoformat()[:16])]
    assert counted == [{"MALFORMED": 1, "NOT_AUTHORISED": 30, "UNAUTHENTICATED": 30}]


def test_no_word_of_a_refused_request_is_in_the_database(cast: Cast, tmp_path: Path) -> None:
    for who in (cast.desk, cast.citizen, cast.leader, cast.served.someone(Role.PUBLIC)):
        who.refused("acceptDossier", code=CANARY, unit=CANARY, process=CANARY)
        who.refused("withdrawDossier", code="x", idempotencyKey=CANARY)
        who.refused("openCalendarYear", year=2031, article=CANARY)
        who.refused("signDecision", decision=CANARY, form="PAPER")
    stored = everything(cast.served.database)
    assert Counter(word in stored for word in (b"attempt.refused.v1", b"MALFORMED", b"DOSSIER_UNKNOWN")) == {True: 3}
    for word in (*CANARY.split(), "Canary", "canary"):
        assert word.encode() not in stored, word

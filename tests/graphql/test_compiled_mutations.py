"""A mutation of the usual shape is compiled; asked in any other shape, the executor gives the same answer."""

from typing import Any

import pytest

from api.execution.compiled_mutations import CompiledMutations
from api.schema import schema
from tests.graphql.cast import APPLICANT, Cast
from tests.graphql.served_installation import PLAIN, Person

pytestmark = pytest.mark.postgres

OTHERWISE = "query Unused { __typename } " + PLAIN.replace("mutation (", "mutation Act (")


def both(who: Person, name: str, **input: Any) -> tuple[Any, Any]:
    """The answers of the two ways to the same input under one key."""
    asked, kind = {"idempotencyKey": f"{who.actor.id}/{name}", **input}, name[0].upper() + name[1:]
    answers = []
    for text, operation in ((PLAIN, None), (OTHERWISE, "Act")):
        body = {"query": text % (kind, name), "variables": {"input": asked}, "operationName": operation}
        answers.append(who.served.client.post("/graphql", json=body, headers=who.headers).json())
    return answers[0], answers[1]


def test_the_plain_shape_is_compiled_and_the_other_is_not() -> None:
    acts = CompiledMutations(schema)
    assert acts._plan(PLAIN % ("AcceptDossier", "acceptDossier")) is not None
    assert acts._plan(OTHERWISE % ("AcceptDossier", "acceptDossier")) is None


def test_both_ways_record_once_and_tell_the_same(cast: Cast) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    first, again = both(cast.citizen, "submitDossier", **asked)
    assert (first["data"]["submitDossier"]["repeated"], again["data"]["submitDossier"]["repeated"]) == (False, True)
    first["data"]["submitDossier"]["repeated"] = True
    assert first == again
    code = again["data"]["submitDossier"]["dossierCode"]
    assert both(cast.desk, "acceptDossier", code=code, occurredAt="2026-03-02T09:00:00+07:00")[1]["data"]


@pytest.mark.parametrize(
    "input",
    [
        {"code": "x"},
        {"code": "x", "occurredAt": "2026-03-02T09:00:00"},
        {"code": "x", "occurredAt": "yesterday"},
        {"code": "x", "idempotencyKey": "Nguyễn Văn A"},
        {"code": 7},
        {"code": None},
        {},
        {"code": "x", "unknown": 1},
        {"code": ["x"]},
        {"code": "Hồ\u202esơ", "unit": " ", "process": "a\rb", "expectedVersion": -1},
        {"code": "x", "occurredAt": "2026"},
    ],
)
def test_both_ways_refuse_alike(cast: Cast, input: dict[str, Any]) -> None:
    for who in (cast.desk, cast.citizen):
        one, other = both(who, "acceptDossier", **input)
        assert without_places(one) == without_places(other)


def without_places(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without lines and columns, which differ with the text."""
    for error in answer.get("errors", []):
        error.pop("locations", None)
    return answer

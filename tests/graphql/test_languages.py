"""A refusal's reason is Vietnamese throughout; what is said in English stands by itself, and says the same."""

import re
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
)

from api.schema import schema
from tests.graphql.cast import APPLICANT, Cast
from tests.graphql.served_installation import Person

pytestmark = pytest.mark.postgres

ENGLISH = re.compile(r"\b(the|of|and|is|are|not|there|name|must|has|have|with|for|which|pass|give|sign|empty)\b")
VIETNAMESE = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹđ]")
PYTHON = re.compile(r"None\b|\bTrue\b|\bFalse\b|invalid literal|isoformat|[Ee]xpected str|object at|Traceback|\{'")
TOLD = """mutation ($input: %sInput!) { act: %s(input: $input) { __typename
  ... on Refusal { code reason details { name value } mistakes { path code vi en } } } }"""
MUTATIONS = schema._schema.mutation_type
assert isinstance(MUTATIONS, GraphQLObjectType)
INPUTS: dict[str, Any] = {name: get_named_type(field.args["input"].type) for name, field in MUTATIONS.fields.items()}


def english_in(sentence: object) -> list[str]:
    """English words of a sentence, without what it quotes."""
    return ENGLISH.findall(re.sub(r"«[^»]*»", "", str(sentence)))


def refusal(who: Person, mutation: str, input: dict[str, Any]) -> dict[str, Any]:
    """A refusal with its mistakes."""
    asked = TOLD % (mutation[0].upper() + mutation[1:], mutation)
    return who.ask(asked, input=input)["act"]  # type: ignore[no-any-return]


def wrong(kind: Any, path: str, mistakes: set[str]) -> Any:
    """A value of a type that GraphQL takes and no act does, where that can be; its path is put among the mistakes."""
    if isinstance(kind, GraphQLNonNull):
        return wrong(kind.of_type, path, mistakes)
    if isinstance(kind, GraphQLList):
        return [wrong(kind.of_type, f"{path}.0", mistakes)]
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    if isinstance(kind, GraphQLInputObjectType):
        return {name: wrong(field.type, f"{path}.{name}".lstrip("."), mistakes) for name, field in kind.fields.items()}
    if kind.name in ("String", "ID"):
        mistakes.add(path)
        return "Phòng \u202e Tư pháp"
    if kind.name == "DateTime":
        mistakes.add(path)
        return "2026-03-02T09:00:00"
    if kind.name == "Int" and path.split(".")[-1] in ("step", "count", "expectedVersion"):
        mistakes.add(path)
        return -1
    return {"Date": "2026-03-02", "Boolean": True, "Int": 2026, "Position": "1", "Dong": 1}[kind.name]


@pytest.mark.parametrize("mutation", sorted(INPUTS))
def test_every_mistake_of_every_field_is_told_at_once_in_two_languages(cast: Cast, mutation: str) -> None:
    expected: set[str] = set()
    refused = refusal(cast.desk, mutation, wrong(INPUTS[mutation], "", expected))

    assert refused["code"] == "MALFORMED"
    assert {one["path"] for one in refused["mistakes"]} == expected
    assert refused["details"] == [{"name": one["path"], "value": one["vi"]} for one in refused["mistakes"]]
    assert english_in(re.sub(r"\w+(\.\w+)*: ", "", refused["reason"])) == []
    for one in refused["mistakes"]:
        assert re.fullmatch("[A-Z_]+", one["code"]), one
        assert one["code"] != "UNREADABLE", one
        assert english_in(one["vi"]) == [], one
        assert VIETNAMESE.search(one["vi"]), one
        assert not VIETNAMESE.search(re.sub("«[^»]*»", "", one["en"])), one
        assert not PYTHON.search(one["vi"] + one["en"]), one


def test_mistakes_are_told_with_the_path_the_client_wrote(cast: Cast) -> None:
    papers = [{"name": "Đơn", "kind": "COPY"}, {"name": " ", "kind": "COPY", "count": 0}]
    papers.append({"name": "Ảnh", "kind": "COPY", "digest": "xyz"})
    asked = {
        "procedure": "1.1",
        "agency": "sở tư pháp",
        "channel": "ONLINE",
        "applicant": APPLICANT | {"email": "nope", "phone": "không", "identityNumber": "abc", "reference": "x"},
        "components": papers,
        "occurredAt": "2026-03-02T09:00:00",
        "systemOwner": "Bộ",
    }
    refused = refusal(cast.citizen, "submitDossier", asked)
    assert len({one["path"] for one in refused["mistakes"]}) == len(refused["mistakes"])
    assert {one["path"]: one["code"] for one in refused["mistakes"]} == {
        "procedure": "NOT_A_PROCEDURE_CODE",
        "agency": "NOT_AN_AGENCY_ID",
        "applicant.email": "NOT_AN_EMAIL",
        "applicant.phone": "NOT_A_PHONE_NUMBER",
        "applicant.identityNumber": "NOT_AN_IDENTITY_NUMBER",
        "applicant.reference": "NOT_A_KEY_OF_OURS",
        "components.1.name": "EMPTY",
        "components.1.count": "NOT_A_COUNT",
        "components.2.digest": "NOT_A_DIGEST",
        "occurredAt": "OFFSET_MISSING",
        "systemOwner": "NOT_A_SYSTEM_OWNER",
    }


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"code": 7}, "code"),
        ({"code": True}, "code"),
        ({"code": None}, "code"),
        ({}, "code"),
        ({"code": "x", "occurredAt": "yesterday"}, "occurredAt"),
        ({"code": "x", "occurredAt": "2026"}, "occurredAt"),
        ({"code": "x", "occurredAt": "2026-02-30T09:00:00+07:00"}, "occurredAt"),
        ({"code": "x", "occurredAt": 20260302}, "occurredAt"),
        ({"code": "x", "expectedVersion": "1O"}, "expectedVersion"),
        ({"code": "x", "position": "1O"}, "position"),
        ({"code": "x", "nowhere": {"a": None}}, "nowhere"),
    ],
)
def test_what_the_schema_itself_refuses_is_told_without_python(cast: Cast, value: dict[str, Any], path: str) -> None:
    mutation = "CorrectFact" if "position" in value else "AcceptDossier"
    filled = {"version": 1, "field": "a", "says": "b", "reason": "c"} if mutation == "CorrectFact" else {}
    told = cast.desk.error(TOLD % (mutation, mutation[0].lower() + mutation[1:]), input=filled | value)
    assert (told["code"], told["path"] if "vi" in told else None) == ("BAD_REQUEST", path)
    assert VIETNAMESE.search(told["vi"])
    assert english_in(told["vi"]) == []
    assert not PYTHON.search(told["message"] + told["vi"])


@pytest.mark.parametrize(
    "question",
    [
        '{ auditTimeliness(scope: {since: "2026-02-30"}) { key } }',
        '{ auditTimeliness(scope: {since: "20260230"}) { key } }',
        '{ dossiers(filter: {lateAt: "x"}) { nodes { code } } }',
        '{ dossiers(filter: {lateAt: "2026-03-02T09:00:00"}) { nodes { code } } }',
        '{ procedure(code: "x", atLeast: "x") { key } }',
        '{ procedures(first: "x") { totalCount } }',
    ],
)
def test_questions_are_refused_in_both_languages_without_python(cast: Cast, question: str) -> None:
    told = cast.leader.error(question)
    assert VIETNAMESE.search(told["vi"])
    assert not PYTHON.search(told["message"] + told["vi"])


def test_a_law_that_is_not_loaded_is_named_in_the_details(cast: Cast) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    late = {"occurredAt": "2019-03-04T09:00:00+07:00", "enteredLateBecause": "Hồ sơ giấy cũ"}
    refused = cast.desk.refused("submitDossier", **asked, **late)

    assert refused["code"] == "LAW_NOT_LOADED"
    assert english_in(refused["reason"]) == []
    assert "phiên bản" in refused["reason"]
    assert refused["details"][0]["name"] == "en"
    assert refused["details"][0]["value"].startswith("no version of procedure")


def test_a_centralised_service_without_its_owner_is_told_at_its_field(cast: Cast) -> None:
    asked = {"procedure": "1.001806", "agency": "H14.15", "channel": "ONLINE", "applicant": APPLICANT}
    refused = refusal(cast.citizen, "submitDossier", asked | {"codeForm": "CENTRAL"})
    (told,) = refused["mistakes"]
    assert (told["path"], told["code"]) == ("systemOwner", "NOT_A_SYSTEM_OWNER")
    assert told["en"].startswith("systemOwner is missing: ")
    assert "None" not in told["vi"] + told["en"]
    owned = refusal(cast.citizen, "submitDossier", asked | {"systemOwner": "15"})
    (told,) = owned["mistakes"]
    assert (told["path"], told["code"]) == ("systemOwner", "NOT_A_SYSTEM_OWNER")
    assert "codeForm CENTRAL" in told["vi"]

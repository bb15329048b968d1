"""Who may see and do what: roles by types by fields, rows, tokens, and what the log keeps of it."""

import json
import uuid
from typing import Any

import psycopg
import pytest
from graphql import GraphQLObjectType, get_named_type, is_leaf_type, is_required_argument

from api.schema import schema
from application.access.actors import Role
from application.access.fields import EVERYBODY, permitted
from tests.graphql.cast import Cast
from tests.graphql.served_installation import Person, Served

pytestmark = pytest.mark.postgres

HOLDERS = [role for role in Role if role is not Role.SYSTEM]


def paths(kind: GraphQLObjectType, wanted: tuple[str, str], way: list[str], seen: frozenset[str]) -> list[str] | None:
    """A way from a root type to a field, each step with its required arguments."""
    for name, field in kind.fields.items():
        given = [f"{key}: {_sample(str(arg.type))}" for key, arg in field.args.items() if _required(arg)]
        step = f"{name}({', '.join(given)})" if given else name
        of = get_named_type(field.type)
        if (kind.name, name) == wanted:
            return [*way, step if is_leaf_type(of) else f"{step} {{ __typename }}"]
        if isinstance(of, GraphQLObjectType) and of.name not in seen:
            found = paths(of, wanted, [*way, step], seen | {of.name})
            if found:
                return found
    return None


def _required(argument: Any) -> bool:
    return is_required_argument(argument)


def _sample(kind: str) -> str:
    return {"Int!": "1", "WhatIfInput!": "{}", "AsOf!": "{}"}.get(kind, '"H15"')


def asking_for(type_name: str, field: str) -> str | None:
    """A query that asks for one field of one type."""
    root = schema._schema.query_type
    assert root is not None
    way = paths(root, (type_name, field), [], frozenset({"Query"}))
    return None if way is None else "{ " + " { ".join(way) + " }" * len(way)


EVERY_FIELD = [
    (kind.name, name)
    for kind in schema._schema.type_map.values()
    if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__")
    for name in kind.fields
    if asking_for(kind.name, name)
]


@pytest.mark.parametrize("role", HOLDERS)
def test_every_field_answers_the_roles_of_its_policy_and_no_other(served: Served, role: Role) -> None:
    person = served.someone(role, "H15")
    assert len(EVERY_FIELD) > 90
    for type_name, field in EVERY_FIELD:
        operation = asking_for(type_name, field)
        assert operation is not None
        answer = person.answer(operation)
        told = [
            error["message"] for error in answer.get("errors", []) if error["extensions"]["code"] == "FIELD_FORBIDDEN"
        ]
        forbidden = f"role {role.value} may not ask for {type_name}.{field}" in told
        assert forbidden == (role not in permitted(type_name, field)), operation
        if forbidden:
            assert answer["data"] is None


def test_the_public_may_ask_for_nothing_but_the_catalogue_and_how_far_a_dossier_is() -> None:
    open_types = {name for name, field in EVERY_FIELD if Role.PUBLIC in permitted(name, field)}
    assert open_types == {
        "Query", "Dossier", "Procedure", "ProcedureVersion", "ProcedureConnection", "ProcedureEdge", "TimeLimit",
        "Component", "CutOff", "Fee", "InternalProcess", "PageInfo",
        "PublicTimeliness", "PublicRow", "PublicProcedure", "PublicAgency", "PublicShare",
    }  # fmt: skip
    mine = {field for name, field in EVERY_FIELD if name == "Dossier" and Role.PUBLIC in permitted(name, field)}
    assert mine == {"code", "completion"}
    assert {f for n, f in EVERY_FIELD if n == "Query" and Role.PUBLIC in permitted(n, f)} == {
        "dossier",
        "procedure",
        "procedures",
        "publicTimeliness",
    }


def test_receipts_and_refusals_are_open_to_everybody() -> None:
    """Mutations of the usual shape are answered without the field policy: nothing in them may need one."""
    for name in ("Mutation", "Receipt", "Refusal", "Detail"):
        kind = schema._schema.type_map[name]
        assert isinstance(kind, GraphQLObjectType)
        assert {permitted(name, field) for field in kind.fields} == {EVERYBODY}


def test_the_public_sees_how_far_a_dossier_is(cast: Cast) -> None:
    code = cast.in_process()
    at = cast.expert.does("completeStep", code=code, step=1)["position"]
    operation = "query ($code: String!, $at: Position) { dossier(code: $code, atLeast: $at) { code completion } }"
    public = cast.served.someone(Role.PUBLIC)
    assert public.ask(operation, code=code, at=at)["dossier"] == {"code": code, "completion": "IN_PROGRESS"}
    own_key = cast.desk.ask("query ($c: String!) { dossier(code: $c) { id } }", c=code)["dossier"]["id"]
    assert public.ask(operation, code=own_key)["dossier"] is None, "our own keys are no way in"


LOOK = """
query Look($code: String!, $id: String!, $agency: String!, $at: Position) {
  byCode: dossier(code: $code, atLeast: $at) { code }
  byId: dossier(code: $id, atLeast: $at) { code }
  dossiers(filter: { agency: $agency }, atLeast: $at) { nodes { code } pageInfo { hasNextPage } }
}
"""
LOOK_STAFF = """
query Look($agency: String!, $at: Position) {
  decision(agency: $agency, number: 1, year: 2026, atLeast: $at) { id }
  worklist(first: 100, atLeast: $at) { agency }
  counts(atLeast: $at) { agency }
}
"""


def test_not_yours_reads_like_not_there(cast: Cast) -> None:
    # given
    code = cast.in_process()
    at = cast.leader.does("concludeDossier", code=code, decision=cast.issued(code), granted=True)["position"]
    key = cast.desk.ask("query ($c: String!, $at: Position) { dossier(code: $c, atLeast: $at) { id } }", c=code, at=at)
    there = {"code": code, "id": key["dossier"]["id"], "agency": cast.agency, "at": at}
    empty = cast.served.agency()  # which agencies there are is no secret
    nowhere = {"code": f"{empty}-260302-0001", "id": str(uuid.uuid4()), "agency": empty, "at": at}
    other = Cast(cast.served, cast.served.agency())
    longer = Cast(cast.served, cast.agency + "9")
    # then
    for outsider in (
        other.desk,
        other.expert,
        other.leader,
        longer.desk,
        other.citizen,
        cast.served.someone(Role.PUBLISHER),
    ):
        assert outsider.answer(LOOK, **there) == outsider.answer(LOOK, **nowhere), outsider.actor
    for outsider in (other.desk, longer.leader, cast.served.someone(Role.PUBLISHER)):
        seen, unseen = ({"agency": one["agency"], "at": at} for one in (there, nowhere))
        assert outsider.answer(LOOK_STAFF, **seen) == outsider.answer(LOOK_STAFF, **unseen)
    for insider in (cast.desk, cast.citizen, cast.inspector):
        found = insider.ask(LOOK, **there)
        assert found["byCode"] == found["byId"] == {"code": code}
        assert found["dossiers"]["nodes"] == [{"code": code}]
    admin, above = cast.served.someone(Role.ADMIN), cast.served.someone(Role.LEADER, "H15")
    assert above.ask(LOOK, **there)["byCode"] is None, "identifiers alone put no agency above another"
    admin.does("establishAgency", agency="H15", name="Tỉnh", since="2018-07-01", article="QĐ 1")
    admin.does("placeAgency", agency=cast.agency, parent="H15", since="2026-03-02", article="QĐ 1")
    assert above.ask(LOOK, **there)["byCode"] == {"code": code}, "the agency above sees those below it"


def test_an_officer_without_an_agency_sees_nothing(cast: Cast) -> None:
    cast.submitted()
    lost = cast.served.someone(Role.CASE)
    assert lost.ask("{ dossiers { nodes { code } } worklist { dossier } counts { source } }") == {
        "dossiers": {"nodes": []},
        "worklist": [],
        "counts": [],
    }
    assert lost.error("{ timeliness { closed } }")["code"] == "BAD_REQUEST"
    assert cast.desk.error('{ timeliness(agency: "H15.9999") { closed } }')["code"] == "BAD_REQUEST"


def test_nobody_acts_on_the_dossier_or_decision_of_another(cast: Cast) -> None:
    code, decision = cast.in_process(), cast.drafted()
    other = Cast(cast.served, cast.served.agency())
    acts: tuple[tuple[Person, str, dict[str, Any]], ...] = (
        (other.expert, "draftDecision", {"agency": cast.agency, "kind": "OTHER", "documentType": "Công văn"}),
        (cast.desk, "signDecision", {"decision": decision, "form": "PAPER"}),
        (cast.citizen, "acceptDossier", {"code": code}),
        (cast.served.someone(Role.PUBLIC), "acceptDossier", {"code": code}),
        (cast.inspector, "withdrawDossier", {"code": code}),
    )
    for who, mutation, input in acts:
        assert who.refused(mutation, **input)["code"] == "NOT_AUTHORISED", mutation


def test_an_outsider_is_answered_as_if_it_were_not_there(cast: Cast) -> None:
    code, decision = cast.in_process(), cast.drafted()
    other = Cast(cast.served, cast.served.agency())
    nobodys = {"code": "H15.9999-260302-0001", "decision": str(uuid.uuid4())}
    draft = {"agency": other.agency, "kind": "OTHER", "documentType": "x"}
    acts: tuple[tuple[Person, str, str, dict[str, Any]], ...] = (
        (other.expert, "completeStep", "code", {"step": 1}),
        (other.expert, "requestSupplement", "code", {"missing": ["x"], "reason": "x"}),
        (other.leader, "extendDeadline", "code", {"newDueOn": "2026-03-20", "reason": "x"}),
        (other.citizen, "withdrawDossier", "code", {}),
        (other.expert, "draftDecision", "code", draft),
        (other.expert, "submitDecision", "decision", {}),
        (other.leader, "signDecision", "decision", {"form": "PAPER"}),
    )
    for who, mutation, name, input in acts:
        there, nowhere = ({name: key, **input} for key in ({"code": code, "decision": decision}[name], nobodys[name]))
        assert who.refused(mutation, **there) == who.refused(mutation, **nowhere), mutation


ENTRIES = """query ($c: String!, $at: Position) {
  dossier(code: $c, atLeast: $at) { timeline { topic actor vi } } }"""


def test_attempts_are_for_the_leader_and_the_inspector_and_an_outsiders_for_no_timeline(cast: Cast) -> None:
    # given
    code = cast.in_process()
    stranger = Cast(cast.served, cast.served.agency()).citizen
    # when
    for _ in range(3):
        stranger.refused("withdrawDossier", code=code)
    stranger.refused("acceptDossier", code=code)  # of another role's acts, and of one that he would date
    stranger.refused("withdrawDossier", code=code, occurredAt="2026-03-03T08:00:00+07:00")
    cast.expert.refused("extendDeadline", code=code, newDueOn="2026-03-20", reason="x")
    at = cast.expert.does("completeStep", code=code, step=1)["position"]
    # then
    seen = {}
    for name in ("citizen", "desk", "expert", "leader", "inspector"):
        entries = getattr(cast, name).ask(ENTRIES, c=code, at=at)["dossier"]["timeline"]
        seen[name] = [entry["actor"] for entry in entries if entry["topic"].startswith("attempt.")]
        assert stranger.actor.id not in str(entries)
    mine = [cast.expert.actor.id]
    assert seen == {"citizen": [], "desk": [], "expert": [], "leader": mine, "inspector": mine}
    # then it is recorded all the same, for who looks through the log
    with psycopg.connect(cast.served.database) as db:
        rows = db.execute(
            "SELECT convert_from(body, 'UTF8')::json->>'outsider' FROM log_h14.fact WHERE topic = 'attempt.refused.v1' "
            "AND convert_from(meta, 'UTF8')::json->>'actor' = %s",
            [stranger.actor.id],
        ).fetchall()
    assert rows == [("true",)] * 5


def test_the_log_names_the_actor_of_the_token_and_keeps_every_refused_attempt(cast: Cast) -> None:
    # given
    code = cast.submitted()
    other = Cast(cast.served, cast.served.agency())
    before = _refused(cast.served)
    # when
    cast.desk.does("acceptDossier", code=code)
    other.leader.refused("extendDeadline", code=code, newDueOn="2026-03-20", reason="x")
    cast.citizen.refused("acceptDossier", code=code)
    cast.citizen.refused("withdrawDossier", code="H15.9999-260302-0001")
    # then
    new = _refused(cast.served)[len(before) :]
    assert [(fact["actor"], fact["role"]) for fact in new] == [
        (other.leader.actor.id, "leader"),
        (cast.citizen.actor.id, "applicant"),
        (cast.citizen.actor.id, "applicant"),
    ]
    at = cast.desk.does("rejectDossier", code=cast.submitted(), reason="x")["position"]
    told = cast.desk.ask(
        "query ($c: String!, $at: Position) { dossier(code: $c, atLeast: $at) { timeline { actor role agency } } }",
        c=code,
        at=at,
    )["dossier"]["timeline"]
    assert told[1] == {"actor": cast.desk.actor.id, "role": "intake", "agency": cast.agency}


def _refused(served: Served) -> list[dict[str, Any]]:
    with psycopg.connect(served.database) as db:
        rows = db.execute("SELECT meta FROM log_h14.fact WHERE topic = 'attempt.refused.v1' ORDER BY position")
        return [json.loads(bytes(row[0])) if isinstance(row[0], memoryview | bytes) else row[0] for row in rows]

"""Every act refused once: a stable code, a Vietnamese reason, an article."""

import re
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLObjectType

from api.schema import schema
from application.access.actors import Role
from tests.graphql.cast import APPLICANT, Cast
from tests.graphql.served_installation import Person

pytestmark = pytest.mark.postgres

NOBODYS = "H15.999-260302-0001"
CONTENT = {"name": "Thủ tục"}
PAPER = [{"name": "Đơn", "kind": "ORIGINAL"}]


def _officer(cast: Cast) -> dict[str, Any]:
    return {"agency": cast.agency, "officer": "cb-1", "since": "2026-01-01", "article": "x"}


ON_A_DOSSIER: dict[str, tuple[str, dict[str, Any], str]] = {
    "acceptDossier": ("desk", {}, "DOSSIER_UNKNOWN"),
    "takeForAgency": ("desk", {"competentAgency": "H61.02"}, "DOSSIER_UNKNOWN"),
    "chooseLaw": ("citizen", {"instrument": "NĐ 301/2026/NĐ-CP"}, "DOSSIER_UNKNOWN"),
    "rejectDossier": ("desk", {"reason": "x"}, "DOSSIER_UNKNOWN"),
    "requestSupplement": ("desk", {"missing": ["x"], "reason": "x"}, "DOSSIER_UNKNOWN"),
    "supplySupplement": ("citizen", {"components": PAPER}, "DOSSIER_UNKNOWN"),
    "assignDossier": ("leader", {"unit": "P1"}, "DOSSIER_UNKNOWN"),
    "forwardDossier": ("expert", {"toUnit": "P2"}, "DOSSIER_UNKNOWN"),
    "takeOverDossier": ("expert", {"unit": "P2"}, "DOSSIER_UNKNOWN"),
    "completeStep": ("expert", {"step": 1}, "DOSSIER_UNKNOWN"),
    "askOpinion": ("expert", {"opinion": "1", "of": "Sở", "subject": "x"}, "DOSSIER_UNKNOWN"),
    "giveOpinion": ("expert", {"opinion": "1"}, "DOSSIER_UNKNOWN"),
    "startExclusion": ("expert", {"kind": "POSTING"}, "DOSSIER_UNKNOWN"),
    "endExclusion": ("expert", {}, "DOSSIER_UNKNOWN"),
    "demandPayment": ("expert", {"amount": 1, "kind": "phí"}, "DOSSIER_UNKNOWN"),
    "recordPayment": ("desk", {"amount": 1, "method": "x"}, "DOSSIER_UNKNOWN"),
    "extendDeadline": ("leader", {"newDueOn": "2026-03-20", "reason": "x"}, "DOSSIER_UNKNOWN"),
    "withdrawDossier": ("citizen", {}, "DOSSIER_UNKNOWN"),
    "stopDossier": ("desk", {"reason": "x"}, "DOSSIER_UNKNOWN"),
    "concludeDossier": ("leader", {"decision": str(uuid.uuid4()), "granted": True}, "DOSSIER_UNKNOWN"),
    "deliverResult": ("desk", {"byChannel": "POST"}, "DOSSIER_UNKNOWN"),
    "correctFact": (
        "leader",
        {"position": "1", "version": 1, "field": "unit", "says": "x", "reason": "x"},
        "DOSSIER_UNKNOWN",
    ),
}

OTHERS: dict[str, tuple[Callable[[Cast], Person], Callable[[Cast], dict[str, Any]], str]] = {
    "submitDossier": (
        lambda cast: cast.citizen,
        lambda cast: {"procedure": "9.999999", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT},
        "PROCEDURE_UNKNOWN",
    ),
    "draftDecision": (
        lambda cast: cast.expert,
        lambda cast: {"agency": cast.agency, "kind": "REFUSED", "documentType": "Thông báo"},
        "REFUSAL_WITHOUT_REASON",
    ),
    "submitDecision": (
        lambda cast: cast.expert,
        lambda cast: {"decision": str(uuid.uuid4())},
        "DECISION_NOT_DRAFTED",
    ),
    "signDecision": (
        lambda cast: cast.leader,
        lambda cast: {"decision": cast.drafted(), "form": "PAPER"},
        "DECISION_NOT_SUBMITTED",
    ),
    "issueDecision": (
        lambda cast: cast.leader,
        lambda cast: {"decision": cast.drafted()},
        "DECISION_NOT_SIGNED",
    ),
    "correctDecision": (
        lambda cast: cast.leader,
        lambda cast: {"decision": cast.drafted(), "part": "TITLE", "wrongText": "a", "rightText": "b", "reason": "x"},
        "DECISION_NOT_ISSUED",
    ),
    "revokeDecision": (
        lambda cast: cast.leader,
        lambda cast: {
            "decision": cast.issued(),
            "kind": "ANNULLED",
            "reason": "Trái luật",
            "article": "x",
            "effectiveOn": "2026-03-01",
        },
        "REVOKED_BEFORE_ISSUE",
    ),
    "publishProcedure": (
        lambda cast: cast.served.someone(Role.PUBLISHER),
        lambda cast: {"procedure": "1.001806", "content": CONTENT},
        "PROCEDURE_ALREADY_PUBLISHED",
    ),
    "amendProcedure": (
        lambda cast: cast.served.someone(Role.PUBLISHER),
        lambda cast: {"procedure": "9.999999", "content": CONTENT},
        "PROCEDURE_NOT_PUBLISHED",
    ),
    "repealProcedure": (
        lambda cast: cast.served.someone(Role.PUBLISHER),
        lambda cast: {"procedure": "9.999999", "effectiveOn": "2026-05-01"},
        "PROCEDURE_NOT_PUBLISHED",
    ),
    "approveProcess": (
        lambda cast: cast.served.someone(Role.PUBLISHER),
        lambda cast: {"process": "QT@x", "steps": [{"limit": "mười ngày"}]},
        "MALFORMED",
    ),
    "establishAgency": (
        lambda cast: cast.served.someone(Role.ADMIN),
        lambda cast: {"agency": "H15.9997", "name": " ", "article": "x"},
        "AGENCY_MISDESCRIBED",
    ),
    "setOfficeHours": (
        lambda cast: cast.served.someone(Role.ADMIN),
        lambda cast: {"agency": "H15.9999", "hours": "08:00-12:00", "since": "2026-01-01", "article": "x"},
        "AGENCY_NOT_ESTABLISHED",
    ),
    "placeAgency": (
        lambda cast: cast.served.someone(Role.ADMIN),
        lambda cast: {"agency": cast.agency, "parent": "H15.9999", "since": "2026-01-01", "article": "x"},
        "AGENCY_NOT_ESTABLISHED",
    ),
    "establishUnit": (
        lambda cast: cast.served.someone(Role.ADMIN),
        lambda cast: {"agency": "H15.9999", "unit": "P1", "name": "x", "since": "2026-01-01", "article": "x"},
        "AGENCY_NOT_ESTABLISHED",
    ),
    "renameUnit": (
        lambda cast: cast.served.someone(Role.ADMIN),
        lambda cast: {"agency": cast.agency, "unit": "P1", "name": "x", "since": "2026-01-01", "article": "x"},
        "UNIT_UNKNOWN",
    ),
    "closeUnit": (
        lambda cast: cast.served.someone(Role.ADMIN),
        lambda cast: {"agency": cast.agency, "unit": "P1", "since": "2026-01-01", "article": "x"},
        "UNIT_UNKNOWN",
    ),
    "appointOfficer": (
        lambda cast: cast.leader,
        lambda cast: _officer(cast) | {"accounts": ["a"], "fullName": "Cán bộ Thử"},
        "NOT_AUTHORISED",
    ),
    "transferOfficer": (lambda cast: cast.served.someone(Role.ADMIN), lambda cast: _officer(cast), "OFFICER_UNKNOWN"),
    "dismissOfficer": (lambda cast: cast.served.someone(Role.ADMIN), lambda cast: _officer(cast), "OFFICER_UNKNOWN"),
    "setOfficerAccounts": (
        lambda cast: cast.served.someone(Role.ADMIN),
        lambda cast: _officer(cast) | {"accounts": ["a"]},
        "OFFICER_UNKNOWN",
    ),
    "announceOutage": (
        lambda cast: cast.served.someone(Role.ADMIN),
        lambda cast: {
            "agency": "H15.9999",
            "kind": "PLANNED",
            "since": "2026-09-09T10:00:00+07:00",
            "until": "2026-09-10T10:00:00+07:00",
            "saidAt": "2026-09-01T10:00:00+07:00",
            "article": "x",
        },
        "AGENCY_NOT_ESTABLISHED",
    ),
    "openCalendarYear": (
        lambda cast: cast.citizen,
        lambda cast: {"year": 2032, "article": "x"},
        "NOT_AUTHORISED",
    ),
    "declareHoliday": (
        lambda cast: cast.served.someone(Role.PUBLISHER),
        lambda cast: {"name": "x", "days": ["2040-01-01"], "article": "TB"},
        "CALENDAR_YEAR_NOT_OPENED",
    ),
    "revokeCalendarDecision": (
        lambda cast: cast.leader,
        lambda cast: {"position": "1", "reason": "x", "article": "TB"},
        "NOT_AUTHORISED",
    ),
    "swapWorkingDay": (
        lambda cast: cast.served.someone(Role.PUBLISHER),
        lambda cast: {"dayOff": "2026-03-07", "makeUp": "2026-03-14", "article": "TB"},
        "SWAP_NOT_POSSIBLE",
    ),
}


@pytest.mark.parametrize("mutation", ON_A_DOSSIER)
def test_an_act_on_a_dossier_nobody_handed_in_is_refused(cast: Cast, mutation: str) -> None:
    who, input, code = ON_A_DOSSIER[mutation]
    assert getattr(cast, who).refused(mutation, code=NOBODYS, **input)["code"] == code


@pytest.mark.parametrize("mutation", ON_A_DOSSIER)
def test_an_act_that_the_status_forbids_is_refused(cast: Cast, mutation: str) -> None:
    """A rejected dossier takes no act but a correction, and that must name one of its facts."""
    code = cast.submitted()
    cast.desk.does("rejectDossier", code=code, reason="Không thuộc thẩm quyền")
    who, input, _ = ON_A_DOSSIER[mutation]
    if mutation == "rejectDossier":
        input = {"reason": "Lý do khác"}
    if mutation == "correctFact":
        input = input | {"version": 99}
    expected = "CORRECTION_UNUSABLE" if mutation == "correctFact" else "ILLEGAL_TRANSITION"
    assert getattr(cast, who).refused(mutation, code=code, **input)["code"] == expected


@pytest.mark.parametrize("mutation", OTHERS)
def test_an_act_that_a_rule_forbids_is_refused(cast: Cast, mutation: str) -> None:
    who, input, code = OTHERS[mutation]
    assert who(cast).refused(mutation, **input(cast))["code"] == code


def test_every_mutation_is_done_and_refused_somewhere_here() -> None:
    mutation = schema._schema.mutation_type
    assert isinstance(mutation, GraphQLObjectType)
    assert set(mutation.fields) == {*ON_A_DOSSIER, *OTHERS}
    told = "".join((Path(__file__).parent / name).read_text() for name in ("test_lives.py", "cast.py", "conftest.py"))
    assert set(mutation.fields) <= set(re.findall(r'does\(\s*"(\w+)"', told))


def test_what_cannot_be_read_is_refused_and_says_how_to_write_it(cast: Cast) -> None:
    public = cast.served.someone(Role.PUBLIC)
    told = cast.expert.refused("submitDecision", decision="Nguyễn Văn A")
    assert (told["code"], "UUID" in told["details"][0]["value"]) == ("MALFORMED", True)
    told = cast.desk.refused("acceptDossier", code=NOBODYS, occurredAt="2026-03-02T09:00:00")
    assert "+07:00" in told["details"][0]["value"]
    told = cast.desk.refused("acceptDossier", code=NOBODYS, occurredAt="0001-01-01T00:00:00+14:00")
    assert told["code"] == "MALFORMED"
    told = cast.desk.refused("acceptDossier", code=NOBODYS, idempotencyKey="079 123 456 789")
    assert told["code"] == "MALFORMED"
    assert public.refused("approveProcess", process="Nguyễn Văn A", steps=[])["code"] == "NOT_AUTHORISED"


def test_an_act_of_the_future_is_refused(cast: Cast) -> None:
    code = cast.submitted()
    told = cast.desk.refused("acceptDossier", code=code, occurredAt="2026-03-02T12:00:00+07:00")
    assert told["code"] == "HAPPENED_IN_FUTURE"


def test_the_same_key_gives_the_same_receipt_and_takes_no_other_payload(cast: Cast) -> None:
    # given
    key, reason = str(uuid.uuid4()), {"reason": "Không thuộc thẩm quyền"}
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    first = cast.citizen.does("submitDossier", idempotencyKey=key, **asked)
    # when
    again = cast.citizen.does("submitDossier", idempotencyKey=key, **asked)
    # then
    assert (first["repeated"], again["repeated"]) == (False, True)
    assert {**first, "repeated": True} == again
    other = cast.citizen.refused("submitDossier", idempotencyKey=key, **(asked | {"channel": "COUNTER"}))
    assert other["code"] == "KEY_REUSED"
    code = first["dossierCode"]
    assert cast.desk.does("rejectDossier", code=code, idempotencyKey=key, **reason)["repeated"] is False


def test_a_key_of_somebody_else_answers_nothing_of_theirs(cast: Cast) -> None:
    key = str(uuid.uuid4())
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    mine = cast.citizen.does("submitDossier", idempotencyKey=key, **asked)
    theirs = cast.served.someone(Role.APPLICANT).does("submitDossier", idempotencyKey=key, **asked)
    assert theirs["repeated"] is False
    assert theirs["dossierCode"] != mine["dossierCode"]


def test_receipt_and_refusal_can_be_asked_for_in_one_operation(cast: Cast) -> None:
    operation = """
    mutation ($code: String!) {
      done: acceptDossier(input: { code: $code }) { ... on Receipt { dossierCode dossier { code status } } ... on Refusal { code } }
      again: rejectDossier(input: { code: $code, reason: "x" }) { ... on Receipt { dossierCode } ... on Refusal { code } }
    }"""  # noqa: E501
    code = cast.submitted()
    found = cast.desk.ask(operation, code=code)
    assert found["done"] == {"dossierCode": code, "dossier": {"code": code, "status": "ACCEPTED"}}
    assert found["again"] == {"code": "ILLEGAL_TRANSITION"}

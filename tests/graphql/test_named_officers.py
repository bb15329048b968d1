"""Officers are named beside their own unit and name, decisions go to one of the agency, steps are of a process."""

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast
from tests.graphql.test_references import NOTED, admin, officer, unit

pytestmark = pytest.mark.postgres


def test_an_officer_is_named_beside_his_own_unit(cast: Cast) -> None:
    code = cast.accepted()
    for name in ("P1", "P2"):
        unit(cast, name)
    officer(cast, "cb-hai", "hai@so", unit="P2", position="Chuyên viên")
    officer(cast, "cb-ba", "ba@so")
    told = cast.leader.refused("assignDossier", code=code, unit="P1", officer="cb-hai")
    assert (told["code"], "«P2»" in told["reason"]) == ("OFFICER_IN_OTHER_UNIT", True)
    cast.leader.does("assignDossier", code=code, unit="P2", officer="cb-hai")
    hai = cast.served.someone(Role.CASE, cast.agency, "hai@so")
    wrong = {"toUnit": "P1", "toOfficer": "cb-hai"}
    assert hai.refused("forwardDossier", code=code, **wrong)["code"] == "OFFICER_IN_OTHER_UNIT"
    hai.does("forwardDossier", code=code, toUnit="P1", toOfficer="cb-ba")


def test_a_decision_is_submitted_to_an_officer_of_its_agency(cast: Cast) -> None:
    decision = cast.drafted()
    asked = {"decision": decision, "submittedTo": "ai đó"}
    found = cast.expert.ask(NOTED % ("SubmitDecision", "submitDecision"), input=asked)["act"]
    assert [note["code"] for note in found["notes"]] == ["OFFICERS_NOT_RECORDED"]
    other = cast.drafted()
    officer(cast, "cb-an", "an@so")
    officer(cast, "ld-binh", "binh@so")
    an = cast.served.someone(Role.CASE, cast.agency, "an@so")
    assert an.refused("submitDecision", decision=other, submittedTo="ai đó")["code"] == "OFFICER_UNKNOWN"
    an.does("submitDecision", decision=other, submittedTo="ld-binh")


def test_a_step_that_no_process_is_known_for_is_said_to_be_unchecked(cast: Cast) -> None:
    code = cast.accepted()
    unit(cast, "P1")
    for who, mutation, more in (
        (cast.leader, "assignDossier", {"unit": "P1"}),
        (cast.expert, "completeStep", {}),
        (cast.expert, "forwardDossier", {"toUnit": "P1"}),
    ):
        kind = mutation[0].upper() + mutation[1:]
        found = who.ask(NOTED % (kind, mutation), input={"code": code, "step": 77, **more})["act"]
        assert [note["code"] for note in found["notes"]] == ["STEPS_NOT_KNOWN"]
    found = cast.expert.ask(NOTED % ("TakeOverDossier", "takeOverDossier"), input={"code": code, "unit": "P1"})["act"]
    assert found["notes"] == []


def test_an_officer_appointed_again_under_another_name_is_refused_and_under_the_same_one_is_not(cast: Cast) -> None:
    officer(cast, "cb-hoa", "hoa@so", fullName="Lê Thị Hoa")
    again = {
        "agency": cast.agency,
        "officer": "cb-hoa",
        "accounts": ["hoa@so"],
        "article": "QĐ 1",
        "since": "2026-01-01",
    }
    told = admin(cast).refused("appointOfficer", **again, fullName="Lê Thị Hòa")
    assert told["code"] == "OFFICER_ALREADY_SERVING"
    assert "Hòa" not in str(told)
    assert admin(cast).does("appointOfficer", **again, fullName="Lê Thị Hoa")["recordedAt"] is None
    kept = {**again, "fullName": "Lê Thị Hoa", "idempotencyKey": f"{cast.agency}/hoa"}
    admin(cast).does("appointOfficer", **kept)

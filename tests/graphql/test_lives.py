"""One life per outcome, over HTTP, by mutations only."""

import uuid
from datetime import UTC, datetime

import pytest

from application.access.actors import Role
from tests.graphql.cast import APPLICANT, Cast
from tests.graphql.served_installation import Served

pytestmark = pytest.mark.postgres

STANDING = """
query Standing($code: String!, $atLeast: Position!) {
  dossier(code: $code, atLeast: $atLeast) {
    code status statusCode completion granted unit supplements extensions endedAt deliveredAt dueOn isLate
    decision { stage number year }
    timeline { topic vi en actor role agency article }
  }
}
"""


def test_a_dossier_handed_in_online_is_granted_and_delivered(cast: Cast) -> None:
    # given
    cast.served.someone(Role.PUBLISHER).does(
        "approveProcess",
        process=f"QT@{cast.agency}",
        steps=[{"who": "Phòng 1", "limit": "1 ngày làm việc"}, {"who": "Phòng 2", "limit": "4 ngày làm việc"}],
        procedures=["1.001806"],
        statedTotal="5 ngày làm việc",
        effectiveOn="2026-01-01",
    )
    pass_by, desk, expert, leader = cast.served.clock.pass_by, cast.desk, cast.expert, cast.leader
    # when
    code = cast.submitted()
    desk.does("acceptDossier", code=code, process=f"QT@{cast.agency}")
    leader.does("assignDossier", code=code, unit="P1", step=1)
    pass_by(hours=1)
    expert.does("completeStep", code=code, step=1)
    expert.does("forwardDossier", code=code, toUnit="P2", step=2)
    expert.does("takeOverDossier", code=code, unit="P2")
    expert.does("askOpinion", code=code, opinion="y-1", of="Sở Y tế", subject="Địa điểm")
    expert.does("giveOpinion", code=code, opinion="y-1", agrees=True)
    expert.does("startExclusion", code=code, kind="POSTING", plannedUntil="2026-03-05")
    pass_by(days=3)
    expert.does("endExclusion", code=code)
    expert.does("demandPayment", code=code, amount=3_000_000_000, kind="thuế")
    pass_by(days=1)
    desk.does("recordPayment", code=code, amount=3_000_000_000, method="chuyển khoản")
    leader.does("extendDeadline", code=code, newDueOn="2026-03-20", reason="Cần xác minh thêm")
    decision = cast.issued(code)
    leader.does("concludeDossier", code=code, decision=decision, granted=True)
    last = desk.does("deliverResult", code=code, byChannel="COUNTER")
    # then
    dossier = cast.inspector.ask(STANDING, code=code, atLeast=last["position"])["dossier"]
    assert (dossier["status"], dossier["statusCode"], dossier["completion"]) == ("DELIVERED", 10, "COMPLETED")
    assert (dossier["granted"], dossier["unit"], dossier["extensions"]) == (True, "P2", 1)
    assert dossier["decision"] == {"stage": "issued", "number": 1, "year": 2026}
    assert [entry["topic"].split(".")[1] for entry in dossier["timeline"]] == [
        "submitted", "accepted", "assigned", "step_completed", "forwarded", "taken_over", "opinion_asked",
        "opinion_given", "exclusion_started", "exclusion_ended", "payment_demanded", "payment_recorded",
        "deadline_extended", "result_drafted", "result_signed", "concluded", "result_delivered",
    ]  # fmt: skip
    assert all(entry["vi"].endswith(".") and entry["en"].endswith(".") for entry in dossier["timeline"])
    assert all(entry["article"] for entry in dossier["timeline"])


def test_a_supplement_is_asked_once_and_supplied(cast: Cast) -> None:
    # given
    code = cast.in_process()
    # when
    cast.expert.does("requestSupplement", code=code, missing=["Bản vẽ"], reason="Thiếu bản vẽ")
    cast.served.clock.pass_by(days=1)
    paper = {"name": "Bản vẽ", "kind": "COPY"}
    last = cast.citizen.does("supplySupplement", code=code, components=[paper])
    # then
    dossier = cast.desk.ask(STANDING, code=code, atLeast=last["position"])["dossier"]
    assert (dossier["status"], dossier["supplements"]) == ("IN_PROCESS", 1)
    again = cast.expert.refused("requestSupplement", code=code, missing=["Đơn"], reason="Thiếu đơn")
    assert again["code"] == "SUPPLEMENT_ALREADY_REQUESTED"


def test_intake_is_refused_with_a_reason(cast: Cast) -> None:
    code = cast.submitted()
    last = cast.desk.does("rejectDossier", code=code, reason="Không thuộc thẩm quyền")
    dossier = cast.citizen.ask(
        "query ($code: String!, $at: Position!) { dossier(code: $code, atLeast: $at) { status timeline { vi } } }",
        code=code,
        at=last["position"],
    )["dossier"]
    assert dossier["status"] == "REJECTED"
    assert "Không thuộc thẩm quyền" in dossier["timeline"][-1]["vi"]


def test_a_withdrawn_dossier_is_stopped(cast: Cast) -> None:
    code = cast.in_process()
    cast.citizen.does("withdrawDossier", code=code)
    last = cast.expert.does("stopDossier", code=code, reason="Công dân rút hồ sơ")
    dossier = cast.desk.ask(STANDING, code=code, atLeast=last["position"])["dossier"]
    assert (dossier["status"], dossier["completion"], dossier["granted"]) == ("STOPPED", "COMPLETED", None)


def test_a_dossier_is_refused_in_writing(cast: Cast) -> None:
    code = cast.in_process()
    decision = cast.issued(code, "REFUSED", reason="Không đủ điều kiện")
    last = cast.leader.does("concludeDossier", code=code, decision=decision, granted=False)
    dossier = cast.desk.ask(STANDING, code=code, atLeast=last["position"])["dossier"]
    assert (dossier["status"], dossier["granted"]) == ("CONCLUDED", False)


def test_a_fact_and_a_decision_are_put_right(cast: Cast) -> None:
    # given
    code = cast.in_process()
    decision = cast.issued(code)
    facts = """
    query ($code: String!, $at: Position!) { dossier(code: $code, atLeast: $at) { timeline { position version } } }"""
    at = cast.desk.does("deliverResult", code=concluded(cast, code, decision), byChannel="POST")["position"]
    first = cast.desk.ask(facts, code=code, at=at)["dossier"]["timeline"][0]
    # when
    correction = {"field": "occurred_at", "says": "2026-03-02T08:30:00+07:00", "reason": "Ghi nhầm giờ"}
    elsewhere = cast.leader.refused("correctFact", code=code, position=at, version=first["version"], **correction)
    assert (elsewhere["code"], str(first["position"]) in elsewhere["reason"]) == ("CORRECTION_UNUSABLE", True)
    named = {"code": code, "position": first["position"], "version": first["version"]}
    unknown = cast.leader.refused("correctFact", **named, **(correction | {"field": "colour"}))
    assert unknown["code"] == "CORRECTION_UNUSABLE"
    told = cast.leader.ask(
        "mutation ($i: CorrectFactInput!) { correctFact(input: $i) { ... on Receipt { notes { code vi } } } }",
        i=named | correction | {"field": "occurredAt"},
    )
    (note,) = told["correctFact"]["notes"]
    assert note["code"] == "CORRECTION_RECORDED"
    assert "Ngày hẹn trả không đổi (09/03/2026)" in note["vi"]
    again = cast.leader.does("correctFact", **named, **correction)
    assert again["recordedAt"] is None, "said before, in another spelling"
    slip = {"part": "TITLE", "wrongText": "Nguyễn Văn Thử", "rightText": "Nguyễn Văn Thứ", "reason": "Sai chính tả"}
    cast.leader.does("correctDecision", decision=decision, **slip)
    end = {"kind": "WITHDRAWN", "reason": "Sai thẩm quyền", "article": "NĐ 30/2020/NĐ-CP Điều 18"}
    last = cast.leader.does("revokeDecision", decision=decision, effectiveOn="2026-03-02", **end)
    # then
    found = cast.leader.ask(
        """query ($agency: String!, $at: Position!) { decision(agency: $agency, number: 1, year: 2026, atLeast: $at) {
             stage corrections revokedOn timeline { topic vi } } }""",
        agency=cast.agency,
        at=last["position"],
    )["decision"]
    assert (found["stage"], found["corrections"], found["revokedOn"]) == ("revoked", 1, "2026-03-02")
    assert [entry["topic"].split(".")[1] for entry in found["timeline"]] == [
        "drafted", "submitted", "signed", "issued", "corrected", "revoked",
    ]  # fmt: skip


def concluded(cast: Cast, code: str, decision: str) -> str:
    """The code of a dossier that its decision concluded."""
    cast.leader.does("concludeDossier", code=code, decision=decision, granted=True)
    return code


def test_procedures_agencies_and_the_calendar_are_kept(served: Served) -> None:
    publisher, admin = served.someone(Role.PUBLISHER), served.someone(Role.ADMIN)
    content = {"name": "Cấp giấy phép thử", "limits": [{"limit": "3.5 ngày làm việc", "channel": "POST"}]}
    publisher.does("publishProcedure", procedure="1.009991", content=content, effectiveOn="2026-01-01")
    publisher.does("amendProcedure", procedure="1.009991", content=content | {"fees": [{"amount": 5_000_000_000}]})
    last = publisher.does("repealProcedure", procedure="1.009991", effectiveOn="2026-06-01")
    above = served.agency()
    agency = f"{above}.10"
    known = {"name": "Sở Thử nghiệm", "since": "2026-01-01", "article": "QĐ 20/2020/QĐ-TTg"}
    admin.does("establishAgency", agency=agency, **known)
    admin.does("placeAgency", agency=agency, parent=above, since="2026-03-02", article="QĐ 2/2026")
    hours = {"hours": "07:30-11:30, 13:00-17:00", "since": "2026-01-01"}
    admin.does("setOfficeHours", agency=agency, article="QĐ 1/2026", **hours)
    unit = {"agency": agency, "unit": "phong-1", "article": "QĐ 3/2026"}
    admin.does("establishUnit", name="Phòng Một", since="2026-01-01", **unit)
    admin.does("renameUnit", name="Phòng Nhất", since="2026-03-01", **unit)
    officer = {"agency": agency, "officer": "cb-1", "article": "QĐ 4/2026"}
    admin.does("appointOfficer", accounts=["a"], fullName="Cán bộ Thử", since="2026-01-01", unit="phong-1", **officer)
    admin.does("setOfficerAccounts", accounts=["b"], since="2026-02-01", **officer)
    admin.does("transferOfficer", since="2026-02-10", position="Trưởng ban", **officer)
    admin.does("dismissOfficer", since="2026-03-01", **officer)
    admin.does("closeUnit", since="2026-04-01", **unit)
    outage = {"kind": "FORCE_MAJEURE", "since": "2026-03-02T10:00:00+07:00", "until": "2026-03-03T14:00:00+07:00"}
    admin.does("announceOutage", agency=agency, article="NĐ 301/2026", saidAt="2026-03-01T10:30:00+07:00", **outage)
    publisher.does("openCalendarYear", year=2031, article="BLLĐ 2019 Điều 112")
    publisher.does("declareHoliday", name="Nghỉ thử", days=["2031-01-01"], article="TB 1/2030")
    swapped = publisher.does("swapWorkingDay", dayOff="2031-01-02", makeUp="2031-01-04", article="TB 2/2030")
    publisher.does("revokeCalendarDecision", position=swapped["position"], reason="Sai", article="TB 3/2030")
    found = served.someone(Role.PUBLIC).ask(
        """query ($at: Position!) { procedure(code: "1.009991", atLeast: $at) {
             repealedOn versions { number limits { amount unit channel } fees { amount } } } }""",
        at=last["position"],
    )["procedure"]
    assert found["repealedOn"] == "2026-06-01"
    assert [version["number"] for version in found["versions"]] == [1, 2]
    assert found["versions"][1]["limits"] == [{"amount": "3.5", "unit": "working_day", "channel": "post"}]
    assert found["versions"][1]["fees"] == [{"amount": 5_000_000_000}]


def test_an_applicant_cannot_hand_in_for_another(cast: Cast) -> None:
    """The reference of the input is not the person of the token."""
    other = cast.served.someone(Role.APPLICANT)
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE"}
    told = cast.citizen.refused("submitDossier", **asked, applicant=APPLICANT | {"reference": other.actor.person})
    assert [(one["path"], one["code"]) for one in told["mistakes"]] == [("applicant.reference", "NOT_YOUR_REFERENCE")]
    assert str(other.actor.person) not in str(told)
    code = cast.submitted(applicant=APPLICANT | {"reference": cast.citizen.actor.person})
    assert other.refused("withdrawDossier", code=code)["code"] == "DOSSIER_UNKNOWN"
    cast.citizen.does("withdrawDossier", code=code)


def test_an_officer_who_names_a_person_nobody_knows_is_told_that_it_is_a_new_one(cast: Cast) -> None:
    operation = """mutation ($i: SubmitDossierInput!) { submitDossier(input: $i) {
      ... on Receipt { dossierCode notes { code } } } }"""
    reference = str(uuid.uuid4())
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "COUNTER"}
    said = [cast.desk.ask(operation, i=asked | {"applicant": APPLICANT | {"reference": reference}}) for _ in range(2)]
    notes = [[note["code"] for note in one["submitDossier"]["notes"]] for one in said]
    assert notes == [["REFERENCE_NEW"], []]
    unnamed = cast.desk.ask(operation, i=asked | {"applicant": APPLICANT})["submitDossier"]
    assert unnamed["notes"] == []


def test_a_dossier_taken_for_another_agency_is_accepted_there_alone(cast: Cast) -> None:
    """NĐ 309/2026: its clock starts when the competent agency has it, so nobody else may say when (R77)."""
    elsewhere = cast.served.agency()
    there = cast.served.someone(Role.INTAKE, elsewhere)
    code = cast.submitted()
    assert there.refused("acceptDossier", code=code)["code"] == "DOSSIER_UNKNOWN"
    taken = cast.desk.does("takeForAgency", code=code, competentAgency=elsewhere)
    assert cast.desk.refused("acceptDossier", code=code)["code"] == "NOT_AUTHORISED"
    there.does("acceptDossier", code=code)
    found = there.ask(
        "query ($code: String!, $at: Position!) { dossier(code: $code, atLeast: $at) { timeline { topic vi } } }",
        code=code,
        at=taken["position"],
    )["dossier"]
    said = {entry["topic"]: entry["vi"] for entry in found["timeline"]}
    assert elsewhere in said["dossier.taken_for_agency.v1"]


def test_the_applicant_chooses_the_new_decree_for_what_came_before_it(cast: Cast) -> None:
    chosen = {"instrument": "NĐ 301/2026/NĐ-CP"}
    cast.served.clock.present = datetime(2026, 8, 31, 1, tzinfo=UTC)
    code = cast.submitted()
    cast.served.clock.present = datetime(2026, 9, 1, 1, tzinfo=UTC)
    cast.citizen.does("chooseLaw", code=code, **chosen)
    late = cast.submitted()
    assert cast.citizen.refused("chooseLaw", code=late, **chosen)["code"] == "NO_CHOICE_OF_LAW"

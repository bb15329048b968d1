"""Names in an act are names of something on the day of the act; what nothing is recorded of is said."""

from typing import Any

import psycopg
import pytest

from application.access.actors import Role
from tests.graphql.cast import APPLICANT, Cast
from tests.graphql.served_installation import Person, Served, fresh_database, serving

pytestmark = pytest.mark.postgres
STEPS = [{"label": "Thẩm định", "limit": "2 ngày làm việc"}, {"label": "Trình ký", "limit": "1 ngày làm việc"}]
NOTED = """mutation ($input: %sInput!) { act: %s(input: $input) {
  ... on Receipt { position notes { code vi en } } ... on Refusal { code } } }"""


def admin(cast: Cast) -> Person:
    return cast.served.someone(Role.ADMIN)


def unit(cast: Cast, name: str, since: str = "2026-01-01") -> None:
    admin(cast).does("establishUnit", agency=cast.agency, unit=name, name=name, since=since, article="QĐ 1")


def officer(cast: Cast, name: str, account: str, **more: Any) -> None:
    asked = {"agency": cast.agency, "officer": name, "accounts": [account], "fullName": "Cán bộ Thử", "article": "QĐ 1"}
    admin(cast).does("appointOfficer", **(asked | {"since": "2026-01-01"} | more))


def test_an_agency_nobody_established_takes_nothing_in(cast: Cast) -> None:
    asked = {"procedure": "1.001806", "agency": "H15.998", "channel": "ONLINE", "applicant": APPLICANT}
    assert cast.citizen.refused("submitDossier", **asked)["code"] == "AGENCY_NOT_ESTABLISHED"
    code = cast.in_process()
    for act, more in (
        ("forwardDossier", {"toUnit": "P2", "toAgency": "H15.998"}),
        ("askOpinion", {"opinion": "1", "of": "Sở", "ofAgency": "H15.998", "subject": "x"}),
    ):
        assert cast.expert.refused(act, code=code, **more)["code"] == "AGENCY_NOT_ESTABLISHED"


def test_an_agency_is_there_from_its_first_day_on(cast: Cast) -> None:
    agency = f"{cast.agency}.20"
    admin(cast).does("establishAgency", agency=agency, name="Phòng mới", since="2026-03-03", article="QĐ 1")
    asked = {"procedure": "1.001806", "agency": agency, "channel": "ONLINE", "applicant": APPLICANT}
    assert cast.citizen.refused("submitDossier", **asked)["code"] == "AGENCY_NOT_ESTABLISHED"
    cast.served.clock.pass_by(days=1)
    assert cast.citizen.does("submitDossier", **asked)["dossierCode"].startswith(agency)


def test_units_are_those_of_the_agency_once_it_has_recorded_some(cast: Cast) -> None:
    # given
    code = cast.accepted()
    found = cast.leader.ask(NOTED % ("AssignDossier", "assignDossier"), input={"code": code, "unit": "P1"})["act"]
    assert [note["code"] for note in found["notes"]] == ["UNITS_NOT_RECORDED"]
    # when
    unit(cast, "P1")
    unit(cast, "P2", since="2026-03-03")
    # then
    assert cast.expert.refused("forwardDossier", code=code, toUnit="P7")["code"] == "UNIT_UNKNOWN"
    assert cast.expert.refused("forwardDossier", code=code, toUnit="P2")["code"] == "UNIT_UNKNOWN", "not yet"
    cast.served.clock.pass_by(days=1)
    asked = {"code": code, "toUnit": "P2"}
    found = cast.expert.ask(NOTED % ("ForwardDossier", "forwardDossier"), input=asked)["act"]
    assert found["notes"] == []
    other = cast.submitted()
    assert cast.desk.refused("acceptDossier", code=other, unit="P7")["code"] == "UNIT_UNKNOWN"


def test_officers_are_those_who_serve_and_acts_name_the_officer_never_the_account(cast: Cast) -> None:
    # given
    code = cast.accepted()
    unit(cast, "P1")
    officer(cast, "cb-an", "an@so", unit="P1", position="Chuyên viên")
    officer(cast, "ld-binh", "binh@so", until="2026-03-02")
    an = cast.served.someone(Role.CASE, cast.agency, "an@so")
    # when
    refused = cast.leader.refused("assignDossier", code=code, unit="P1", officer="cb-nobody")
    over = cast.leader.refused("assignDossier", code=code, unit="P1", officer="ld-binh")
    cast.leader.does("assignDossier", code=code, unit="P1", officer="cb-an")
    at = an.does("completeStep", code=code, step=1)["position"]
    # then
    assert (refused["code"], over["code"]) == ("OFFICER_UNKNOWN", "OFFICER_UNKNOWN")
    mine = "query ($p: Position) { worklist(mine: true, atLeast: $p) { officer unit } }"
    assert an.ask(mine, p=at)["worklist"] == [{"officer": "cb-an", "unit": "P1"}]
    other = cast.submitted()
    for who, act, more in (
        (cast.expert, "completeStep", {"code": code, "step": 2}),
        (cast.desk, "acceptDossier", {"code": other}),
        (cast.desk, "rejectDossier", {"code": other, "reason": "Không thuộc thẩm quyền"}),
        (cast.expert, "requestSupplement", {"code": code, "missing": ["Bản vẽ"], "reason": "Thiếu"}),
    ):
        assert who.refused(act, **more)["code"] == "NOT_AN_OFFICER"


def test_the_name_of_an_officer_is_nowhere_in_the_log(cast: Cast) -> None:
    officer(cast, "cb-la", "la@so", fullName="Nguyễn Văn Lạ Thường")
    names = cast.served.running.settings.names
    with psycopg.connect(cast.served.database) as db:
        rows = db.execute(f"SELECT body FROM {names.log}.fact WHERE stream = 'agency/{cast.agency}'").fetchall()
    assert rows
    assert not any("Lạ Thường".encode() in bytes(body) for (body,) in rows)


def test_a_process_is_an_approved_one_of_the_procedure_and_has_the_step(cast: Cast) -> None:
    # given
    publisher = cast.served.someone(Role.PUBLISHER)
    of_it, of_another = f"QT-{cast.agency}", f"QT-{cast.agency}-khac"
    publisher.does("approveProcess", process=of_it, procedures=["1.001806"], steps=STEPS, effectiveOn="2026-01-01")
    publisher.does("approveProcess", process=of_another, procedures=["1.000894"], steps=STEPS)
    code = cast.submitted()
    # then
    for process in ("QT-nobody", of_another):
        assert cast.desk.refused("acceptDossier", code=code, process=process)["code"] == "PROCESS_UNKNOWN"
    cast.desk.does("acceptDossier", code=code, process=of_it)
    assert cast.leader.refused("assignDossier", code=code, unit="P1", step=77)["code"] == "STEP_UNKNOWN"
    cast.leader.does("assignDossier", code=code, unit="P1", step=1)
    assert cast.expert.refused("completeStep", code=code, step=77)["code"] == "STEP_UNKNOWN"
    assert cast.expert.refused("forwardDossier", code=code, toUnit="P2", step=3)["code"] == "STEP_UNKNOWN"
    cast.expert.does("forwardDossier", code=code, toUnit="P2", step=2)


def test_a_case_is_one_that_was_published(cast: Cast) -> None:
    content = {
        "name": "Thủ tục theo trường hợp",
        "limits": [{"limit": "5 ngày làm việc"}, {"limit": "9 ngày làm việc", "case": "phức tạp"}],
    }
    publisher = cast.served.someone(Role.PUBLISHER)
    publisher.does("publishProcedure", procedure="1.008881", content=content, effectiveOn="2026-01-01")
    asked = {"procedure": "1.008881", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    assert cast.citizen.refused("submitDossier", case="phuc tap", **asked)["code"] == "CASE_NOT_PUBLISHED"
    code = cast.citizen.does("submitDossier", **asked)["dossierCode"]
    assert cast.desk.refused("acceptDossier", code=code, case="đơn giản")["code"] == "CASE_NOT_PUBLISHED"
    assert cast.desk.refused("acceptDossier", code=code)["code"] == "LIMIT_DEPENDS_ON_CASE"
    cast.desk.does("acceptDossier", code=code, case="không ghi tên trường hợp")


def test_an_installation_without_agencies_says_so_and_refuses_nothing(
    server_url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with fresh_database(server_url) as url, serving(url, tmp_path_factory.mktemp("hoso")) as served:
        first(served)


def first(served: Served) -> None:
    content = {"name": "Thủ tục", "limits": [{"limit": "5 ngày làm việc"}]}
    served.someone(Role.PUBLISHER).does("publishProcedure", procedure="1.001806", content=content)
    asked = {"procedure": "1.001806", "agency": "H15.77", "channel": "ONLINE", "applicant": APPLICANT}
    citizen = served.someone(Role.APPLICANT)
    found = citizen.ask(NOTED % ("SubmitDossier", "submitDossier"), input=asked)["act"]
    assert [note["code"] for note in found["notes"]] == ["AGENCIES_NOT_RECORDED"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"identityNumber": "abc"},
        {"identityNumber": "12345"},
        {"identityNumber": "0101234567"},
        {"email": "nope"},
        {"email": "x" * 244 + "@example.vn"},
        {"phone": "không có"},
        {"kind": "ENTERPRISE", "identityNumber": "12345"},
    ],
)
def test_numbers_and_addresses_of_people_are_some(cast: Cast, wrong: dict[str, str]) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT | wrong}
    told = cast.citizen.refused("submitDossier", **asked)
    assert told["code"] == "MALFORMED"
    assert not any(value in str(told) for value in wrong.values() if value != "ENTERPRISE")


@pytest.mark.parametrize(
    "some", [{"kind": "ENTERPRISE", "identityNumber": "0101234567-001"}, {"email": "x" * 243 + "@example.vn"}]
)
def test_numbers_and_addresses_of_people_are_taken(cast: Cast, some: dict[str, str]) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT | some}
    assert cast.citizen.does("submitDossier", **asked)["dossierCode"]


@pytest.mark.parametrize("channel", ["COUNTER", "POST"])
def test_an_applicant_hands_in_online_alone(cast: Cast, channel: str) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": channel, "applicant": APPLICANT}
    assert cast.citizen.refused("submitDossier", **asked)["code"] == "NOT_AUTHORISED"
    assert cast.desk.does("submitDossier", **asked)["dossierCode"]


AGENCY = """query ($id: String!, $on: Date, $p: Position) { agency(id: $id, on: $on, atLeast: $p) {
  name parent units { unit name } officers { officer unit position name } } }"""


def test_an_agency_is_read_with_its_units_and_officers_as_of_a_day(cast: Cast) -> None:
    # given
    unit(cast, "P1")
    rename = {"agency": cast.agency, "unit": "P1", "name": "Phòng Nhất", "since": "2026-02-01", "article": "QĐ 2"}
    admin(cast).does("renameUnit", **rename)
    officer(cast, "cb-an", "an@so", unit="P1", position="Chuyên viên", fullName="Trần Thị An")
    outsider = Cast(cast.served, cast.served.agency()).leader
    # then
    found = cast.leader.ask(AGENCY, id=cast.agency)["agency"]
    assert found["units"] == [{"unit": "P1", "name": "Phòng Nhất"}]
    mine = {"officer": "cb-an", "unit": "P1", "position": "Chuyên viên"}
    assert found["officers"] == [mine | {"name": "Trần Thị An"}]
    assert cast.leader.ask(AGENCY, id=cast.agency, on="2026-01-15")["agency"]["units"][0]["name"] == "P1"
    assert cast.leader.ask(AGENCY, id=cast.agency, on="2025-12-31")["agency"]["officers"] == []
    for other in (outsider, cast.inspector, admin(cast)):
        assert other.ask(AGENCY, id=cast.agency)["agency"]["officers"] == [mine | {"name": None}]
    assert cast.leader.ask(AGENCY, id="H15.997")["agency"] is None


TEXTS = """query ($agency: String!, $p: Position) { decision(agency: $agency, number: 1, year: 2026, atLeast: $p) {
  title content document timeline { topic details { name value } } } }"""


def test_a_decisions_title_and_content_are_readable_by_who_may_see_them(cast: Cast) -> None:
    texts = {"title": "Về việc cấp lại", "content": "Cấp cho ông A", "document": "ab" * 32}
    decision = cast.issued(cast.in_process(), **texts)
    slip = {"part": "TITLE", "wrongText": "cấp lại", "rightText": "cấp mới", "reason": "Sai chính tả"}
    at = cast.leader.does("correctDecision", decision=decision, **slip)["position"]
    found = cast.leader.ask(TEXTS, agency=cast.agency, p=at)["decision"]
    assert {name: found[name] for name in texts} == texts
    said = {entry["topic"]: {one["name"]: one["value"] for one in entry["details"]} for entry in found["timeline"]}
    assert "cấp mới" in said["decision.corrected.v1"]["encrypted"]
    assert said["decision.drafted.v1"]["document"] == "ab" * 32
    unopened = cast.inspector.ask(TEXTS.replace("title content", ""), agency=cast.agency, p=at)["decision"]
    said = {entry["topic"]: {one["name"] for one in entry["details"]} for entry in unopened["timeline"]}
    assert "encrypted" not in said["decision.corrected.v1"]


def test_what_was_recorded_is_read_field_by_field(cast: Cast) -> None:
    code = cast.in_process()
    asked = {"code": code, "opinion": "1", "of": "Sở Xây dựng", "subject": "Quy hoạch", "answerBy": "2026-03-10"}
    cast.expert.does("askOpinion", **asked)
    at = cast.expert.does("giveOpinion", code=code, opinion="1", agrees=True, summary="Phù hợp")["position"]
    operation = """query ($c: String!, $p: Position) { dossier(code: $c, atLeast: $p) {
      timeline { topic details { name value } } } }"""
    found = cast.expert.ask(operation, c=code, p=at)["dossier"]["timeline"]
    said = {entry["topic"]: {one["name"]: one["value"] for one in entry["details"]} for entry in found}
    assert said["dossier.opinion_asked.v1"]["answerBy"] == "2026-03-10"
    assert said["dossier.opinion_given.v1"]["summary"] == "Phù hợp"
    assert "Nguyễn Văn Thử" in said["dossier.submitted.v1"]["encrypted"]
    refused = cast.citizen.answer(operation, c=code)["errors"]
    assert {error["extensions"]["code"] for error in refused} == {"FIELD_FORBIDDEN"}


def test_office_hours_that_change_before_the_due_date_are_told(cast: Cast) -> None:
    hours = {"agency": cast.agency, "hours": "08:00-12:00, 13:00-17:00", "article": "QĐ 1"}
    for since, notes in (("2026-03-10", []), ("2026-03-06", ["OFFICE_HOURS_CHANGE"])):
        admin(cast).does("setOfficeHours", since=since, **hours)
        found = cast.desk.ask(NOTED % ("AcceptDossier", "acceptDossier"), input={"code": cast.submitted()})["act"]
        assert [note["code"] for note in found["notes"] if "HOURS" in note["code"]] == notes


def test_that_no_due_date_could_be_counted_is_told(cast: Cast) -> None:
    publisher, code = cast.served.someone(Role.PUBLISHER), f"4.1{cast.agency[4:]:0>5}"
    publisher.does("publishProcedure", procedure=code, content={"name": "Thủ tục không có thời hạn"})
    asked = {"code": cast.submitted(procedure=code)}
    found = cast.desk.ask(NOTED % ("AcceptDossier", "acceptDossier"), input=asked)["act"]
    assert "NO_DUE_DATE" in [note["code"] for note in found["notes"]]

"""What is published says something, and names nothing that is not there."""

from typing import Any

import pytest

from application.access.actors import Role
from tests.graphql.cast import APPLICANT, Cast
from tests.graphql.served_installation import Person

pytestmark = pytest.mark.postgres
LIMITS = [{"limit": "5 ngày làm việc"}]
STEPS = [{"label": "Thẩm định", "limit": "2 ngày làm việc"}]
REPEAL = """mutation ($i: RepealProcedureInput!) { repealProcedure(input: $i) {
  ... on Receipt { notes { code vi } } ... on Refusal { code } } }"""
PROCESSES = """query ($c: String!, $p: Position) { procedure(code: $c, atLeast: $p) {
  processes { process stated summed addsUp } } }"""


@pytest.fixture
def publisher(cast: Cast) -> Person:
    return cast.served.someone(Role.PUBLISHER)


def code_of(cast: Cast, place: int = 3) -> str:
    """A code of a procedure no other test uses."""
    return f"{place}.0{cast.agency[4:]:0>5}"


def published(cast: Cast, publisher: Person, place: int = 3, **content: Any) -> str:
    code, said = code_of(cast, place), {"name": "Thủ tục", "limits": LIMITS} | content
    publisher.does("publishProcedure", procedure=code, content=said, effectiveOn="2025-01-01")
    return code


@pytest.mark.parametrize(
    ("content", "path", "mistake"),
    [
        ({"fees": [{"amount": 0}, {"amount": -5}]}, "content.fees.1.amount", "NOT_AN_AMOUNT"),
        ({"fees": [{}]}, "content.fees.0", "SAYS_NOTHING"),
        ({"fees": [{"channel": "POST"}]}, "content.fees.0", "SAYS_NOTHING"),
        (
            {"limits": [*LIMITS, *({"limit": "1 ngày làm việc", "case": one} for one in ("Cấp mới", "cấp  mới"))]},
            "content.limits.2.case",
            "CASES_ALIKE",
        ),
    ],
)
def test_content_that_says_nothing_usable_is_refused(
    cast: Cast, publisher: Person, content: dict[str, Any], path: str, mistake: str
) -> None:
    code = published(cast, publisher)
    for mutation, procedure in (("publishProcedure", code_of(cast, 4)), ("amendProcedure", code)):
        told = publisher.refused(mutation, procedure=procedure, content={"name": "Thủ tục"} | content)
        assert [(one["path"], one["code"]) for one in told["mistakes"]] == [(path, mistake)]


def test_a_decision_has_been_signed_and_says_something(cast: Cast, publisher: Person) -> None:
    code, content = published(cast, publisher), {"name": "Thủ tục khác"}
    asked = {"procedure": code, "content": content, "effectiveOn": "2026-06-01"}
    later = {"number": "2/QĐ", "signedOn": "2026-03-03"}
    assert publisher.refused("amendProcedure", **asked, decision=later)["code"] == "SIGNED_IN_FUTURE"
    assert publisher.refused("amendProcedure", **asked, decision={})["mistakes"][0]["path"] == "decision"
    process = {"process": f"QT-{cast.agency}", "steps": STEPS}
    assert publisher.refused("approveProcess", **process, decision=later)["code"] == "SIGNED_IN_FUTURE"
    other = {"procedure": code_of(cast, 4), "content": content, "decision": later}
    assert publisher.refused("publishProcedure", **other)["code"] == "SIGNED_IN_FUTURE"
    publisher.does("amendProcedure", **asked, decision=later | {"signedOn": "2026-03-02"})


def test_publishing_is_not_dated_by_a_field_that_would_be_lost(cast: Cast, publisher: Person) -> None:
    at = "2026-03-02T09:00:00+07:00"
    for mutation, asked in (
        ("publishProcedure", {"procedure": code_of(cast, 4), "content": {"name": "Thủ tục"}}),
        ("approveProcess", {"process": f"QT-{cast.agency}", "steps": STEPS}),
    ):
        told = publisher.refused(mutation, **asked, occurredAt=at)
        assert [(one["path"], one["code"]) for one in told["mistakes"]] == [("occurredAt", "NOT_DATED")]


def test_what_an_amendment_takes_away_is_told(cast: Cast, publisher: Person) -> None:
    code = published(cast, publisher, fees=[{"amount": 8000}], field="Hộ tịch", components=[{"name": "Đơn"}])
    operation = """mutation ($i: AmendProcedureInput!) { amendProcedure(input: $i) {
      ... on Receipt { notes { code vi } } } }"""
    content = {"name": "Thủ tục", "fees": [], "field": None, "components": None}
    asked = {"procedure": code, "content": content, "effectiveOn": "2027-06-01"}
    notes = publisher.ask(operation, i=asked)["amendProcedure"]["notes"]
    assert [note["code"] for note in notes] == ["FEES_TAKEN_AWAY", "CONTENT_TAKEN_AWAY"]
    assert "lĩnh vực, thành phần hồ sơ" in notes[1]["vi"]


def test_a_repeal_lies_after_the_beginning_and_names_another_published_procedure(cast: Cast, publisher: Person) -> None:
    code = published(cast, publisher)
    early = publisher.refused("repealProcedure", procedure=code, effectiveOn="2024-12-31")
    assert early["code"] == "REPEALED_BEFORE_PUBLISHED"
    for other in (code, "9.999999"):
        told = publisher.refused("repealProcedure", procedure=code, effectiveOn="2026-06-01", replacedBy=other)
        assert told["code"] == "REPLACEMENT_UNUSABLE"
    publisher.does("repealProcedure", procedure=code, effectiveOn="2026-06-01", replacedBy="1.001806")


def test_a_repeal_says_how_many_dossiers_are_open(cast: Cast, publisher: Person) -> None:
    code = published(cast, publisher)
    cast.citizen.does("submitDossier", procedure=code, agency=cast.agency, channel="ONLINE", applicant=APPLICANT)
    (note,) = publisher.ask(REPEAL, i={"procedure": code, "effectiveOn": "2026-06-01"})["repealProcedure"]["notes"]
    assert (note["code"], "1 hồ sơ" in note["vi"]) == ("OPEN_DOSSIERS", True)


@pytest.mark.parametrize(
    ("said", "path", "mistake"),
    [
        ({"steps": []}, "steps", "STEPS_MISSING"),
        ({"steps": [*STEPS, {}]}, "steps.1", "SAYS_NOTHING"),
        ({"steps": [{"counted": True}]}, "steps.0", "SAYS_NOTHING"),
        ({"steps": STEPS, "procedures": ["1.001806", "9.999999"]}, "procedures.1", "PROCEDURE_UNKNOWN"),
    ],
)
def test_a_process_has_steps_that_say_something_and_is_of_published_procedures(
    cast: Cast, publisher: Person, said: dict[str, Any], path: str, mistake: str
) -> None:
    told = publisher.refused("approveProcess", process=f"QT-{cast.agency}", **said)
    assert [(one["path"], one["code"]) for one in told["mistakes"]] == [(path, mistake)]


def test_whether_steps_add_up_is_not_said_where_nothing_could_be_compared(cast: Cast, publisher: Person) -> None:
    code = published(cast, publisher)
    unknown = [*STEPS, {"label": "Trình ký"}]
    rows = {
        "không có tổng": (STEPS, None, None, None),
        "không có thời gian": ([{"label": "Thẩm định"}], "2 ngày làm việc", None, None),
        "còn bước chưa rõ": (unknown, "3 ngày làm việc", None, None),
        "khớp": (STEPS, "2 ngày làm việc", None, True),
        "không khớp": (STEPS, "3 ngày làm việc", "2 working_day", False),
        "vượt": (unknown, "1 ngày làm việc", "2 working_day", False),
    }
    last = ""
    for name, (steps, total, *_) in rows.items():
        asked = {"process": f"{cast.agency} {name}", "procedures": [code], "steps": steps, "statedTotal": total}
        last = publisher.does("approveProcess", **asked)["position"]
    found = publisher.ask(PROCESSES, c=code, p=last)["procedure"]["processes"]
    shown = {one["process"].split(" ", 1)[1]: (one["summed"], one["addsUp"]) for one in found}
    assert {name: adds_up for name, (_, adds_up) in shown.items()} == {name: row[3] for name, row in rows.items()}
    assert {name for name, (summed, _) in shown.items() if summed} == {"không khớp", "vượt"}

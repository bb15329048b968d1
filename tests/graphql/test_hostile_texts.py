"""Texts that no list, no index and no PostgreSQL can hold: refused at the door, for a fact stays for good."""

import random
import string
from typing import Any

import pytest

from application.access.actors import Role
from tests.graphql.cast import APPLICANT, Cast

pytestmark = pytest.mark.postgres

LONG = "".join(random.Random(7).choices(string.ascii_letters, k=20_000))  # nothing to be compressed
"""A text that PostgreSQL refuses to index."""


def head(cast: Cast) -> int:
    return int(cast.inspector.ask("{ auditTransparency { position } }")["auditTransparency"]["position"])


def ready(cast: Cast) -> str:
    return cast.served.client.get("/readyz").json()["status"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", [LONG, "", "   ", "P1\nP2", "P\u200b1", "x" * 201])
def test_a_unit_and_an_officer_have_a_name_in_one_line(cast: Cast, name: str) -> None:
    """Whatever is recorded is shown: one text that an index refused would park the dossier for good."""
    code = cast.submitted()
    if name.strip():
        cast.desk.refused("acceptDossier", code=code, unit=name)
    cast.desk.does("acceptDossier", code=code)
    for asked in ({"unit": name}, {"unit": "P1", "officer": name or " "}):
        assert cast.leader.refused("assignDossier", code=code, **asked)["code"] == "MALFORMED"
    cast.leader.does("assignDossier", code=code, unit="P1", officer="cb-7")
    for asked in ({"toUnit": name}, {"toUnit": "P1", "toOfficer": name or " "}):
        assert cast.expert.refused("forwardDossier", code=code, **asked)["code"] == "MALFORMED"
    seen = cast.expert.does("forwardDossier", code=code, toUnit="Phòng Tư pháp - Hộ tịch (một cửa)")["position"]
    assert cast.expert.refused("takeOverDossier", code=code, unit=name)["code"] == "MALFORMED"
    question = "query ($code: String!, $seen: Position) { dossier(code: $code, atLeast: $seen) { unit } }"
    assert cast.desk.ask(question, code=code, seen=seen)["dossier"]["unit"] == "Phòng Tư pháp - Hộ tịch (một cửa)"
    assert ready(cast) == "ready"


@pytest.mark.parametrize("field", ["field", "publisher", "agencies"])
def test_what_procedures_are_listed_by_is_bounded(cast: Cast, field: str) -> None:
    publisher = cast.served.someone(Role.PUBLISHER)
    procedure = f"5.{cast.agency[4:]:0>6}"

    def content(text: str) -> dict[str, Any]:
        return {"name": "Thủ tục", field: [text] if field == "agencies" else text}

    assert publisher.refused("publishProcedure", procedure=procedure, content=content(LONG))["code"] == "MALFORMED"
    longest = LONG[:2500]
    seen = publisher.does("publishProcedure", procedure=procedure, content=content(longest))["position"]
    question = "query ($code: String!, $seen: Position) { procedure(code: $code, atLeast: $seen) { code } }"
    assert publisher.ask(question, code=procedure, seen=seen)["procedure"] == {"code": procedure}
    assert publisher.refused("amendProcedure", procedure=procedure, content=content(LONG))["code"] == "MALFORMED"
    assert ready(cast) == "ready"


def test_a_process_has_a_name_in_one_line(cast: Cast) -> None:
    steps = [{"who": "P1", "limit": "1 working day"}]
    for name in (LONG, "", "x\ny"):
        refused = cast.served.someone(Role.PUBLISHER).refused("approveProcess", process=name, steps=steps)
        assert refused["code"] == "MALFORMED"


@pytest.mark.parametrize("written", [r"\u{0}", r"a\u{00000}b"])
def test_a_document_cannot_write_what_json_may_not(cast: Cast, written: str) -> None:
    r"""JSON's U+0000 is refused by the door; GraphQL has a way of its own to write it."""
    code = cast.submitted()
    before = head(cast)
    act = f'mutation {{ rejectDossier(input: {{ code: "{code}", reason: "{written}" }}) {{ __typename }} }}'
    assert cast.desk.error(act)["code"] == "BAD_REQUEST"
    question = f'{{ decision(agency: "{written}", number: 1, year: 2026) {{ id }} }}'
    assert cast.desk.error(question)["code"] == "BAD_REQUEST"
    assert head(cast) == before
    assert ready(cast) == "ready"


@pytest.mark.parametrize("name", ["", "  ", "\t\n"])
def test_an_applicant_has_a_name(cast: Cast, name: str) -> None:
    asked = {
        "procedure": "1.001806",
        "agency": cast.agency,
        "channel": "ONLINE",
        "applicant": APPLICANT | {"name": name},
    }
    assert cast.citizen.refused("submitDossier", **asked)["code"] == "MALFORMED"


@pytest.mark.parametrize(
    "wrong",
    [
        {"components": [{"name": "Đơn", "kind": "COPY", "count": 0}]},
        {"components": [{"name": "Đơn", "kind": "COPY", "count": -1}]},
        {"components": [{"name": "Đơn", "kind": "COPY", "digest": "a" * 63}]},
        {"components": [{"name": "Đơn", "kind": "COPY", "digest": "g" * 64}]},
        {"systemOwner": "Nguyễn Văn A"},
        {"systemOwner": "²³", "codeForm": "CENTRAL"},
    ],
)
def test_what_is_no_paper_and_no_owner_is_malformed(cast: Cast, wrong: dict[str, Any]) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    assert cast.citizen.refused("submitDossier", **(asked | wrong))["code"] == "MALFORMED"
    digest = {"name": "Đơn", "kind": "COPY", "digest": "aB" * 32}
    blank = {"name": "Đơn", "kind": "COPY", "digest": ""}
    cast.citizen.does("submitDossier", **asked, components=[digest, blank], systemOwner="")


@pytest.mark.parametrize("step", [0, -1, -(2**31)])
def test_steps_are_counted_from_one(cast: Cast, step: int) -> None:
    code = cast.accepted()
    assert cast.leader.refused("assignDossier", code=code, unit="P1", step=step)["code"] == "MALFORMED"
    cast.leader.does("assignDossier", code=code, unit="P1", step=1)
    assert cast.expert.refused("completeStep", code=code, step=step)["code"] == "MALFORMED"
    assert cast.expert.refused("forwardDossier", code=code, toUnit="P2", step=step)["code"] == "MALFORMED"
    assert cast.expert.refused("takeOverDossier", code=code, unit="P2", step=step)["code"] == "MALFORMED"


def test_a_missing_law_is_told_in_vietnamese(cast: Cast) -> None:
    procedure, publisher = f"6.{cast.agency[4:]:0>6}", cast.served.someone(Role.PUBLISHER)
    content = {"name": "Thủ tục", "limits": [{"limit": "99999 tháng"}]}
    publisher.does("publishProcedure", procedure=procedure, content=content)
    refused = cast.desk.refused("acceptDossier", code=cast.submitted(procedure=procedure))
    assert refused["code"] == "LAW_NOT_LOADED"
    assert refused["reason"].startswith("Chưa có quy định")

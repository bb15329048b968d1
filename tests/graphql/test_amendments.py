"""An amendment keeps what it leaves out, and says what is odd about it."""

from typing import Any

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast

pytestmark = pytest.mark.postgres
FULL = {
    "name": "Thủ tục sửa đổi",
    "field": "Hộ tịch",
    "publisher": "Bộ Tư pháp",
    "limits": [{"limit": "5 ngày làm việc"}],
    "fees": [{"kind": "FEE", "amount": 8000}],
    "restartsAfterSupplement": False,
}
AMEND = """mutation ($i: AmendProcedureInput!) { amendProcedure(input: $i) {
  ... on Receipt { position notes { code vi } } ... on Refusal { code reason details { name value } } } }"""
SHOWN = """query ($c: String!, $p: Position) { procedure(code: $c, atLeast: $p) { name field publisher
  versions { number limits { amount } fees { amount } } } }"""


def published(cast: Cast, content: dict[str, Any] = FULL) -> str:
    code = f"2.0{cast.agency[4:]:0>5}"
    publisher = cast.served.someone(Role.PUBLISHER)
    publisher.does("publishProcedure", procedure=code, content=content, effectiveOn="2025-01-01")
    return code


def amended(cast: Cast, code: str, content: dict[str, Any], **more: Any) -> dict[str, Any]:
    asked = {"procedure": code, "content": content, **more}
    return cast.served.someone(Role.PUBLISHER).ask(AMEND, i=asked)["amendProcedure"]  # type: ignore[no-any-return]


def test_what_an_amendment_leaves_out_stays_and_null_takes_it_away(cast: Cast) -> None:
    code = published(cast)
    at = amended(cast, code, {"name": "Tên mới"}, effectiveOn="2026-05-01")["position"]
    found = cast.inspector.ask(SHOWN, c=code, p=at)["procedure"]
    assert (found["name"], found["field"], found["publisher"]) == ("Tên mới", "Hộ tịch", "Bộ Tư pháp")
    assert found["versions"][1] == {"number": 2, "limits": [{"amount": "5"}], "fees": [{"amount": 8000}]}
    at = amended(cast, code, {"name": "Tên mới", "fees": None}, effectiveOn="2026-06-01")["position"]
    found = cast.inspector.ask(SHOWN, c=code, p=at)["procedure"]
    assert found["versions"][2]["fees"] in (None, [])
    assert found["versions"][2]["limits"] == [{"amount": "5"}]


def test_two_versions_of_one_day_and_two_limits_of_one_channel_are_refused(cast: Cast) -> None:
    code = published(cast)
    assert amended(cast, code, {"name": "Khác"}, effectiveOn="2025-01-01")["code"] == "VERSION_DATE_TAKEN"
    twice = [{"limit": "5 ngày làm việc", "channel": "POST"}, {"limit": "7 ngày làm việc", "channel": "POST"}]
    refused = amended(cast, code, {"name": "Khác", "limits": twice}, effectiveOn="2026-05-01")
    assert (refused["code"], "7 ngày" in str(refused["details"])) == ("MALFORMED", True)


def test_what_is_odd_about_an_amendment_is_told_in_the_receipt(cast: Cast) -> None:
    code = published(cast)
    late = amended(cast, code, {"name": "Gấp"}, effectiveOn="2026-03-03")
    assert [note["code"] for note in late["notes"]] == ["ANNOUNCED_LATE"]
    early = amended(cast, code, {"name": "Trước"}, effectiveOn="2025-06-01")
    assert [note["code"] for note in early["notes"]] == ["VERSION_BEFORE_NEWEST", "ANNOUNCED_LATE"]
    bare = amended(cast, code, {"name": "Không hạn", "limits": []}, effectiveOn="2027-05-01")
    assert [note["code"] for note in bare["notes"]] == ["LIMITS_TAKEN_AWAY"]
    assert amended(cast, code, {"name": "Đúng"}, effectiveOn="2027-06-01")["notes"] == []


def test_open_dossiers_under_the_procedure_are_counted_in_the_receipt(cast: Cast) -> None:
    code = published(cast)
    asked = {"procedure": code, "agency": cast.agency, "channel": "ONLINE"}
    for _ in range(2):
        cast.citizen.does("submitDossier", applicant={"kind": "CITIZEN", "name": "Nguyễn Văn Thử"}, **asked)
    (note,) = amended(cast, code, {"name": "Đổi"}, effectiveOn="2027-06-01")["notes"]
    assert note["code"] == "OPEN_DOSSIERS"
    assert "2 hồ sơ" in note["vi"]

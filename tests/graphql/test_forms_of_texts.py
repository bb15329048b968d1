"""Equal text is equal everywhere: typed in any Unicode form it is one act, one name, one answer."""

import unicodedata
from typing import Any

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast
from tests.graphql.served_installation import PLAIN, Person

pytestmark = pytest.mark.postgres

UNIT = "Phòng Tư pháp - Hộ tịch"
FORMS = [
    unicodedata.normalize("NFD", UNIT),
    UNIT.replace(" ", "\u00a0"),
    UNIT.replace(" ", "\u202f"),
    f" \u3000{UNIT.replace(' ', '   ')}\t",
]
PUBLISHER, FIELD = "Bộ Giáo dục và Đào tạo", "Giáo dục trung học"


def compiled(who: Person, mutation: str, **input: Any) -> dict[str, Any]:
    """The answer by the compiled road."""
    text = PLAIN % (mutation[0].upper() + mutation[1:], mutation)
    body = {"query": text, "variables": {"input": input}}
    answer = who.served.client.post("/graphql", json=body, headers=who.headers).json()
    return answer["data"][mutation]  # type: ignore[no-any-return]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_act_in_another_form_is_a_repeat(cast: Cast, form: str) -> None:
    code, note = cast.accepted(), "Đủ hồ sơ\nChuyển ngay"
    asked = {"code": code, "toUnit": UNIT, "note": note, "idempotencyKey": f"{code}/forward"}
    cast.leader.does("assignDossier", code=code, unit=UNIT)
    assert cast.expert.does("forwardDossier", **asked)["repeated"] is False
    again = asked | {
        "toUnit": form,
        "note": unicodedata.normalize("NFD", note).replace("\n", "\r\n"),
        "code": f"{code}\u00a0",
    }
    assert cast.expert.does("forwardDossier", **again)["repeated"] is True
    assert compiled(cast.expert, "forwardDossier", **again)["repeated"] is True


@pytest.mark.parametrize("form", FORMS)
def test_dossiers_are_found_by_every_form_of_a_unit(cast: Cast, form: str) -> None:
    code = cast.accepted()
    seen = cast.leader.does("assignDossier", code=code, unit=form, officer="cán bộ 7")["position"]
    question = """query ($unit: String!, $officer: String, $code: String!, $seen: Position, $agency: String!) {
      dossiers(atLeast: $seen, filter: {unit: $unit, officer: $officer, agency: $agency}) { nodes { code unit } }
      worklist(atLeast: $seen, unit: $unit, officer: $officer) { unit }
      dossier(code: $code, atLeast: $seen) { unit } }"""
    officer = unicodedata.normalize("NFD", "cán\u00a0bộ  7")
    told = cast.desk.ask(
        question, unit=form, officer=officer, code=f"\u00a0{code} ", seen=seen, agency=f"{cast.agency}\u00a0"
    )
    assert told["dossiers"]["nodes"] == [{"code": code, "unit": UNIT}]
    assert told["worklist"] == [{"unit": UNIT}]
    assert told["dossier"] == {"unit": UNIT}


def test_procedures_are_found_by_every_form_of_a_name(cast: Cast) -> None:
    code, publisher = f"7.{cast.agency[4:]:0>6}", cast.served.someone(Role.PUBLISHER)
    nfd = unicodedata.normalize("NFD", PUBLISHER).replace(" ", "\u00a0")
    content = {"name": "Chuyển\u00a0 trường ", "publisher": nfd, "field": f" {FIELD} "}
    seen = publisher.does("publishProcedure", procedure=code, content=content)["position"]
    question = """query ($f: ProcedureFilter!, $seen: Position) {
      procedures(filter: $f, atLeast: $seen) { nodes { code name publisher field } } }"""
    expected = {"code": code, "name": "Chuyển trường", "publisher": PUBLISHER, "field": FIELD}
    for asked in (
        {"publisher": PUBLISHER},
        {"publisher": nfd},
        {"field": FIELD.replace(" ", "\u202f")},
        {"field": FIELD, "text": unicodedata.normalize("NFD", "Chuyển  trường")},
    ):
        found = publisher.ask(question, f=asked, seen=seen)["procedures"]["nodes"]
        assert expected in found, asked


@pytest.mark.parametrize("sign", ["\r", "\n", "\u202e", "\u2067", "\u200b", "\ufeff", "\x07"])
def test_a_name_with_a_hidden_sign_is_refused(cast: Cast, sign: str) -> None:
    admin = cast.served.someone(Role.ADMIN)
    asked = {"agency": f"{cast.agency}.09", "name": f"Sở{sign}Tư pháp", "article": "QĐ 1"}
    assert admin.refused("establishAgency", **asked)["code"] == "MALFORMED"


def test_names_and_texts_have_sane_lengths(cast: Cast) -> None:
    admin = cast.served.someone(Role.ADMIN)
    asked = {"agency": f"{cast.agency}.08", "article": "QĐ 1"}
    assert admin.refused("establishAgency", **asked, name="x" * 501)["code"] == "MALFORMED"
    admin.does("establishAgency", **asked, name="x" * 500)
    code = cast.submitted()
    assert cast.desk.refused("rejectDossier", code=code, reason="x" * 20_001)["code"] == "MALFORMED"
    cast.desk.does("rejectDossier", code=code, reason="Không thuộc\r\nthẩm quyền" + "x" * 15_000)

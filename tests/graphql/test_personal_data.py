"""Personal data: opened for few, and in no table in the clear."""

import psycopg
import pytest

from application.access.actors import Role
from application.access.fields import OPENS
from tests.graphql.cast import Cast

pytestmark = pytest.mark.postgres


def test_personal_data_open_for_those_who_need_them(cast: Cast) -> None:
    applicant = {"kind": "CITIZEN", "name": "Trần Thị Hoa", "identityNumber": "079123456789", "phone": "0912345678"}
    code = cast.submitted(applicant=applicant, request="Xin cấp lại")
    at = cast.desk.does("acceptDossier", code=code)["position"]
    operation = """
    query ($code: String!, $at: Position) { dossier(code: $code, atLeast: $at) {
      applicant { name identityNumber phone email address request } } }"""
    for person in (cast.citizen, cast.desk, cast.expert, cast.leader):
        assert person.actor.role in OPENS
        assert person.ask(operation, code=code, at=at)["dossier"]["applicant"] == {
            "name": "Trần Thị Hoa", "identityNumber": "079123456789", "phone": "0912345678",
            "email": None, "address": None, "request": "Xin cấp lại",
        }  # fmt: skip
    for role in set(Role) - {Role.SYSTEM} - OPENS:
        errors = cast.served.someone(role, cast.agency).answer(operation, code=code)["errors"]
        assert {error["extensions"]["code"] for error in errors} == {"FIELD_FORBIDDEN"}


CANARIES = {
    "name": "Canarynguyen Vănkênh",
    "identityNumber": "079987654321",
    "phone": "0987654321",
    "email": "canary@example.vn",
    "address": "Số 1 phố Canarydiachi",
}


def test_no_table_holds_what_people_wrote_about_themselves(cast: Cast) -> None:
    # given
    applicant = {"kind": "CITIZEN", **CANARIES}
    code = cast.submitted(applicant=applicant, request="Canaryyeucau xin cấp")
    cast.desk.does("acceptDossier", code=code)
    cast.leader.does("assignDossier", code=code, unit="P1")
    decision = cast.issued(code, title="Canarytrichyeu Canarysaichinhta", content="Canarynoidung của quyết định")
    slip = {"part": "TITLE", "wrongText": "Canarysaichinhta", "rightText": "Canarydung", "reason": "Sai chính tả"}
    cast.leader.does("correctDecision", decision=decision, **slip)
    # when people write where they must not
    for note in ("gọi 0987654321", "số 079987654321", "canary@example.vn"):
        assert cast.expert.refused("completeStep", code=code, step=9, note=note)["code"] == "PERSONAL_DATA_IN_TEXT"
    name = CANARIES["name"]
    for who in (cast.served.someone(Role.PUBLIC), cast.citizen, cast.expert):
        who.refused("submitDecision", decision=name)
        who.refused("approveProcess", process=name, steps=[], name=name)
        who.refused("acceptDossier", code=name)
        who.refused("repealProcedure", procedure=name, effectiveOn="2026-05-01")
        who.refused("withdrawDossier", code=code, idempotencyKey="0987654321")
        who.refused("openCalendarYear", year=2033, article=name)
    asked = {"procedure": "9.999999", "agency": cast.agency, "channel": "ONLINE", "applicant": applicant}
    for who in (cast.served.someone(Role.PUBLIC), cast.citizen):
        who.refused("submitDossier", request="Canaryyeucau", **asked)
    at = cast.desk.does("rejectDossier", code=cast.submitted(), reason="x")["position"]
    cast.desk.ask("query ($at: Position) { counts(atLeast: $at) { source } }", at=at)
    # then
    stored = everything(cast.served.database)
    assert len(stored) > 20_000
    for canary in [*CANARIES.values(), "Canary", "canary"]:
        assert canary.encode() not in stored, canary


def everything(database: str) -> bytes:
    """Every row of every table of ours, as PostgreSQL stores its text and bytes."""
    found = b""
    with psycopg.connect(database) as db:
        tables = db.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT LIKE 'pg_%' "
            "AND schemaname <> 'information_schema'"
        ).fetchall()
        assert len(tables) > 10
        for (table,) in tables:
            with db.cursor(binary=True) as cursor:
                for row in cursor.execute(f"SELECT * FROM {table}".encode()):
                    found += b"|".join(
                        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in row
                    )
    return found

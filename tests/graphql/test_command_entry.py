"""How an act is entered: who may date it, why it comes late, and what its sender saw."""

from typing import Any

import pytest

from application.access.actors import Role
from tests.graphql.cast import APPLICANT, Cast

pytestmark = pytest.mark.postgres
SEEN = """query ($c: String!, $p: Position) { dossier(code: $c, atLeast: $p) {
  version timeline { version occurredAt enteredLate } } }"""
HOUR_AGO = "2026-03-02T08:00:00+07:00"


def shown(cast: Cast, code: str, at: str | None = None) -> dict[str, Any]:
    return cast.inspector.ask(SEEN, c=code, p=at)["dossier"]  # type: ignore[no-any-return]


def test_an_applicant_cannot_date_what_he_does(cast: Cast) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    for at in (HOUR_AGO, "2026-03-02T09:00:00+07:00"):
        assert cast.citizen.refused("submitDossier", occurredAt=at, **asked)["code"] == "INSTANT_NOT_YOURS"
    code = cast.submitted()
    assert cast.citizen.refused("withdrawDossier", code=code, occurredAt=HOUR_AGO)["code"] == "INSTANT_NOT_YOURS"


def test_an_officer_enters_the_past_with_a_reason_that_everybody_sees(cast: Cast) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "COUNTER", "applicant": APPLICANT}
    late = {"occurredAt": HOUR_AGO, **asked}
    assert cast.desk.refused("submitDossier", **late)["code"] == "ENTERED_LATE_WITHOUT_REASON"
    assert cast.desk.refused("submitDossier", enteredLateBecause=" ", **late)["code"] == "ENTERED_LATE_WITHOUT_REASON"
    told = cast.desk.refused("submitDossier", enteredLateBecause="gọi 0912345678", **late)
    assert told["code"] == "PERSONAL_DATA_IN_TEXT"
    done = cast.desk.does("submitDossier", enteredLateBecause="Mất điện buổi sáng", **late)
    (entry,) = shown(cast, done["dossierCode"], done["position"])["timeline"]
    assert entry == {"version": 1, "occurredAt": "2026-03-02T01:00:00+00:00", "enteredLate": "Mất điện buổi sáng"}


def test_what_an_officer_dates_now_is_not_late(cast: Cast) -> None:
    code = cast.submitted()
    cast.served.clock.pass_by(minutes=4)
    at = cast.desk.does("acceptDossier", code=code, occurredAt="2026-03-02T09:00:00+07:00")["position"]
    assert [entry["enteredLate"] for entry in shown(cast, code, at)["timeline"]] == [None, None]


@pytest.mark.parametrize("at", [None, "2026-03-02T09:00:00+07:00", "2026-03-02T08:56:00+07:00"])
def test_a_reason_for_what_is_not_late_is_refused_and_never_lost(cast: Cast, at: str | None) -> None:
    code = cast.submitted()
    asked = {"code": code, "enteredLateBecause": "Mất điện buổi sáng"}
    for who, mutation in ((cast.desk, "acceptDossier"), (cast.citizen, "withdrawDossier")):
        if who is cast.citizen and at is not None:
            continue
        told = who.refused(mutation, **asked, occurredAt=at)
        assert [(one["path"], one["code"]) for one in told["mistakes"]] == [("enteredLateBecause", "NOT_ENTERED_LATE")]
    cast.desk.does("acceptDossier", code=code, enteredLateBecause=" ")


def test_an_act_from_a_page_that_is_out_of_date_names_the_newest_one(cast: Cast) -> None:
    # given
    code = cast.in_process()
    version = shown(cast, code, cast.expert.does("completeStep", code=code, step=1)["position"])["version"]
    # when
    cast.expert.does("forwardDossier", code=code, toUnit="P2", expectedVersion=version)
    stale = cast.leader.refused("forwardDossier", code=code, toUnit="P3", expectedVersion=version)
    # then
    details = {one["name"]: one["value"] for one in stale["details"]}
    assert stale["code"] == "CONFLICT"
    assert (details["topic"], details["by"]) == ("dossier.forwarded.v1", cast.expert.actor.id)
    assert (details["version"], details["expected"]) == (str(version + 1), str(version))
    assert "lúc 09:00 ngày 02/03/2026" in stale["reason"]
    assert "+00:00" not in stale["reason"]
    cast.leader.does("forwardDossier", code=code, toUnit="P3", expectedVersion=version + 1)


def test_a_version_that_is_not_there_yet_is_said_to_be_ahead(cast: Cast) -> None:
    told = cast.leader.refused("assignDossier", code=cast.accepted(), unit="P1", expectedVersion=99)
    assert told["code"] == "CONFLICT"
    assert "Chưa có phiên bản 99: phiên bản mới nhất hiện là 2" in told["reason"]
    assert "thay đổi từ khi xem" not in told["reason"]


def test_a_hand_over_that_contradicts_a_colleagues_is_a_conflict_that_names_it(cast: Cast) -> None:
    code = cast.in_process()
    cast.expert.does("forwardDossier", code=code, toUnit="P2")
    for unit in ("P3", "P4", "P5"):
        told = cast.leader.refused("forwardDossier", code=code, toUnit=unit)
        details = {one["name"]: one["value"] for one in told["details"]}
        assert (told["code"], details["by"]) == ("CONFLICT", cast.expert.actor.id)
        assert "P2" in told["reason"]
    cast.expert.does("forwardDossier", code=code, toUnit="P3")
    cast.expert.does("takeOverDossier", code=code, unit="P3")
    cast.leader.does("forwardDossier", code=code, toUnit="P4")


def test_to_take_it_for_another_agency_than_a_colleague_just_did_is_a_conflict(cast: Cast) -> None:
    here, there = cast.served.agency(), cast.served.agency()
    code = cast.submitted(agency=cast.agency)
    cast.desk.does("takeForAgency", code=code, competentAgency=here)
    colleague = cast.served.someone(Role.INTAKE, cast.agency)
    told = colleague.refused("takeForAgency", code=code, competentAgency=there)
    assert (told["code"], told["details"][1]["value"]) == ("CONFLICT", cast.desk.actor.id)
    cast.desk.does("takeForAgency", code=code, competentAgency=there)
    colleague.does("takeForAgency", code=code, competentAgency=here, expectedVersion=3)


def test_two_admins_who_say_otherwise_of_one_day_are_told_of_each_other(cast: Cast) -> None:
    one, other = cast.served.someone(Role.ADMIN), cast.served.someone(Role.ADMIN)
    above, agency = cast.served.agency(), cast.agency
    day = {"agency": agency, "since": "2026-03-02", "article": "QĐ 1"}
    one.does("placeAgency", parent=above, **day)
    told = other.refused("placeAgency", parent=cast.served.agency(), **day)
    assert (told["code"], one.actor.id in told["reason"]) == ("CONFLICT", True)
    one.does("setOfficeHours", hours="07:30-11:30, 13:00-17:00", **day)
    assert other.refused("setOfficeHours", hours="08:00-12:00, 13:00-17:00", **day)["code"] == "CONFLICT"
    version = int({one["name"]: one["value"] for one in told["details"]}["version"]) + 1
    other.does("setOfficeHours", hours="08:00-12:00, 13:00-17:00", expectedVersion=version, **day)
    one.does("establishUnit", unit="P.A", name="Phòng A", **day)
    other.does("establishUnit", unit="P.B", name="Phòng B", **day)


def test_an_old_version_is_told_where_nothing_changes_too(cast: Cast) -> None:
    code = cast.in_process()
    again = {"code": code, "unit": "P1"}
    cast.leader.does("assignDossier", **again)
    assert cast.leader.refused("assignDossier", expectedVersion=1, **again)["code"] == "CONFLICT"
    cast.leader.does("assignDossier", expectedVersion=3, **again)


def test_an_empty_key_is_no_key_left_out(cast: Cast) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    for key in ("", " "):
        told = cast.citizen.refused("submitDossier", idempotencyKey=key, **asked)
        assert [mistake["path"] for mistake in told["mistakes"]] == ["idempotencyKey"], told


@pytest.mark.parametrize(("mutation", "more"), [("submitDecision", {}), ("revokeDecision", None)])
def test_decisions_have_versions_too(cast: Cast, mutation: str, more: dict[str, Any] | None) -> None:
    if more is None:
        decision = cast.issued(cast.in_process())
        more = {"kind": "WITHDRAWN", "reason": "Sai", "article": "NĐ 30/2020", "effectiveOn": "2026-03-02"}
        who, version = cast.leader, 4
    else:
        decision, who, version = cast.drafted(), cast.expert, 1
    assert who.refused(mutation, decision=decision, expectedVersion=version - 1, **more)["code"] == "CONFLICT"
    who.does(mutation, decision=decision, expectedVersion=version, **more)

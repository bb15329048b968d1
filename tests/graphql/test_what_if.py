"""A simulation over GraphQL: labelled, bounded by what the actor may see, refused in words."""

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast
from tests.graphql.served_installation import Served

pytestmark = pytest.mark.postgres
ASKED = """query($i: WhatIfInput!) { whatIf(input: $i) { label
  changed { code before { dueOn verdict verdictReason verdictReasonEn }
    after { dueOn verdict verdictReason refusals } because } totals { dossiers changed } } }"""


def test_another_limit_gives_another_date(cast: Cast) -> None:
    code = cast.accepted()
    asked = {"agency": cast.agency, "overrides": [{"parameter": "procedure.limit", "value": "2 working days"}]}
    seen(cast)

    found = cast.inspector.ask(ASKED, i=asked)["whatIf"]

    assert found["label"] == "mô phỏng / simulation"
    (changed,) = found["changed"]
    assert changed["code"] == code
    assert (changed["before"]["dueOn"], changed["after"]["dueOn"]) == ("2026-03-09", "2026-03-04")
    reasons = [changed[side]["verdictReason"] for side in ("before", "after")]
    assert reasons == [f"đang giải quyết: hẹn {day}/03, chưa kết thúc" for day in ("09", "04")]
    assert changed["before"]["verdictReasonEn"] == "open: promised for 09/03, not ended yet"
    assert changed["because"] == ["thời hạn 5 ngày làm việc → 2 ngày làm việc"]
    assert found["totals"] == {"dossiers": 1, "changed": 1}


def test_an_officer_sees_the_own_agency_only(served: Served, cast: Cast) -> None:
    other = Cast(served, served.agency())
    other.accepted()
    code = cast.accepted()
    seen(cast)

    asked = {"overrides": [{"parameter": "procedure.limit", "value": "2 working days"}]}
    found = cast.leader.ask(ASKED, i=asked)["whatIf"]

    assert [changed["code"] for changed in found["changed"]] == [code]
    error = cast.leader.error(ASKED, i=asked | {"agency": other.agency})
    assert error["code"] == "BAD_REQUEST"


def test_what_cannot_be_supposed_is_told(served: Served) -> None:
    legal = served.someone(Role.LEGAL)
    assert "lawAsOf" in legal.error(ASKED, i={})["message"]
    unknown = {"overrides": [{"parameter": "supplement.requests", "value": "2"}]}
    assert "supplement.requests" in legal.error(ASKED, i=unknown)["message"]
    errors = served.someone(Role.APPLICANT).answer(ASKED, i={"lawAsOf": "2026-01-01"})["errors"]
    assert {error["extensions"]["code"] for error in errors} == {"FIELD_FORBIDDEN"}


def test_the_clock_tells_what_is_used_and_left(cast: Cast) -> None:
    code = cast.accepted()
    cast.served.clock.pass_by(days=2)
    asked = (
        "query($c: String!) { dossier(code: $c) { clock { state used remaining dayCount { from to counted basis } } } }"
    )
    seen(cast)

    clock = cast.inspector.ask(asked, c=code)["dossier"]["clock"]

    assert (clock["state"], clock["used"], clock["remaining"]) == ("RUNNING", "1", "4")
    counted = [line for line in clock["dayCount"] if line["counted"]]
    assert len(counted) == 5
    assert (counted[0]["from"], counted[-1]["to"]) == ("2026-03-03T07:30:00+07:00", "2026-03-09T17:00:00+07:00")


def seen(cast: Cast) -> None:
    """Wait until the read models show what was done."""
    head = cast.served.running.log.stored
    cast.inspector.ask("query($p: Position) { procedures(first: 1, atLeast: $p) { totalCount } }", p=str(head))

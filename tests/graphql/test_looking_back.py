"""Dossiers, procedures, decisions and lists as they were known, and as things are now said to have happened."""

from typing import Any

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast
from tests.graphql.served_installation import Person

pytestmark = pytest.mark.postgres

ALL = """
query Dossier($code: String!, $asOf: AsOf, $atLeast: Position) {
  dossier(code: $code, asOf: $asOf, atLeast: $atLeast) {
    id code completion status statusCode source procedureCode procedureVersion agency channel applicantKind unit officer
    submittedAt acceptedAt dueOn dueAt promisedAt supplements extensions apologisedInTime granted endedAt deliveredAt
    position isLate
    timeline { position version topic occurredAt recordedAt actor role agency article vi en }
    clock { state dueOn dueAt promisedAt countedFrom limit lawAsOf sources used remaining extended
      dayCount { on mark } }
    procedure { key name versions { number name } processes { process } timeline { topic } position }
    decision { id stage number year signedAt issuedOn corrections revokedOn position timeline { topic } }
  }
}
"""
SHORT = """
query Dossier($code: String!, $asOf: AsOf) {
  dossier(code: $code, asOf: $asOf) {
    status isLate dueAt acceptedAt endedAt extensions position timeline { topic occurredAt } clock { state used }
    decision { stage number } procedure { name }
  }
}
"""
DIFF = """
query Diff($code: String!, $from: AsOf!, $to: AsOf!) {
  dossierDiff(code: $code, from: $from, to: $to) {
    onlyInFrom { position topic } onlyInTo { position topic occurredAt recordedAt article vi en } redated { topic }
    changes { field vi en before after why } verdicts { verdict reason reasonEn }
  }
}
"""
LIST = """
query List($asOf: AsKnown, $filter: DossierFilter, $first: Int!, $after: String) {
  dossiers(asOf: $asOf, filter: $filter, first: $first, after: $after) {
    nodes { code status timeline { topic } clock { state } isLate } pageInfo { hasNextPage endCursor }
  }
}
"""
PROCEDURES = """
query List($asOf: AsKnown, $text: String!) {
  procedures(asOf: $asOf, filter: {text: $text}) { totalCount nodes { name versions { name } timeline { topic } } }
}
"""


def seen(person: Person, receipt: dict[str, Any]) -> dict[str, Any]:
    """The receipt, once the read models show it."""
    person.ask("query($p: Position!) { counts(atLeast: $p) { dossiers } }", p=receipt["position"])
    return receipt


def lived(cast: Cast) -> tuple[str, dict[str, dict[str, Any]]]:
    """A dossier that was late, its date put off; the receipts by what they are of."""
    receipts = {}
    code = cast.submitted()
    receipts["accepted"] = cast.desk.does("acceptDossier", code=code)
    receipts["assigned"] = cast.leader.does("assignDossier", code=code, unit="P1")
    cast.served.clock.pass_by(days=4)
    receipts["extended"] = cast.leader.does("extendDeadline", code=code, newDueOn="2026-03-20", reason="Xác minh")
    cast.served.clock.pass_by(days=7)
    decision = cast.issued(code)
    receipts["concluded"] = cast.leader.does("concludeDossier", code=code, decision=decision, granted=True)
    receipts["delivered"] = seen(cast.inspector, cast.desk.does("deliverResult", code=code, byChannel="COUNTER"))
    cast.served.clock.pass_by(days=7)
    return code, receipts


def test_as_it_is_now_it_is_what_is_shown_now(cast: Cast) -> None:
    code, receipts = lived(cast)
    now = cast.served.clock.present.isoformat()
    shown = cast.inspector.ask(ALL, code=code)["dossier"]

    for as_of in ({}, {"knownAt": receipts["delivered"]["recordedAt"]}, {"happenedAt": now}):
        assert cast.inspector.ask(ALL, code=code, asOf=as_of)["dossier"] == shown
    assert (shown["status"], shown["isLate"], shown["code"]) == ("DELIVERED", True, code)


def test_a_dossier_as_it_was_known(cast: Cast) -> None:
    code, receipts = lived(cast)

    def known(at: str) -> dict[str, Any]:
        found: dict[str, Any] = cast.inspector.ask(SHORT, code=code, asOf={"knownAt": receipts[at]["recordedAt"]})
        return found["dossier"]  # type: ignore[no-any-return]

    assigned, concluded = known("assigned"), known("concluded")

    assert (assigned["status"], assigned["endedAt"], assigned["decision"]) == ("IN_PROCESS", None, None)
    assert [one["topic"].split(".")[1] for one in assigned["timeline"]] == ["submitted", "accepted", "assigned"]
    assert (assigned["extensions"], known("extended")["extensions"]) == (0, 1)
    assert (concluded["status"], concluded["decision"]["stage"], concluded["decision"]["number"]) == (
        "CONCLUDED",
        "issued",
        1,
    )


def test_a_dossier_as_it_had_happened_is_judged_at_that_instant(cast: Cast) -> None:
    code, _ = lived(cast)

    def happened(by: str) -> dict[str, Any]:
        found: dict[str, Any] = cast.inspector.ask(
            SHORT, code=code, asOf={"happenedAt": f"2026-03-{by}T17:00:00+07:00"}
        )
        return found["dossier"]  # type: ignore[no-any-return]

    assert happened("01") is None
    assert [happened(day)["clock"]["used"] for day in ("02", "04", "06")] == ["0", "1", "3"]
    assert [happened(day)["isLate"] for day in ("06", "10", "13")] == [False, True, True]
    assert [happened(day)["status"] for day in ("02", "13")] == ["IN_PROCESS", "DELIVERED"]
    assert [happened(day)["clock"]["state"] for day in ("12", "13")] == ["RUNNING", "ENDED"]


def test_a_correction_known_later_changes_what_is_said_to_have_happened(cast: Cast) -> None:
    # given a delivery recorded on the 13th, and corrected later: it was on the 12th, when the result was there
    code = cast.in_process()
    cast.served.clock.pass_by(days=10)
    cast.leader.does("concludeDossier", code=code, decision=cast.issued(code), granted=True)
    cast.served.clock.pass_by(days=1)
    receipt = seen(cast.inspector, cast.desk.does("deliverResult", code=code, byChannel="COUNTER"))
    cast.served.clock.pass_by(days=7)
    says = {"field": "occurredAt", "says": "2026-03-12T09:00:00+07:00", "reason": "Ghi nhầm ngày"}
    delivered = cast.inspector.ask(ALL, code=code)["dossier"]["timeline"][-1]
    corrected = cast.leader.does(
        "correctFact", code=code, position=delivered["position"], version=delivered["version"], **says
    )
    seen(cast.inspector, corrected)
    on_the_12th = {"happenedAt": "2026-03-12T17:00:00+07:00"}
    # when
    before = {**on_the_12th, "knownAt": receipt["recordedAt"]}
    after = {**on_the_12th, "knownAt": corrected["recordedAt"]}
    # then
    assert cast.inspector.ask(SHORT, code=code, asOf=before)["dossier"]["status"] == "CONCLUDED"
    told = cast.inspector.ask(SHORT, code=code, asOf=after)["dossier"]
    assert (told["status"], told["timeline"][-1]["occurredAt"]) == ("DELIVERED", "2026-03-12T02:00:00+00:00")
    found = cast.inspector.ask(DIFF, code=code, **{"from": before, "to": after})["dossierDiff"]
    assert [one["topic"] for one in found["onlyInTo"]] == ["dossier.result_delivered.v1"]
    changed = {one["field"]: one for one in found["changes"]}
    assert changed["deliveredAt"]["after"] == "2026-03-12T02:00:00+00:00"
    assert changed["deliveredAt"]["why"] == sorted([delivered["position"], corrected["position"]], key=int)


def test_the_difference_names_facts_dates_and_conclusions(cast: Cast) -> None:
    code, receipts = lived(cast)
    asked = {
        "from": {"knownAt": receipts["assigned"]["recordedAt"]},
        "to": {"knownAt": receipts["extended"]["recordedAt"]},
    }

    found = cast.inspector.ask(DIFF, code=code, **asked)["dossierDiff"]

    assert (found["onlyInFrom"], [one["topic"] for one in found["onlyInTo"]]) == ([], ["dossier.deadline_extended.v1"])
    assert found["onlyInTo"][0]["vi"]
    changed = {one["field"]: one for one in found["changes"]}
    assert set(changed) == {"dueOn", "dueAt", "extensions"}
    assert (changed["dueOn"]["before"], changed["dueOn"]["after"]) == ("2026-03-09", "2026-03-20")
    assert changed["dueOn"]["why"] == [receipts["extended"]["position"]]
    assert [one["reason"] for one in found["verdicts"]] == [
        "đang giải quyết, quá hạn: hẹn 09/03, chưa kết thúc",
        "đang giải quyết, quá hạn: hẹn 09/03, xin lỗi không làm thành đúng hạn (R37)",
    ]
    nothing = cast.inspector.ask(DIFF, code=code, **(asked | {"to": asked["from"]}))["dossierDiff"]
    same = found["verdicts"][0]
    assert nothing == {"onlyInFrom": [], "onlyInTo": [], "redated": [], "changes": [], "verdicts": [same, same]}


def test_a_list_as_it_was_known_with_its_filters_and_pages(cast: Cast) -> None:
    codes = [cast.submitted() for _ in range(3)]
    receipts = [cast.desk.does("acceptDossier", code=code) for code in codes]
    rejected = seen(cast.inspector, cast.desk.does("rejectDossier", code=cast.submitted(), reason="Sai nơi nhận"))

    def listed(known: dict[str, Any] | None, **more: Any) -> list[tuple[str, str]]:
        found, after = [], None
        as_of = None if known is None else {"knownAt": known["recordedAt"]}
        while True:
            page = cast.desk.ask(LIST, asOf=as_of, first=2, after=after, filter=more)["dossiers"]
            found += [(one["code"], one["status"]) for one in page["nodes"]]
            if not page["pageInfo"]["hasNextPage"]:
                return found
            after = page["pageInfo"]["endCursor"]

    assert [status for _, status in listed(receipts[0])] == ["REGISTERED", "REGISTERED", "ACCEPTED"]
    assert listed(receipts[0], status=["ACCEPTED"]) == [(codes[0], "ACCEPTED")]
    assert listed(receipts[2]) == [(code, "ACCEPTED") for code in reversed(codes)]
    assert listed(rejected) == listed(None)
    assert len(listed(None)) == 4
    first = cast.desk.ask(LIST, asOf={"knownAt": receipts[0]["recordedAt"]}, first=3, filter={})["dossiers"]["nodes"]
    assert [len(one["timeline"]) for one in first] == [1, 1, 2]
    assert [one["clock"]["state"] for one in first] == ["NOT_STARTED", "NOT_STARTED", "RUNNING"]


def test_a_procedure_and_a_decision_as_they_were(cast: Cast) -> None:
    publisher, name = cast.served.someone(Role.PUBLISHER), f"9.{int(cast.agency.split('.')[1]):06}"
    content = {"publisher": "Bộ Tư pháp", "limits": [{"limit": "5 ngày làm việc"}]}
    first = publisher.does("publishProcedure", procedure=name, content={"name": f"Cũ {name}", **content})
    second = publisher.does("amendProcedure", procedure=name, content={"name": f"Mới {name}", **content})
    decision = cast.signed()
    issued = cast.leader.does("issueDecision", decision=decision)
    told = "query($n: String!, $asOf: AsOf) { procedure(code: $n, asOf: $asOf) { name versions { name } position } }"
    why = {"reason": "Sai thẩm quyền", "article": "NĐ 30/2020/NĐ-CP Điều 18", "effectiveOn": "2026-03-03"}
    seen(cast.inspector, cast.leader.does("revokeDecision", decision=decision, kind="WITHDRAWN", **why))

    def at(receipt: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = cast.inspector.ask(told, n=name, asOf={"knownAt": receipt["recordedAt"]})
        return found["procedure"]  # type: ignore[no-any-return]

    assert (at(first)["name"], len(at(first)["versions"])) == (f"Cũ {name}", 1)
    assert (at(second)["name"], len(at(second)["versions"])) == (f"Mới {name}", 2)
    listed = [
        cast.inspector.ask(PROCEDURES, text=name, asOf={"knownAt": one["recordedAt"]})["procedures"]
        for one in (first, second)
    ]
    assert [one["nodes"][0]["name"] for one in listed] == [f"Cũ {name}", f"Mới {name}"]
    assert [(one["totalCount"], len(one["nodes"][0]["versions"])) for one in listed] == [(1, 1), (1, 2)]
    assert cast.inspector.ask(OF, a=cast.agency)["decision"]["stage"] == "revoked"
    stood = cast.inspector.ask(OF, a=cast.agency, asOf={"knownAt": issued["recordedAt"]})["decision"]
    assert (stood["stage"], stood["number"], len(stood["timeline"])) == ("issued", 1, 4)
    assert cast.inspector.ask(OF, a=cast.agency, asOf={"knownAt": second["recordedAt"]})["decision"] is None


OF = """
query Decision($a: String!, $asOf: AsOf) {
  decision(agency: $a, number: 1, year: 2026, asOf: $asOf) { id stage number timeline { topic } }
}
"""
FUTURE = "2999-01-01T00:00:00+07:00"


@pytest.mark.parametrize(
    ("operation", "variables", "named"),
    [
        (SHORT, {"asOf": {"knownAt": FUTURE}}, "asOf.knownAt"),
        (SHORT, {"asOf": {"happenedAt": FUTURE}}, "asOf.happenedAt"),
        (DIFF, {"from": {"knownAt": FUTURE}, "to": {}}, "from.knownAt"),
        (DIFF, {"from": {}, "to": {"happenedAt": FUTURE}}, "to.happenedAt"),
    ],
)
def test_an_instant_in_the_future_is_refused(cast: Cast, operation: str, variables: dict[str, Any], named: str) -> None:
    error = cast.inspector.error(operation, code="nobody's", **variables)
    assert error["code"] == "INSTANT_IN_FUTURE"
    assert error["message"].startswith(f"{named} 2998-12-31T17:00:00+00:00 lies in the future")
    assert "leave it out" in error["message"]


def test_a_list_as_it_will_be_known_is_refused(cast: Cast) -> None:
    error = cast.inspector.error(LIST, asOf={"knownAt": FUTURE}, first=1)
    assert (error["code"], error["message"].split(" ")[0]) == ("INSTANT_IN_FUTURE", "asOf.knownAt")


def test_who_may_not_see_it_now_may_not_look_back_at_it(cast: Cast) -> None:
    code, receipts = lived(cast)
    as_of = {"knownAt": receipts["assigned"]["recordedAt"]}
    stranger = cast.served.someone(Role.CASE, cast.served.agency())
    other = cast.served.someone(Role.APPLICANT)

    for person in (stranger, other):
        assert person.ask("query($c: String!, $a: AsOf) { dossier(code: $c, asOf: $a) { code } }", c=code, a=as_of) == {
            "dossier": None
        }
        assert person.ask(DIFF, code=code, **{"from": as_of, "to": {}}) == {"dossierDiff": None}
        assert person.ask(LIST, asOf=as_of, first=5)["dossiers"]["nodes"] == []
    assert cast.inspector.ask(DIFF, code="H1.1-260101-0001", **{"from": as_of, "to": {}}) == {"dossierDiff": None}
    public = cast.served.someone(Role.PUBLIC)
    assert (
        public.error("query($c: String!, $a: AsOf) { dossier(code: $c, asOf: $a) { code } }", c=code, a=as_of)["code"]
        == "BAD_REQUEST"
    )
    mine = cast.citizen.ask(DIFF, code=code, **{"from": as_of, "to": {}})["dossierDiff"]["changes"]
    assert "granted" in {one["field"] for one in mine}
    assert "decision" not in {one["field"] for one in mine}


def test_an_agency_that_gave_a_dossier_away_does_not_see_it_in_old_lists(cast: Cast) -> None:
    code, helping, last = cast.in_process(), cast.served.agency(), cast.served.agency()
    there = {"toUnit": "P2", "toAgency": helping}
    with_them = cast.expert.does("forwardDossier", code=code, **there)
    helper = cast.served.someone(Role.CASE, helping)
    seen(cast.inspector, with_them)
    as_of = {"knownAt": with_them["recordedAt"]}
    assert len(helper.ask(LIST, asOf=as_of, first=5)["dossiers"]["nodes"]) == 1

    seen(cast.inspector, cast.expert.does("forwardDossier", code=code, toUnit="P3", toAgency=last))

    assert helper.ask(LIST, asOf=as_of, first=5)["dossiers"]["nodes"] == []

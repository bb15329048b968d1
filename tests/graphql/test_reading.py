"""Questions to the read side: one, many, pages, filters, orders, positions."""

import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest

from application.access.actors import Role
from application.queries.reads import Row
from tests.graphql.cast import APPLICANT, Cast
from tests.graphql.served_installation import Served

pytestmark = pytest.mark.postgres

PAGE = """
query Page($first: Int, $after: String, $filter: DossierFilter, $orderBy: DossierOrderBy, $atLeast: Position) {
  dossiers(first: $first, after: $after, filter: $filter, orderBy: $orderBy, atLeast: $atLeast) {
    nodes { code }
    edges { cursor node { code } }
    pageInfo { hasNextPage endCursor }
  }
}
"""
PROCEDURES = """
query Procedures($first: Int, $after: String, $filter: ProcedureFilter, $atLeast: Position) {
  procedures(first: $first, after: $after, filter: $filter, atLeast: $atLeast) {
    totalCount
    nodes { code name }
    pageInfo { hasNextPage endCursor }
  }
}
"""


def codes(cast: Cast, **asked: Any) -> list[str]:
    """The codes on a page, everything recorded so far visible."""
    found = cast.desk.ask(PAGE, **({"atLeast": head(cast)} | asked))
    return [node["code"] for node in found["dossiers"]["nodes"]]


def head(cast: Cast) -> str:
    """A position after everything so far."""
    return (
        cast.desk.refused("acceptDossier", code="x")
        and cast.served.someone(Role.APPLICANT).does(
            "submitDossier",
            procedure="1.001806",
            agency=cast.served.agency(),
            channel="ONLINE",
            applicant={"kind": "CITIZEN", "name": "Ai đó"},
        )["position"]
    )  # type: ignore[no-any-return]


def test_pages_follow_each_other_and_inserts_shift_nothing(cast: Cast) -> None:
    # given
    first_five = [cast.submitted() for _ in range(5)]
    page = cast.desk.ask(PAGE, first=2, atLeast=head(cast))["dossiers"]
    # when
    late = cast.submitted()
    rest = cast.desk.ask(PAGE, first=2, after=page["pageInfo"]["endCursor"], atLeast=head(cast))["dossiers"]
    last = cast.desk.ask(PAGE, first=2, after=rest["edges"][-1]["cursor"])["dossiers"]
    # then
    seen = [node["code"] for part in (page, rest, last) for node in part["nodes"]]
    assert seen == first_five[::-1]
    assert [part["pageInfo"]["hasNextPage"] for part in (page, rest, last)] == [True, True, False]
    assert codes(cast)[0] == late


def test_every_order_runs_both_ways(cast: Cast) -> None:
    older, newer = cast.in_process(procedure="1.000894"), cast.in_process()
    waiting = cast.submitted()
    cast.expert.does("completeStep", code=older, step=1)

    def ordered(field: str, descending: bool) -> list[str]:
        return codes(cast, orderBy={"field": field, "descending": descending})

    assert ordered("OPENED", False) == [older, newer, waiting]
    assert ordered("OPENED", True) == [waiting, newer, older]
    assert ordered("CHANGED", False) == [newer, waiting, older]
    assert ordered("CHANGED", True) == [older, waiting, newer]
    assert ordered("DUE", False) == [newer, older], "what has no date is left out"
    assert ordered("DUE", True) == [older, newer]
    page = cast.desk.ask(PAGE, first=1, orderBy={"field": "DUE"})["dossiers"]
    more = cast.desk.ask(PAGE, first=1, orderBy={"field": "DUE"}, after=page["pageInfo"]["endCursor"])["dossiers"]
    assert [part["nodes"][0]["code"] for part in (page, more)] == [older, newer]


def test_every_filter_finds_its_own(cast: Cast) -> None:
    working = cast.in_process()
    cast.expert.does("forwardDossier", code=working, toUnit="P7", toOfficer="cb-7")
    cast.served.someone(Role.CASE, cast.agency, "cb-7").does("takeOverDossier", code=working, unit="P7")
    cast.served.clock.pass_by(days=2)
    by_post = {"procedure": "1.000894", "agency": cast.agency, "channel": "POST", "applicant": APPLICANT}
    posted = cast.desk.does("submitDossier", **by_post)["dossierCode"]
    refused = cast.submitted()
    cast.desk.does("rejectDossier", code=refused, reason="Không thuộc thẩm quyền")
    for expected, filter in (
        ([working], {"status": ["IN_PROCESS", "DELIVERED"]}),
        ([], {"status": []}),
        ([refused, posted, working], {"agency": cast.agency}),
        ([posted], {"procedure": "1.000894"}),
        ([posted], {"channel": "POST"}),
        ([refused, posted, working], {"source": "hoso"}),
        ([working], {"unit": "P7"}),
        ([working], {"officer": "cb-7"}),
        ([posted, working], {"open": True}),
        ([refused], {"open": False}),
        ([working], {"lateAt": "2026-05-01T00:00:00+07:00"}),
        ([], {"lateAt": "2026-03-03T00:00:00+07:00"}),
        ([], {"lateAt": "1900-01-01T00:00:00+07:00"}),
        ([refused, posted], {"submittedFrom": "2026-03-03T00:00:00+07:00"}),
        ([working], {"submittedBefore": "2026-03-03T00:00:00+07:00"}),
        ([working], {"dueBefore": "2026-05-01T00:00:00+07:00"}),
        ([], {"status": ["IN_PROCESS"], "open": False}),
    ):
        assert codes(cast, filter=filter) == expected, filter


@pytest.mark.parametrize("text", ["'; DROP TABLE x; --", "%", "_", "\\", "𠀀 😀", "$1", "{}"])
def test_a_filter_is_only_ever_a_value(cast: Cast, text: str) -> None:
    cast.submitted()
    for filter in ({"unit": text}, {"officer": text}):  # this agency recorded none to hold them against
        assert cast.desk.ask(PAGE, filter=filter)["dossiers"]["nodes"] == []
    for filter in ({"source": text}, {"procedure": text}, {"agency": text}):
        told = cast.desk.error(PAGE, filter=filter)
        assert (told["code"], told["mistake"], f"«{text}»" in told["message"]) == ("BAD_REQUEST", "UNKNOWN_NAME", True)
    assert cast.desk.ask(PROCEDURES, filter={"text": text})["procedures"]["totalCount"] == 0
    assert cast.desk.ask("query ($code: String!) { dossier(code: $code) { code } }", code=text)["dossier"] is None


@pytest.mark.parametrize("after", ["", "x", "e30=", "WzFd", "WyJvcGVuZWQiLCJ4IiwieCJd", "WyJkdWVfYXQiLG51bGwsIngiXQ=="])
def test_a_cursor_that_is_none_is_told_apart(cast: Cast, after: str) -> None:
    for operation in (PAGE, PROCEDURES):
        told = cast.desk.error(operation, after=after)
        assert told["code"] == "BAD_REQUEST", told
        assert "after" in told["message"]


@pytest.mark.parametrize("first", [0, 101, -1, 2_000_000_000])
def test_a_page_has_between_1_and_100_items(cast: Cast, first: int) -> None:
    worklist = "query ($first: Int) { worklist(first: $first) { dossier } }"
    for operation in (PAGE, PROCEDURES, worklist):
        told = cast.desk.error(operation, first=first)
        assert (told["code"], "1 to 100" in told["message"]) == ("BAD_REQUEST", True)


def test_an_instant_needs_an_offset(cast: Cast) -> None:
    for name in ("lateAt", "submittedFrom", "submittedBefore", "dueBefore"):
        told = cast.desk.error(PAGE, filter={name: "2026-03-02T09:00:00"})
        assert (told["code"], name in told["message"], "+07:00" in told["message"]) == ("BAD_REQUEST", True, True)
    operation = "query ($at: DateTime) { timeliness(happenedAt: $at) { closed } }"
    assert cast.desk.error(operation, at="2026-03-02T09:00:00")["code"] == "BAD_REQUEST"


def test_procedures_are_found_however_their_names_are_typed(served: Served) -> None:
    # given
    publisher, public = served.someone(Role.PUBLISHER), served.someone(Role.PUBLIC)
    name = "Xác định mức độ khuyết tật đặc biệt nặng"
    content = {"name": unicodedata.normalize("NFD", name), "field": "Bảo trợ", "publisher": "Bộ Thử"}
    publisher.does("publishProcedure", procedure="3.000001", content=content, effectiveOn="2026-01-01")
    limits = [{"limit": "3 ngày làm việc", "channel": "POST"}, {"limit": "2 ngày làm việc", "channel": "ONLINE"}]
    other = {"name": "Cấp lại giấy thử", "field": "Bảo trợ", "publisher": "Bộ Thử", "limits": limits}
    at = publisher.does("publishProcedure", procedure="3.000002", content=other, effectiveOn="2026-07-01")["position"]

    def found(**filter: Any) -> list[str]:
        page = public.ask(PROCEDURES, filter={"publisher": "Bộ Thử"} | filter, atLeast=at)["procedures"]
        assert page["totalCount"] == len(page["nodes"])
        return [node["code"] for node in page["nodes"]]

    # then
    for typed in (name, unicodedata.normalize("NFD", name), "KHUYET TAT", "khuyết tật", "dac biet nang", "3.000001"):
        assert found(text=typed) == ["3.000001"], typed
    assert found() == found(field="Bảo trợ") == ["3.000001", "3.000002"]
    assert found(field="Bảo trợ", text="không thấy") == []
    for name in ("field", "publisher"):
        told = public.error(PROCEDURES, filter={name: "Không có"}, atLeast=at)
        assert (told["mistake"], told["message"].split(":")[0]) == ("UNKNOWN_NAME", name)
    assert (found(hasLimit=False), found(hasLimit=True)) == (["3.000001"], ["3.000002"])
    assert (found(limitsDiffer=False), found(limitsDiffer=True)) == (["3.000001"], ["3.000002"])
    assert found(inForceOn="2026-03-01") == ["3.000001"]
    assert found(inForceOn="2026-08-01") == ["3.000001", "3.000002"]
    # an amendment to come takes nothing out of force until then
    amended = {"procedure": "3.000002", "content": {"name": "Cấp lại giấy thử, sửa đổi"}, "effectiveOn": "2027-07-01"}
    later = publisher.does("amendProcedure", **amended)["position"]
    then = public.ask(PROCEDURES, filter={"publisher": "Bộ Thử", "inForceOn": "2026-08-01"}, atLeast=later)
    assert [node["code"] for node in then["procedures"]["nodes"]] == ["3.000001", "3.000002"]


def test_procedures_are_paged(served: Served) -> None:
    public = served.someone(Role.PUBLIC)
    seen: list[str] = []
    after, more = None, True
    while more:
        page = public.ask(PROCEDURES, first=1, after=after)["procedures"]
        seen += [node["code"] for node in page["nodes"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert len(seen) == page["totalCount"] == len(set(seen))
    assert public.ask('{ procedure(code: "1.001806") { key code processes { process } } }')["procedure"]["code"]
    assert public.ask('{ procedure(code: "8.000000") { key } }')["procedure"] is None


def test_the_clock_shows_how_the_date_was_counted(cast: Cast) -> None:
    code = cast.accepted()
    operation = """
    query ($code: String!, $at: Position!) { dossier(code: $code, atLeast: $at) { dueOn clock {
      state dueOn dueAt promisedAt countedFrom limit lawAsOf sources calendarVersion because extended
      dayCount { on mark reason basis countedMinutes } } } }"""
    dossier = cast.citizen.ask(operation, code=code, at=head(cast))["dossier"]
    clock = dossier["clock"]
    assert (clock["state"], clock["dueOn"], clock["limit"]) == ("RUNNING", "2026-03-09", "5 ngày làm việc")
    assert dossier["dueOn"] == clock["dueOn"]
    assert [(line["on"], line["mark"]) for line in clock["dayCount"]][:2] == [
        ("2026-03-02", "DAY_ZERO"),
        ("2026-03-03", "COUNTED"),
    ]
    assert [line["mark"] for line in clock["dayCount"]].count("COUNTED") == 5
    assert all(line["basis"] and line["reason"] for line in clock["dayCount"])
    assert clock["sources"]


def test_worklist_counts_and_timeliness_add_up(cast: Cast) -> None:
    # given
    urgent, calm = cast.in_process(), cast.in_process(procedure="1.000894")
    cast.desk.does("rejectDossier", code=cast.submitted(), reason="Không thuộc thẩm quyền")
    operation = """
    query ($at: Position!, $then: DateTime) {
      worklist(atLeast: $at) { dossier unit statusCode actBy dueAt }
      none: worklist(unit: "P9", atLeast: $at) { dossier }
      counts(atLeast: $at) { agency procedure statusCode dossiers }
      timeliness(happenedAt: $then, atLeast: $at) { closed onTime early late noDeadline open openLate }
    }"""
    # when
    at = head(cast)
    cast.served.clock.present = datetime(2026, 3, 12, 1, tzinfo=UTC)
    found = cast.served.someone(Role.LEADER, cast.agency).ask(operation, at=at, then="2026-03-12T00:00:00+07:00")
    # then
    assert [item["statusCode"] for item in found["worklist"]] == [4, 4]
    assert found["worklist"][0]["dueAt"] < found["worklist"][1]["dueAt"]
    assert found["none"] == []
    mine = {(row["procedure"], row["statusCode"]): row["dossiers"] for row in found["counts"]}
    assert mine == {("1.001806", 4): 1, ("1.000894", 4): 1, ("1.001806", 3): 1}
    figures = found["timeliness"]
    assert (figures["open"], figures["openLate"], figures["closed"]) == (2, 1, 1)
    assert figures["onTime"] + figures["late"] + figures["noDeadline"] == figures["closed"]
    assert {urgent, calm} == set(codes(cast, filter={"open": True}))


def test_a_position_is_waited_for_and_one_beyond_the_log_is_not(cast: Cast) -> None:
    code = cast.submitted()
    operation = "query ($code: String!, $at: Position) { dossier(code: $code, atLeast: $at) { status position } }"
    for _ in range(20):
        position = cast.desk.does("acceptDossier", code=cast.submitted())["position"]
        cast.desk.ask(operation, code=code, at=position)
    at = cast.desk.does("acceptDossier", code=code)["position"]
    assert cast.desk.ask(operation, code=code, at=at)["dossier"] == {"status": "ACCEPTED", "position": at}
    assert cast.desk.ask(operation, code=code, at=int(at))["dossier"]["status"] == "ACCEPTED", "a number will do"
    told = cast.desk.error(operation, code=code, at=str(2**63 - 1))
    assert told["code"] == "NOT_REACHED"
    assert "receipt" in told["message"]


@pytest.mark.parametrize("position", ["x", "1.5", "", "1e3", str(2**63), True, 1.5])
def test_a_position_that_is_none_is_refused_with_an_example(cast: Cast, position: object) -> None:
    told = cast.desk.error("query ($at: Position) { counts(atLeast: $at) { source } }", at=position)
    assert told["code"] == "BAD_REQUEST"
    assert '"42"' in told["message"]


def test_a_page_costs_the_same_number_of_statements_however_long_it_is(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given
    for _ in range(6):
        code = cast.in_process()
        cast.leader.does("concludeDossier", code=code, decision=cast.issued(code), granted=True)
    operation = """
    query ($first: Int!, $at: Position) { dossiers(first: $first, atLeast: $at) { nodes {
      timeline { vi } procedure { name versions { number } processes { process } } decision { number timeline { vi } }
    } } }"""
    cast.desk.ask(operation, first=1, at=head(cast))
    asked: list[str] = []
    reads = cast.served.running.reads
    ask = reads._rows

    async def counting(sql: str, parameters: Any) -> list[Row]:
        asked.append(sql)
        return await ask(sql, parameters)

    monkeypatch.setattr(reads, "_rows", counting)
    # when
    numbers = []
    for first in (1, 6):
        asked.clear()
        assert len(cast.desk.ask(operation, first=first)["dossiers"]["nodes"]) == first
        numbers.append(len(asked))
    # then
    assert numbers[0] == numbers[1] == 7, asked

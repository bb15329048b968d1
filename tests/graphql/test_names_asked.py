"""What a question names is something: names of nothing, blank ones and hidden signs are told, in lists and figures."""

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast

pytestmark = pytest.mark.postgres

PAGE = "query ($filter: DossierFilter) { dossiers(filter: $filter) { nodes { code } } }"
PROCEDURES = "query ($filter: ProcedureFilter) { procedures(filter: $filter) { totalCount nodes { code } } }"
FIGURES = "query ($agency: String, $source: String) { timeliness(agency: $agency, source: $source) { closed open } }"
WORK = "query ($unit: String, $officer: String) { worklist(unit: $unit, officer: $officer) { dossier } }"
WHAT_IF = """query ($procedure: String, $agency: String) { whatIf(input: { overrides: [{ parameter: "procedure.limit",
  value: "3 working days" }], procedure: $procedure, agency: $agency }) { totals { dossiers } } }"""


def test_names_of_nothing_are_told_in_figures_and_lists_alike(cast: Cast) -> None:
    cast.submitted()
    admin = cast.served.someone(Role.ADMIN)
    unit = {"agency": cast.agency, "unit": "P.TN", "name": "Phòng Thử", "since": "2026-03-02", "article": "QĐ 1"}
    officer = {"agency": cast.agency, "officer": "cb.thu", "accounts": ["cb.thu"], "fullName": "Cán bộ Thử"}
    admin.does("establishUnit", **unit)
    admin.does("appointOfficer", **officer, position="Chuyên viên", since="2026-03-02", article="QĐ 1")
    named = {"unit": "P.TN"}, {"officer": "cb.thu"}, {"agency": cast.agency}, {"source": "hoso"}
    for asked in named[:2]:
        assert cast.leader.ask(WORK, **asked) == {"worklist": []}
        assert cast.leader.ask(PAGE, filter=asked)["dossiers"]["nodes"] == []
    for asked in named[2:]:
        assert cast.leader.ask(FIGURES, **asked)["timeliness"]["closed"] == 0
    for operation, more in (
        (WORK, {"unit": "P.KHAC"}),
        (WORK, {"officer": "cb.khac"}),
        (PAGE, {"filter": {"unit": "P.KHAC"}}),
        (PAGE, {"filter": {"officer": "cb.khac"}}),
        (PAGE, {"filter": {"agency": "H15.9999"}}),
        (FIGURES, {"source": "khac"}),
        (WHAT_IF, {"procedure": "9.999999"}),
    ):
        told = cast.leader.error(operation, **more)
        assert (told["code"], told["mistake"]) == ("BAD_REQUEST", "UNKNOWN_NAME"), more
        assert told["vi"], "in Vietnamese as well"
    assert cast.inspector.error(FIGURES, agency="H15.9999")["mistake"] == "UNKNOWN_NAME"


@pytest.mark.parametrize("blank", ["", "  ", "\u00a0"])
def test_a_blank_name_is_not_read_as_every_one(cast: Cast, blank: str) -> None:
    cast.submitted()
    lists = ((PAGE, ("agency", "procedure", "source", "unit", "officer")), (PROCEDURES, ("field", "publisher")))
    asked = [(operation, {"filter": {name: blank}}, name) for operation, names in lists for name in names]
    asked += [(FIGURES, {name: blank}, name) for name in ("agency", "source")]
    asked += [(WORK, {name: blank}, name) for name in ("unit", "officer")]
    asked += [(WHAT_IF, {name: blank}, name) for name in ("agency", "procedure")]
    for operation, more, name in asked:
        told = cast.inspector.error(operation, **more)
        assert (told["code"], name in told["message"], "blank" in told["message"]) == ("BAD_REQUEST", True, True), more
    assert cast.inspector.ask(PROCEDURES, filter={"text": blank})["procedures"]["totalCount"] > 0


def test_a_sign_that_nobody_sees_is_told(cast: Cast) -> None:
    cast.submitted()
    for name in ("agency", "procedure", "source", "unit", "officer"):
        for sign in ("\u202e", "\u200b", "\x07"):
            told = cast.inspector.error(PAGE, filter={name: f"{cast.agency[:2]}{sign}{cast.agency[2:]}"})
            assert (told["code"], "nobody sees" in told["message"]) == ("BAD_REQUEST", True), (name, sign)


def test_a_position_before_the_log_is_no_position(cast: Cast) -> None:
    told = cast.desk.error("query ($at: Position) { counts(atLeast: $at) { source } }", at="-1")
    assert (told["code"], told["vi"].startswith("vị trí")) == ("BAD_REQUEST", True)


def test_what_is_named_twice_or_not_at_all_is_told(cast: Cast) -> None:
    twice = """query { whatIf(input: { overrides: [{ parameter: "procedure.limit", value: "5 days" },
      { parameter: "procedure.limit", value: "60 days" }] }) { label } }"""
    assert "stands twice" in cast.leader.error(twice)["message"]
    assert "empty list" in cast.leader.error("{ auditFindings(rules: []) { key } }")["message"]
    turned = {"submittedFrom": "2026-03-02T00:00:00Z", "submittedBefore": "2026-03-01T00:00:00Z"}
    told = cast.leader.error(PAGE, filter=turned)
    assert (told["code"], "nothing lies between" in told["message"], told["vi"][:13]) == (
        "BAD_REQUEST",
        True,
        "submittedFrom",
    )

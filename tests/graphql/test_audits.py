"""Audits over GraphQL: the same report as at the command line, for those who may ask."""

from datetime import UTC, datetime
from typing import Any

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast
from tests.graphql.test_reading import head

pytestmark = pytest.mark.postgres

TIMELINESS = """
query Figures($scope: AuditScope, $by: AuditDimension!) {
  auditTimeliness(scope: $scope, by: $by) {
    key judgedAt position query
    tables { key formula basis columns { key kind form } rows { cells { text count counted total percent } } }
  }
}"""
TRANSPARENCY = """
query Published { auditTransparency { tables { key rows { cells { text noData counted total } } } } }"""


def table(report: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """Rows of a table by the keys of its columns."""
    (found,) = [table for table in report["tables"] if table["key"] == key]
    columns = [column["key"] for column in found["columns"]]
    return [dict(zip(columns, row["cells"], strict=True)) for row in found["rows"]]


def test_the_form_of_an_agency_balances(cast: Cast) -> None:
    # given
    cast.in_process()
    cast.desk.does("rejectDossier", code=cast.submitted(), reason="Không thuộc thẩm quyền")
    # when
    report = cast.leader.ask(TIMELINESS, by="PROCEDURE")["auditTimeliness"]
    # then
    *_, total = table(report, "form_ii06a")
    column = {key: cell["count"] for key, cell in total.items() if key != "row"}
    assert column["received_whole"] == column["settled"] + column["open"] == 2
    assert column["settled"] == column["on_time"] == 1
    assert report["query"].startswith(f"hoso audit timeliness --agency {cast.agency} --known-at ")
    shares = {row["way"]["text"]: row["share"] for row in table(report, "on_time_shares")}
    assert (shares["Gia Lai"]["counted"], shares["Gia Lai"]["total"]) == (1, 1)  # the returned one never had a date


def test_whoever_has_no_part_in_it_is_refused(cast: Cast) -> None:
    elsewhere = cast.served.someone(Role.LEADER, "H99")
    asked = {"agency": cast.agency}

    refused = elsewhere.answer(TIMELINESS, scope=asked, by="FIELD")["errors"]
    forbidden = cast.citizen.answer(TIMELINESS, by="FIELD")["errors"]

    assert f"audits of «{cast.agency}» are for its officers" in refused[0]["message"]
    assert "you may ask for H99" in refused[0]["message"]
    assert forbidden[0]["extensions"]["code"] == "FIELD_FORBIDDEN"


def test_what_nobody_knows_here_is_no_zero(cast: Cast) -> None:
    inspector = cast.served.someone(Role.INSPECTOR, None)

    errors = inspector.answer(TIMELINESS, scope={"source": "nope"}, by="FIELD")["errors"]
    future = datetime(2030, 1, 1, tzinfo=UTC).isoformat()
    ahead = inspector.answer(TIMELINESS, scope={"happenedAt": future}, by="FIELD")["errors"]

    assert "no dossier of source «nope»" in errors[0]["message"]
    assert "lies in the future" in ahead[0]["message"]


def test_what_is_not_recorded_is_named(cast: Cast) -> None:
    inspector = cast.served.someone(Role.INSPECTOR, None)

    report = inspector.ask(TRANSPARENCY)["auditTransparency"]

    (index,) = [table for table in report["tables"] if table["key"] == "service_index"]
    silent = {row["cells"][0]["text"] for row in index["rows"] if row["cells"][2]["noData"]}
    assert {"1.4", "3.6", "5.4"} <= silent


REPORTS = """
query Reports($scope: AuditScope, $code: String!, $at: Position!) {
  auditResponsibility(scope: $scope) { position tables { key rows { cells { seconds count text } } } }
  auditDistribution(scope: $scope) { tables { key formula } }
  auditFindings(scope: $scope, severity: LOW) {
    query tables { key columns { key } rows { cells { text positions count } } }
  }
  dossierResponsibility(code: $code, atLeast: $at) {
    query tables { key columns { key kind } rows { cells { seconds text positions at } } }
  }
}"""


def test_who_held_it_and_what_is_odd(cast: Cast) -> None:
    code = cast.in_process()

    found = cast.leader.ask(REPORTS, code=code, scope={"agency": cast.agency}, at=head(cast))

    assert {table["key"] for table in found["auditResponsibility"]["tables"]} >= {"citizen"}
    assert found["auditFindings"]["query"].startswith("hoso audit findings")
    assert found["dossierResponsibility"]["query"].endswith(f"--dossier {code}")
    segments = found["dossierResponsibility"]["tables"][0]["rows"]
    assert segments
    assert all(row["cells"] for row in segments)


def test_a_dossier_of_others_has_no_account_for_them(cast: Cast) -> None:
    code = cast.in_process()
    elsewhere = cast.served.someone(Role.LEADER, "H99")

    refused = elsewhere.answer("query($code: String!) { dossierResponsibility(code: $code) { key } }", code=code)
    attempts = '{ auditFindings(rules: ["refused-attempt"]) { key } }'
    assert "which leaders and inspectors see" in cast.expert.error(attempts)["message"]
    assert cast.leader.ask(attempts) == {"auditFindings": {"key": "findings"}}
    unknown = cast.leader.answer('{ auditFindings(rules: ["nope"]) { key } }')

    assert "no dossier" in refused["errors"][0]["message"]
    assert "there is no finding «nope»" in unknown["errors"][0]["message"]

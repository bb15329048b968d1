"""What was asked is what is looked at, and the report says how much that was."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from application.access.actors import Role
from application.audits.findings.report import findings_report, looked_at_nothing
from application.audits.findings.rules import FINDINGS
from application.audits.findings.search import findings
from application.audits.report import Evidence, Report, ReportRequest, Share
from application.audits.scope import AuditScope
from domain.law.parameters import book
from tests.application.audits.findings.anomalies import (
    burst_of_closures,
    dossier_number_gone,
    late_and_open,
    late_without_apology,
    recorded_late,
    silent,
    supplement_again,
)
from tests.application.audits.findings.memory_log import MemoryLog
from tests.application.audits.findings.near_misses import misses
from tests.application.audits.findings.scenarios import ask, begun
from tests.application.audits.findings.simulated_dossier import SimulatedDossier
from tests.application.audits.findings.town import CASES, JUDGED, Town, at


def asked(**scope: object) -> ReportRequest:
    return ReportRequest(scope=AuditScope(**scope), judged_at=JUDGED, position=1, query="hoso audit findings")  # type: ignore[arg-type]


def rows_of(report: Report, table: int) -> list[dict[str, object]]:
    return [dict(row) for row in report.tables[table].rows_by_column()]


def test_the_summary_counts_what_the_list_names_gravest_first() -> None:
    town = Town(1)
    for plant in (burst_of_closures, supplement_again, late_without_apology):
        plant(town)
    log = MemoryLog(town.entries())

    report = findings_report(log, asked(), book())

    counts = {row["rule"]: row["found"] for row in rows_of(report, 0)}
    assert {rule: count for rule, count in counts.items() if count} == {
        "supplement-again": 1,
        "late-without-apology": 1,
        "burst-of-closures": 1,
    }
    for row in rows_of(report, 0):
        assert row["lookedAt"] + row["unjudged"] == len(town.simulated)
        assert (row["unjudged"] == 0) == (row["why"] is None) == (row["rule"] != "signed-off-before-received")
    assert report.summary.startswith(
        f"Xem xét được {len(town.simulated)} trong {len(town.simulated)} hồ sơ; 3 dấu hiệu"
    )
    assert [row["rule"] for row in rows_of(report, 1)] == [
        "late-without-apology",
        "supplement-again",
        "burst-of-closures",
    ]
    burst = rows_of(report, 1)[-1]
    assert str(burst["dossier"]).startswith("code of d0000, code of d0001")
    assert str(burst["dossier"]).endswith("… +5")
    assert isinstance(burst["evidence"], Evidence)
    assert len(burst["evidence"].positions) == 10
    assert str(burst["what"]).startswith("Kết thúc 10 hồ sơ trong 540 giây")


def test_late_entries_are_a_share_of_all_the_officer_entered() -> None:
    town = Town(1)
    planted = recorded_late(town)
    one = town.simulated[0]
    officer = planted.evidence[0].by

    (row,) = rows_of(findings_report(MemoryLog(town.entries()), asked(), book()), 2)

    mine = [entry for entry in one.entries if entry.by.id == officer.id and entry.stream.startswith("dossier/")]
    assert (row["agency"], row["officer"], row["late"]) == (officer.agency, officer.id, Share(1, len(mine)))


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        ({"since": date(2026, 3, 13), "before": date(2026, 3, 14)}, ["supplement-again"]),
        ({"since": date(2026, 3, 14)}, ["late-without-apology"]),
        ({"procedure": CASES}, ["late-without-apology"]),
        (
            {"agency": "Y99", "below": frozenset({"Y99.01", "Y99.02", "Y99.03"})},
            ["late-without-apology", "supplement-again"],
        ),
        ({"agency": "Y98"}, []),
        ({"source": "receipt"}, []),
    ],
)
def test_only_what_was_asked_for_is_reported(scope: dict[str, object], found: list[str]) -> None:
    town = Town(1)
    supplement_again(town)  # the second request comes on 13 March, the third working day
    late_without_apology(town)  # due on 18 March
    question = asked(**scope)
    at_the_latest = question.scope.judged_at(JUDGED)

    rules = [
        one.rule.key for one in findings(MemoryLog(town.entries()), replace(question, judged_at=at_the_latest), book())
    ]

    assert sorted(rules) == found


def test_a_register_is_an_agencys_and_not_a_procedures() -> None:
    town = Town(1)
    planted = dossier_number_gone(town)
    log = MemoryLog(town.entries())
    assert planted.torn_out is not None
    log.tear_out(planted.torn_out)

    def gaps(**scope: object) -> int:
        return len([one for one in findings(log, asked(**scope), book()) if one.rule.key == "numbering-gap"])

    assert (gaps(), gaps(agency="Y99.07"), gaps(agency="Y99.01"), gaps(procedure="1.000010")) == (1, 1, 0, 0)


def test_what_the_law_does_not_reach_is_said_to_be_unjudged() -> None:
    """Nobody has opened a calendar for 2028: what is recorded then is neither clean nor found."""
    town = Town(1)
    one: SimulatedDossier = begun(town, "28/10")
    ask(one, at(town.day("28/10"), "10:00")).recorded_at = at(town.day("28/10"), "10:00") + timedelta(days=465)
    question = replace(asked(), judged_at=JUDGED + timedelta(days=485))

    rows = rows_of(findings_report(MemoryLog(town.entries()), question, book()), 0)

    assert {row["rule"]: (row["lookedAt"], row["unjudged"]) for row in rows if row["unjudged"]} == {
        "recorded-late": (0, 1),
        "outside-hours": (0, 1),
    }


def test_every_kind_says_what_it_rests_on_and_how_it_may_be_harmless() -> None:
    assert len({rule.key for rule in FINDINGS}) == len(FINDINGS)
    for rule in FINDINGS:
        assert all((rule.vi, rule.en, rule.basis, rule.innocent_vi, rule.innocent_en)), rule.key
        for name in rule.basis.split():
            if name.startswith("findings."):
                assert name.rstrip(",") in book(), rule.key


def test_what_was_left_undone_is_asked_of_who_holds_the_dossier() -> None:
    town = Town(1)
    planted = [late_and_open(town), silent(town), late_without_apology(town)]
    holder = town.simulated[1].who(Role.CASE).id, town.simulated[2].who(Role.CASE).id

    found = {one.trace.dossiers[0]: one.trace.officer for one in findings(MemoryLog(town.entries()), asked(), book())}

    assert len(planted) == len(found)
    assert found == {town.simulated[0].id: None, town.simulated[1].id: holder[0], town.simulated[2].id: holder[1]}


def test_what_cannot_be_looked_at_is_never_told_to_be_clean() -> None:
    """Another system's dossiers, and an empty log: nothing is found, and nothing was looked at."""
    empty = findings_report(MemoryLog([]), asked(), book())

    assert looked_at_nothing(empty)
    assert {str(row["outcome"]) for row in rows_of(empty, 0)} == {"not_looked_at"}
    assert empty.summary.startswith("Xem xét được 0 trong 0 hồ sơ; 0 dấu hiệu")


def test_clean_is_said_only_of_what_was_looked_at() -> None:
    town = Town(1)
    misses(town)
    report = findings_report(MemoryLog(town.entries()), asked(), book())
    rows = {row["rule"]: row for row in rows_of(report, 0)}

    whole = rows["recorded-late"]["lookedAt"] + rows["recorded-late"]["unjudged"]
    assert not looked_at_nothing(report)
    assert {row["lookedAt"] + row["unjudged"] for row in rows.values()} == {whole}
    for row in rows.values():  # one dossier is adopted: no rule looked at everything
        if row["rule"] in ("date-before-start", "end-before-start"):  # judges what was adopted too
            assert (str(row["outcome"]), row["why"]) == ("none", None)
            continue
        assert str(row["outcome"]) == "none_where_looked_at"
        assert "tiếp nhận từ hệ thống khác" in str(row["why"])
    assert "ghi hàng loạt" in str(rows["recorded-late"]["why"])
    assert "ghi hàng loạt" not in str(rows["extended-again"]["why"])


def test_a_register_is_not_looked_at_for_one_procedure() -> None:
    town = Town(1)
    late_without_apology(town)
    rows = {
        row["rule"]: row
        for row in rows_of(findings_report(MemoryLog(town.entries()), asked(procedure=CASES), book()), 0)
    }

    assert (rows["numbering-gap"]["lookedAt"], str(rows["numbering-gap"]["outcome"])) == (0, "not_looked_at")
    assert rows["extended-again"]["lookedAt"] > 0


def test_the_excuse_stands_once_with_its_kind() -> None:
    town = Town(1)
    late_without_apology(town)
    report = findings_report(MemoryLog(town.entries()), asked(), book())

    assert all("innocent" in row for row in rows_of(report, 0))
    assert "innocent" not in rows_of(report, 1)[0]

"""A date that was over before the dossier began is a finding, of another system's dossiers too."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from application.audits.findings.report import findings_report
from domain.law.parameters import book
from tests.application.audits.findings.memory_log import MemoryLog
from tests.application.audits.findings.near_misses import adopted
from tests.application.audits.findings.test_report import asked, rows_of
from tests.application.audits.findings.town import Town


@pytest.mark.parametrize(("days", "found"), [(-273, 1), (0, 0), (1, 0)])
def test_a_date_before_the_beginning_is_found(days: int, found: int) -> None:
    town = Town(1)
    adopted(town)
    entry = town.around[-1]
    event = replace(entry.event, deadline_at=entry.event.started_at + timedelta(days=days))
    town.around[-1] = replace(entry, event=event)

    report = findings_report(MemoryLog(town.entries()), asked(), book())

    rows = {row["rule"]: row for row in rows_of(report, 0)}
    assert (rows["date-before-start"]["found"], rows["date-before-start"]["lookedAt"]) == (found, 1)
    assert rows["recorded-late"]["lookedAt"] == 0
    if found:
        (row,) = rows_of(report, 1)
        assert "hạn trước khi bắt đầu 273 ngày" in str(row["what"])


def test_a_day_without_its_hour_is_not_before_an_hour_of_that_day() -> None:
    """Other systems write «24/06/2011 00:00» for a day: what began at 10:00 of that day did not end before it."""
    began = datetime(2011, 6, 24, 10, 0, tzinfo=timezone(timedelta(hours=2)))
    for ended, found in ((began.replace(hour=0), 0), (began.replace(hour=9), 1), (began - timedelta(days=1), 1)):
        town = Town(1)
        adopted(town)
        entry = town.around[-1]
        event = replace(entry.event, started_at=began, ended_at=ended, deadline_at=ended)
        town.around[-1] = replace(entry, event=event)

        report = findings_report(MemoryLog(town.entries()), asked(), book())

        rows = {row["rule"]: row["found"] for row in rows_of(report, 0)}
        assert (rows["end-before-start"], rows["date-before-start"]) == (found, found), ended


@pytest.mark.parametrize(("days", "found"), [(-4, 1), (0, 0), (1, 0)])
def test_an_end_before_the_beginning_is_found(days: int, found: int) -> None:
    town = Town(1)
    adopted(town)
    entry = town.around[-1]
    event = replace(entry.event, ended_at=entry.event.started_at + timedelta(days=days))
    town.around[-1] = replace(entry, event=event)

    report = findings_report(MemoryLog(town.entries()), asked(), book())

    rows = {row["rule"]: row for row in rows_of(report, 0)}
    assert (rows["end-before-start"]["found"], rows["end-before-start"]["lookedAt"]) == (found, 1)
    if found:
        (row,) = rows_of(report, 1)
        assert "kết thúc trước khi bắt đầu 4 ngày" in str(row["what"])

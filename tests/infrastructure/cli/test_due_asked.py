"""``hoso due`` with cut-offs, days not counted, parameters and counting back; and every date the features state."""

import json
from pathlib import Path

import pytest

from features.feature_reader import read_feature
from tests.infrastructure.cli.conftest import Hoso

FEATURES = Path(__file__).parents[3] / "features"
STATED = ("nop", "thoi_han", "hen_tra")


def stated_dates() -> list[tuple[str, str, str]]:
    """Day of receipt, limit and promised day of every table in the features that states all three."""
    found = []
    for path in sorted(FEATURES.rglob("*.feature")):
        for scenario in read_feature(path).scenarios.values():
            for examples in scenario.examples:
                for row in examples.as_contexts():
                    if set(STATED) <= set(row):
                        found.append((row["nop"], row["thoi_han"], row["hen_tra"]))
    return found


def test_every_date_of_the_features_from_the_command_line(hoso: Hoso) -> None:
    dates = stated_dates()
    assert len(dates) > 15

    for received, limit, promised in dates:
        answer = hoso("due", "--from", f"{day(received)}T08:00:00+07:00", "--limit", limit, "--format", "json")
        assert answer.code == 0, answer.err
        assert json.loads(answer.out)["dueOn"] == day(promised), (received, limit)


ASKED = [
    (
        "R16",
        "2026-03-06T16:50:00",
        "8 working hours",
        ["--cut-off", "cut_offs.last_office_hour"],
        "2026-03-09T17:00:00",
    ),
    ("R16", "2026-03-06T16:50:00", "8 working hours", [], "2026-03-09T16:50:00"),
    ("R17", "2026-03-06T16:50:00", "5 working days", [], "2026-03-13T17:00:00"),
    ("R18", "2026-03-07T20:00:00", "8 working hours", ["--cut-off", "cut_offs.next_opening"], "2026-03-09T17:00:00"),
    ("R19", "2026-03-03T14:59:00", "3 working days", ["--cut-off", "cut_offs.fifteen_o_clock"], "2026-03-06T17:00:00"),
    ("R19", "2026-03-03T15:05:00", "3 working days", ["--cut-off", "cut_offs.fifteen_o_clock"], "2026-03-09T17:00:00"),
    ("R21", "2026-03-06T16:10:00", "16 working days", ["--cut-off", "last 1 working_hour"], "2026-03-31T17:00:00"),
    ("R23", "2026-03-02T08:00:00", "3.5 working days", [], "2026-03-06T11:30:00"),
    ("R24", "2026-03-06T20:00:00", "12 hours", [], "2026-03-07T08:00:00"),
    ("R26", "2026-03-02T08:00:00", "5 working days", ["--exclude", "2026-03-05..2026-03-10"], "2026-03-12T17:00:00"),
    ("R27", "2026-03-06T08:00:00", "supplement.notice_days", [], "2026-03-11T17:00:00"),
    ("R29", "2026-03-06T08:00:00", "supplement.closed_after_days", [], "2026-03-27T17:00:00"),
    ("R30", "2026-03-02T08:00:00", "8 working days", ["--exclude", "2026-03-05..2026-04-04"], "2026-04-13T17:00:00"),
    ("R50", "2026-06-08T08:00:00", "complaints.acceptance", [], "2026-06-18T17:00:00"),
    ("R50", "2026-07-06T08:00:00", "complaints.acceptance", [], "2026-07-15T17:00:00"),
    ("R75", "2026-01-09T15:00:00", "8 working hours", [], "2026-01-10T15:00:00"),
]


@pytest.mark.parametrize(("rule", "received", "limit", "more", "due"), ASKED, ids=[row[0] for row in ASKED])
def test_worked_dates(hoso: Hoso, rule: str, received: str, limit: str, more: list[str], due: str) -> None:
    answer = hoso("due", "--from", f"{received}+07:00", "--limit", limit, *more, "--format", "json")

    assert answer.code == 0, answer.err
    assert json.loads(answer.out)["dueAt"] == f"{due}+07:00"


BACK = [
    ("2026-07-01", "publication.announcement_ministry", "2026-06-11"),
    ("2026-07-01", "publication.announcement_ministry_766", "2026-06-03"),
    ("2026-07-01", "publication.announcement_province", "2026-06-26"),
    ("2026-07-01", "publication.announcement_province_766", "2026-06-24"),
    ("2026-12-07", "publication.downtime_notice", "2026-11-26"),
]


@pytest.mark.parametrize(("until", "limit", "last"), BACK)
def test_counting_back(hoso: Hoso, until: str, limit: str, last: str) -> None:
    answer = hoso("due", "--from", f"{until}T00:00:00+07:00", "--limit", limit, "--back", "--format", "json")

    assert json.loads(answer.out) == {"lastDay": last, "calendar": "shipped"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--limit", "complaints.accepted"], "is not a time limit"),
        (["--limit", "5 working days", "--cut-off", "noon"], "is not a cut-off"),
        (["--limit", "5 working days", "--exclude", "2026-03-05"], "names no days"),
        (["--limit", "5 working days", "--exclude", "2026-03-05..2026-03-01"], "names no days"),
        (["--limit", "5 working days", "--channel", "online"], "choose among the limits of --procedure"),
        (["--limit", "2.5 working days", "--back"], "whole"),
        (["--limit", "5 working days", "--procedure", "1.001806"], "one of --limit and --procedure"),
    ],
)
def test_what_cannot_be_answered_is_one_line(hoso: Hoso, arguments: list[str], says: str) -> None:
    answer = hoso("due", "--from", "2026-03-02T08:00:00+07:00", *arguments)

    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert answer.err.count("\n") == 1


def test_a_cut_off_before_its_law_is_refused_with_name_and_date(hoso: Hoso) -> None:
    arguments = ["--from", "2025-11-16T16:50:00+07:00", "--limit", "5 working days"]
    answer = hoso("due", *arguments, "--cut-off", "cut_offs.last_office_hour")

    assert answer.code == 2
    assert "cut_offs.last_office_hour" in answer.err
    assert "2025-11-16" in answer.err


def day(text: str) -> str:
    """A day of a feature in ISO form."""
    return "-".join(reversed(text.split("/")))

"""``hoso due`` with cut-offs, days not counted, parameters and counting back; and every date the features state."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from domain.law.deadlines import TimeLimit, TimeUnit
from domain.procedure.content import ProcedureContent
from domain.procedure.events import ProcedurePublished
from domain.procedure.identity import ProcedureKey
from domain.procedure.limits import CaseNotPublished, PublishedLimit
from domain.procedure.state import evolve
from domain.values import ProcedureCode
from features.feature_reader import read_feature
from infrastructure.cli.commands.due_question import published_limit
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
        (["--limit", "5 working days", "--cut-off", "last 0 working_hour"], "cuts nothing off"),
        (["--limit", "5 working days", "--cut-off", "last 9 working_hour"], "the office day has 8"),
        (["--limit", "5 working days", "--cut-off", "after 06:00"], "the office opens at 07:30"),
        (["--limit", "0,25 tháng"], "half a month is, 15 days"),
        (["--limit", "01.500 ngày làm việc"], "«01.500» is 1500 or 1.5"),
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


BACK_AND = [
    (["--cut-off", "after 15:00"], {"cutOff": "after 15:00"}, "--cut-off (cutOff)"),
    (["--exclude", "2026-02-01..2026-02-05"], {"pauses": [{"from": "2026-02-01", "to": "2026-02-05"}]}, "--exclude"),
    (["--explain"], {"explain": True}, "--explain (explain)"),
]


@pytest.mark.parametrize(("options", "keys", "says"), BACK_AND)
def test_counting_back_passes_nothing_over(
    hoso: Hoso, tmp_path: Path, options: list[str], keys: dict[str, object], says: str
) -> None:
    begins, limit = "2026-03-02T08:00:00+07:00", "5 working days"
    alone = hoso("due", "--from", begins, "--limit", limit, "--back", *options)
    batch = tmp_path / "questions.jsonl"
    batch.write_text(json.dumps({"id": 1, "from": begins, "limit": limit, "back": True, **keys}))
    (row,) = hoso("due", "--batch", batch).out.splitlines()

    assert (alone.code, alone.out) == (2, "")
    assert f"--back (back) takes no {says}" in alone.err
    assert f"--back (back) takes no {says}" in json.loads(row)["error"]


WITHOUT_CASES = ProcedureContent(
    name="Thủ tục",
    limits=(PublishedLimit(channel=None, case=None, limit=TimeLimit(Decimal(10), TimeUnit.WORKING_DAY)),),
)


def test_a_case_that_the_procedure_does_not_name_is_refused() -> None:
    published = ProcedurePublished(
        procedure=ProcedureKey("1.001806"),
        code=ProcedureCode("1.001806"),
        content=WITHOUT_CASES,
        decision=None,
        effective_on=date(2024, 1, 1),
        occurred_at=datetime(2024, 1, 1, tzinfo=UTC),
        source_url=None,
        basis=None,
    )
    known = {"1.001806": evolve(None, published)}
    asked = ("1.001806", None)
    with pytest.raises(CaseNotPublished, match="«không có»"):
        published_limit(known, *asked, "không có", date(2026, 3, 1))
    assert str(published_limit(known, *asked, None, date(2026, 3, 1))) == "10 ngày làm việc"


def test_an_exclusion_of_no_day_is_refused(hoso: Hoso, tmp_path: Path) -> None:
    asked = ["--from", "2026-03-02T08:00:00+07:00", "--limit", "5 working days"]
    alone = hoso("due", *asked, "--exclude", "2026-03-04..2026-03-04")
    batch = tmp_path / "questions.jsonl"
    pauses = [{"from": "2026-03-04", "to": "2026-03-04"}]
    batch.write_text(json.dumps({"id": 1, "from": asked[1], "limit": asked[3], "pauses": pauses}))
    (row,) = hoso("due", "--batch", batch).out.splitlines()

    assert (alone.code, alone.out) == (2, "")
    for told in (alone.err, json.loads(row)["error"]):
        assert "excludes no day, since the second day counts again" in told
        assert "2026-03-04..2026-03-05" in told


@pytest.mark.parametrize("exclude", ["2025-03-04..2025-03-06", "2026-02-20..2026-03-02", "2026-03-10..2026-03-12"])
def test_an_exclusion_outside_the_count_is_told(hoso: Hoso, tmp_path: Path, exclude: str) -> None:
    begins, limit = "2026-03-02T08:00:00+07:00", "5 working days"
    first, end = exclude.split("..")
    alone = hoso("due", "--from", begins, "--limit", limit, "--exclude", exclude)
    batch = tmp_path / "questions.jsonl"
    batch.write_text(json.dumps({"from": begins, "limit": limit, "pauses": [{"from": first, "to": end}]}))
    (row,) = hoso("due", "--batch", batch).out.splitlines()

    assert alone.code == 0
    assert f"--exclude {exclude} excludes nothing: the count runs from 02/03/2026 to 09/03/2026" in alone.err
    assert json.loads(row)["pausesWithoutEffect"] == [{"from": first, "to": end}]


@pytest.mark.parametrize(
    ("option", "text", "says"),
    [
        ("--limit", "complaint.acceptance", "no parameter «complaint.acceptance» either; the nearest: complaints.acc"),
        ("--cut-off", "cut_offs.fifteen", "no parameter «cut_offs.fifteen» either; the nearest: cut_offs.fifteen_o_c"),
        ("--limit", "fees.base_salary", "the parameter fees.base_salary («"),
        ("--limit", "fees.base_salary", "đồng) is not a time limit"),
        ("--limit", "cut_offs.fifteen_o_clock", "cut_off) is not a time limit"),
        ("--cut-off", "complaints.acceptance", "time limit) is not a cut-off"),
    ],
)
def test_a_name_that_is_no_parameter_or_one_of_another_kind_is_told(
    hoso: Hoso, option: str, text: str, says: str
) -> None:
    limit = [] if option == "--limit" else ["--limit", "5 working days"]
    answer = hoso("due", "--from", "2026-03-02T08:00:00+07:00", *limit, option, text)

    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert answer.err.count("\n") == 1


def test_what_a_question_lacks_is_told_by_its_name(hoso: Hoso) -> None:
    begins, limit = ("--from", "2026-03-02T08:00:00+07:00"), ("--limit", "1 day")
    both = hoso("due", *begins, *limit, "--procedure", "1.001806").err
    assert "name one of --limit and --procedure" in both
    assert "missing" not in both
    assert "hoso: --from is missing" in hoso("due", *limit).err
    assert "hoso: --limit is missing" in hoso("due", *begins).err
    assert "--batch brings its own questions" in hoso("due", "--batch", "-", "--case", "").err


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"from": "2026-03-02T08:00:00+07:00", "limit": "1 week"}', "line 2: «1 week» is not a time limit"),
        ('{"from": "9998-03-02T08:00:00+07:00", "limit": "99 month"}', "line 2: "),
        ("[]", "line 2: it is not a question"),
        ("{broken", "line 2: it is not JSON"),
    ],
)
def test_an_error_without_an_id_is_found_by_its_line(hoso: Hoso, tmp_path: Path, line: str, says: str) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text(f"\n{line}\n", encoding="utf-8")
    (row,) = hoso("due", "--batch", batch).out.splitlines()
    assert json.loads(row)["error"].startswith(says)


@pytest.mark.parametrize(
    "twice",
    [
        '"limit": "5 working days", "limit": "9 working days"',
        '"limit": {"amount": "5", "amount": "9", "unit": "day"}',
        '"limit": "5 days", "pauses": [{"from": "2026-03-04", "to": "2026-03-05", "to": "2026-03-06"}]',
    ],
)
def test_a_name_that_stands_twice_in_a_question_is_refused(hoso: Hoso, tmp_path: Path, twice: str) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text(f'{{"id": 7, "from": "2026-03-02T08:00:00+07:00", {twice}}}\n', encoding="utf-8")
    answer = hoso("due", "--batch", batch)
    assert answer.code == 2
    assert json.loads(answer.out)["id"] == 7
    assert "stands twice in one object" in json.loads(answer.out)["error"]

"""``hoso due``: one question, or many in JSON lines, without any server."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from application.access.actors import SYSTEM
from application.record import record
from domain.calendar.commands import DeclareHoliday
from domain.values import Article
from infrastructure.cli.terminal.open_installation import in_installation
from infrastructure.main import RunningInstallation
from tests.infrastructure.cli.conftest import Hoso

START = "2026-01-05T09:00:00+07:00"


def test_a_single_question_is_answered_without_a_server(hoso: Hoso) -> None:
    answer = hoso("due", "--from", START, "--limit", "5 working days", "--format", "json")
    assert answer.code == 0
    assert json.loads(answer.out) == {
        "dueOn": "2026-01-10",
        "dueAt": "2026-01-10T17:00:00+07:00",
        "calendar": "shipped",
    }  # worked Saturday


def test_explained_it_tells_every_day_with_its_article(hoso: Hoso) -> None:
    answer = hoso(
        "due", "--from", "2026-02-13T09:00:00+07:00", "--limit", "1 working day", "--explain", "--format=json"
    )
    told = json.loads(answer.out)
    assert told["dueOn"] == "2026-02-23"
    assert [line["mark"] for line in told["dayCount"]] == ["day_zero", *["skipped"] * 9, "counted"]
    assert all(line["basis"] for line in told["dayCount"])


def questions(*rows: object) -> str:
    return "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)


def question(name: object, amount: str, unit: str, start: str = START, **more: object) -> dict[str, object]:
    return {"id": name, "from": start, "limit": {"amount": amount, "unit": unit}, **more}


def test_a_batch_is_answered_in_order_and_fails_at_the_end(hoso: Hoso, tmp_path: Path) -> None:
    pause = [{"from": "2026-01-06", "to": "2026-01-08"}]
    asked = tmp_path / "questions.jsonl"
    asked.write_text(
        questions(
            question(1, "3.5", "working_day"),
            question("week", "1", "week"),
            question("paused", "5", "working_day", pauses=pause),
            question("paused month", "1", "month", pauses=pause),
            question("no calendar", "1", "working_day", "2028-01-05T09:00:00+07:00"),
            "broken",
            question("hours", "4", "working_hour", "2026-01-05T19:00:00+07:00"),
            question("far", "999999", "month"),
            question("no offset", "1", "day", "2026-01-05T09:00:00"),
            question("nothing", "0", "day"),
        )
    )
    answer = hoso("due", "--batch", asked)
    rows = [json.loads(line) for line in answer.out.splitlines()]
    assert answer.code == 2
    assert answer.err == ""
    assert rows[0] == {"id": 1, "dueOn": "2026-01-09", "dueAt": "2026-01-09T11:30:00+07:00", "calendar": "shipped"}
    assert rows[2] == {
        "id": "paused",
        "dueOn": "2026-01-13",
        "dueAt": "2026-01-13T17:00:00+07:00",
        "calendar": "shipped",
    }
    assert rows[6] == {
        "id": "hours",
        "dueOn": "2026-01-06",
        "dueAt": "2026-01-06T11:30:00+07:00",
        "calendar": "shipped",
    }
    failed = [row["id"] for row in rows if "error" in row]
    assert failed == ["week", "no calendar", None, "far", "no offset", "nothing"]
    assert all(set(row) in ({"id", "error"}, {"id", "dueOn", "dueAt", "calendar"}) for row in rows)


@pytest.mark.parametrize("said", ["1.000", "1,500"])
def test_an_amount_with_two_readings_is_answered_with_both(hoso: Hoso, tmp_path: Path, said: str) -> None:
    asked = tmp_path / "questions.jsonl"
    asked.write_text(questions(question("a", said, "hour")))
    answer = hoso("due", "--batch", asked)
    alone = hoso("due", "--from", START, "--limit", f"{said} working hours")
    assert (answer.code, alone.code) == (2, 2)
    assert f"«{said}» is {said[0]}{said[2:]} or " in json.loads(answer.out)["error"]
    assert f"«{said}» is {said[0]}{said[2:]} or " in alone.err


def test_a_batch_without_errors_ends_well(hoso: Hoso, tmp_path: Path) -> None:
    asked = tmp_path / "questions.jsonl"
    asked.write_text(questions(question("a", "1", "day"), question("b", "2", "hour")))
    answer = hoso("due", "--batch", asked)
    assert answer.code == 0
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == ["a", "b"]


def test_a_batch_answers_all_that_a_single_question_does(hoso: Hoso, tmp_path: Path) -> None:
    pauses = [{"from": "2026-01-06", "to": "2026-01-08"}]
    ways: list[tuple[dict[str, object], list[str]]] = [
        ({"limit": "5 working days"}, ["--limit", "5 working days"]),
        ({"limit": "10 ngày", "pauses": pauses}, ["--limit", "10 ngày", "--exclude", "2026-01-06..2026-01-08"]),
        ({"limit": "1 tháng", "pauses": pauses}, ["--limit", "1 tháng", "--exclude", "2026-01-06..2026-01-08"]),
        ({"limit": "30 hours", "pauses": pauses}, ["--limit", "30 hours", "--exclude", "2026-01-06..2026-01-08"]),
        (
            {"limit": "publication.announcement_ministry", "back": True},
            ["--limit", "publication.announcement_ministry", "--back"],
        ),
        (
            {"limit": "2 working days", "cutOff": "after 08:30"},
            ["--limit", "2 working days", "--cut-off", "after 08:30"],
        ),
        ({"limit": "2 working days", "explain": True}, ["--limit", "2 working days", "--explain"]),
    ]
    asked = tmp_path / "questions.jsonl"
    asked.write_text(questions(*({"id": None, "from": START, **one} for one, _ in ways)))
    rows = [json.loads(line) for line in hoso("due", "--batch", asked).out.splitlines()]
    for row, (_, options) in zip(rows, ways, strict=True):
        alone = json.loads(hoso("due", "--from", START, *options, "--format", "json").out)
        assert row == {"id": None, **alone}


def test_a_word_that_no_question_has_is_refused(hoso: Hoso, tmp_path: Path) -> None:
    asked = tmp_path / "questions.jsonl"
    asked.write_text(questions({**question(1, "5", "working_day"), "pausen": []}))
    answer = hoso("due", "--batch", asked)
    assert answer.code == 2
    assert "pausen" in json.loads(answer.out)["error"]


def test_it_says_in_text_which_calendar_it_was(hoso: Hoso) -> None:
    assert "lịch làm việc kèm phần mềm (shipped calendar)" in hoso("due", "--from", START, "--limit", "1 day").out


@pytest.mark.postgres
def test_where_there_is_an_installation_its_recorded_calendar_counts(founded: Hoso, tmp_path: Path) -> None:
    """A day declared off here moves every way of asking."""
    asked = ["due", "--from", "2027-06-01T08:00:00+07:00"]
    before = json.loads(founded(*asked, "--limit", "2 working days", "--format", "json").out)
    assert (before["dueOn"], before["calendar"]) == ("2027-06-03", "recorded")

    async def declare(running: RunningInstallation) -> None:
        await record(running.store, SYSTEM, DeclareHoliday("Bão", (date(2027, 6, 2),), Article("QĐ 7")))

    in_installation(declare)
    batch = tmp_path / "questions.jsonl"
    batch.write_text(questions({"id": 1, "from": "2027-06-01T08:00:00+07:00", "limit": "2 working days"}))
    (row,) = founded("due", "--batch", batch).out.splitlines()
    assert (json.loads(row)["dueOn"], json.loads(row)["calendar"]) == ("2027-06-04", "recorded")
    explained = json.loads(founded(*asked, "--limit", "2 working days", "--explain", "--format", "json").out)
    assert explained["dueOn"] == "2027-06-04"
    back = founded("due", "--from", "2027-06-03T08:00:00+07:00", "--limit", "1 working day", "--back")
    assert back.out.startswith("01/06/2027")
    assert "lịch làm việc đã ghi trong hệ thống" in back.out


def test_an_id_is_answered_as_it_was_written(hoso: Hoso, tmp_path: Path) -> None:
    written = ["12345678901234567890123", "1.50", "1e3", '"\\u0111"', '{"of": [null, true]}', "null"]
    asked = tmp_path / "questions.jsonl"
    asked.write_text("".join(f'{{"id": {one}, "limit": 1, "from": "x"}}\n' for one in written))
    answer = hoso("due", "--batch", asked)
    assert [line.partition(',"error"')[0] for line in answer.out.splitlines()] == [f'{{"id":{one}' for one in written]


def test_it_starts_without_the_web_framework_and_the_database() -> None:
    program = (
        "import sys; from infrastructure.cli.program import run; "
        f"run(['due', '--from', '{START}', '--limit', '5 working days']); "
        "print([name for name in ('strawberry', 'fastapi', 'psycopg', 'eventsourcing') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1] == "[]"

"""``hoso due``: one question, or many in JSON lines, without any server."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.infrastructure.cli.conftest import Hoso

START = "2026-01-05T09:00:00+07:00"


def test_a_single_question_is_answered_without_a_server(hoso: Hoso) -> None:
    answer = hoso("due", "--from", START, "--limit", "5 working days", "--format", "json")
    assert answer.code == 0
    assert json.loads(answer.out) == {"dueOn": "2026-01-10", "dueAt": "2026-01-10T17:00:00+07:00"}  # worked Saturday


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
            question("wrong pause", "1", "month", pauses=pause),
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
    assert rows[0] == {"id": 1, "dueOn": "2026-01-09", "dueAt": "2026-01-09T11:30:00+07:00"}
    assert rows[2] == {"id": "paused", "dueOn": "2026-01-13", "dueAt": "2026-01-13T17:00:00+07:00"}
    assert rows[6] == {"id": "hours", "dueOn": "2026-01-06", "dueAt": "2026-01-06T11:30:00+07:00"}
    failed = [row["id"] for row in rows if "error" in row]
    assert failed == ["week", "wrong pause", "no calendar", None, "far", "no offset", "nothing"]
    assert all(set(row) in ({"id", "error"}, {"id", "dueOn", "dueAt"}) for row in rows)


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

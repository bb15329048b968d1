"""Catalogue entries and internal processes: what the source says, and nothing more."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.law.deadlines import TimeLimit, TimeUnit
from domain.values import Channel
from infrastructure.imports.catalogue import parts_outside_brackets, read_catalogue
from infrastructure.imports.processes import approval, read_processes
from infrastructure.imports.unusable import Unusable

STEP = {
    "label": "Bước 1",
    "stage": None,
    "who": None,
    "duration_text": None,
    "amount": 0,
    "unit": "day",
    "counted": True,
}
PROCESS = {
    "id": "P1", "province": "X", "codes": [], "name_vi": "x", "variant_vi": None, "field_vi": None,
    "agencies_vi": None, "decision": {"number": None, "date": None, "issuer": None}, "total": None,
    "total_time_text": None, "steps": [STEP], "source_url": None,
}  # fmt: skip
FIVE, THREE = TimeLimit(Decimal(5), TimeUnit.WORKING_DAY), TimeLimit(Decimal(3), TimeUnit.WORKING_DAY)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Tổ chức (không bao gồm doanh nghiệp, HTX), Công dân",
            ("Tổ chức (không bao gồm doanh nghiệp, HTX)", "Công dân"),
        ),
        ("Cán bộ, công chức, viên chức", ("Cán bộ, công chức, viên chức",)),
        ("Doanh nghiệp", ("Doanh nghiệp",)),
    ],
)
def test_a_list_is_not_split_inside_brackets(text: str, parts: tuple[str, ...]) -> None:
    assert parts_outside_brackets(text) == parts


def content(tmp_path: Path, *limits: tuple[str, str, str]) -> Any:
    said = [{"channel": channel, "n": n, "unit": unit} for channel, n, unit in limits]
    path = tmp_path / "catalogue.jsonl"
    path.write_text(json.dumps({"code": "1.000001", "name": "Thủ tục", "time_limits": said}))
    (entry,) = read_catalogue(path)
    return entry.publication.content


def test_several_limits_of_one_channel_are_cases(tmp_path: Path) -> None:
    rows = content(tmp_path, ("Trực tiếp", "5", "Ngày làm việc"), ("Trực tiếp", "3", "Ngày làm việc")).limits
    assert [(row.channel, row.case, row.limit) for row in rows] == [
        (Channel.COUNTER, "trường hợp 1", FIVE),
        (Channel.COUNTER, "trường hợp 2", THREE),
    ]


def test_the_same_limit_written_twice_is_one(tmp_path: Path) -> None:
    found = content(tmp_path, ("Trực tiếp", "5", "Ngày làm việc"), ("Trực tiếp", "05", "Ngày làm việc"))
    assert [(row.case, row.limit) for row in found.limits] == [(None, FIVE)]
    assert not found.limits_differ


def test_a_limit_in_an_unknown_unit_is_stored_in_words(tmp_path: Path) -> None:
    found = content(tmp_path, ("Trực tiếp", "2", "Tuần"))
    assert (found.limits, found.limit_text) == (None, "Trực tiếp: 2 Tuần")


def test_what_is_not_said_is_unknown(tmp_path: Path) -> None:
    found = content(tmp_path)
    assert (found.limits, found.limit_text, found.components, found.fees, found.online_level) == (None,) * 5


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"name": 5}, "name"),
        ({"name": " "}, "name is empty"),
        ({"name": "a\0b"}, "NUL"),
        ({"name": "\u3164"}, "the sign U\\+3164, which nobody sees"),
        ({"applicants": "Công dân, \u2800"}, "the sign U\\+2800, which nobody sees"),
        ({"field": 5}, "content.field"),
        ({"field": "đất đai " * 300}, "field is longer than 2500 bytes"),
        ({"agency": ["a"]}, r"content.agencies\[0\].name"),
        ({"decision_no": 5}, "decision.number"),
        ({"source": 5}, "source_url"),
        ({"code": "١.٠٠٠٠٠١"}, "not a procedure code"),
        ({"name": "Thủ tục khác"}, "procedure 1.000001 stood in a line before"),
    ],
)
def test_what_could_never_be_read_again_is_refused_with_its_line(
    tmp_path: Path, change: dict[str, object], named: str
) -> None:
    good = {"code": "1.000001", "name": "Thủ tục", "time_limits": []}
    path = tmp_path / "catalogue.jsonl"
    path.write_text(f"{json.dumps(good)}\n{json.dumps(good | change)}\n")
    with pytest.raises(Unusable, match=f"line 2: .*{named}"):
        list(read_catalogue(path))


def test_a_text_may_speak_of_the_sign_that_none_may_hold(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.jsonl"
    path.write_text(json.dumps({"code": "1.000001", "name": r"\u0000", "time_limits": []}))
    (entry,) = read_catalogue(path)
    assert entry.publication.content.name == r"\u0000"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"id": None}, "its id is no text"),
        ({"name_vi": 5}, r"\$.name"),
        ({"name_vi": "\u200d"}, r"the sign U\+200D, which nobody sees"),
        ({"source_url": 5}, "source_url"),
        ({"decision": {"number": 5}}, "decision.number"),
        ({"steps": [STEP | {"who": ["a"]}]}, "who"),
        ({"steps": [STEP | {"counted": "yes", "amount": 1}]}, "counted"),
        ({"total": {"amount": "five", "unit": "day"}}, "amount «five» is no number"),
        ({"total": {"amount": True, "unit": "day"}}, "amount is no number"),
        ({"total": {"amount": "1.000", "unit": "day"}}, "«1.000» is 1000 or 1; write which"),
        ({"steps": 5}, "a value is of another kind than expected"),
        ({"name_vi": "y"}, "stands at an entry before"),
    ],
)
def test_such_a_process_is_refused_with_its_entry(tmp_path: Path, change: dict[str, object], named: str) -> None:
    path = tmp_path / "processes.json"
    path.write_text(json.dumps({"procedures": [PROCESS, PROCESS, PROCESS | change]}))
    with pytest.raises(Unusable, match=f"entry (P1|3|None): .*{named}"):
        read_processes(path, Decimal(8))


def test_a_key_that_is_there_twice_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "twice.json"
    path.write_text('\n{"code": "1.000001", "name": "Một", "name": "Hai", "time_limits": []}')
    with pytest.raises(Unusable, match="line 2: the key «name» is there twice"):
        list(read_catalogue(path))
    path.write_text(json.dumps({"procedures": [PROCESS]}).replace('"id":', '"id": "P0", "id":'))
    with pytest.raises(Unusable, match="the key «id» is there twice"):
        read_processes(path, Decimal(8))
    for content in ("{" + '"a": [' * 100_000, "nichts"):
        path.write_text(content)
        with pytest.raises(Unusable, match="line 1: not JSON"):
            list(read_catalogue(path))


def test_a_file_without_end_is_not_json(tmp_path: Path) -> None:
    path = tmp_path / "processes.json"
    path.write_text('{"procedures":' + "[" * 100_000)
    with pytest.raises(Unusable, match="not JSON"):
        read_processes(path, Decimal(8))


def test_a_step_of_no_time_is_not_counted() -> None:
    found = approval(PROCESS, Decimal(8))
    assert found.steps is not None
    assert (found.steps[0].limit, found.steps[0].counted, found.steps[0].limit_text) == (None, False, "0 ngày")
    assert (found.process, found.decision) == ("P1@X", None)


@pytest.mark.parametrize(
    ("said", "readings"), [("1.000", "1000 or 1"), ("2,500", "2500 or 2.5"), ("10.125", "10125 or")]
)
def test_a_dot_or_a_comma_before_three_digits_is_refused_with_both_readings(
    tmp_path: Path, said: str, readings: str
) -> None:
    with pytest.raises(Unusable, match=f"line 1: «{said}» is {readings}"):
        content(tmp_path, ("Trực tiếp", said, "Ngày làm việc"))


@pytest.mark.parametrize(("said", "amount"), [("0.125", "0.125"), ("1,5", "1.5"), ("1000", "1000"), ("1.0000", "1")])
def test_other_numbers_are_read(tmp_path: Path, said: str, amount: str) -> None:
    (row,) = content(tmp_path, ("Trực tiếp", said, "Ngày làm việc")).limits
    assert row.limit.amount == Decimal(amount)

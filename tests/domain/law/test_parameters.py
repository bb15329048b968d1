from datetime import date, timedelta
from pathlib import Path

import pytest

import domain.law
from domain.errors import LawNotLoaded, Malformed
from domain.law.parameters import book, load

VALUE = """
[[values]]
since  = {since}
{until}
value  = {value}
source = "NĐ 1/2020/NĐ-CP Điều 1"
url    = "https://example.vn"
"""
HEAD = 'label = "Số lần"\nunit = "times"\n'


def written(folder: Path, *values: tuple[str, str, str], head: str = HEAD) -> Path:
    path = folder / "requests.toml"
    rows = (
        VALUE.format(since=since, until=until and f"until = {until}", value=value) for since, until, value in values
    )
    path.write_text(head + "".join(rows), encoding="utf-8")
    return path


IN_FORCE = [
    ("supplement.requests_allowed", "2018-06-21", 1, "NĐ 61/2018/NĐ-CP Điều 15 khoản 3, Điều 17 khoản 2 điểm a"),
    ("supplement.requests_allowed", "2025-06-30", 1, "NĐ 61/2018/NĐ-CP Điều 15 khoản 3, Điều 17 khoản 2 điểm a"),
    ("supplement.requests_allowed", "2025-07-01", 1, "NĐ 118/2025/NĐ-CP Điều 11 (*)"),
    ("supplement.notice_days", "2025-06-30", 3, "NĐ 61/2018/NĐ-CP Điều 19 khoản 4"),
    ("supplement.closed_after_days", "2026-03-06", 15, "NĐ 297/2025/NĐ-CP Điều 6 khoản 4 điểm a"),
    ("apology.days_before_due", "2025-06-30", 1, "NĐ 61/2018/NĐ-CP Điều 19 khoản 9"),
    ("intake.online_check_hours", "2026-03-05", 8, "Nghị quyết 66.7/2025/NQ-CP"),
    ("forms.control_slip", "2025-09-14", "Mẫu 05", "TT 01/2018/TT-VPCP Phụ lục, Mẫu số 05"),
    ("forms.control_slip", "2025-09-15", "Mẫu 06", "TT 03/2025/TT-VPCP Phụ lục I, Mẫu số 06"),
    ("forms.register", "2019-01-06", "Mẫu 06", "TT 01/2018/TT-VPCP Phụ lục, Mẫu số 06"),
    ("forms.register", "2026-01-01", "Mẫu 07", "TT 03/2025/TT-VPCP Phụ lục I, Mẫu số 07"),
    ("forms.stop_notice", "2025-09-15", "Mẫu 05", "TT 03/2025/TT-VPCP Phụ lục I, Mẫu số 05"),
]


@pytest.mark.parametrize(("name", "on", "value", "source"), IN_FORCE)
def test_the_value_in_force_carries_its_source(name, on, value, source):
    found = book()[name].in_force(date.fromisoformat(on))
    assert (found.value, found.source) == (value, source)


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("supplement.requests_allowed", "2018-06-20"),
        ("forms.stop_notice", "2025-09-14"),
        ("forms.receipt", "2019-01-05"),
        ("supplement.closed_after_days", "2025-11-16"),
        ("intake.online_check_hours", "2027-03-01"),
    ],
)
def test_outside_its_days_a_parameter_refuses_and_names_itself_and_the_day(name, on):
    with pytest.raises(LawNotLoaded) as refusal:
        book()[name].in_force(date.fromisoformat(on))
    assert name in str(refusal.value)
    assert on in str(refusal.value)


def test_the_book_holds_every_parameter_and_no_calendar():
    assert {"hours_per_working_day", "forms.receipt", "apology.extensions_allowed"} <= set(book())
    assert not [name for name in book() if name.startswith("working_calendar")]
    assert book() is book()


@pytest.mark.parametrize("parameter", book().values(), ids=list(book()))
def test_walking_every_boundary_there_is_one_sourced_value_and_no_gap(parameter):
    last = max(value.until or value.since for value in parameter.values)
    for value in parameter.values:
        for day in (value.since, value.until or last):
            assert sum(other.is_in_force(day) for other in parameter.values) == 1
        assert value.source
        assert value.url
        if value.until and value.until < last:
            assert parameter.in_force(value.until + timedelta(days=1)).since == value.until + timedelta(days=1)
    with pytest.raises(LawNotLoaded):
        parameter.in_force(parameter.values[0].since - timedelta(days=1))


def test_a_gap_between_two_values_refuses(tmp_path):
    found = load(written(tmp_path, ("2020-01-01", "2020-12-31", "1"), ("2022-01-01", "", "2")))
    assert found.in_force(date(2022, 1, 1)).whole == 2
    with pytest.raises(LawNotLoaded, match="2021-06-01"):
        found.in_force(date(2021, 6, 1))


BROKEN = [
    ("two values for one day", [("2020-01-01", "2021-01-01", "1"), ("2021-01-01", "", "2")], HEAD),
    ("older one left open", [("2020-01-01", "", "1"), ("2021-01-01", "", "2")], HEAD),
    ("ends before it begins", [("2020-01-01", "2019-01-01", "1")], HEAD),
    ("since is no date", [('"2020"', "", "1")], HEAD),
    ("until is no date", [("2020-01-01", '"soon"', "1")], HEAD),
    ("value is a list", [("2020-01-01", "", "[1]")], HEAD),
    ("value is a truth", [("2020-01-01", "", "true")], HEAD),
    ("no values", [], HEAD),
    ("no label", [("2020-01-01", "", "1")], 'unit = "times"\n'),
]


@pytest.mark.parametrize(("values", "head"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_parameter_does_not_load(tmp_path, values, head):
    with pytest.raises(Malformed):
        load(written(tmp_path, *values, head=head))


@pytest.mark.parametrize("key", ["source", "url", "value", "since"])
def test_a_value_without_source_does_not_load(tmp_path, key):
    path = written(tmp_path, ("2020-01-01", "", "1"))
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(key)]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(Malformed, match="requests"):
        load(path)


@pytest.mark.parametrize(
    ("wrong", "line", "told"),
    [
        (('unit = "times"', 'unit = "ngày làm"'), 2, "không có đơn vị «ngày làm»"),
        (('unit = "times"', 'unit = "time limit"'), 7, "«1» không phải là thời hạn"),
        (("since  = 2020-01-01", 'since  = "soon"'), 5, "ngày bắt đầu (since)"),
        (("since  = 2020-01-01", "since  = 2020-13-01"), 5, "viết sai cú pháp TOML"),
        (('source = "NĐ 1/2020/NĐ-CP Điều 1"', 'source = ""'), 8, "thiếu căn cứ"),
        (("value  = 1", "value  = [1]"), 7, "giá trị (value)"),
    ],
)
def test_a_mistake_is_told_with_file_and_line_in_vietnamese(
    tmp_path: Path, wrong: tuple[str, str], line: int, told: str
) -> None:
    path = written(tmp_path, ("2020-01-01", "", "1"))
    path.write_text(path.read_text(encoding="utf-8").replace(*wrong), encoding="utf-8")
    with pytest.raises(Malformed) as refusal:
        load(path)
    assert str(refusal.value).startswith(f"{path}:{line}: ")
    assert told in str(refusal.value)


def test_numbers_and_words_are_not_mixed_up(tmp_path):
    number = load(written(tmp_path, ("2020-01-01", "", "1"))).values[0]
    words = load(written(tmp_path, ("2020-01-01", "", '"Mẫu 01"'))).values[0]
    assert (number.whole, words.text) == (1, "Mẫu 01")
    with pytest.raises(Malformed):
        _ = number.text
    with pytest.raises(Malformed):
        _ = words.whole


def test_clauses_not_expressed_are_written_down():
    assert (Path(domain.law.__file__).parent / "UNTRANSLATED.md").read_text(encoding="utf-8").startswith("# ")

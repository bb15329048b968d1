"""Small files that once came out wrong: each is read right, or refused with its place."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from application.access.actors import Actor, Role
from domain.dossier.commands import AdoptHistory
from domain.values import ActorId
from infrastructure.imports.event_log import cases, survey
from infrastructure.imports.history import adoption
from infrastructure.imports.mapping import mapping
from infrastructure.imports.unusable import Unusable

CASES = Path(__file__).parent / "cases"


def adopted(name: str, more: str, tmp_path: Path) -> tuple[dict[str, AdoptHistory], Counter[str]]:
    """What a file is made into under its own mapping and some lines before it; and what is noted of it."""
    (file,) = [path for path in CASES.glob(f"{name}.*") if path.suffix != ".toml"]
    (tmp_path / "m.toml").write_text(more + "\n" + (CASES / f"{name}.toml").read_text())
    meaning = mapping(str(tmp_path / "m.toml"))
    found = survey(file, meaning)
    commands = [
        adoption(meaning, case, Actor(ActorId("x"), Role.ADMIN), found.header) for case in cases(file, meaning, found)
    ]
    return {one.dossier.case: one for one in commands}, found.notes


def refused(name: str, tmp_path: Path, more: str = "") -> str:
    with pytest.raises(Unusable) as error:
        adopted(name, more, tmp_path)
    return str(error.value)


@pytest.mark.parametrize(("name", "more"), [("clean", ""), ("lifecsv", "")])
def test_transitions_come_with_their_activities(name: str, more: str, tmp_path: Path) -> None:
    found, _ = adopted(name, more, tmp_path)
    (command,) = found.values()
    assert [(one.activity, one.transition) for one in command.activities] == [
        ("Tham dinh", "start"), ("Tham dinh", "complete"), ("Ky", "start"), ("Ky", "complete"),
    ]  # fmt: skip
    assert all("lifecycle:transition" not in one.attributes for one in command.activities)


def test_two_traces_of_one_name_are_refused_with_both_places(tmp_path: Path) -> None:
    said = refused("twins", tmp_path)
    assert "line 7: a trace is called «HS-1», as the one in line 3" in said


def test_two_traces_of_one_name_stay_apart_where_the_mapping_says_so(tmp_path: Path) -> None:
    found, notes = adopted("twins", 'same_names = "apart"', tmp_path)
    assert {name: len(one.activities) for name, one in found.items()} == {"HS-1": 2, "HS-1 (2)": 2}
    assert notes["traces have a name that was there before, and got a number"] == 1


def test_a_day_without_an_hour_is_told(tmp_path: Path) -> None:
    found, notes = adopted("dateonly", "", tmp_path)
    due = found["A"].dossier.deadline_at
    assert due is not None
    assert due.isoformat() == "2026-03-09T23:59:59.999999+07:00"
    assert notes["days without an hour, read as the beginning of the day, a deadline as its end"] > 0


def test_outer_blanks_are_taken_off_and_told(tmp_path: Path) -> None:
    found, notes = adopted("space", "", tmp_path)
    assert [(name, len(one.activities)) for name, one in found.items()] == [("A1", 2)]
    assert notes["values had blanks around them or another Unicode form, and were brought to one"] == 1


def test_two_unicode_forms_are_one_case(tmp_path: Path) -> None:
    found, _ = adopted("nfd", "", tmp_path)
    assert [(name, len(one.activities)) for name, one in found.items()] == [("HS-Đà", 3)]


def test_a_number_is_no_date_unless_the_mapping_says_epoch(tmp_path: Path) -> None:
    assert "2 mistakes: line 2, column time: «1769012300000» is a number, not an instant" in refused("epoch", tmp_path)
    found, _ = adopted("epoch", 'epoch = "milliseconds"', tmp_path)
    at = found["A"].activities[0].occurred_at
    assert at == datetime.fromisoformat("2026-01-21T16:18:20Z")
    assert "beyond all dates" in refused("epoch", tmp_path, 'epoch = "seconds"')


def test_a_fraction_of_an_hour_is_refused(tmp_path: Path) -> None:
    assert "line 2, column time: «2026-03-06T08,5» has a fraction of an hour" in refused("frac", tmp_path)


def test_hours_that_a_change_of_summer_time_has_twice_or_not_are_refused_all_at_once(tmp_path: Path) -> None:
    said = refused("dst", tmp_path)
    assert "3 mistakes: line 2, column time: «2026-03-29T02:30:00» is not there that day" in said
    assert "line 4, column time: «2026-10-25T02:30:00» is there twice that day" in said
    assert "line 5, column time" in said


@pytest.mark.parametrize(("which", "offset"), [("first", 2), ("second", 1)])
def test_such_hours_are_read_by_a_rule_that_the_mapping_names_and_are_told(
    which: str, offset: int, tmp_path: Path
) -> None:
    found, notes = adopted("dst", f'missing_hour = "forward"\nambiguous_hour = "{which}"', tmp_path)
    assert [one.activity for one in found["A"].activities] == ["After", "Gap"]
    assert [one.occurred_at.isoformat() for one in found["B"].activities] == [
        f"2026-10-25T02:10:00+0{offset}:00", f"2026-10-25T02:30:00+0{offset}:00",
    ]  # fmt: skip
    assert notes["instants in an hour that a change of summer time has twice, read by ambiguous_hour"] == 2
    assert notes["instants in an hour that a change of summer time leaves out, read by missing_hour"] == 1

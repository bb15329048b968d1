"""Event logs in CSV: mixed cases, ties, zones, and everything that can be wrong with a file."""

import gzip
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from application.access.actors import Actor, Role
from domain.values import ActorId
from infrastructure.imports.event_log import cases, survey
from infrastructure.imports.history import adoption
from infrastructure.imports.mapping import mapping
from infrastructure.imports.unusable import Unusable

MAPPING = """
source = "old"
zone = "+07:00"
attributes_of_the_case = "case:"
[columns]
case = "case:id"
activity = "what"
instant = "when"
actor = "who"
deadline = "case:deadline"
"""
HEADER = "case:id,case:deadline,case:field,what,when,who,cost\n"
COLUMNS = "[columns]\ncase = 'a'\nactivity = 'b'\ninstant = 'c'"
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
        return path

    return written


def test_mixed_cases_come_apart_in_order_and_ties_keep_the_order_of_the_file(write: Write) -> None:
    meaning = mapping(str(write("m.toml", MAPPING)))
    path = write(
        "log.csv.gz",
        HEADER
        + "a,2026-01-09 17:00,land,late,2026-01-06T09:00:00,X,\n"
        + "b,,,first of b,2026-01-05T09:00:00Z,,\n"
        + "a,2026-01-09 17:00,land,first,2026-01-05T09:00:00,X,7\n"
        + "a,2026-01-09 17:00,land,second,2026-01-05T09:00:00,X,\n",
    )
    sizes = survey(path, meaning)
    found = {case.name: case for case in cases(path, meaning, sizes)}
    assert sizes.sizes == {"a": 3, "b": 1}
    assert [event.values["what"] for event in found["a"].events] == ["first", "second", "late"]
    assert found["a"].events[0].at.utcoffset() == timedelta(hours=7)
    command = adoption(meaning, found["a"], Actor(ActorId("x"), Role.ADMIN))
    assert command.dossier.attributes == {"case:field": "land"}
    assert command.activities[0].attributes == {"cost": "7"}
    assert command.dossier.deadline_at is not None
    assert command.dossier.deadline_at.isoformat() == "2026-01-09T17:00:00+07:00"
    assert command.dossier.started_at == found["a"].events[0].at
    assert [one.sequence for one in command.activities] == [1, 2, 3]


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("2026-01-09", "2026-01-09T23:59:59.999999+07:00"),
        ("2026-01-09T00:00", "2026-01-09T00:00:00+07:00"),
        ("2026-01-09T10:00:00Z", "2026-01-09T10:00:00+00:00"),
    ],
)
def test_a_deadline_that_is_a_day_lasts_to_its_end(write: Write, said: str, until: str) -> None:
    meaning = mapping(str(write("m.toml", MAPPING)))
    path = write("log.csv", HEADER + f"a,{said},,act,2026-01-05T09:00:00,X,\n")
    (case,) = cases(path, meaning, survey(path, meaning))
    deadline = adoption(meaning, case, Actor(ActorId("x"), Role.ADMIN)).dossier.deadline_at
    assert deadline is not None
    assert deadline.isoformat() == until


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "case:id"),
        ("case:id,what\n", "when"),
        (HEADER, "no event"),
        (HEADER + "a,,,act,yesterday,X,\n", "line 2"),
        (HEADER + "a,soon,,act,2026-01-05T09:00:00,X,\n", "case:deadline"),
        (HEADER + "a,,,,2026-01-05T09:00:00,X,\n", "what"),
        (HEADER + "a,b\n", "line 2"),
        (
            HEADER + 'a,,,act,2026-01-05T09:00:00,X,"7\n' + "b,,,act,2026-01-05T09:00:00,X,\n",
            "line 3: not CSV: .*quotes",
        ),
        (HEADER + 'a,,,"act"ion,2026-01-05T09:00:00,X,\n', "line 2: not CSV"),
        (HEADER + "a,,,a\0ct,2026-01-05T09:00:00,X,\n", "line 2: a NUL"),
        (HEADER.replace("cost", "who") + "a,,,act,2026-01-05T09:00:00,X,Y\n", "line 1: two columns are called «who»"),
        (HEADER + f"{'a' * 201},,,act,2026-01-05T09:00:00,X,\n", "line 2, column case:id: a text, not a name"),
        (HEADER + "a,,,act,05/01/2026,X,\n", "line 2, column when: .*write it like 2026"),
        (HEADER + "a,,,act,0001-01-01T00:00:00,X,\n", "line 2, column when: .*end of all dates"),
        (
            HEADER + "a,9999-12-31 23:59:59,,act,2026-01-05T09:00:00,X,\n",
            "line 2, column case:deadline: .*end of all dates",
        ),
        (
            HEADER
            + "a,,land,act,2026-01-05T09:00:00,X,\na,,,b,2026-01-05T09:00:00,,\na,,sea,c,2026-01-05T09:00:00,,\n",
            "line 4, column case:field: says another thing than line 2 of the same case",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_place(write: Write, text: str, named: str) -> None:
    meaning = mapping(str(write("m.toml", MAPPING)))
    with pytest.raises(Unusable, match=named):
        survey(write("log.csv", text), meaning)


def test_what_any_row_says_of_the_case_is_said_of_it(write: Write) -> None:
    meaning = mapping(str(write("m.toml", MAPPING)))
    rows = "a,,,first,2026-01-05T09:00:00,,\n" + "a,2026-01-09 17:00,land,second,2026-01-06T09:00:00,,\n"
    path = write("log.csv", HEADER + rows)
    (case,) = cases(path, meaning, survey(path, meaning))
    command = adoption(meaning, case, Actor(ActorId("x"), Role.ADMIN))
    assert command.dossier.deadline_at is not None
    assert command.dossier.deadline_at.isoformat() == "2026-01-09T17:00:00+07:00"
    assert command.dossier.attributes == {"case:field": "land"}


def test_events_are_in_order_of_time_where_the_clock_was_put_forward(write: Write) -> None:
    meaning = mapping(
        str(write("m.toml", MAPPING.replace('zone = "+07:00"', 'zone = "Europe/Amsterdam"\nmissing_hour = "forward"')))
    )
    rows = "a,,,second,2026-03-29T02:40:00,,\n" + "a,,,first,2026-03-29T03:10:00,,\n"  # there was no 02:40 that day
    path = write("log.csv", HEADER + rows)
    (case,) = cases(path, meaning, survey(path, meaning))
    assert [event.values["what"] for event in case.events] == ["first", "second"]


def test_a_packed_file_cut_short_and_one_in_another_alphabet_are_refused(tmp_path: Path, write: Write) -> None:
    meaning = mapping(str(write("m.toml", MAPPING)))
    short = tmp_path / "short.csv.gz"
    short.write_bytes(gzip.compress((HEADER + "a,,,act,2026-01-05T09:00:00,X,\n").encode())[:-12])
    with pytest.raises(Unusable, match="unpacked"):
        survey(short, meaning)
    latin = tmp_path / "latin.csv"
    latin.write_bytes((HEADER + "a,,,ký,2026-01-05T09:00:00,X,\n").encode("latin-1"))
    with pytest.raises(Unusable, match="UTF-8"):
        survey(latin, meaning)
    wide = tmp_path / "wide.csv"
    wide.write_bytes((HEADER + "a,,,act,2026-01-05T09:00:00,X,\n").encode("utf-16"))
    with pytest.raises(Unusable, match="UTF-8"):
        survey(wide, meaning)


def test_a_pipe_is_refused_for_it_cannot_be_read_twice(write: Write) -> None:
    meaning = mapping(str(write("m.toml", MAPPING)))
    reading, writing = os.pipe()
    try:
        with pytest.raises(Unusable, match="save it to a file"):
            survey(Path(f"/dev/fd/{reading}"), meaning)
    finally:
        os.close(reading)
        os.close(writing)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("source = ", "not TOML"),
        (COLUMNS, "source"),
        (f"source = 'a/b'\n{COLUMNS}", "source"),
        ("source = 'a'", "columns"),
        ("source = 'a'\n[columns]\ncase = 'a'\nactivity = 'b'", "instant"),
        ("source = 'a'\n[columns]\ncase = 'a'\nweather = 'b'", "weather"),
        ("source = 'a'\nzone = 'Nowhere'\n[columns]\ncase = 'a'\nactivity = 'b'\ninstant = 'c'", "Nowhere"),
        (f"source = 'a'\nzone = '.5'\n{COLUMNS}", r"zone «\.5» is not known"),
        (f"source = 'a'\nzon = '+07:00'\n{COLUMNS}", "zon has no meaning"),
        (f"source = 'a'\nattributes_of_the_case = ''\n{COLUMNS}", "attributes_of_the_case"),
        (f"source = 'a'\nattributes_of_the_case = 5\n{COLUMNS}", "attributes_of_the_case"),
        (f"source = 'a'\n{COLUMNS}\nactor = ''", "columns.actor is empty"),
        (f'source = "a\\u0000"\n{COLUMNS}', "nobody sees"),
        (f"source = ' a'\n{COLUMNS}", "nobody sees"),
        (f"source = '{'a' * 101}'\n{COLUMNS}", "101 letters"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(write: Write, text: str, named: str) -> None:
    with pytest.raises(Unusable, match=named):
        mapping(str(write("m.toml", text)))


def test_a_mapping_may_begin_with_the_mark_that_editors_leave(write: Write) -> None:
    assert mapping(str(write("m.toml", "\ufeff" + MAPPING))).source == "old"


def test_an_instant_without_offset_needs_a_zone(write: Write) -> None:
    meaning = mapping(str(write("m.toml", MAPPING.replace('zone = "+07:00"', ""))))
    with pytest.raises(Unusable, match="zone"):
        survey(write("log.csv", HEADER + "a,,,act,2026-01-05T09:00:00,X,\n"), meaning)

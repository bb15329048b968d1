"""Event logs in XES: the same cases as from CSV, and everything that can be wrong with such a file."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.access.actors import Actor, Role
from domain.dossier.commands import AdoptHistory
from domain.values import ActorId
from infrastructure.imports.event_log import cases, survey
from infrastructure.imports.history import adoption
from infrastructure.imports.instants import finer
from infrastructure.imports.mapping import LogMapping, mapping
from infrastructure.imports.unusable import Unusable

MAPPING = """
source = "hue"
[columns]
case = "case:concept:name"
activity = "concept:name"
instant = "time:timestamp"
deadline = "case:hạn"
"""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">\n'
GLOBAL = '<global scope="event"><string key="concept:name" value="x"/></global><string key="creator" value="y"/>\n'
NAME = '<string key="concept:name" value="a"/>'
DUE = '<date key="hạn" value="2026-01-09T17:00:00+07:00"/>'


def event(what: str, when: str, more: str = "") -> str:
    return (
        f'<event><string key="concept:name" value="{what}"/><date key="time:timestamp" value="{when}"/>{more}</event>\n'
    )


GOOD = event("nộp", "2026-01-05T09:00:00+07:00")
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
        return path

    return written


@pytest.fixture
def meaning(write: Write) -> LogMapping:
    return mapping(str(write("m.toml", MAPPING)))


def adopted(path: Path, meaning: LogMapping) -> list[AdoptHistory]:
    return [
        adoption(meaning, case, Actor(ActorId("x"), Role.ADMIN)) for case in cases(path, meaning, survey(path, meaning))
    ]


@pytest.mark.parametrize("name", ["log.xes", "log.xes.gz", "log.xml", "log"])
def test_a_trace_is_a_case_and_keys_are_columns(write: Write, meaning: LogMapping, name: str) -> None:
    second = event(
        "trả", "2026-01-06T09:00:00.123456Z", '<string key="org:resource" value="R1"/><int key="phí" value="7"/>'
    )
    path = write(
        name, HEAD + GLOBAL + f'<trace>{NAME}{DUE}<boolean key="gấp" value="true"/>{GOOD}{second}</trace></log>'
    )
    (command,) = adopted(path, meaning)
    assert (command.dossier.source, command.dossier.case) == ("hue", "a")
    assert command.dossier.deadline_at == datetime(2026, 1, 9, 10, tzinfo=UTC)
    assert command.dossier.attributes == {"case:gấp": "true"}
    assert [(one.sequence, one.activity) for one in command.activities] == [(1, "nộp"), (2, "trả")]
    assert command.activities[0].occurred_at.utcoffset() == timedelta(hours=7)
    assert command.activities[1].occurred_at == datetime(2026, 1, 6, 9, 0, 0, 123456, tzinfo=UTC)
    assert command.activities[1].attributes == {"org:resource": "R1", "phí": "7"}


def test_other_alphabets_are_read_as_the_file_declares_them(tmp_path: Path, meaning: LogMapping) -> None:
    for encoding in ("UTF-16", "ISO-8859-1", "windows-1252"):
        path = tmp_path / f"{encoding}.xes"
        text = HEAD.replace("UTF-8", encoding) + f"<trace>{NAME}{GOOD}</trace></log>"
        path.write_bytes(text.replace("nộp", "café").encode(encoding))
        plain = replace(meaning, columns=replace(meaning.columns, deadline=None))
        assert adopted(path, plain)[0].activities[0].activity == "café"


def test_ties_keep_the_order_of_the_file(write: Write, meaning: LogMapping) -> None:
    at = "2026-01-05T09:00:00+07:00"
    traces = (
        f"<trace>{NAME}{DUE}{event('late', '2026-01-06T09:00:00Z')}{event('first', at)}{event('second', at)}</trace>"
    )
    (command,) = adopted(write("log.xes", HEAD + traces + "</log>"), meaning)
    assert [one.activity for one in command.activities] == ["first", "second", "late"]


def test_what_an_instant_says_below_the_microsecond_stays_and_orders_ties(write: Write, meaning: LogMapping) -> None:
    events = event("later", "2026-01-05T09:00:00.123456789+07:00") + event(
        "sooner", "2026-01-05T09:00:00.123456100+07:00"
    )
    events += event("soonest", "2026-01-05T09:00:00.123456000+07:00")
    (command,) = adopted(write("log.xes", HEAD + f"<trace>{NAME}{DUE}{events}</trace></log>"), meaning)
    assert [one.activity for one in command.activities] == ["soonest", "sooner", "later"]
    assert {one.occurred_at.microsecond for one in command.activities} == {123456}
    assert [one.attributes.get("time:timestamp", "") for one in command.activities] == [
        "", "2026-01-05T09:00:00.123456100+07:00", "2026-01-05T09:00:00.123456789+07:00",
    ]  # fmt: skip


@given(st.datetimes(), st.integers(0, 999))
def test_the_digits_below_are_those_that_reading_would_drop(at: datetime, nanoseconds: int) -> None:
    text = f"{at.isoformat(timespec='microseconds')}{nanoseconds:03}+07:00"
    assert datetime.fromisoformat(text).replace(tzinfo=None) == at
    assert (finer(text) != "") == (nanoseconds != 0)
    assert int(finer(text).ljust(3, "0")) == nanoseconds


def test_nested_and_repeated_keys_lose_nothing(write: Write, meaning: LogMapping) -> None:
    more = '<string key="đơn" value="1"><string key="loại" value="2"/></string>'
    more += '<list key="giấy"><values><string key="tờ" value="3"/><string key="tờ" value="4"/></values></list>'
    path = write("log.xes", HEAD + f"<trace>{NAME}{DUE}{event('nộp', '2026-01-05T09:00:00Z', more)}</trace></log>")
    (command,) = adopted(path, meaning)
    assert command.activities[0].attributes == {"đơn": "1", "đơn/loại": "2", "giấy/tờ": "3", "giấy/tờ#2": "4"}


AGAIN = '<string key="concept:name" value="b"/>'
MODELS = '<string key="lifecycle:model" value="bpaf"/>'
TRANSITIONS = '<string key="lc:transition" value="start"/><string key="lifecycle:transition" value="complete"/>'
CLASSES = '<classifier name="Both" keys="a"/><classifier name="Both" keys="b"/>'


def test_a_key_with_a_meaning_may_say_the_same_twice(write: Write, meaning: LogMapping) -> None:
    again = GOOD.replace("</event>", AGAIN.replace('"b"', '"nộp"') + "</event>")
    (command,) = adopted(write("log.xes", HEAD + f"<trace>{NAME}{NAME}{DUE}{again}</trace></log>"), meaning)
    assert (command.dossier.case, command.dossier.attributes) == ("a", {})
    assert (command.activities[0].activity, command.activities[0].attributes) == ("nộp", {})


SAID_TWICE = '<id key="case:hạn" value="1"/></event>'
BOMB = '<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", r"line 1: not XML \(no element found\)"),
        ('<?xml version="1.0" encoding="Shift_JIS"?><log/>', "line 1: the encoding «Shift_JIS» is not read"),
        ('<?xml version="1.0" encoding="rot13"?><log/>', "line 1: the encoding «rot13» is not read"),
        ("<html><p>not here</p></html>", "«html» is no XES log"),
        (BOMB + "<log>&b;</log>", "line 1: a document type"),
        ('<?xml version="1.0"?>\n<!DOCTYPE log SYSTEM "http://127.0.0.1:1/x.dtd"><log/>', "line 2: a document type"),
        (HEAD + "</log>", "no event in it"),
        (HEAD + f"<trace>{NAME}</trace></log>", "line 3: a trace without events"),
        (HEAD + GOOD + "</log>", "line 3: an event outside a trace"),
        (HEAD + f"<trace>{NAME}{DUE}\n{GOOD}", "line 5: not XML"),
        (
            HEAD + f"<trace>{NAME}{DUE}\n{event('nộp', 'yesterday')}</trace></log>",
            "line 4, column time:timestamp: «yesterday»",
        ),
        (
            HEAD + f"<trace>{NAME}{DUE}\n{event('nộp', '2026-01-05T09:00:00')}</trace></log>",
            "line 4, column time:timestamp: .*zone",
        ),
        (
            HEAD + f"<trace>{NAME}{DUE}\n{event('', '2026-01-05T09:00:00Z')}</trace></log>",
            "line 4, column concept:name: no value",
        ),
        (HEAD + f"<trace>{DUE}\n{GOOD}</trace></log>", "line 4, column case:concept:name: no value"),
        (HEAD + f'<trace>{NAME}<string value="x"/>{GOOD}</trace></log>', "line 3: an attribute without a key"),
        (HEAD + f"<trace>{NAME}{GOOD}</trace></log>", "under the key case:hạn"),
        (
            HEAD + f"<trace>{NAME}{DUE}{GOOD.replace('</event>', SAID_TWICE)}</trace></log>",
            "line 3: «case:hạn» is said by the event and by its trace",
        ),
        (
            HEAD + f"<trace>{NAME}{DUE}\n{GOOD.replace('</event>', AGAIN + '</event>')}</trace></log>",
            "line 4: «concept:name» is «nộp» and «b»; leave one",
        ),
        (
            HEAD + f"<trace>{NAME}\n{AGAIN}{DUE}{GOOD}</trace></log>",
            "line 4: «case:concept:name» is «a» and «b»; leave one",
        ),
        (
            HEAD + f"<trace>{NAME}{DUE}{DUE.replace('09T', '10T')}{GOOD}</trace></log>",
            "line 3: «case:hạn» is «2026-01-09T17:00:00.07:00» and «2026-01-10T17:00:00.07:00»; leave one",
        ),
        (
            HEAD + '<extension prefix="lc" uri="http://www.xes-standard.org/lifecycle.xesext"/>'
            f"<trace>{NAME}{DUE}{GOOD.replace('</event>', TRANSITIONS + '</event>')}</trace></log>",
            "line 3: «lifecycle:transition» is «start» and «complete»; leave one",
        ),
        (
            HEAD + f"{MODELS}\n{MODELS.replace('bpaf', 'standard')}<trace>{NAME}{DUE}{GOOD}</trace></log>",
            "line 4: «lifecycle:model» is «bpaf» and «standard»; leave one",
        ),
        (
            HEAD + f"{CLASSES}<trace>{NAME}{DUE}{GOOD}</trace></log>",
            "line 3: classifier «Both» is «a» and «b»; leave one",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_place(
    write: Write, meaning: LogMapping, text: str, named: str
) -> None:
    with pytest.raises(Unusable, match=named):
        survey(write("log.xes", text), meaning)


def test_a_key_that_no_event_has_is_one_mistake_of_the_mapping(write: Write, meaning: LogMapping) -> None:
    other = replace(meaning, columns=replace(meaning.columns, activity="Activity"))
    text = HEAD + f"<trace>{NAME}{DUE}{GOOD}{GOOD}</trace></log>"
    with pytest.raises(Unusable, match=r"log.xes: nothing under the key Activity, as mapping «hue» wants"):
        survey(write("log.xes", text), other)


def test_a_packed_file_cut_short_is_refused(tmp_path: Path, meaning: LogMapping) -> None:
    short = tmp_path / "short.xes.gz"
    short.write_bytes(gzip.compress((HEAD + f"<trace>{NAME}{DUE}{GOOD}</trace></log>").encode())[:-12])
    with pytest.raises(Unusable, match="unpacked"):
        survey(short, meaning)

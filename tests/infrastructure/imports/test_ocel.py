"""Object-centric logs: the three formats of OCEL 2.0 say the same, and what is wrong with them is refused."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from application.access.actors import Actor, Role
from domain.dossier.commands import AdoptHistory
from domain.values import ActorId
from infrastructure.imports.event_log import LogSurvey, cases, survey
from infrastructure.imports.history import adoption
from infrastructure.imports.mapping import mapping
from infrastructure.imports.unusable import Unusable

MAPPING = """
source = "orders"
object_type = "Đơn"
[columns]
case = "ocel:oid"
activity = "ocel:activity"
instant = "ocel:timestamp"
actor = "ocel:qualifier:by"
deadline = "case:due"
"""
LOG: dict[str, Any] = {
    "objectTypes": [{"name": "Đơn", "attributes": [{"name": "due", "type": "time"}]}, {"name": "officer"}],
    "eventTypes": [{"name": "nộp", "attributes": [{"name": "fee", "type": "integer"}]}, {"name": "trả"}],
    "objects": [
        {
            "id": "o1",
            "type": "Đơn",
            "attributes": [
                {"name": "due", "time": "2026-03-05T00:00:00Z", "value": "2026-03-10T00:00:00Z"},
                {"name": "due", "time": "1970-01-01T00:00:00Z", "value": "2026-03-09T00:00:00Z"},
            ],
        },
        {"id": "o2", "type": "Đơn", "attributes": []},
        {"id": "o3", "type": "Đơn"},
        {"id": "p1", "type": "officer"},
    ],
    "events": [
        {
            "id": "e1",
            "type": "nộp",
            "time": "2026-03-02T08:00:00Z",
            "attributes": [{"name": "fee", "value": "7"}],
            "relationships": [{"objectId": "o1", "qualifier": "of"}, {"objectId": "p1", "qualifier": "by"}],
        },
        {
            "id": "e2",
            "type": "trả",
            "time": "2026-03-03T08:00:00Z",
            "attributes": [],
            "relationships": [{"objectId": "o1", "qualifier": "of"}, {"objectId": "o2", "qualifier": "of"}],
        },
        {"id": "e3", "type": "trả", "time": "2026-03-04T08:00:00Z"},
    ],
}
XML = """<?xml version="1.0" encoding="UTF-8"?>
<log><object-types><object-type name="Đơn"><attributes><attribute name="due" type="time"/></attributes></object-type>
<object-type name="officer"><attributes/></object-type></object-types>
<event-types><event-type name="nộp"><attributes><attribute name="fee" type="integer"/></attributes></event-type>
<event-type name="trả"><attributes/></event-type></event-types>
<objects><object id="o1" type="Đơn"><attributes>
<attribute name="due" time="1970-01-01T00:00:00Z">2026-03-09T00:00:00Z</attribute>
<attribute name="due" time="2026-03-05T00:00:00Z">2026-03-10T00:00:00Z</attribute></attributes></object>
<object id="o2" type="Đơn"/><object id="o3" type="Đơn"/><object id="p1" type="officer"/></objects>
<events><event id="e1" type="nộp" time="2026-03-02T08:00:00Z">
<attributes><attribute name="fee">7</attribute></attributes>
<objects><relationship object-id="o1" qualifier="of"/><relationship object-id="p1" qualifier="by"/></objects></event>
<event id="e2" type="trả" time="2026-03-03T08:00:00Z">
<objects><relationship object-id="o1" qualifier="of"/><relationship object-id="o2" qualifier="of"/></objects></event>
<event id="e3" type="trả" time="2026-03-04T08:00:00Z"/></events></log>
"""
SQL = """
CREATE TABLE event (ocel_id TEXT, ocel_type TEXT);
CREATE TABLE object (ocel_id TEXT, ocel_type TEXT);
CREATE TABLE event_map_type (ocel_type TEXT, ocel_type_map TEXT);
CREATE TABLE object_map_type (ocel_type TEXT, ocel_type_map TEXT);
CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT);
CREATE TABLE object_object (ocel_source_id TEXT, ocel_target_id TEXT, ocel_qualifier TEXT);
CREATE TABLE event_Nop (ocel_id TEXT, ocel_time TIMESTAMP, fee INTEGER);
CREATE TABLE event_Tra (ocel_id TEXT, ocel_time TIMESTAMP);
CREATE TABLE object_Don (ocel_id TEXT, ocel_time TIMESTAMP, ocel_changed_field TEXT, due TIMESTAMP);
CREATE TABLE object_Officer (ocel_id TEXT, ocel_time TIMESTAMP, ocel_changed_field TEXT);
INSERT INTO event_map_type VALUES ('nộp', 'Nop'), ('trả', 'Tra');
INSERT INTO object_map_type VALUES ('Đơn', 'Don'), ('officer', 'Officer');
INSERT INTO object VALUES ('o1', 'Đơn'), ('o2', 'Đơn'), ('o3', 'Đơn'), ('p1', 'officer');
INSERT INTO event VALUES ('e1', 'nộp'), ('e2', 'trả'), ('e3', 'trả');
INSERT INTO event_Nop VALUES ('e1', '2026-03-02 08:00:00 UTC', 7);
INSERT INTO event_Tra VALUES ('e2', '2026-03-03T08:00:00Z'), ('e3', '2026-03-04T08:00:00Z');
INSERT INTO object_Don VALUES ('o1', '2026-03-05T00:00:00Z', 'due', '2026-03-10T00:00:00Z'),
    ('o1', '1970-01-01T00:00:00Z', NULL, '2026-03-09T00:00:00Z');
INSERT INTO event_object VALUES ('e1', 'o1', 'of'), ('e1', 'p1', 'by'), ('e2', 'o1', 'of'), ('e2', 'o2', 'of');
"""


def written(folder: Path, name: str) -> Path:
    path = folder / name
    if name.endswith(".sqlite"):
        with closing(sqlite3.connect(path)) as db:
            db.executescript(SQL)
    else:
        path.write_text(XML if "xml" in name else json.dumps(LOG), encoding="utf-8")
    return path


def read(path: Path, more: str = MAPPING) -> tuple[dict[str, AdoptHistory], LogSurvey]:
    file = path.parent / "m.toml"
    file.write_text(more)
    meaning = mapping(str(file))
    found = survey(path, meaning)
    some = [adoption(meaning, case, Actor(ActorId("x"), Role.ADMIN)) for case in cases(path, meaning, found)]
    return {one.dossier.case: one for one in some}, found


@pytest.mark.parametrize("name", ["log.json", "log.jsonocel", "log.xml", "log.xmlocel", "log.sqlite"])
def test_objects_of_a_type_are_cases_in_every_format(tmp_path: Path, name: str) -> None:
    commands, found = read(written(tmp_path, name))
    assert {case: [one.activity for one in each.activities] for case, each in commands.items()} == {
        "o1": ["nộp", "trả"], "o2": ["trả"],
    }  # fmt: skip
    first = commands["o1"]
    assert first.dossier.deadline_at is not None
    assert first.dossier.deadline_at.isoformat() == "2026-03-10T00:00:00+00:00"
    assert (first.activities[0].actor, first.activities[0].attributes["fee"]) == ("p1", "7")
    assert first.activities[0].occurred_at.isoformat() == "2026-03-02T08:00:00+00:00"
    assert found.notes == {
        "events concern no object that is a case, and were left out": 1,
        "events concern several cases, and stand in each of them": 1,
        "objects of the type of the cases have no event, and were left out": 1,
    }


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"objects": LOG["objects"] * 2}, "object o1: its id is there twice"),
        ({"events": LOG["events"][:1] * 2}, "event e1: its id is there twice"),
        ({"objects": LOG["objects"][:1]}, "event e1: concerns object «p1», which is not there"),
        ({"events": None}, "no lists «objects» and «events»"),
        ({"events": [{"id": "e1", "type": "x"}]}, "event 1: no «time»"),
        ({"events": [LOG["events"][0] | {"time": "yesterday"}]}, "event e1, column ocel:timestamp: «yesterday»"),
        ({"ocel:events": {}}, "OCEL 1.0"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(tmp_path: Path, change: dict[str, Any], named: str) -> None:
    path = tmp_path / "log.json"
    path.write_text(json.dumps(LOG | change))
    with pytest.raises(Unusable, match=named):
        read(path)


def test_which_objects_are_cases_is_never_guessed(tmp_path: Path) -> None:
    path = written(tmp_path, "log.json")
    for more in (MAPPING.replace('object_type = "Đơn"', ""), MAPPING.replace('"Đơn"', '"order"')):
        with pytest.raises(Unusable, match=r"which objects are the cases.*officer, Đơn"):
            read(path, more)


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("a.json", "{", "not JSON"),
        ("a.xmlocel", "<log>", "line 1: not XML"),
        ("a.xmlocel", '<!DOCTYPE log [<!ENTITY a "x">]><log/>', "document type"),
        ("a.sqlite", "SQLite format 3\0", "no object-centric log"),
    ],
)
def test_broken_files_are_refused(tmp_path: Path, name: str, content: str, named: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(Unusable, match=named):
        read(tmp_path / name)

"""OCEL files of every fact there is: they keep the standard's rules and say the same in three formats."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from infrastructure.exports.export import OCEL
from infrastructure.exports.object_log import ObjectLog
from infrastructure.exports.object_tables import Gathered, gathering
from infrastructure.exports.ocel_sqlite import apart
from infrastructure.exports.pseudonyms import OfficerPseudonyms
from tests.infrastructure.exports.every_history import every_history
from tests.infrastructure.exports.ocel_rules import RULES, broken, contradictions, misshapen

NO_EVENTS = ("dossier.adopted.v1", "dossier.adoption_extended.v1")


@pytest.fixture
def gathered() -> Iterator[Gathered]:
    objects = ObjectLog(OfficerPseudonyms(b"k" * 16), frozenset({"khóa"}))
    with gathering() as log:
        for history in every_history():
            log.take(objects.entries(history))
        log.conclude(99, "every source")
        yield log


def written(gathered: Gathered, folder: Path, ending: str) -> Path:
    path = folder / f"log{ending}"
    OCEL[ending](path, gathered)
    return path


def in_json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def test_the_database_keeps_all_rules(gathered: Gathered, tmp_path: Path) -> None:
    assert len(RULES) == 24
    with closing(sqlite3.connect(written(gathered, tmp_path, ".sqlite"))) as db:
        assert broken(db) == []
        assert list(contradictions(db)) == []


def test_json_has_the_shape_and_names_nothing_that_is_not_there(gathered: Gathered, tmp_path: Path) -> None:
    log = in_json(written(gathered, tmp_path, ".json"))
    assert list(misshapen(log)) == []
    facts = [fact for history in every_history() for fact in history.facts]
    assert len(log["events"]) == sum(fact.topic not in NO_EVENTS for fact in facts)
    assert {one["type"] for one in log["objects"]} == {
        "agency", "decision", "document", "dossier", "export", "officer", "procedure_version", "process",
    }  # fmt: skip


def test_every_object_has_an_event_for_readers_drop_what_has_none(gathered: Gathered, tmp_path: Path) -> None:
    log = in_json(written(gathered, tmp_path, ".json"))
    met = {relation["objectId"] for event in log["events"] for relation in event["relationships"]}
    assert met == {one["id"] for one in log["objects"]}
    assert all(event["relationships"] for event in log["events"])


def test_the_file_says_how_far_it_goes(gathered: Gathered, tmp_path: Path) -> None:
    log = in_json(written(gathered, tmp_path, ".json"))
    (export,) = [one for one in log["objects"] if one["type"] == "export"]
    assert {given["name"]: given["value"] for given in export["attributes"]} == {
        "position": "99",
        "source": "every source",
    }
    assert log["events"][-1]["relationships"][-1] == {"objectId": "export", "qualifier": "last"}


def test_attributes_change_over_time(gathered: Gathered, tmp_path: Path) -> None:
    log = in_json(written(gathered, tmp_path, ".json"))
    (dossier,) = [one for one in log["objects"] if one["id"] == "dossier/1"]
    statuses = [(given["value"], given["time"]) for given in dossier["attributes"] if given["name"] == "status"]
    assert len(statuses) > 5
    assert [at for _, at in statuses] == sorted(at for _, at in statuses)
    assert all(one != other for (one, _), (other, _) in pairwise(statuses))


def test_wanted_attributes_of_another_system_are_exported_others_are_not(gathered: Gathered, tmp_path: Path) -> None:
    log = in_json(written(gathered, tmp_path, ".json"))
    given = {name for one in (*log["objects"], *log["events"]) for name in (a["name"] for a in one["attributes"])}
    assert "given:khóa" in given
    bare = ObjectLog(OfficerPseudonyms(), frozenset())
    assert "khóa" not in "".join(repr(entry) for history in every_history() for entry in bare.entries(history))


def test_three_formats_say_the_same(gathered: Gathered, tmp_path: Path) -> None:
    log = in_json(written(gathered, tmp_path, ".json"))
    root = ElementTree.parse(written(gathered, tmp_path, ".xml")).getroot()
    with closing(sqlite3.connect(written(gathered, tmp_path, ".sqlite"))) as db:
        for what, relation in (("event", "event_object"), ("object", "object_object")):
            plain = [(one["id"], one["type"]) for one in log[f"{what}s"]]
            related = sorted(
                (o["id"], r["objectId"], r["qualifier"]) for o in log[f"{what}s"] for r in o["relationships"]
            )
            assert [(one.get("id"), one.get("type")) for one in root.findall(f"{what}s/{what}")] == plain
            assert db.execute(f"SELECT * FROM {what} ORDER BY ocel_id").fetchall() == sorted(plain)
            assert db.execute(f"SELECT * FROM {relation} ORDER BY 1, 2, 3").fetchall() == related
            assert related == sorted(
                (one.get("id"), r.get("object-id"), r.get("qualifier"))
                for one in root.findall(f"{what}s/{what}")
                for r in one.findall("objects/relationship")
            )
    given = [(a["name"], a.get("time"), a["value"]) for o in log["objects"] for a in o["attributes"]]
    assert given == [
        (a.get("name"), a.get("time"), a.text) for a in root.findall("objects/object/attributes/attribute")
    ]


def test_names_that_differ_in_capitals_only_are_distinguished() -> None:
    assert apart({"Trả": "Tra", "TRẢ": "TRA", "object": "object"}, "object", "tra_2") == {
        "Trả": "Tra", "TRẢ": "TRA_3", "object": "object_2",
    }  # fmt: skip

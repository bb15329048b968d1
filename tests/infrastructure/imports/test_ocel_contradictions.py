"""Object-centric logs that say two things of one, or name types that they do not declare: refused, or told."""

import json
import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from infrastructure.imports.unusable import Unusable
from tests.infrastructure.imports.test_ocel import LOG, MAPPING, XML, read, written


def due(at: str | None, value: str) -> dict[str, Any]:
    return {"name": "due", "value": value} | ({} if at is None else {"time": at})


def changed(*attributes: dict[str, Any]) -> dict[str, Any]:
    return {"objects": [LOG["objects"][0] | {"attributes": list(attributes)}, *LOG["objects"][1:]]}


def first_event(**change: Any) -> dict[str, Any]:
    return {"events": [LOG["events"][0] | change, *LOG["events"][1:]]}


def fees(*values: str) -> dict[str, Any]:
    return first_event(attributes=[{"name": "fee", "value": value} for value in values])


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            changed(
                due("1970-01-01T00:00:00Z", "2026-03-09T00:00:00Z"), due("1970-01-01T00:00:00Z", "2026-03-10T00:00:00Z")
            ),
            "object o1, column due: is «2026-03-09T00:00:00Z» and «2026-03-10T00:00:00Z» at one instant; leave one",
        ),
        (
            changed(
                due("2026-03-05T07:00:00+07:00", "2026-03-09T00:00:00Z"),
                due("2026-03-05T00:00:00Z", "2026-03-10T00:00:00Z"),
            ),
            "object o1, column due: is .* at one instant",
        ),
        (changed(due(None, "2026-03-09T00:00:00Z"), due(None, "2026-03-10T00:00:00Z")), "object o1, column due: is"),
        (
            changed(due("sau đó", "2026-03-09T00:00:00Z"), due("2026-03-05T00:00:00Z", "2026-03-10T00:00:00Z")),
            "object o1, column due: .*«sau đó» is not an instant",
        ),
        (fees("7", "8"), "event e1: «fee» is «7» and «8»; leave one"),
        (
            first_event(attributes=[{"name": "ocel:oid", "value": "o9"}]),
            "event e1: «ocel:oid» is «o9» and «o1»; leave one",
        ),
        (
            first_event(attributes=[{"name": "case:due", "value": "2026-03-11T00:00:00Z"}]),
            "event e1: «case:due» is «2026-03-10T00:00:00Z» and «2026-03-11T00:00:00Z»; leave one",
        ),
    ],
)
def test_two_values_of_one_attribute_are_refused_with_their_place(
    tmp_path: Path, change: dict[str, Any], named: str
) -> None:
    path = tmp_path / "log.json"
    path.write_text(json.dumps(LOG | change, ensure_ascii=False))
    with pytest.raises(Unusable, match=named):
        read(path)


def test_an_attribute_is_as_it_was_last_by_time_not_by_its_letters(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    attributes = (
        due("2026-03-05T01:00:00+07:00", "2026-03-09T00:00:00Z"),
        due("2026-03-04T23:00:00Z", "2026-03-10T00:00:00Z"),
    )
    path.write_text(json.dumps(LOG | changed(*attributes, attributes[1]) | fees("7", "7")))
    commands, _ = read(path)
    assert str(commands["o1"].dossier.deadline_at) == "2026-03-10 00:00:00+00:00"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (json.dumps(LOG).replace('"id": "e1", ', '"id": "e1", "type": "trả", '), "type"),
        (json.dumps(LOG).replace('"objects": [', '"objects": [], "objects": ['), "objects"),
    ],
)
def test_a_key_that_is_there_twice_is_refused(tmp_path: Path, text: str, key: str) -> None:
    path = tmp_path / "log.json"
    path.write_text(text)
    with pytest.raises(Unusable, match=f"the key «{key}» is there twice in one object of the file; leave one"):
        read(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("log.json", json.dumps(LOG, ensure_ascii=False).replace('"type": "trả"', '"type": "Khác"')),
        ("log.xml", XML.replace('type="trả"', 'type="Khác"')),
    ],
)
def test_types_that_are_not_declared_are_told(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    _, found = read(tmp_path / name)
    assert found.notes["events are of a type that the file does not declare"] == 2


def test_objects_of_no_declared_type_are_told(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_text(json.dumps(LOG | {"objectTypes": LOG["objectTypes"][:1]}))
    _, found = read(path)
    assert found.notes["objects are of a type that the file does not declare"] == 1


def test_a_file_without_objects_says_so(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_text(json.dumps(LOG | {"objects": [], "events": []}))
    with pytest.raises(Unusable, match="the file has no objects at all"):
        read(path)


def test_a_type_is_the_same_in_every_form_of_its_letters(tmp_path: Path) -> None:
    commands, _ = read(written(tmp_path, "log.json"), MAPPING.replace("Đơn", unicodedata.normalize("NFD", "Đơn")))
    assert set(commands) == {"o1", "o2"}


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (
            "INSERT INTO event_Nop VALUES ('e1', '2026-03-09 08:00:00 UTC', 8)",
            "event e1: has two rows, the second in event_Nop",
        ),
        (
            "INSERT INTO event_Tra VALUES ('e1', '2026-03-09 08:00:00 UTC')",
            "event e1: has two rows, the second in event_Tra",
        ),
        (
            "INSERT INTO event_Nop VALUES ('e9', '2026-03-09 08:00:00 UTC', 8)",
            "event e9: stands in event_Nop, not in event",
        ),
        (
            "INSERT INTO object_Don VALUES ('o9', '2026-03-05T00:00:00Z', NULL, '1')",
            "object o9: stands in object_Don, not in",
        ),
        ("INSERT INTO event VALUES ('e1', 'trả')", "event e1: its id is there twice"),
        ("INSERT INTO object VALUES ('o1', 'officer')", "object o1: its id is there twice"),
        (
            "INSERT INTO object_Don VALUES ('o1', '2026-03-05T00:00:00Z', 'due', '2026-03-12T00:00:00Z')",
            "object o1, column due: is .* at one instant",
        ),
    ],
)
def test_tables_that_say_two_things_are_refused(tmp_path: Path, more: str, named: str) -> None:
    path = written(tmp_path, "log.sqlite")
    with closing(sqlite3.connect(path)) as db:
        db.executescript(more)
    with pytest.raises(Unusable, match=named):
        read(path)


def test_two_objects_whose_ids_look_the_same_are_one_id_twice(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    twin = LOG["objects"][1] | {"id": " o1\u00a0"}
    path.write_text(json.dumps(LOG | {"objects": [*LOG["objects"], twin]}))
    with pytest.raises(Unusable, match="object o1: its id is there twice"):
        read(path)
    by = {"objectId": "p1", "qualifier": "by"}
    path.write_text(json.dumps(LOG | first_event(relationships=[{"objectId": "o1 ", "qualifier": "of"}, by])))
    assert len(read(path)[0]["o1"].activities) == 2
    sqlite = written(tmp_path, "log.sqlite")
    with closing(sqlite3.connect(sqlite)) as db:
        db.executescript("INSERT INTO object VALUES (' o1', 'Đơn')")
    with pytest.raises(Unusable, match="object o1: its id is there twice"):
        read(sqlite)

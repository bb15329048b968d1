"""The log handed to process miners: counts equal the store, the receipt log comes back, pm4py reads the same."""

import gzip
import json
import os
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import psycopg
import pytest

from infrastructure.cli.program import run
from tests.infrastructure.cli.conftest import Hoso
from tests.infrastructure.exports import pm4py_reader
from tests.infrastructure.exports.ocel_rules import broken, contradictions, has_offset, misshapen

pytestmark = pytest.mark.postgres

XES = "{http://www.xes-standard.org/}"
AGAIN = """
source = "again"
[columns]
case = "case:concept:name"
activity = "concept:name"
instant = "time:timestamp"
actor = "org:resource"
group = "org:group"
instance = "concept:instance"
channel = "case:channel"
start = "case:submitted_at"
deadline = "case:due_at"
planned_end = "case:planned_end_at"
end = "case:ended_at"
"""


@contextmanager
def settings(url: str, folder: Path) -> Iterator[None]:
    """The environment of an installation."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOSO_AUTHORITY", "H14")
        patch.setenv("HOSO_DATABASE_URL", url)
        patch.setenv("HOSO_DATA_DIR", str(folder))
        patch.delenv("HOSO_ADMIN_URL", raising=False)
        yield


@pytest.fixture(scope="module")
def filled(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The demo's dossiers and the adopted receipt log in one installation, and a folder with every export."""
    shared = Path(os.environ.get("HOSO_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
    receipt = shared / "logs" / "receipt.csv.gz"
    if not receipt.exists():
        pytest.skip("the receipt log is not here (set HOSO_SHARED_DATA)")
    folder, name = tmp_path_factory.mktemp("mined"), f"hoso_{os.urandom(8).hex()}"
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}".encode())
    url = psycopg.conninfo.make_conninfo(server_url, dbname=name)
    with settings(url, folder / "data"):
        assert run(["demo", "--once"]) == 0
        assert run(["import", "history", str(receipt), "--mapping", "receipt"]) == 0
        for ending in ("json", "sqlite", "xml"):
            assert run(["export", "ocel", str(folder / f"all.{ending}"), "--pseudonyms", str(folder / "key")]) == 0
        assert run(["export", "xes", str(folder / "all.xes")]) == 0
        assert run(["export", "xes", str(folder / "receipt.xes.gz"), "--source", "receipt"]) == 0
    yield url, folder
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def installed(hoso: Hoso, filled: tuple[str, Path]) -> Iterator[Hoso]:
    """The program in that installation."""
    with settings(filled[0], filled[1] / "data"):
        yield hoso


def stored(url: str, *like: str) -> Counter[str]:
    """How often each topic of some streams stands in the log."""
    with psycopg.connect(url) as db:
        rows = db.execute(
            "SELECT topic, count(*) FROM log_h14.fact WHERE stream LIKE ANY (%s) GROUP BY 1", [list(like)]
        )
        return Counter({topic.rsplit(".", 1)[0]: count for topic, count in rows})


def in_xes(path: Path) -> ElementTree.Element:
    raw = path.read_bytes()
    return ElementTree.fromstring(gzip.decompress(raw) if path.suffix == ".gz" else raw)


def said(element: ElementTree.Element) -> dict[str, str]:
    return {one.get("key", ""): one.get("value", "") for one in element if one.get("key")}


def test_counts_equal_the_store(filled: tuple[str, Path]) -> None:
    url, folder = filled
    log = json.loads((folder / "all.json").read_bytes())
    told = stored(url, "agency/%", "procedure/%", "process/%", "decision/%", "dossier/%", "register/%")
    assert (told.pop("dossier.adopted"), told.pop("dossier.activity_adopted")) == (1434, 8577)
    found = Counter(event["type"] for event in log["events"])
    assert {kind: count for kind, count in found.items() if "." in kind} == told
    assert found.total() == told.total() + 8577
    kinds = Counter(one["type"] for one in log["objects"])
    with psycopg.connect(url) as db:
        rows = db.execute("SELECT split_part(stream, '/', 1), count(*) FROM log_h14.fact WHERE version = 1 GROUP BY 1")
        streams: dict[str, int] = dict(rows.fetchall())
    for kind in ("dossier", "decision", "agency", "process"):
        assert kinds[kind] == streams[kind]
    assert (kinds["procedure_version"], kinds["export"]) == (told["procedure.published"], 1)


def test_files_keep_the_rules_of_the_standard(filled: tuple[str, Path]) -> None:
    _, folder = filled
    assert list(misshapen(json.loads((folder / "all.json").read_bytes()))) == []
    with closing(sqlite3.connect(folder / "all.sqlite")) as db:
        assert (broken(db), list(contradictions(db))) == ([], [])
    root = ElementTree.parse(folder / "all.xml").getroot()
    assert all(has_offset(one.get("time", "")) for one in root.findall("events/event"))


def test_a_dossier_is_a_trace_and_times_have_offsets(filled: tuple[str, Path]) -> None:
    url, folder = filled
    root = in_xes(folder / "all.xes")
    told = stored(url, "dossier/%")
    events = root.findall(f"{XES}trace/{XES}event")
    assert len(events) == told.total() - told["dossier.adopted"]
    assert {one.get("prefix") for one in root.findall(f"{XES}extension")} == {"concept", "time", "org", "lifecycle"}
    dates = [one.get("value", "") for one in root.iter(f"{XES}date")]
    assert len(dates) > len(events)
    assert all(map(has_offset, dates))
    for event in events:
        assert {"concept:name", "time:timestamp", "lifecycle:transition"} <= said(event).keys()
    with psycopg.connect(url) as db:
        row = db.execute("SELECT max(position) FROM log_h14.fact").fetchone()
    assert row is not None
    assert said(root)["position"] == str(row[0])
    assert (said(root)["source"], said(in_xes(folder / "receipt.xes.gz"))["source"]) == ("every source", "receipt")


def test_the_receipt_log_comes_back_whole(
    filled: tuple[str, Path], hoso: Hoso, database_url: str, tmp_path: Path
) -> None:
    _, folder = filled
    (tmp_path / "again.toml").write_text(AGAIN)
    with settings(database_url, tmp_path / "data"):
        answer = hoso("import", "history", folder / "receipt.xes.gz", "--mapping", tmp_path / "again.toml")
        assert (answer.code, answer.err) == (0, "")
        assert "1434 dossiers adopted with 8577 activities, 10011 facts" in answer.out
        hoso("export", "xes", tmp_path / "again.xes")
    assert histories(tmp_path / "again.xes") == histories(folder / "receipt.xes.gz")


def test_cases_of_one_name_stay_two_traces(housed: Hoso, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("case,act,at\n1,nộp,2026-01-05T09:00:00+07:00\n")

    def names(*scope: str) -> list[str]:
        assert housed("export", "xes", tmp_path / "out.xes", *scope).code == 0
        return [said(trace)["concept:name"] for trace in in_xes(tmp_path / "out.xes").findall(f"{XES}trace")]

    for source in ("huế", "vinh"):
        columns = '[columns]\ncase = "case"\nactivity = "act"\ninstant = "at"\n'
        (tmp_path / "m.toml").write_text(f'source = "{source}"\n{columns}')
        assert housed("import", "history", tmp_path / "log.csv", "--mapping", tmp_path / "m.toml").code == 0
        assert names("--source", source) == ["1"]
        assert source != "huế" or names() == ["1"]
    assert sorted(names()) == ["huế/1", "vinh/1"]


def histories(path: Path) -> dict[str, Any]:
    """Cases by name: what the trace says, what the events say; not the source, and of officers who is the same."""
    found = {}
    for trace in in_xes(path).findall(f"{XES}trace"):
        case = {key: value for key, value in said(trace).items() if key != "source"}
        events = [said(event) for event in trace.findall(f"{XES}event")]
        officers = list(dict.fromkeys(event.pop("org:resource", None) for event in [dict(e) for e in events]))
        found[case["concept:name"]] = (
            case,
            [event | {"org:resource": officers.index(event.get("org:resource"))} for event in events],
        )
    return found


def test_one_key_names_alike_and_without_it_every_export_names_anew(
    filled: tuple[str, Path], installed: Hoso, tmp_path: Path
) -> None:
    _, folder = filled

    def officers(path: Path) -> set[str]:
        return {one["id"] for one in json.loads(path.read_bytes())["objects"] if one["type"] == "officer"}

    installed("export", "ocel", tmp_path / "with.json", "--pseudonyms", folder / "key")
    installed("export", "ocel", tmp_path / "without.json")
    first, alike, anew = (officers(p) for p in (folder / "all.json", tmp_path / "with.json", tmp_path / "without.json"))
    assert first == alike
    assert len(first) == len(anew) > 50
    assert not first & anew


def test_no_person_leaves_the_house(filled: tuple[str, Path]) -> None:
    url, folder = filled
    with psycopg.connect(url) as db:
        rows = db.execute(
            "SELECT convert_from(body, 'UTF8')::jsonb ->> x FROM log_h14.fact, unnest(%s::text[]) x "
            "WHERE topic NOT LIKE 'dossier.a%%adopted%%' AND convert_from(body, 'UTF8')::jsonb ->> x IS NOT NULL",
            [
                [
                    "applicant",
                    "encrypted",
                    "by",
                    "officer",
                    "given_by",
                    "taken_by",
                    "signed_by",
                    "drafted_by",
                    "reason",
                    "note",
                ]
            ],
        )
        hidden = {text for (text,) in rows} | {f"Resource{number:02}" for number in range(1, 40)}
    assert len(hidden) > 60
    for path in folder.glob("all.*"):
        raw = path.read_bytes()
        assert [text for text in hidden if text.encode() in raw] == []


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["ocel", "log.csv"], ".jsonocel"),
        (["ocel", "log.xes"], ".sqlite"),
        (["xes", "log.xml"], ".xes.gz"),
        (["xes", "nowhere/log.xes"], "nowhere is no folder"),
        (["xes", "log.xes", "--source", "unheard"], "--source unheard"),
        (["ocel", "log.json", "--source", "unheard"], "--source unheard"),
    ],
)
def test_what_cannot_be_exported_is_one_line_and_leaves_nothing(
    installed: Hoso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = installed("export", *words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert named in answer.err
    assert [path.name for path in tmp_path.iterdir() if path.name != "hoso"] == []


def test_pm4py_reads_what_we_counted(filled: tuple[str, Path]) -> None:
    _, folder = filled
    python = os.environ.get("HOSO_PM4PY_PYTHON")
    if not python or subprocess.run([python, "-c", "import pm4py"], capture_output=True, check=False).returncode:
        pytest.skip("pm4py is not here: HOSO_PM4PY_PYTHON names no interpreter that has it")
    paths = [str(folder / name) for name in ("all.json", "all.sqlite", "all.xml", "all.xes", "receipt.xes.gz")]
    done = subprocess.run([python, pm4py_reader.__file__, *paths], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    log = json.loads((folder / "all.json").read_bytes())
    ours = {
        "events": len(log["events"]),
        "objects": len(log["objects"]),
        "pairs": sum(len({one["objectId"] for one in event["relationships"]}) for event in log["events"]),
        "links": sum(len(one["relationships"]) for one in log["objects"]),
        "types": sorted({one["type"] for one in log["objects"]}),
        "activities": Counter(event["type"] for event in log["events"]),
        "first": "2010-10-02 07:20:39.266000+00:00",
    }
    for path in paths[:3]:
        assert ours.items() <= found[path].items()
    assert (found[paths[1]]["kept"], found[paths[1]]["broken"]) == (24, [])
    assert found[paths[3]]["traces"] == sum(one["type"] == "dossier" for one in log["objects"])
    assert found[paths[4]] == {"traces": 1434, "events": 8577, "first": ours["first"]}

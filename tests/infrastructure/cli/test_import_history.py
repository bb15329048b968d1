"""Histories of other systems through the command line: taken over, grown, contradicted, given back as they came."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.infrastructure.cli.conftest import Hoso

pytestmark = pytest.mark.postgres

CASES = Path(__file__).parents[1] / "imports" / "cases"
XES = "{http://www.xes-standard.org/}"
CSV_MAPPING = """
source = "old"
zone = "+07:00"
[columns]
case = "case"
activity = "act"
instant = "at"
deadline = "case:due"
end = "case:end"
planned_end = "case:planned"
"""
HEADER = "case,act,at,case:due,case:end,case:planned\n"
FIRST = "a,nộp,2026-03-02T08:00,2026-03-09,,\n"
LIFECYCLE = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
<classifier name="Both" keys="concept:name lifecycle:transition"/>
<classifier name="Cost too" keys="concept:name cost"/>
<string key="lifecycle:model" value="bpi"/>
<trace><string key="concept:name" value="a"/>
<event><string key="concept:name" value="W"/><string key="lifecycle:transition" value="SCHEDULE"/>
<date key="time:timestamp" value="2026-03-02T08:00:00+01:00"/><int key="cost" value="7"/></event>
<event><string key="concept:name" value="W"/><string key="lifecycle:transition" value="In Progress"/>
<date key="time:timestamp" value="2026-03-02T09:00:00+01:00"/></event>
<event><string key="concept:name" value="W"/><date key="time:timestamp" value="2026-03-02T10:00:00+01:00"/></event>
</trace></log>
"""
XES_MAPPING = """
source = "bpi"
[columns]
case = "case:concept:name"
activity = "concept:name"
instant = "time:timestamp"
"""


@pytest.fixture
def imports(housed: Hoso, tmp_path: Path) -> Any:
    """Imports a text as a file under a mapping."""

    def run(text: str, mapping: str = CSV_MAPPING, *more: str, name: str = "log.csv") -> Any:
        (tmp_path / name).write_text(text)
        (tmp_path / "m.toml").write_text(mapping)
        return housed("import", "history", tmp_path / name, "--mapping", tmp_path / "m.toml", *more)

    return run


def test_the_end_tells_what_cases_have_and_what_no_audit_reads(imports: Any) -> None:
    answer = imports(HEADER + FIRST + "b,nộp,2026-03-02T08:00,,2026-03-03,2026-03-04\n")
    assert "2 cases with 2 activities" in answer.out
    assert "1 of them have a deadline, 1 of them have a planned end, 1 of them have an end" in answer.out
    assert "1 cases have a planned end, which is recorded and exported, but read by no audit" in answer.out


ODD = """case,act,at,lc,start,due,end
D1,A,2026-03-05T08:00,start,2026-03-05T08:00,2026-03-01,2026-03-06
D1,B,2026-03-06T08:00,complete,2026-03-05T08:00,2026-03-01,2026-03-06
N2,A,2026-03-05T08:00,complete,2026-03-05T09:00,2026-03-10,2026-03-05T09:30
N2,A,2026-03-05T10:00,start,2026-03-05T09:00,2026-03-10,2026-03-05T09:30
P3,N,2026-03-05T08:00,,2026-03-05T08:00,2026-03-05T08:00,
P3,M,2026-03-05T08:00,,2026-03-05T08:00,2026-03-05T08:00,
P3,N,2026-03-05T08:00,,2026-03-05T08:00,2026-03-05T08:00,
P3,N,2026-03-05T08:00,,2026-03-05T08:00,2026-03-05T08:00,
E4,A,2026-03-05T08:00,,2026-03-05T08:00,2026-03-10,2026-03-04
"""
ODD_MAPPING = CSV_MAPPING.replace("case:", "").replace('planned_end = "planned"', 'start = "start"\nlifecycle = "lc"')
NOTES = (
    "1 cases have a deadline before they begin: late as they began, on nobody's account",
    "1 cases ended before they began; to audits they ended as they began",
    "2 activities lie after the end of their case",
    "1 activities lie before the beginning of their case",
    "1 activities have a start that nothing ends",
    "1 activities have an end without a start, and took no time that anybody recorded",
    "1 activities end before they start",
    "2 activities say the same as another one of their case in every column, and were adopted too",
)


@pytest.mark.parametrize("note", NOTES)
def test_what_is_odd_about_cases_is_counted_at_every_import(imports: Any, note: str) -> None:
    for _ in range(2):
        assert f"\n  {note}\n" in imports(ODD, ODD_MAPPING).out


def test_of_cases_without_oddities_nothing_is_said(imports: Any) -> None:
    rows = "a,nộp,2026-03-02T08:00,2026-03-09,2026-03-03,\na,trả,2026-03-03T09:00,2026-03-09,2026-03-03,\n"
    rows += "b,nộp,2026-03-02T08:00,2026-03-02,2026-03-02,\n"
    out = imports(HEADER + rows).out
    assert not [
        word for word in ("before they", "lie after", "lie before", "nothing ends", "say the same") if word in out
    ]


def test_what_has_not_come_yet_is_told(imports: Any) -> None:
    answer = imports(HEADER + "a,nộp,2999-03-02T08:00,,,\n")
    assert "the newest activity is of 2999-03-02T08:00:00+07:00, which has not come" in answer.out


def test_a_later_export_adds_what_has_grown_and_is_known_from_then_on(imports: Any, housed: Hoso) -> None:
    assert "1 dossiers adopted with 1 activities, 2 facts; 0 known already" in imports(HEADER + FIRST).out
    grown = HEADER + FIRST.replace(",,\n", ",2026-03-09,\n") + "a,trả,2026-03-09T09:00,2026-03-09,2026-03-09,\n"
    answer = imports(grown)
    assert "0 dossiers adopted with 0 activities, 0 facts; 1 known already" in answer.out
    assert "1 known ones have grown: 2 facts added" in answer.out
    again = imports(grown)
    assert (again.code, "have grown" in again.out, "1 known already" in again.out) == (0, False, True)
    told = json.loads(housed("audit", "timeliness", "--source", "old", "--format", "json").out)
    assert (told["closed"], told["onTime"], told["open"]) == (1, 1, 0)


def test_a_later_export_that_contradicts_is_named_and_changes_nothing(imports: Any, housed: Hoso) -> None:
    imports(HEADER + FIRST)
    answer = imports(HEADER + FIRST.replace("nộp", "trình").replace("03-09", "03-10"))
    assert answer.code == 2
    assert "contradicts: case a: deadline_at was 2026-03-09T23:59:59.999999+07:00, is now 2026-03-10" in answer.out
    assert "contradicts: case a: activity 1 («nộp»): activity was «nộp», is now «trình»" in answer.out
    assert "1 cases were imported before with other content" in answer.err
    assert "1 known already" in imports(HEADER + FIRST).out


def test_like_files_share_a_mapping_under_sources_of_their_own(imports: Any, housed: Hoso, tmp_path: Path) -> None:
    for source in ("hue", "vinh"):
        assert f"(source «{source}»)" in imports(HEADER + FIRST, CSV_MAPPING, "--source", source).out
    assert imports(HEADER + FIRST, CSV_MAPPING, "--source", "a/b").code == 2
    housed("export", "xes", tmp_path / "out.xes", "--source", "vinh")
    assert (tmp_path / "out.xes").read_text().count("<trace>") == 1


def test_all_mistakes_of_a_file_are_lines_with_their_places(imports: Any) -> None:
    answer = imports(HEADER + "a,nộp,hôm qua,,,\n,nộp,2026-03-02T08:00,mai,,\na,b\n")
    assert answer.code == 2
    assert [line.partition(": ")[0] for line in answer.err.splitlines()[1:]] == [
        "line 2, column at", "line 3, column case", "line 4",
    ]  # fmt: skip
    assert "3 mistakes; nothing was imported" in answer.err


def test_transitions_and_classifiers_come_back_as_they_came(imports: Any, housed: Hoso, tmp_path: Path) -> None:
    answer = imports(LIFECYCLE, XES_MAPPING, name="log.xes")
    assert "1 events have a transition that the standard does not know and no audit reads" in answer.out
    exported = housed("export", "xes", tmp_path / "out.xes", "--source", "bpi")
    assert "classifier «Cost too» of the source is left out" in exported.out
    root = ElementTree.parse(tmp_path / "out.xes").getroot()
    events = [{one.get("key"): one.get("value") for one in event} for event in root.iter(f"{XES}event")]
    assert [event.get("lifecycle:transition") for event in events] == ["SCHEDULE", "In Progress", None]
    assert {one.get("name"): one.get("keys") for one in root.iter(f"{XES}classifier")} == {
        "Activity": "concept:name", "Both": "concept:name lifecycle:transition",
    }  # fmt: skip
    assert {one.get("key"): one.get("value") for one in root}["lifecycle:model"] == "bpi"
    assert "unknown" not in (tmp_path / "out.xes").read_text()
    housed("export", "xes", tmp_path / "more.xes", "--source", "bpi", "--attribute", "cost")
    assert 'keys="concept:name given:cost"' in (tmp_path / "more.xes").read_text()


@pytest.mark.parametrize("name", ["clean.xes", "lifecsv.csv"])
def test_start_and_complete_are_one_turn_and_what_lies_between_is_waiting(
    name: str, housed: Hoso, tmp_path: Path
) -> None:
    file, source = CASES / name, name.partition(".")[0]
    assert housed("import", "history", file, "--mapping", file.with_suffix(".toml")).code == 0
    asked = ("--source", source, "--happened-at", "2026-03-06T09:00:00+07:00", "--format", "json")
    steps = table(json.loads(housed("audit", "distribution", *asked).out), "steps")
    assert {row["step"]: (row["turns"], row["worst"]) for row in steps} == {"Tham dinh": (1, 7200), "Ky": (1, 3600)}
    waits = table(json.loads(housed("audit", "distribution", *asked).out), "suspensions")
    assert [(row["reason"], row["times"], row["waited"]) for row in waits] == [("trước «Ky»", 1, 94 * 3600)]
    (citizen,) = table(json.loads(housed("audit", "responsibility", *asked).out), "citizen")
    assert (citizen["authorities"], citizen["waiting"], citizen["time"]) == (3 * 3600, 94 * 3600, 97 * 3600)
    housed("export", "ocel", tmp_path / "out.json", "--source", source)
    events = json.loads((tmp_path / "out.json").read_text())["events"]
    said = [{one["name"]: one["value"] for one in event["attributes"]} for event in events]
    assert [one["transition"] for one in said] == ["start", "complete", "start", "complete"]


def table(report: Any, key: str) -> list[dict[str, Any]]:
    """The rows of a table by their columns."""
    return [row for one in report["tables"] if one["table"] == key for row in one["rows"]]


OWN_MAPPING = """
source = "{name}"
object_type = "dossier"
[columns]
case = "case:case"
activity = "ocel:activity"
instant = "ocel:timestamp"
actor = "ocel:qualifier:by"
lifecycle = "transition"
start = "case:submitted_at"
"""


@pytest.mark.parametrize("ending", ["json", "sqlite", "xml"])
def test_what_we_export_as_ocel_is_read_back(ending: str, housed: Hoso, tmp_path: Path) -> None:
    housed("import", "history", CASES / "clean.xes", "--mapping", CASES / "clean.toml")
    assert housed("export", "ocel", tmp_path / f"out.{ending}", "--source", "clean").code == 0
    (tmp_path / "m.toml").write_text(OWN_MAPPING.format(name=ending))
    answer = housed("import", "history", tmp_path / f"out.{ending}", "--mapping", tmp_path / "m.toml")
    assert (answer.code, "1 cases with 4 activities" in answer.out) == (0, True), answer.err
    housed("export", "xes", tmp_path / "one.xes", "--source", "clean", "--pseudonyms", tmp_path / "key")
    housed("export", "xes", tmp_path / "two.xes", "--source", ending, "--pseudonyms", tmp_path / "key")
    one, two = (told(tmp_path / name) for name in ("one.xes", "two.xes"))
    assert one == two


def told(path: Path) -> list[tuple[str | None, ...]]:
    """Activity, transition and instant of every event."""
    events = [
        {one.get("key"): one.get("value") for one in event} for event in ElementTree.parse(path).iter(f"{XES}event")
    ]
    return [
        tuple(event.get(key) for key in ("concept:name", "lifecycle:transition", "time:timestamp")) for event in events
    ]


def test_equal_days_are_on_time_on_the_form(housed: Hoso) -> None:
    housed("import", "history", CASES / "dateonly.csv", "--mapping", CASES / "dateonly.toml")
    report = json.loads(housed("audit", "timeliness", "--source", "dateonly", "--format", "json").out)
    form = table(report, "form_ii06a")[-1]
    assert [form[name] for name in ("early", "on_time", "late", "no_deadline", "open")] == [0, 2, 1, 0, 1]
    assert [row["late"] for row in table(report, "adopted")] == [1, 1]
    assert "theo ngày (như biểu mẫu)" in table(report, "adopted")[0]["rule"]
    (note,) = next(one for one in report["tables"] if one["table"] == "adopted")["notes"]
    assert note.startswith("3 hồ sơ có ngày hẹn không ghi giờ")
    asked = ("--source", "dateonly", "--compare", "instant", "--happened-at", "2026-03-20T00:00:00Z", "--verify")
    again = json.loads(housed("audit", "timeliness", *asked, "--format", "json").out)
    assert next(one for one in again["tables"] if one["table"] == "adopted")["notes"] == [note]
    (form_note,) = next(one for one in report["tables"] if one["table"] == "form_ii06a")["notes"]
    assert "so sánh theo ngày" in form_note


def test_the_day_of_a_foreign_date_is_one_of_its_own_clock(imports: Any, housed: Hoso) -> None:
    due, end = "2026-03-09T17:00:00+01:00", "2026-03-09T22:30:00+01:00"  # the next day in Việt Nam
    imports(f"{HEADER}a,nộp,2026-03-02T08:00,{due},{end},\nb,nộp,2026-03-02T08:00,{due},2026-03-10T00:00:00+01:00,\n")
    asked = ("--source", "old", "--format", "json", "--verify")
    told = json.loads(housed("audit", "timeliness", *asked).out)
    assert (told["onTime"], told["early"], told["late"]) == (1, 0, 1)
    by_instant = json.loads(housed("audit", "timeliness", *asked, "--compare", "instant").out)
    assert by_instant["late"] == 2
    assert next(one for one in by_instant["tables"] if one["table"] == "adopted")["notes"] == []


def test_foreign_instants_have_their_offset_and_foreign_facts_no_article_of_ours(imports: Any, housed: Hoso) -> None:
    imports(f"{HEADER}a,nộp,2026-03-02T08:00:00+01:00,2026-03-09T17:00:00Z,2026-03-09T22:30:00+01:00,\n")
    told = housed("replay", "old/a").out
    for text in ("02/03/2026 08:00:00 +01:00", "due 17:00, 09/03/2026 +00:00", "ended 22:30, 09/03/2026 +01:00"):
        assert text in told
    assert "Điều" not in told
    compared = housed("diff", "old/a", "--from-happened-at", "2026-03-01T00:00:00Z").out
    assert "from: chưa có sự kiện nào tại thời điểm được hỏi\n      no facts at that instant\nto: " in compared
    both = ("--from-happened-at", "2026-02-01T00:00:00Z", "--to-happened-at", "2026-02-02T00:00:00Z")
    neither = housed("diff", "old/a", *both)
    assert neither.out.count("no facts at that instant") == 2
    assert json.loads(housed("diff", "old/a", *both, "--format", "json").out)["verdicts"] == [None, None]
    assert "+ #" in compared
    assert "02/03/2026 08:00:00 +01:00" in compared
    assert "→ 09/03/2026 17:00:00 +00:00" in compared
    early = housed("audit", "responsibility", "--dossier", "old/a", "--happened-at", "2026-02-01T00:00:00Z")
    assert "nothing of «old/a» had happened by then; look at its name and at the instant" in early.err
    by_instant = housed("audit", "responsibility", "--dossier", "old/a", "--compare", "instant", "--format", "text").out
    assert "late: promised for 09/03, ended 09/03" in by_instant
    assert "--compare instant" in by_instant
    segments = housed("audit", "responsibility", "--dossier", "old/a", "--format", "text").out
    assert "09/03/2026 22:30 +01:00" in segments
    moments = housed("audit", "responsibility", "--dossier", "old/a", "--format", "csv").out
    assert "2026-03-09T22:30:00+01:00" in moments

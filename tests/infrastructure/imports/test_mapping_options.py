"""What a mapping says of how a log is written: separators, missing columns, empty traces, beginnings, names."""

from pathlib import Path

import pytest

from application.access.actors import Actor, Role
from domain.dossier.commands import AdoptHistory
from domain.values import ActorId
from infrastructure.imports.event_log import LogSurvey, cases, survey
from infrastructure.imports.history import adoption
from infrastructure.imports.mapping import mapping
from infrastructure.imports.unusable import Unusable

COLUMNS = '[columns]\ncase = "case"\nactivity = "act"\ninstant = "at"\n'
TWICE = COLUMNS.replace('"act"', '"at"')
HEAD = 'source = "s"\nzone = "+07:00"\n'
ROW = "a,nộp,2026-03-02T08:00:00"


def read(tmp_path: Path, text: str, table: str, name: str = "log.csv") -> tuple[list[AdoptHistory], LogSurvey]:
    (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "m.toml").write_text(table)
    meaning = mapping(str(tmp_path / "m.toml"))
    found = survey(tmp_path / name, meaning)
    some = cases(tmp_path / name, meaning, found)
    return [adoption(meaning, case, Actor(ActorId("x"), Role.ADMIN), found.header) for case in some], found


@pytest.mark.parametrize(("said", "sign"), [(";", ";"), ("semicolon", ";"), ("tab", "\t"), ("|", "|")])
def test_columns_are_divided_as_the_mapping_says(tmp_path: Path, said: str, sign: str) -> None:
    text = f"case,act,at\n{ROW}\n".replace(",", sign)
    (one,), _ = read(tmp_path, text, f'{HEAD}delimiter = "{said}"\n{COLUMNS}')
    assert one.activities[0].activity == "nộp"
    with pytest.raises(Unusable, match="columns are divided by «,», unless the mapping names another delimiter"):
        read(tmp_path, text, HEAD + COLUMNS)


def test_the_mark_of_editors_line_ends_of_every_kind_and_quotes_change_nothing(tmp_path: Path) -> None:
    text = '\ufeff"case" , act,at\r\n\r\n"a","nộp ""gấp"", lại",2026-03-02T08:00:00\r\n'.replace('"case" ', '"case"')
    (one,), _ = read(tmp_path, text, HEAD + COLUMNS)
    assert one.activities[0].activity == 'nộp "gấp", lại'


@pytest.mark.parametrize("optional", ["deadline", "due"])
def test_a_column_may_be_missing_where_the_mapping_says_so(tmp_path: Path, optional: str) -> None:
    text, columns = f"case,act,at\n{ROW}\n", f'{COLUMNS}deadline = "due"\n'
    with pytest.raises(Unusable, match="no column due"):
        read(tmp_path, text, HEAD + columns)
    (one,), found = read(tmp_path, text, f'{HEAD}optional = ["{optional}"]\n{columns}')
    assert (one.dossier.deadline_at, found.cases_with["deadline"]) == (None, 0)


def test_a_row_with_beginning_and_end_keeps_both(tmp_path: Path) -> None:
    columns = f'{COLUMNS}activity_start = "from"\nlifecycle = "state"\n'
    (one,), _ = read(tmp_path, f"case,act,at,from,state\n{ROW},2026-03-02T07:00:00,done\n", HEAD + columns)
    activity = one.activities[0]
    assert activity.began_at is not None
    assert (activity.began_at.hour, activity.occurred_at.hour, activity.transition) == (7, 8, "done")
    assert (one.dossier.started_at, one.dossier.occurred_at) == (activity.began_at, activity.began_at)
    with pytest.raises(Unusable, match="line 2, column from: an activity that begins after its end"):
        read(tmp_path, f"case,act,at,from,state\n{ROW},2026-03-02T09:00:00,done\n", HEAD + columns)


def test_empty_traces_are_skipped_and_counted_where_the_mapping_says_so(tmp_path: Path) -> None:
    event = '<event><string key="act" value="nộp"/><date key="at" value="2026-03-02T08:00:00Z"/></event>'
    named = '<string key="concept:name" value="a"/>'
    text = f"<log><trace>{named}{event}</trace>\n<trace/><trace>{named}</trace></log>"
    table = COLUMNS.replace('"case"', '"case:concept:name"')
    with pytest.raises(Unusable, match="2 mistakes: line 2: a trace without events"):
        read(tmp_path, text, HEAD + table, "log.xes")
    (_,), found = read(tmp_path, text, f'{HEAD}empty_traces = "skip"\n{table}', "log.xes")
    assert found.notes["traces without events were skipped"] == 2


def test_standard_extensions_go_by_any_prefix(tmp_path: Path) -> None:
    text = """<log><extension name="Lifecycle" prefix="lc" uri="http://www.xes-standard.org/lifecycle.xesext"/>
    <classifier name="MXML" keys="act lifecycle:transition"/><trace><string key="concept:name" value="a"/>
    <event><string key="act" value="nộp"/><string key="lc:transition" value="start"/>
    <date key="at" value="2026-03-02T08:00:00Z"/></event></trace></log>"""
    (one,), _ = read(tmp_path, text, HEAD + COLUMNS.replace('"case"', '"case:concept:name"'), "log.xes")
    assert one.activities[0].transition == "start"
    assert one.dossier.classifiers == {"MXML": "concept:name lifecycle:transition"}


UNSEEN = ["\u3164", "\u115f", "\u1160", "\u2800", "\uffa0", "\u034f", "\ufe0f", "\u200d", "\u17b4", "\U000e0100"]


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u00ad", "\x07", "\x1b", "\u2066", *UNSEEN])
def test_signs_that_nobody_sees_are_refused_in_names(tmp_path: Path, sign: str) -> None:
    for row in (f"a{sign}b,nộp", f"a,nộp{sign}x"):
        with pytest.raises(Unusable, match=rf"line 2, column \w+: the sign U\+{ord(sign):04X}, which nobody sees"):
            read(tmp_path, f"case,act,at\n{row},2026-03-02T08:00:00\n", HEAD + COLUMNS)


@pytest.mark.parametrize("name", [*UNSEEN, "\u0301", "\u3164 \u3164"])
def test_a_name_in_which_nothing_is_seen_names_nothing(tmp_path: Path, name: str) -> None:
    for row in (f"{name},nộp", f"a,{name}"):
        with pytest.raises(Unusable, match=rf"line 2, column \w+: the sign U\+{ord(name[0]):04X}, which nobody sees"):
            read(tmp_path, f"case,act,at\n{row},2026-03-02T08:00:00\n", HEAD + COLUMNS)


@pytest.mark.parametrize("label", [*UNSEEN, "\u0301", "cũ\u3164", "cũ\ufe0f", "\u200b", "cũ\u202e"])
def test_a_source_is_a_label_that_is_seen(tmp_path: Path, label: str) -> None:
    (tmp_path / "m.toml").write_text(HEAD + COLUMNS)
    with pytest.raises(Unusable, match="a sign nobody sees"):
        mapping(str(tmp_path / "m.toml"), label)
    (tmp_path / "m.toml").write_text(f'source = "{label}"\n{COLUMNS}')
    with pytest.raises(Unusable, match="a sign nobody sees"):
        mapping(str(tmp_path / "m.toml"))


@pytest.mark.parametrize("written", ["HS 1", "HS\u00a01", " HS 1", "HS\u202f1\u00a0", "\ufeffHS 1", "HS 1\u3000"])
def test_blanks_of_every_kind_make_no_other_case(tmp_path: Path, written: str) -> None:
    text = f"case,act,at\nHS 1,nộp,2026-03-02T08:00:00\n{written},trả,2026-03-03T08:00:00\n"
    (one,), _ = read(tmp_path, text, HEAD + COLUMNS)
    assert (one.dossier.case, len(one.activities)) == ("HS 1", 2)


def test_events_out_of_order_are_put_in_order_and_told(tmp_path: Path) -> None:
    text = f"case,act,at\n{ROW}\na,sớm,2026-03-01T08:00:00\n"
    (one,), found = read(tmp_path, text, HEAD + COLUMNS)
    assert [each.activity for each in one.activities] == ["sớm", "nộp"]
    assert found.notes["events come after later ones of their case, and were put in order of time"] == 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"case,act,at,\n{ROW},x\n", "line 2: «x» in a column without a name"),
        (f"case,act,at,act \n{ROW},x\n", "line 1: two columns are called «act»"),
        (f"case,act,at\n{ROW},x\n{ROW}\na,b\n", "2 mistakes: line 2: 4 values for 3 columns; line 4: 2 values"),
        ("case,act,at\n  ,nộp,2026-03-02T08:00:00\n", "line 2, column case: no value"),
    ],
)
def test_rows_and_headers_that_are_not_what_they_should_be(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(Unusable, match=named):
        read(tmp_path, text, HEAD + COLUMNS)


def test_many_mistakes_are_counted_and_the_first_ones_told(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="60 mistakes") as refused:
        read(tmp_path, "case,act,at\n" + "a,nộp,mai\n" * 60, HEAD + COLUMNS)
    assert len(refused.value.lines) == 52
    assert refused.value.lines[-1] == "10 more mistakes"


@pytest.mark.parametrize(
    ("table", "named"),
    [
        (f'{HEAD}delimiter = "ab"\n{COLUMNS}', "delimiter is «ab»"),
        (f'{HEAD}epoch = "days"\n{COLUMNS}', "epoch is «days»; write seconds or milliseconds or microseconds"),
        (f'{HEAD}epoch = "seconds"\ndate_format = "%Y-%m-%d"\n{COLUMNS}', "epoch and date_format cannot both be"),
        (f'{HEAD}date_format = "%d/%m"\n{COLUMNS}', "date_format «%d/%m» does not tell year"),
        (f"{HEAD}date_format = 5\n{COLUMNS}", "date_format is a text"),
        (f'{HEAD}ambiguous_hour = "third"\n{COLUMNS}', "ambiguous_hour is «third»; write first or second"),
        (f'{HEAD}empty_traces = "x"\n{COLUMNS}', "empty_traces is «x»; write refuse or skip"),
        (f'{HEAD}optional = ["case"]\n{COLUMNS}', "without which nothing can be read"),
        (f'{HEAD}optional = ["end"]\n{COLUMNS}', "optional names «end», which no line"),
        (f"{HEAD}optional = 5\n{COLUMNS}", "optional is a list"),
        (f'{HEAD}object_type = ""\n{COLUMNS}', "object_type is «»"),
        (f'{HEAD}{COLUMNS}actor = "act"\n', "column «act» means several things"),
        (f'{HEAD}{COLUMNS}deadline = "at"\n', r"column «at» means several things \(instant, deadline\)"),
        (f'{HEAD}{COLUMNS}end = " at"\n', r"column «at» means several things \(instant, end\)"),
        (f'{HEAD}{COLUMNS}deadline = "x"\nend = "x"\n', r"column «x» means several things \(deadline, end\)"),
        (
            f'{HEAD}{TWICE}actor = "at"\n',
            r"«at» means several things \(activity, instant, actor\)",
        ),
        (f'{HEAD}{COLUMNS}actor = "lifecycle:transition"\n', r"several things \(actor, lifecycle\)"),
        (f'{HEAD}{COLUMNS}deadline = "  "\n', "columns.deadline is empty"),
        (f'{HEAD}{COLUMNS}deadline = "\u00a0\u200b"\n', "columns.deadline is empty"),
        (f'{HEAD}{COLUMNS}deadline = "\u3164"\n', r"columns.deadline: the sign U\+3164, which nobody sees"),
        (f'{HEAD}object_type = "  "\n{COLUMNS}', "object_type is «  »"),
        (f'{HEAD}attributes_of_the_case = "  "\n{COLUMNS}', "attributes_of_the_case is «  »"),
        (f'{HEAD}optional = ["  "]\n{COLUMNS}', "optional names «»"),
    ],
)
def test_options_that_mean_nothing_are_refused(tmp_path: Path, table: str, named: str) -> None:
    with pytest.raises(Unusable, match=named):
        read(tmp_path, f"case,act,at\n{ROW}\n", table)

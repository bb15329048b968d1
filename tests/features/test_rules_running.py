"""hoso's own runner and pytest see the same scenarios and find the same (hai cách chạy, một kết quả)."""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from domain.law.deadlines import DayCount
from features.scenario_run import FeatureRan, Outcome, run_file
from infrastructure.main import in_memory
from tests.features.test_dropped_features import DROPPED

REPO = Path(__file__).parents[2]
ROOM = REPO / "features"
Outcomes = dict[str, list[tuple[str, bool]]]
"""For each file its scenarios in order, each with whether it is green; one that cannot be read has a nameless red."""


def by_pytest(home: Path, *more: str) -> Outcomes:
    """What a test run says of every feature below a folder."""
    run = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-o", "junit_family=xunit1", *more]
    told = home / "told.xml"
    subprocess.run(
        [*run, "--continue-on-collection-errors", f"--junitxml={told}", "features"],
        cwd=home,
        capture_output=True,
        check=False,
    )
    found: Outcomes = {}
    for case in ET.parse(told).iter("testcase"):
        where = case.get("file")
        if where is not None and where.endswith(".feature"):
            green = not [problem for problem in case if problem.tag in ("failure", "error", "skipped")]
            name = case.get("name", "").removeprefix(where.replace("/", ".")).partition("[")[0]
            found.setdefault(where.removeprefix("features/"), []).append((name, green))
    return found


def by_ourselves(room: Path) -> Outcomes:
    return {path.relative_to(room).as_posix(): outcomes(run_file(path, in_memory)) for path in room.rglob("*.feature")}


def outcomes(feature: FeatureRan) -> list[tuple[str, bool]]:
    ran = [(one.case.name.replace("[", "(").replace("]", ")"), one.verdict is Outcome.GREEN) for one in feature.cases]
    return [("", False)] if feature.unreadable else ran


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose features are the broken ones and a few that are not."""
    home = tmp_path_factory.mktemp("repo")
    shutil.copytree(ROOM, home / "features", ignore=shutil.ignore_patterns("*.feature", "__pycache__"))
    shutil.copy(REPO / "pyproject.toml", home)
    for room in ("domain", "application", "infrastructure"):
        (home / room).symlink_to(REPO / room)
    for name, text in DROPPED.items():
        path = home / "features" / f"{name}.feature"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    return home


@pytest.mark.slow
def test_both_ways_agree_on_every_shipped_scenario(tmp_path: Path) -> None:
    shutil.copytree(ROOM, tmp_path / "features", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPO / "pyproject.toml", tmp_path)
    for room in ("domain", "application", "infrastructure"):
        (tmp_path / room).symlink_to(REPO / room)
    ours = by_ourselves(tmp_path / "features")
    assert by_pytest(tmp_path) == ours
    assert sum(map(len, ours.values())) > 200


@pytest.mark.slow
def test_both_ways_agree_on_broken_ones(broken: Path) -> None:
    ours = by_ourselves(broken / "features")
    assert by_pytest(broken) == ours
    assert {green for cases in ours.values() for _, green in cases} == {True, False}


def test_what_cannot_be_read_is_told_and_has_no_scenario(broken: Path) -> None:
    ran = {name: run_file(broken / "features" / f"{name}.feature", in_memory) for name in DROPPED}
    unreadable = {name for name, feature in ran.items() if feature.unreadable}
    assert unreadable == {"khong_kich_ban", "khong_doc_duoc", "bi_mat"}
    assert all(not ran[name].cases for name in unreadable)
    assert "Kịch bảng: Lạ" in ran["khong_doc_duoc"].unreadable


@pytest.mark.parametrize(
    ("name", "verdict", "line", "found"),
    [
        ("do", Outcome.RED, 7, "hệ thống cho «09/03/2026»"),
        ("cau_la", Outcome.UNKNOWN, 6, "không có câu này"),
        ("sai_cho", Outcome.MISWRITTEN, 6, "chỉ đứng sau «Khi»"),
        ("ngay_khong_co", Outcome.RED, 5, "«31/02/2026» không phải"),
        ("tu_choi_bo_quen", Outcome.RED, 4, "PROCEDURE_UNKNOWN"),
        ("chap_nhan_bo_quen", Outcome.RED, 7, "hệ thống lại chấp nhận"),
        ("rong", Outcome.MISWRITTEN, 3, "không có bước nào"),
    ],
)
def test_a_red_scenario_says_where_and_what_was_found(
    broken: Path, name: str, verdict: Outcome, line: int, found: str
) -> None:
    (ran,) = run_file(broken / "features" / f"{name}.feature", in_memory).cases
    (told,) = ran.reports
    assert (ran.verdict, told.line) == (verdict, line)
    assert found in told.found


def test_the_count_behind_a_promised_date_lies_beside_the_expectation(broken: Path) -> None:
    day_count = only_day_count(run_file(broken / "features" / "do.feature", in_memory))
    assert day_count is not None
    assert f"{day_count.due.on:%d/%m/%Y}" == "09/03/2026"
    assert len(day_count.lines) == 8


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("thời hạn 3 ngày làm việc tính từ 05/03/2026 08:00 hết vào 09/03/2026", "10/03/2026"),
        ("ở vùng khó khăn, thời hạn 7 ngày tính từ 02/03/2026 08:00 hết vào 09/03/2026", "19/03/2026"),
        ("thời hạn 999999 tháng tính từ 05/03/2026 08:00 hết vào 09/03/2026", None),
        ("ngày 02/03/2026 là ngày nghỉ", None),
    ],
)
def test_the_count_behind_a_limit_lies_beside_the_expectation(tmp_path: Path, line: str, due: str | None) -> None:
    path = tmp_path / "thoi_han.feature"
    path.write_text(f"# language: vi\nTính năng: Thời hạn\n  Kịch bản: Sai\n    Thì {line}\n", encoding="utf-8")
    ran = run_file(path, in_memory)
    day_count = only_day_count(ran)
    assert [one.verdict for one in ran.cases] == [Outcome.RED]
    assert due == (None if day_count is None else f"{day_count.due.on:%d/%m/%Y}")


def only_day_count(feature: FeatureRan) -> DayCount | None:
    ((told,),) = (ran.reports for ran in feature.cases)
    return told.day_count

"""Features as lawyers wrote them, each of which came out wrong once (các tệp từng chạy sai).

A file is run by hoso and by pytest; the two say the same.
"""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

import pytest

from features.scenario_run import FeatureRan, Outcome, run_file
from features.steps.grammar import grammar
from infrastructure.main import in_memory

CASES = Path(__file__).parent / "cases"
GREEN, RED, UNKNOWN, MISWRITTEN, UNCHECKED = Outcome

RIGHT: dict[str, tuple[list[Outcome], list[tuple[int, str]]]] = {
    "clock_start_late_evening": ([GREEN], []),
    "year_2027": (5 * [GREEN], []),
    "e3_word": ([UNKNOWN], [(7, "chỗ khác là «tại quầy», ở đó viết được: trực tiếp | trực tuyến | qua bưu chính")]),
    "f11_year": ([RED], [(8, "kịch bản nêu «09/03/2062», hệ thống cho «09/03/2026»")]),
    "g_mistyped_column": ([MISWRITTEN], [(10, "không câu nào dùng cột «hen_tra»")]),
    "h_va_first": ([MISWRITTEN], [(6, "«Và» đứng đầu tình huống"), (7, "«Và» đứng đầu tình huống")]),
    "i2_no_table": ([MISWRITTEN], [(5, "câu này lấy <a>, <b> từ bảng «Dữ liệu» mà tình huống không có bảng nào")]),
    "i3_missing_col": (
        [MISWRITTEN],
        [(5, "bảng «Dữ liệu» không có cột <c>; bảng có các cột: a, b"), (6, "không câu nào dùng cột «b»")],
    ),
    "i4_ragged": ([MISWRITTEN], [(8, "dòng này của bảng thừa ô «x»: tên cột chỉ có a, b")]),
    "invariant_unknown_sentence": (
        [RED, UNKNOWN],
        [(6, "chưa có hồ sơ nào được nộp"), (9, "không có câu này trong ngữ pháp")],
    ),
    "k_thousand": ([RED, RED], [(5, "«1.000» là 1000 hay 1,000?"), (7, "«1.500» là 1500 hay 1,500?")]),
    "n_nothen": ([UNCHECKED], [(5, "không kiểm tra gì")]),
    "o2_quotes": ([RED], [(8, "NOT_AUTHORISED")]),
    "o3_dot": ([GREEN], []),
    "o4_case": ([GREEN], []),
    "o_nbsp": ([GREEN], []),
    "p_nbsp": ([RED], [(8, "kịch bản nêu «01/01/2030», hệ thống cho «09/03/2026»")]),
    "q_oldtone": ([GREEN], []),
    "q_unknown_tag": ([MISWRITTEN], [(3, "thẻ này không phải văn bản nào hệ thống có")]),
}
"""For each file how its scenarios go, and what is told at which lines."""


def ran(name: str) -> FeatureRan:
    return run_file(CASES / f"{name}.feature", in_memory)


def test_every_case_is_here() -> None:
    assert {path.stem for path in CASES.glob("*.feature")} == set(RIGHT)


@pytest.mark.parametrize("name", RIGHT)
def test_a_case_comes_out_right(name: str) -> None:
    feature = ran(name)
    verdicts, told = RIGHT[name]
    reports = [report for one in feature.cases for report in one.reports]
    assert [one.verdict for one in feature.cases] == verdicts
    assert [report.line for report in reports] == [line for line, _ in told]
    assert [words for (_, words), report in zip(told, reports, strict=True) if words not in report.found] == []


@pytest.fixture(scope="module")
def by_pytest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """For each file what a test run says of its scenarios, empty when green."""
    home = tmp_path_factory.mktemp("cases")
    files = [Path(shutil.copy(path, home)).name for path in CASES.glob("*.feature")]
    run = [sys.executable, "-m", "pytest", "-p", "infrastructure.rules.pytest_plugin", "-o", "junit_family=xunit1"]
    told = home / "told.xml"
    subprocess.run([*run, f"--junitxml={told}", *files], cwd=home, capture_output=True, check=False)
    found: dict[str, list[str]] = {}
    for case in ET.parse(told).iter("testcase"):
        problems = (problem.text or "" for problem in case if problem.tag in ("failure", "error"))
        found.setdefault(Path(str(case.get("file"))).stem, []).append("".join(problems))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", RIGHT)
def test_a_test_run_says_the_same(by_pytest: dict[str, list[str]], name: str) -> None:
    verdicts, told = RIGHT[name]
    said = by_pytest[name]
    assert [not one for one in said] == [verdict is GREEN for verdict in verdicts]
    assert [(line, words) for line, words in told if not any(words in one for one in said)] == []
    assert [(line, words) for line, words in told if not any(f":{line}: " in one for one in said)] == []


def feature(tmp_path: Path, *lines: str, head: str = "Tình huống: Thử") -> FeatureRan:
    text = "\n      ".join(lines)
    path = tmp_path / "thu.feature"
    path.write_text(f"# language: vi\nTính năng: Thử\n    {head}\n      {text}\n", encoding="utf-8")
    return run_file(path, in_memory)


ENDS = "Thì thời hạn 5 ngày làm việc tính từ 02/03/2026 hết vào 09/03/2026"


@pytest.mark.parametrize(
    "line",
    [
        ENDS.replace(" ", "\u202f").replace("Thì\u202f", "Thì "),
        ENDS.replace("02/03", "2/3").replace("09/03", "9/3"),
        ENDS.replace("từ", "từ\u200b").replace("hết", "  hết\t"),
        ENDS.replace("02/03/2026", "02/03/2026 8h00") + ".",
        ENDS.replace("Thì t", "Thì T"),
    ],
)
def test_a_sentence_is_taken_however_it_is_spelled(tmp_path: Path, line: str) -> None:
    assert [one.verdict for one in feature(tmp_path, line).cases] == [GREEN]


@pytest.mark.parametrize("said", ["huỷ bỏ", "hủy bỏ"])
def test_either_place_of_a_tone_mark_is_taken(said: str) -> None:
    (found,) = grammar().saying(f"lãnh đạo {said} quyết định từ ngày 1/3/2026 vào ngày 2/3/2026 với lí do «x»")
    assert found.id == "decision.revoked"


@pytest.mark.parametrize(
    ("lines", "line", "told"),
    [
        (["Thì các bước bắt đầu 02/03/2026 07:30 lần lượt hết hạn"], 4, "phải có bảng với các cột: bước | thời hạn"),
        (
            ["Thì các bước bắt đầu 02/03/2026 07:30 lần lượt hết hạn", "| bước | han | hết hạn |", "| A | 1 giờ | x |"],
            5,
            "thiếu cột thời hạn",
        ),
        (["Thì các bước bắt đầu 02/03/2026 lần lượt hết hạn", "| bước | thời hạn | hết hạn |"], 5, "chưa có dòng nào"),
        ([ENDS, "| a |", "| b |"], 5, "câu này không dùng bảng nào"),
        (
            ["Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024", "| hình thức | thời hạn |", "| a |"],
            6,
            "«thời hạn»",
        ),
        (["Thì bị từ chối với mã «x», nêu <a>"], 4, "không có bảng nào"),
        (["Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 31/02/2026", ENDS], 4, "không phải là một ngày có"),
        (["Khi người nộp rút hồ sơ ngày 02/03/2026", ENDS], 4, "bị từ chối với mã"),
        (["Thì ngày 02/03/2031 là ngày nghỉ"], 4, "2031"),
    ],
)
def test_what_is_wrong_is_told_at_its_line_in_vietnamese(
    tmp_path: Path, lines: list[str], line: int, told: str
) -> None:
    (one,) = feature(tmp_path, *lines).cases
    found: dict[int, str] = defaultdict(str)
    for report in one.reports:
        found[report.line] += report.found
    assert one.verdict is not GREEN
    assert told in found[line]
    assert not any(word in text for text in found.values() for word in ("Error", "unpack", "is not", "argument"))


def test_columns_are_read_by_their_names(tmp_path: Path) -> None:
    rows = ["| hết hạn | bước | thời hạn |", "| 2/3/2026 11h30 | A | 0,5 ngày làm việc |"]
    found = feature(tmp_path, "Thì các bước bắt đầu 02/03/2026 07:30 lần lượt hết hạn", *rows)
    assert [one.verdict for one in found.cases] == [GREEN]


def test_the_rest_of_a_file_runs(tmp_path: Path) -> None:
    found = feature(tmp_path, f"Và {ENDS[4:]}", "", "Tình huống: Sau", ENDS)
    assert [one.verdict for one in found.cases] == [MISWRITTEN, GREEN]


def test_a_keyword_out_of_place_is_told_in_vietnamese(tmp_path: Path) -> None:
    found = feature(tmp_path, ENDS, "thì ngày 02/03/2026 là ngày nghỉ")
    assert ":5: dòng này không đứng được ở đây" in found.unreadable


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Khi cán bộ thụ lý yêu cầu bổ sung «A» ngày 03/03/2026", "còn thiếu với lý do"),
        ("Thì đến ngày 05/03/2026 hồ sơ còn 3 ngày làm việc", "thừa «đến»"),
        ("Thì nhật ký hồ sơ có sự kiện giao việc", "chỗ khác là «giao việc», ở đó viết được: nộp hồ sơ |"),
        ("Thì thời hạn 2 tuần tính từ 02/03/2026 hết vào 16/03/2026", "«tuần», ở đó viết được: số và đơn vị: giờ"),
        ("Thì số mẫu của phiếu xin lỗi ngày 10/03/2026 là «Mẫu 04»", "«phiếu xin lỗi», ở đó viết được: giấy tiếp"),
    ],
)
def test_the_word_that_differs_is_pointed_at(tmp_path: Path, line: str, told: str) -> None:
    (one,) = feature(tmp_path, line).cases
    assert told in one.reports[0].found.splitlines()[0]


def test_an_empty_cell_is_told_by_its_column(tmp_path: Path) -> None:
    rows = ["Dữ liệu:", "| ngay |", "|  |"]
    (one,) = feature(tmp_path, "Thì ngày <ngay> là ngày nghỉ", *rows, head="Khung tình huống: Thử").cases
    assert "ô của cột «ngay» đang trống" in one.reports[0].found

"""Tags, rule numbers and quotes that name nothing are told, and none is passed over (tên gọi không có thật)."""

from pathlib import Path

import pytest

from features.feature_reader import read_feature
from features.scenario_run import Outcome, StepReport, run_file
from infrastructure.cli.commands.rules import feature_files
from infrastructure.main import in_memory
from infrastructure.rules.coverage import links_in
from infrastructure.rules.history import invariants_in, unasked_in

ENDS = "Thì ngày 27/04/2026 là ngày nghỉ"


def written(home: Path, *lines: str) -> Path:
    path = home / "thu.feature"
    path.write_text("\n".join(("# language: vi", "Tính năng: Thử", *lines)) + "\n", encoding="utf-8")
    return path


def run(path: Path) -> tuple[Outcome, tuple[StepReport, ...]]:
    (ran,) = run_file(path, in_memory).cases
    return ran.verdict, ran.reports


@pytest.mark.parametrize(
    "tag",
    [
        *("NĐ999", "NĐ-999", "NĐ999/2025/NĐ-CP", "119/2025/NĐ-CP", "Điều_999_BLDS", "NĐ118-Điều-99", "Điều999"),
        *("nd_61_2018_dieu_999", "Luật_999", "blhs", "QĐ_1/2099", "dieu_17_nd_999"),
    ],
)
def test_a_tag_of_no_law_is_told(tmp_path: Path, tag: str) -> None:
    verdict, (told,) = run(written(tmp_path, f"@{tag}", "Tình huống: A", ENDS))
    assert (verdict, told.line, told.sentence) == (Outcome.MISWRITTEN, 3, f"@{tag}")


@pytest.mark.parametrize(
    "tag",
    [
        *("NĐ118/2025", "nd_118_2025_dieu_17", "Điều_148_BLDS", "NĐ_61_2018", "118/2025/NĐ-CP", "dieu_17_nd_118"),
        *("TT01/2018", "nam_2027", "thu_tuc_1_012785", "Điều_kiện_2", "Luật_Đất_đai_2024"),
    ],
)
def test_a_tag_of_a_law_however_written_is_taken(tmp_path: Path, tag: str) -> None:
    rule = "Quy tắc: Điều 195 Luật Đất đai 2024 — Thử"
    assert run(written(tmp_path, rule, f"@{tag}", "Tình huống: A", ENDS)) == (Outcome.GREEN, ())


@pytest.mark.parametrize("tag", ["R250", "R5", "R_250", "R05a", "r999", "R-05"])
def test_a_tag_of_no_rule_is_told(tmp_path: Path, tag: str) -> None:
    verdict, (told,) = run(written(tmp_path, f"@{tag}", "Tình huống: A", ENDS))
    assert (verdict, told.line, told.sentence) == (Outcome.MISWRITTEN, 3, f"@{tag}")
    assert f"không có quy tắc {tag}" in told.found


@pytest.mark.parametrize(("cell", "said"), [("R999", "R999"), ("R5, R06", "R5"), ("R05 và R06x", "R06x")])
def test_a_cell_of_no_rule_is_told(tmp_path: Path, cell: str, said: str) -> None:
    table = ["Dữ liệu:", "| quy_tac | ngay |", f"| {cell} | 27/04/2026 |"]
    verdict, (told,) = run(written(tmp_path, "Khung tình huống: A", ENDS.replace("27/04/2026", "<ngay>"), *table))
    assert (verdict, told.line) == (Outcome.MISWRITTEN, 5)
    assert f"không có quy tắc {said};" in told.found


def test_a_name_of_no_rule_is_told(tmp_path: Path) -> None:
    verdict, (told,) = run(written(tmp_path, "Tình huống: A (R5)", ENDS))
    assert verdict is Outcome.MISWRITTEN
    assert "không có quy tắc R5;" in told.found


def test_every_rule_of_a_cell_and_a_small_letter_link(tmp_path: Path) -> None:
    table = ["Dữ liệu:", "| quy_tac | ngay |", "| R05, R06 | 27/04/2026 |"]
    path = written(tmp_path, "@r04", "Khung tình huống: A", ENDS.replace("27/04/2026", "<ngay>"), *table)
    assert [one.rules for one in links_in(path)] == [("R04", "R05", "R06")]
    assert run(path) == (Outcome.GREEN, ())


@pytest.mark.parametrize("quote", ["«»", "« »", "“”", '""'])
def test_an_empty_quote_of_a_reason_is_told(tmp_path: Path, quote: str) -> None:
    acts = ["Tình huống: A", "Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026"]
    verdict, (told,) = run(written(tmp_path, *acts, f"Thì bị từ chối với mã PROCEDURE_UNKNOWN, nêu {quote}"))
    assert (verdict, told.line) == (Outcome.RED, 5)
    assert "đang trống" in told.found


@pytest.mark.parametrize("tag", ["bat_bien", "bat_biến", "Bất_biến", "bất-biến"])
def test_an_outcome_that_history_is_not_asked_is_told(tmp_path: Path, tag: str) -> None:
    lines = ["Tình huống: A", "Thì mọi hồ sơ chỉ được hẹn lại một lần", "Và hồ sơ còn chờ 0 ý kiến"]
    path = written(tmp_path, f"@{tag}", *lines)
    assert [one.id for one in invariants_in([path])] == ["invariant.one_extension"]
    ((problem,),) = (one.problems for one in unasked_in([path]))
    assert problem == f"{path}:6: câu này không hỏi được lịch sử nên chưa kiểm tra: hồ sơ còn chờ 0 ý kiến"


def test_a_feature_is_found_in_whatever_case_its_name_ends(tmp_path: Path) -> None:
    for name in ("a.feature", "b.Feature", "c.FEATURE", "d.txt"):
        (tmp_path / name).write_text(f"Tính năng: A\n  Tình huống: B\n    {ENDS}\n", encoding="utf-8")
    found = feature_files([tmp_path])
    assert [path.name for path in found] == ["a.feature", "b.Feature", "c.FEATURE"]
    assert all(read_feature(path).scenarios for path in found)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("120 trên 100 hồ sơ là 120 phần trăm", "120 trên 100: phần phải từ 0 đến tổng"),
        ("3 trên 2 hồ sơ là 150 phần trăm", "3 trên 2: phần phải từ 0 đến tổng"),
        ("1 trên 0 hồ sơ là 0 phần trăm", "1 trên 0: phần phải từ 0 đến tổng"),
        (
            "chỉ tiêu hồ sơ nộp trực tuyến đạt 120 trên 100 chấm ngày 02/03/2026 được 1 điểm",
            "120 trên 100: phần phải từ 0 đến tổng",
        ),
        (
            "ở vùng khó khăn, thời hạn 8 giờ làm việc tính từ 02/03/2026 hết vào 03/03/2026",
            "không cộng được 10 ngày vào 8 giờ làm việc",
        ),
        ("1,500 trên 3,000 hồ sơ là 50 phần trăm", "«1,500» là 1500 hay 1,500?"),
        ("lệ phí Huế mức 100,000 đồng nộp trực tuyến ngày 02/03/2026 là 50.000 đồng", "«100,000» là 100000 hay"),
        ("01.500 trên 3.000 hồ sơ là 50 phần trăm", "bắt đầu bằng số 0"),
        ("mã số hồ sơ «H14.15-260230-0001» là đúng định dạng", "hệ thống cho «sai định dạng»"),
        ("thời hạn 0,25 tháng tính từ 02/03/2026 hết vào 10/03/2026", "luật chỉ nêu nửa tháng là 15 ngày"),
    ],
)
def test_a_value_of_no_meaning_is_told_with_its_reason(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, line: str, told: str
) -> None:
    verdict, (report,) = run(written(tmp_path, "Tình huống: A", f"Thì {line}"))
    assert verdict is Outcome.RED
    assert told in report.found
    assert caplog.records == []


def test_in_english_the_reason_is_english_and_a_comma_divides_thousands(tmp_path: Path) -> None:
    path = tmp_path / "en.feature"
    said = [
        "3 of 2 dossiers are 150 percent",
        "1.500 of 3.000 dossiers are 50 percent",
        "1,500 of 3,000 dossiers are 50 percent",
    ]
    scenarios = "\n".join(f"  Scenario: {place}\n    Then {line}" for place, line in enumerate(said))
    path.write_text(f"Feature: A\n{scenarios}\n", encoding="utf-8")
    part, dot, comma = run_file(path, in_memory).cases
    assert part.reports[0].found == "3 of 2: a part is between 0 and the whole"
    assert dot.reports[0].found.startswith("«1.500» is 1500 or 1.5")
    assert comma.verdict is Outcome.GREEN


@pytest.mark.parametrize(
    "line",
    [
        "Khi lãnh đạo phân công hồ sơ cho «» ngày 02/03/2026 10:00",
        "Khi lãnh đạo phân công hồ sơ cho «   » ngày 02/03/2026 10:00",
        "Khi cán bộ thụ lý lấy ý kiến « » ngày 03/03/2026 10:00",
        "Khi cán bộ một cửa công bố nghỉ « » ngày 09/03/2026",
    ],
)
def test_a_blank_name_is_told(tmp_path: Path, line: str) -> None:
    path = written(
        tmp_path,
        "Tình huống: A",
        "Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc",
        "Và người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026",
        line,
        ENDS,
    )
    verdict, reports = run(path)
    assert (verdict, [told.line for told in reports]) == (Outcome.RED, [6])
    assert "để trống" in reports[0].found

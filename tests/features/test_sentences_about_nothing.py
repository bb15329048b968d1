"""A «Thì» about what the scenario does not have is never green (câu nói về thứ không có)."""

import re
from pathlib import Path

import pytest

from features.scenario_run import Outcome, StepReport, run_file
from features.steps.dossier_fields import DOSSIER_FIELDS
from infrastructure.main import in_memory

SCHEMA = Path(__file__).parents[2] / "graphql" / "schema.graphql"
PUBLISHED = "Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc"
TAKEN_IN = [PUBLISHED, "Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công"]
REFUSED = [
    "Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026",
    "Thì bị từ chối với mã PROCEDURE_UNKNOWN",
]


def run(home: Path, *lines: str) -> tuple[Outcome, tuple[StepReport, ...]]:
    text = "\n    ".join(lines)
    path = home / "thu.feature"
    path.write_text(f"# language: vi\nTính năng: Thử\n  Tình huống: Thử\n    {text}\n", encoding="utf-8")
    (ran,) = run_file(path, in_memory).cases
    return ran.verdict, ran.reports


WITHOUT_DOSSIER = [
    "nhật ký hồ sơ không có sự kiện trả kết quả",
    "nhật ký hồ sơ có 0 sự kiện",
    "trạng thái hồ sơ không phải là đã trả kết quả",
    "ngày hẹn trả kết quả là chưa xác định",
    "hạn bổ sung hồ sơ là chưa xác định",
    "hạn của bước là chưa xác định",
    "ngày cuối được xin lỗi là chưa xác định",
    "ngày cuối được yêu cầu bổ sung là chưa xác định",
    "hồ sơ còn chờ 0 ý kiến",
    "mọi hồ sơ chỉ được yêu cầu bổ sung một lần",
    "mọi hồ sơ đã kết thúc đều giữ nguyên ngày hẹn trả",
    "không ai chịu phần chậm trễ",
    "căn cứ ghi nhận là «NĐ 61/2018/NĐ-CP»",
    "mã số hồ sơ là «H15.50-260302-0001»",
    "người tra cứu không đăng nhập không thấy được mục «applicant» của hồ sơ",
]


@pytest.mark.parametrize("line", WITHOUT_DOSSIER)
def test_a_sentence_about_a_dossier_needs_one(tmp_path: Path, line: str) -> None:
    verdict, (told,) = run(tmp_path, PUBLISHED, f"Thì {line}")
    assert (verdict, told.line) == (Outcome.RED, 5)
    assert "kịch bản chưa có hồ sơ nào được nộp" in told.found


def test_that_nothing_was_recorded_is_said_after_a_refused_hand_in(tmp_path: Path) -> None:
    nothing = ["Và nhật ký hồ sơ có 0 sự kiện", "Và nhật ký hồ sơ không có sự kiện nộp hồ sơ"]
    assert run(tmp_path, *REFUSED, *nothing) == (Outcome.GREEN, ())


@pytest.mark.parametrize("line", WITHOUT_DOSSIER[2:])
def test_a_refused_hand_in_leaves_no_dossier_to_speak_of(tmp_path: Path, line: str) -> None:
    verdict, (told,) = run(tmp_path, *REFUSED, f"Và {line}")
    assert verdict is Outcome.RED
    assert "hồ sơ chưa được nhận vào hệ thống" in told.found


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("quy trình «Không có» không có bất thường", "chưa có quy trình «Không có»"),
        ("số quyết định là «1»", "chưa có quyết định nào được ban hành"),
        (
            "thời hạn công bố của thủ tục 1.001806 nộp trực tuyến, trường hợp «không có», ngày 01/03/2026 "
            "là 5 ngày làm việc",
            "CASE_NOT_PUBLISHED: Trường hợp «không có» không có trong nội dung công bố",
        ),
        ("người tra cứu không đăng nhập không thấy được mục «vớ vẩn» của hồ sơ", "«vớ vẩn» không phải là mục nào"),
    ],
)
def test_a_name_of_nothing_is_told(tmp_path: Path, line: str, told: str) -> None:
    verdict, (report,) = run(tmp_path, *TAKEN_IN, f"Thì {line}")
    assert verdict is Outcome.RED
    assert told in report.found


def test_the_names_of_fields_are_those_of_the_api() -> None:
    found = re.search(r"^type Dossier \{(.*?)^\}", SCHEMA.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None
    assert set(re.findall(r"^  (\w+)[(:]", found[1], re.MULTILINE)) == set(DOSSIER_FIELDS)

"""A feature dropped into the room is run, and is red for the right reason (tệp mới không cần Python)."""

import shutil
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
GIVEN = "Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc"
HAND_IN = "Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026"
ACCEPT = "Và cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026"
GREEN = f"""# language: vi
Tính năng: Thả vào
  Kịch bản: Tiếp nhận được
    {GIVEN}
    {HAND_IN}
    {ACCEPT}
    Thì ngày hẹn trả kết quả là 09/03/2026
"""

DROPPED = {
    "moi/tha_vao": GREEN,
    "moi/nfd": unicodedata.normalize("NFD", GREEN),
    "windows": "\ufeff" + GREEN.replace("\n", "\r\n"),
    "khong_ghi_ngon_ngu": GREEN.replace("# language: vi\n", ""),
    "english": """
Feature: English needs no header
  Scenario: Accepted
    Given procedure 1.001806 is published from 2024-01-01 with a limit of 5 working days
    When the applicant hands in a dossier for procedure 1.001806 online on 2026-03-02
    And the one-stop officer accepts the dossier on 2026-03-02
    Then the promised date is 2026-03-09
""",
    "the_cua_luat_su": GREEN.replace("  Kịch bản", "  @nd-61/2018 @Điều_17\n  Kịch bản").replace("Tính", "@xyz\nTính"),
    "the_tren_du_lieu": GREEN.replace("Kịch bản", "Khung tình huống").replace("09/03/2026\n", "<ngay>\n")
    + "\n    @sau_khi_doi_luat\n    Dữ liệu:\n      | ngay |\n      | 09/03/2026 |\n",
    "trung_ten": GREEN + f"  Kịch bản: Tiếp nhận được\n    {GIVEN}\n    Thì ngày 02/03/2026 là ngày nghỉ\n",
    "do": GREEN.replace("09/03/2026", "10/03/2026"),
    "cau_la": GREEN.replace(ACCEPT, "Và cán bộ một cửa ngủ gật ngày 02/03/2026"),
    "go_nham": GREEN.replace("tiếp nhận hồ sơ ngày", "tiếp nhân hồ sơ ngày"),
    "sai_cho": GREEN.replace(ACCEPT, "Thì cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026"),
    "ngay_khong_co": GREEN.replace("trực tiếp ngày 02/03/2026", "trực tiếp ngày 31/02/2026"),
    "tu_choi_bo_quen": f"""# language: vi
Tính năng: Từ chối mà không ai nói tới
  Kịch bản: Bỏ quên
    {HAND_IN}
""",
    "chap_nhan_bo_quen": GREEN.replace("ngày hẹn trả kết quả là 09/03/2026", "bị từ chối với mã NOT_AUTHORISED"),
    "rong": "# language: vi\nTính năng: Rỗng\n  Kịch bản: Chưa viết\n",
    "khong_kich_ban": "# language: vi\nTính năng: Chưa có gì\n",
    "khong_doc_duoc": GREEN + "  Kịch bảng: Lạ\n",
    "bi_mat": GREEN.replace("  Kịch", f"  Kịch bảng: Mất\n    {HAND_IN}\n  Kịch"),
}


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str]]]:
    """Every dropped file with its tests: name and what pytest said, empty when green."""
    home = tmp_path_factory.mktemp("repo")
    shutil.copytree(REPO / "features", home / "features", ignore=shutil.ignore_patterns("*.feature", "__pycache__"))
    shutil.copy(REPO / "pyproject.toml", home)
    for room in ("domain", "application", "infrastructure"):
        (home / room).symlink_to(REPO / room)
    for name, text in DROPPED.items():
        path = home / "features" / f"{name}.feature"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    run = [sys.executable, "-m", "pytest", "-m", "not postgres", "-p", "no:cacheprovider", "-o", "junit_family=xunit1"]
    told = subprocess.run(
        [*run, "--continue-on-collection-errors", "--junitxml=told.xml", "features"],
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1, told.stdout + told.stderr
    return _told(home / "told.xml")


def _told(path: Path) -> dict[str, list[tuple[str, str]]]:
    results: dict[str, list[tuple[str, str]]] = {name: [] for name in DROPPED}
    for case in ET.parse(path).iter("testcase"):
        said = "".join(problem.text or "" for problem in case if problem.tag in ("failure", "error"))
        where = case.get("file") or f"{case.get('classname') or case.get('name')}"
        name = where.replace(".", "/") if "/" not in where else where
        results[name.removeprefix("features/").removesuffix("/feature").removesuffix(".feature")].append(
            (case.get("name", ""), said)
        )
    return results


@pytest.mark.parametrize(
    "name",
    ["moi/tha_vao", "moi/nfd", "windows", "khong_ghi_ngon_ngu", "english", "the_cua_luat_su", "the_tren_du_lieu"],
)
def test_a_dropped_file_runs_without_any_python(results, name):
    assert [said for _, said in results[name]] == [""]


def test_test_names_are_the_lawyers_own_words(results):
    assert [name for name, _ in results["moi/nfd"]] == ["Tiếp nhận được"]
    assert [name for name, _ in results["the_tren_du_lieu"]] == ["Tiếp nhận được[09/03/2026]"]


def test_two_scenarios_of_one_name_both_run(results):
    (first, green), (second, red) = results["trung_ten"]
    assert (first, second) == ("Tiếp nhận được", "Tiếp nhận được (2)")
    assert green == ""
    assert "ngày nghỉ" in red


RED = [
    ("do", "features/do.feature:7: Thì ngày hẹn trả kết quả là 10/03/2026", "hệ thống cho «09/03/2026»"),
    ("cau_la", "features/cau_la.feature:6: không có câu này", "cán bộ một cửa ngủ gật"),
    ("go_nham", "features/go_nham.feature:6: không có câu này", "≈ cán bộ một cửa tiếp nhận hồ sơ ngày"),
    ("sai_cho", "features/sai_cho.feature:6: câu này là hành vi", "chỉ đứng sau «Khi»"),
    ("ngay_khong_co", "features/ngay_khong_co.feature:5:", "«31/02/2026» không phải"),
    ("tu_choi_bo_quen", "features/tu_choi_bo_quen.feature:4:", "PROCEDURE_UNKNOWN"),
    ("chap_nhan_bo_quen", "features/chap_nhan_bo_quen.feature:7:", "hệ thống lại chấp nhận"),
    ("rong", "features/rong.feature:3:", "không có bước nào"),
    ("khong_kich_ban", "khong_kich_ban.feature:2:", "không có kịch bản nào"),
    ("khong_doc_duoc", "khong_doc_duoc.feature:8:", "Kịch bảng: Lạ"),
    ("bi_mat", "bi_mat.feature:4:", "đang bị hiểu là lời mô tả"),
]


@pytest.mark.parametrize(("name", "where", "why"), RED, ids=[row[0] for row in RED])
def test_a_red_scenario_says_where_and_why(results, name, where, why):
    ((_, said),) = results[name]
    assert where in said
    assert why in said
    assert "Traceback" not in said
    assert "site-packages" not in said


def test_a_feature_is_found_by_its_path_from_another_directory(tmp_path):
    path = REPO / "features" / "thoi_han" / "gio_lam_viec.feature"
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(path), "-k", "gio_lam_viec and R22"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_a_feature_outside_the_room_runs_with_the_plug_in(tmp_path):
    (tmp_path / "ngoai.feature").write_text(GREEN, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "infrastructure.rules.pytest_plugin", "-W", "error", "ngoai.feature"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "1 passed" in told.stdout

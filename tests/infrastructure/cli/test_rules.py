"""The lawyers' command: sentences, scenarios told and reported, coverage, drafts, history."""

import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest

from features.steps.grammar import grammar
from features.steps.values import TYPES
from tests.infrastructure.cli.conftest import Hoso

MIXED = """# language: vi
Tính năng: Xanh & <đỏ>
  Quy tắc: Điều 147 — Ngày đầu không tính
    Lời luật.

    Khung tình huống: Hẹn trả
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | hen_tra    |
        | 09/03/2026 |
        | 10/03/2026 |

    Tình huống: Câu lạ
      Thì trời mưa
"""
GREEN = MIXED.replace("        | 10/03/2026 |\n", "").partition("    Tình huống: Câu lạ")[0]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    path = tmp_path / "rules" / "lan.feature"
    path.parent.mkdir()
    path.write_text(MIXED, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("", 2, "tệp trống"),
        (GREEN.replace("| hen_tra    |", "| hentra     |"), 1, "không có cột <hen_tra>"),
        (
            GREEN.partition("      Dữ liệu:")[0],
            1,
            "câu này lấy <hen_tra> từ bảng «Dữ liệu» mà tình huống không có bảng",
        ),
    ],
    ids=["nothing", "another column", "no table"],
)
def test_what_is_missing_from_a_file_is_named(hoso: Hoso, mixed: Path, text: str, code: int, told: str) -> None:
    mixed.write_text(text, encoding="utf-8")
    answer = hoso("rules", "check", mixed)
    assert answer.code == code
    assert told in answer.out
    assert "≈" not in answer.out


def test_every_sentence_is_listed_with_what_it_does(hoso: Hoso) -> None:
    rows = json.loads(hoso("rules", "steps", "--format", "json").out)
    assert [row["id"] for row in rows] == list(grammar().sentences)
    assert all(row["says"].endswith((".", ")")) and row["example"] for row in rows)
    written = hoso("rules", "steps").out
    words = {word for kind in TYPES.values() for word in kind.words}
    codes = {word for row in rows for name, taken in row["slots"].items() if name == "code" for word in taken}
    assert [word for word in (*words, *codes) if word not in written] == []
    assert {"ILLEGAL_TRANSITION", "NOT_AUTHORISED", "OUTAGE_OUT_OF_ORDER", "LAW_NOT_LOADED"} <= codes
    english = hoso("rules", "steps", "--language", "en")
    assert "the one-stop officer accepts the dossier on" in english.out


def test_a_red_scenario_is_told_with_its_article_its_row_and_the_count(hoso: Hoso, mixed: Path) -> None:
    answer = hoso("rules", "check", mixed)
    assert answer.code == 1
    lines = [line.strip() for line in answer.out.splitlines()]
    assert "Điều 147 — Ngày đầu không tính" in lines
    assert "đạt         Hẹn trả · hen_tra: 09/03/2026" in lines
    assert "không đạt   Hẹn trả · hen_tra: 10/03/2026" in lines
    assert "dòng 10: Thì ngày hẹn trả kết quả là 10/03/2026" in lines
    assert "ngày hẹn trả kết quả: kịch bản nêu «10/03/2026», hệ thống cho «09/03/2026»" in lines
    assert any(re.fullmatch(r"07/03/2026 +không tính +Thứ Bảy .*", line) for line in lines)
    assert "câu chưa có Câu lạ" in lines
    assert lines[-1] == "3 tình huống trong 1 tệp: 1 đạt, 1 không đạt, 1 câu chưa có"


def test_the_exit_code_says_how_it_went(hoso: Hoso, mixed: Path) -> None:
    mixed.write_text(GREEN, encoding="utf-8")
    assert hoso("rules", "check", mixed.parent).code == 0
    (mixed.parent / "hong.feature").write_text("Tính năng: Hỏng\n  Kịch bảng: Lạ\n", encoding="utf-8")
    broken = hoso("rules", "check", mixed.parent)
    assert broken.code == 2
    assert "1 đạt" in broken.out.splitlines()[-1]
    assert "1 tệp không đọc được" in broken.out.splitlines()[-1]


@pytest.mark.parametrize("path", ["/nowhere/lan.feature", "empty"])
def test_a_path_without_features_is_one_line(hoso: Hoso, tmp_path: Path, path: str) -> None:
    (tmp_path / "empty").mkdir()
    answer = hoso("rules", "check", tmp_path / path)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert path in answer.err


def test_junit_counts_what_was_told(hoso: Hoso, mixed: Path, tmp_path: Path) -> None:
    hoso("rules", "check", mixed, "--junit", tmp_path / "told.xml")
    (suite,) = ET.parse(tmp_path / "told.xml").getroot()
    assert (suite.get("name"), suite.get("tests")) == ("Xanh & <đỏ>", "3")
    assert [[problem.tag for problem in case] for case in suite] == [[], ["failure"], ["error"]]
    assert "hệ thống cho «09/03/2026»" in (suite[1][0].text or "")


class Page(HTMLParser):
    """What a browser would meet: tags still open, addresses fetched, text shown."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "link", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_needs_nothing_else_and_shows_red_first(hoso: Hoso, mixed: Path, tmp_path: Path) -> None:
    (mixed.parent / "a_xanh.feature").write_text(GREEN.replace("Xanh & <đỏ>", "Toàn xanh"), encoding="utf-8")
    hoso("rules", "check", mixed.parent, "--html", tmp_path / "told.html")
    written = (tmp_path / "told.html").read_text(encoding="utf-8")
    page = Page(written)
    assert page.open == []
    assert page.links == ["#f1", "#f2"]
    assert "prefers-color-scheme: dark" in written
    assert "url(" not in written
    assert page.text.index("Xanh & <đỏ>") < page.text.index("Toàn xanh")
    assert page.text.index("không đạt Hẹn trả") < page.text.rindex("đạt Hẹn trả hen_tra: 09/03/2026")


@pytest.mark.slow
def test_coverage_is_for_people_programs_and_documents(hoso: Hoso) -> None:
    told = json.loads(hoso("rules", "coverage", "--format", "json").out)
    first = told["rules"][0]
    assert first["id"] == "R01"
    assert first["scenarios"]
    assert "| R01 |" in hoso("rules", "coverage", "--format", "markdown").out
    assert hoso("rules", "coverage", "--strict").code == int(told["hasHoles"])


@pytest.mark.postgres
def test_a_recorded_dossier_is_drafted_and_the_draft_is_green(housed: Hoso, tmp_path: Path) -> None:
    assert housed("demo", "--once").code == 0
    shown = housed("rules", "draft", "H14.15-260112-0001")
    assert (shown.code, shown.err) == (0, "")
    path = tmp_path / "ban_thao.feature"
    assert housed("rules", "draft", "H14.15-260112-0001", "--out", path).code == 0
    assert path.read_text(encoding="utf-8") == shown.out
    assert housed("rules", "check", path).code == 0

    history = housed("rules", "check", "--over-history")
    broken = re.findall(r"^    (\S+): sự kiện #", history.out, re.MULTILINE)
    assert history.code == 1  # the demonstration has dossiers that came late without an apology
    assert broken
    assert [code for code in broken if not re.fullmatch(r"H\d\d[.\d]*-\d{6}-\d{4}", code)] == []
    assert "14 hồ sơ trong nhật ký" in history.out
    assert "0 hồ sơ trái với câu này" in history.out
    case = Path(__file__).parents[2] / "features" / "cases" / "invariant_unknown_sentence.feature"
    unknown = housed("rules", "check", "--over-history", case)
    assert unknown.code == 1
    assert "không hỏi được: y" in unknown.out
    assert "0 hồ sơ trái với câu này" in unknown.out
    for code in ("1.001806", "nobody"):
        assert (housed("rules", "draft", code).code, housed("rules", "draft", code).err.count("\n")) == (2, 1)


def test_history_needs_an_invariant_and_writes_no_report(hoso: Hoso, mixed: Path) -> None:
    for arguments, named in (([mixed], "@bat_bien"), (["--html", "told.html"], "--html")):
        answer = hoso("rules", "check", "--over-history", *arguments)
        assert (answer.code, answer.err.count("\n")) == (2, 1)
        assert named in answer.err

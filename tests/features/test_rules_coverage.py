"""No rule of time stands without a scenario, and every hole is seen (độ phủ)."""

from pathlib import Path

import pytest

from domain.law.parameters import book
from domain.rulebook.book import RULES, rule
from domain.rulebook.rule import Rule
from domain.values import Article
from infrastructure.rules.coverage import coverage
from infrastructure.rules.coverage_report import as_json, markdown_lines, text_lines
from infrastructure.rules.reading_code import read_in_code

ROOM = Path(__file__).parents[2] / "features"
CLOCKS = {f"R{number:02}" for number in (*range(1, 46), 71, 72, 75)}

FEATURE = """# language: vi
@R01
Tính năng: Nối với quy tắc
  @R02
  Quy tắc: Điều 1 — Một
    Lời luật.

    @R03
    Khung tình huống: Nhiều cách nối (R04)
      Thì ngày <ngay> là ngày nghỉ
      Dữ liệu:
        | quy_tac  | ngay       |
        | R05 2026 | 27/04/2026 |
        | R06      | 27/04/2026 |
  Quy tắc: Điều 2 — Hai
    Lời luật.

    Tình huống: Không nối thêm, R99 không phải là liên kết
      Thì ngày 27/04/2026 là ngày nghỉ
"""


def made(*ids: str, parameters: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    return tuple(Rule(id, f"Quy tắc {id}.", Article("Luật Điều 1"), (len,), parameters) for id in ids)


@pytest.fixture
def feature(tmp_path: Path) -> Path:
    path = tmp_path / "noi.feature"
    path.write_text(FEATURE, encoding="utf-8")
    return path


def test_every_rule_of_time_has_a_scenario() -> None:
    found = coverage(RULES, book().keys(), read_in_code(book().keys()), sorted(ROOM.rglob("*.feature")))
    assert {one.id for one in found.rules} >= CLOCKS
    assert [one.id for one in found.without_scenario if one.id in CLOCKS] == []
    assert [(id, linked.where) for id, linked in found.unknown] == []
    assert [name for id, name in found.missing] == []


def test_rules_stand_by_number_and_are_found_by_it() -> None:
    numbers = [int(one.id.removeprefix("R")) for one in RULES]
    assert numbers == sorted(set(numbers))
    assert all(rule(one.id) is one for one in RULES)
    assert rule("R00") is None


def test_a_scenario_is_linked_by_tag_name_or_cell(feature: Path) -> None:
    linked = [one.rules for one in coverage((), (), (), [feature]).scenarios]
    assert linked == [
        ("R01", "R02", "R03", "R04", "R05"),
        ("R01", "R02", "R03", "R04", "R06"),
        ("R01",),
    ]


def test_every_kind_of_hole_is_seen(feature: Path) -> None:
    rules = made("R01", "R02", "R03", "R04", "R05", "R07", parameters=("a.listed", "a.gone"))
    found = coverage(rules, {"a.listed", "a.read", "a.alone"}, {"a.read"}, [feature])
    assert [one.id for one in found.without_scenario] == ["R07"]
    assert [id for id, _ in found.unknown] == ["R06"]
    assert found.unread == ("a.alone",)
    assert {name for _, name in found.missing} == {"a.gone"}
    assert found.has_holes
    told = "\n".join(text_lines(found))
    assert "Quy tắc chưa có tình huống: 1\n  R07" in told
    assert "a.alone" in "\n".join(markdown_lines(found))
    assert as_json(found)["rulesWithoutScenario"] == ["R07"]


def test_without_holes_nothing_is_missing(feature: Path) -> None:
    found = coverage(made("R01", "R02", "R03", "R04", "R05", "R06"), {"a.read"}, {"a.read"}, [feature])
    assert not found.has_holes
    assert found.unlinked == ()


def test_code_reads_a_parameter_by_its_name_or_by_names_put_together() -> None:
    asked = {"apology.extensions_allowed", "acts.accept", "acts.never_heard_of", "forms.receipt", "nobody.reads_this"}
    assert read_in_code(asked) == {"apology.extensions_allowed", "acts.accept", "forms.receipt"}

"""A year that a story opens has the days off that the law fixes, as an installation has them (mở lịch năm)."""

from pathlib import Path

import pytest

from domain.calendar.fixed_days import fixed_holidays
from features.scenario_run import Outcome, run_file
from features.steps.world import World
from infrastructure.main import in_memory
from tests.features.test_claims import say


@pytest.mark.parametrize("year", [2028, 2029, 2030])
def test_the_days_fixed_by_law_are_off(year: int) -> None:
    with World(in_memory) as world:
        say(world, f"cơ quan công bố mở lịch năm {year}")
        days = [day for command in fixed_holidays(year) for day in command.days]
        for day in days:
            say(world, f"ngày {day:%d/%m/%Y} là ngày nghỉ")
        assert len(days) >= 5


def test_they_may_be_named_again_and_others_added(tmp_path: Path) -> None:
    text = """# language: vi
Tính năng: Lịch
  Tình huống: Mở
    Cho cơ quan công bố mở lịch năm 2028
    Và cơ quan công bố công bố nghỉ «Nghỉ bù Tết Dương lịch» ngày 03/01/2028
    Và cơ quan công bố công bố nghỉ «Quốc tế lao động» ngày 01/05/2028
    Và cơ quan công bố công bố nghỉ «Bão» ngày 02/05/2028
    Thì thời hạn 1 ngày làm việc tính từ 28/04/2028 hết vào 03/05/2028
"""
    path = tmp_path / "lich.feature"
    path.write_text(text, encoding="utf-8")
    (ran,) = run_file(path, in_memory).cases
    assert (ran.verdict, ran.reports) == (Outcome.GREEN, ())


def test_a_year_known_already_is_opened_again_by_its_notice() -> None:
    with World(in_memory) as world:
        say(world, "cơ quan công bố mở lịch năm 2026")
        world.settle()
        say(world, "ngày 01/05/2026 là ngày nghỉ")

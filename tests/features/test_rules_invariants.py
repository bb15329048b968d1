"""Invariants hold for what was decided here, and see a history that hoso would not have made (bất biến)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from application import streams
from application.ports import Append, Metadata, NewFact
from domain.dossier.events import (
    DeadlineExtended,
    DossierAdopted,
    DossierConcluded,
    DossierRejected,
    DossierStopped,
    SupplementRequested,
)
from domain.dossier.status import Status
from domain.values import ActorId, Article, DossierId
from features.feature_reader import read_feature
from features.scenario_run import Outcome, cases_of, run_file
from features.steps.binding import bound_steps
from features.steps.expectations import ScenarioMismatch
from features.steps.grammar import grammar
from features.steps.invariants import INVARIANTS
from features.steps.world import BEGINNING, World
from infrastructure.main import in_memory
from infrastructure.rules.history import dossiers_in, invariants_in, problem_lines, survey, survey_lines, unasked_in
from tests.features.test_claims import say

FILE = Path(__file__).parents[2] / "features" / "bat_bien" / "bat_bien_ho_so.feature"
PUBLISHED = "thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc"
IN_PROCESS = [PUBLISHED, "hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 đã được phân công"]
APOLOGY = "lãnh đạo xin lỗi và hẹn lại ngày 20/03/2026 vào ngày 16/03/2026 với lý do «Cần xác minh»"
DECIDED = [
    "quyết định đồng ý đã được ban hành ngày 19/03/2026",
    "lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 19/03/2026",
]
HELD: dict[str, list[str]] = {
    "invariant.one_supplement": [
        *IN_PROCESS,
        "cán bộ thụ lý yêu cầu bổ sung «Bản vẽ» ngày 11/03/2026 với lý do «Thiếu»",
    ],
    "invariant.apology_before_late": [*IN_PROCESS, APOLOGY, *DECIDED],
    "invariant.rejection_reason": [
        PUBLISHED,
        "người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026",
        "cán bộ một cửa từ chối tiếp nhận hồ sơ ngày 02/03/2026 với lý do «Không thuộc thẩm quyền»",
    ],
    "invariant.date_stays": [*IN_PROCESS, APOLOGY, *DECIDED],
    "invariant.one_extension": [*IN_PROCESS, APOLOGY],
    "invariant.stop_reason": [
        PUBLISHED,
        "người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 06/03/2026",
        "cán bộ một cửa yêu cầu bổ sung «Bản vẽ» ngày 06/03/2026 với lý do «Thiếu»",
        "cán bộ một cửa dừng giải quyết hồ sơ ngày 30/03/2026 với lý do «Hết thời hạn bổ sung»",
    ],
}


SUPPLEMENT = SupplementRequested(
    by=ActorId("nobody"),
    occurred_at=BEGINNING,
    came_from=Status.IN_PROCESS,
    missing=("Bản vẽ",),
    reason="Thiếu",
    supply_until=None,
    form=None,
    basis=Article("NĐ 118/2025/NĐ-CP Điều 11"),
)


def lived(world: World, story: Sequence[str]) -> None:
    for line in story:
        say(world, line)
    world.settle()


def forced(world: World, *events: Any) -> None:
    """Facts that no command leads to, written into the log behind hoso's back."""
    stream = streams.dossier(world.dossier_id)
    meta = Metadata(actor=ActorId("nobody"), role="system", key=f"forced/{len(world.facts())}")
    world.run(world.store.log.append(Append([NewFact(stream, None, event) for event in events], meta, b"")))


def last(world: World, kind: type) -> Any:
    return next(fact.event for fact in reversed(world.facts()) if isinstance(fact.event, kind))


def broken(world: World, id: str) -> None:
    match id:
        case "invariant.one_supplement":
            forced(world, last(world, SupplementRequested))
        case "invariant.apology_before_late":
            forced(world, last(world, DossierConcluded))
        case "invariant.rejection_reason":
            forced(world, replace(last(world, DossierRejected), reason=" "))
        case "invariant.date_stays":
            forced(world, last(world, DeadlineExtended))
        case "invariant.one_extension":
            forced(world, last(world, DeadlineExtended))
        case "invariant.stop_reason":
            forced(world, replace(last(world, DossierStopped), reason=" "))


def test_every_invariant_is_a_sentence_and_the_other_way_round() -> None:
    assert set(INVARIANTS) == set(HELD) == {id for id in grammar().sentences if id.startswith("invariant.")}
    assert {one.id for one in invariants_in([FILE])} == set(INVARIANTS)


@pytest.mark.parametrize("id", HELD)
def test_a_scenario_sees_an_invariant_or_denies_it(id: str) -> None:
    with World(in_memory) as world:
        story = [line for line in HELD[id] if id != "invariant.apology_before_late" or line != APOLOGY]
        lived(world, HELD[id])
        bound_steps()[id](world)
    with World(in_memory) as world:
        lived(world, story)
        broken(world, id)
        with pytest.raises(ScenarioMismatch, match="sự kiện thứ"):
            bound_steps()[id](world)


@pytest.mark.parametrize("id", HELD)
def test_over_history_a_break_is_named_with_its_position(id: str) -> None:
    asked = invariants_in([FILE])
    with World(in_memory) as world:
        lived(world, [line for line in HELD[id] if id != "invariant.apology_before_late" or line != APOLOGY])
        broken(world, id)
        heard: list[int] = []
        surveyed = world.run(survey(world.store, world.run(dossiers_in(world.store)), asked, heard.append))
        position = world.facts()[-1].position
    assert (surveyed.dossiers, surveyed.adopted, heard) == (1, 0, [1])
    breaks = {one.id: one.breaks for one in surveyed.asked if one.breaks}
    if id == "invariant.date_stays":  # the forged date is a second one as well
        del breaks["invariant.one_extension"]
    ((code, positions),) = breaks[id]
    assert (list(breaks), positions) == ([id], (position,))
    assert re.fullmatch(r"H15\.50-2603\d\d-0001", code)
    assert f"    {code}: sự kiện #{position}" in survey_lines(surveyed)


def test_a_scenario_that_cannot_be_asked_is_told(tmp_path: Path) -> None:
    case = Path(__file__).parent / "cases" / "invariant_unknown_sentence.feature"
    other = tmp_path / "khac.feature"
    other.write_text(
        "# language: vi\nTính năng: A\n  @bat_bien\n  Kịch bản: B\n    Thì ngày 02/03/2026 là ngày làm việc\n",
        encoding="utf-8",
    )
    unknown, useless = unasked_in([FILE, case, other])
    assert (unknown.name, useless.name) == ("y", "B")
    assert f"{case}:9: không có câu này" in unknown.problems[0]
    assert "không có câu «mọi hồ sơ …» nào" in "\n".join(problem_lines([useless]))


def test_what_the_house_decided_breaks_nothing() -> None:
    asked = invariants_in([FILE])
    with World(in_memory) as world:
        lived(world, HELD["invariant.apology_before_late"])
        surveyed = world.run(survey(world.store, ["dossier/ho-so"], asked, lambda done: None))
    assert [one.breaks for one in surveyed.asked] == [[] for _ in INVARIANTS]


def test_a_dossier_taken_over_from_elsewhere_is_counted_and_not_asked() -> None:
    adopted = DossierAdopted(
        by=ActorId("nobody"),
        occurred_at=BEGINNING,
        source="receipt",
        case="a",
        channel=None,
        started_at=None,
        deadline_at=None,
        planned_end_at=None,
        ended_at=None,
        attributes={},
        lifecycle_model=None,
        classifiers={},
    )
    with World(in_memory) as world:
        lived(world, HELD["invariant.one_supplement"])
        world.dossier_id = DossierId("elsewhere")
        forced(world, adopted, *(2 * [SUPPLEMENT]))
        dossiers = world.run(dossiers_in(world.store))
        surveyed = world.run(survey(world.store, dossiers, invariants_in([FILE]), lambda done: None))
    assert dossiers == ["dossier/ho-so", "dossier/elsewhere"]
    assert (surveyed.dossiers, surveyed.adopted) == (2, 1)
    assert [one.breaks for one in surveyed.asked] == [[] for _ in INVARIANTS]


def test_every_scenario_of_the_file_is_an_invariant_and_green() -> None:
    assert all("bat_bien" in case.tags for case in cases_of(read_feature(FILE)))
    assert {ran.verdict for ran in run_file(FILE, in_memory).cases} == {Outcome.GREEN}

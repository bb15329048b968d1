"""No «Thì» is green whatever happens: each sees the truth and denies the untruth (câu đối chiếu)."""

from collections.abc import Iterator

import pytest

from features.steps.binding import bound_steps
from features.steps.expectations import ScenarioMismatch
from features.steps.grammar import grammar
from features.steps.invariants import INVARIANTS
from features.steps.world import World
from infrastructure.main import in_memory
from tests.features.claims import ANSWERS, CLAIMS, REFUSED, STEPS_OF_Q, STORY, TABLES


def say(world: World, line: str, datatable: list[list[str]] | None = None) -> None:
    (sentence,) = grammar().saying(line)
    wording = sentence.wordings["vi"]
    values = wording.values(line)
    assert values is not None
    table = {"datatable": datatable} if datatable else {}
    bound_steps()[sentence.id](world, **values, **table)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(in_memory) as world:
        for line in STORY:
            say(world, line, STEPS_OF_Q if line.startswith("quy trình") else None)
        world.settle()
        yield world


@pytest.mark.parametrize(("truth", "untruth"), CLAIMS)
def test_a_claim_is_seen_or_denied(world, truth, untruth):
    say(world, truth)
    with pytest.raises(ScenarioMismatch):
        say(world, untruth)


@pytest.mark.parametrize(("line", "true", "untrue"), TABLES)
def test_a_table_is_seen_or_denied(world, line, true, untrue):
    say(world, line, true)
    with pytest.raises(ScenarioMismatch):
        say(world, line, untrue)


@pytest.mark.parametrize(("truth", "untruth"), ANSWERS)
def test_a_refusal_is_seen_or_denied(world, truth, untruth):
    say(world, REFUSED)
    say(world, truth)
    say(world, REFUSED)
    with pytest.raises(ScenarioMismatch):
        say(world, untruth)


def test_every_claim_of_the_grammar_is_tried():
    said = [truth for truth, *_ in (*CLAIMS, *TABLES, *ANSWERS)]
    said.append("không ai chịu phần chậm trễ")  # its own test below: nobody can bear and not bear it in one story
    tried = {grammar().saying(truth)[0].id for truth in said} | set(INVARIANTS)  # those: test_rules_invariants.py
    assert tried == {sentence.id for sentence in grammar().sentences.values() if sentence.kind == "then"}


@pytest.mark.parametrize("line", ["người nộp rút hồ sơ ngày 11/03/2026", "trạng thái hồ sơ là đã xử lý xong"])
def test_a_refusal_that_nobody_speaks_of_is_told_by_the_next_line(world, line):
    say(world, REFUSED)
    with pytest.raises(ScenarioMismatch, match="ILLEGAL_TRANSITION"):
        say(world, line)


def test_lateness_that_nobody_bears_is_seen_or_denied(world: World) -> None:
    with pytest.raises(ScenarioMismatch, match=r"H15\.50"):
        say(world, "không ai chịu phần chậm trễ")
    with World(in_memory) as early:
        for line in (STORY[1], "hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công"):
            say(early, line)
        say(early, "không ai chịu phần chậm trễ")

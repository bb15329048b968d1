"""Runs features and says how each scenario went, knowing nothing of pytest (chạy kịch bản)."""

import inspect
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pytest_bdd.parser import Feature, Scenario, Step

from domain.errors import Malformed, NotPermitted
from domain.law.deadlines import DayCount
from features.expected_count import expected_count
from features.feature_reader import FeatureUnreadable, read_feature
from features.sentence_check import check_scenario, checks_something, lost_sentences, words_for
from features.steps.binding import bound_steps
from features.steps.expectations import ScenarioMismatch, UnspokenRefusal, unexpected
from features.steps.grammar import Sentence, grammar
from features.steps.world import OpenStore, World

_LOGGER = logging.getLogger(__name__)


_NOT_TAKEN = "hệ thống không nhận một giá trị nêu trong câu này; xem lại các giá trị, hoặc chạy «hoso rules steps»"


class Outcome(StrEnum):
    """How a scenario went (kết quả kịch bản)."""

    GREEN = "đạt"
    RED = "không đạt"
    UNKNOWN = "câu chưa có"
    MISWRITTEN = "viết sai"
    UNCHECKED = "không kiểm tra gì"


@dataclass(frozen=True, slots=True)
class ScenarioCase:
    """A scenario, or one row of its «Dữ liệu», ready to run (tình huống).

    name is as the file has it; article is the line of «Quy tắc», empty where none stands above.
    """

    scenario: Scenario
    name: str
    article: str
    row: tuple[tuple[str, str], ...]
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class StepReport:
    """What went wrong: the line of the feature, the sentence there, and what was found (điều phát hiện).

    day count is the count behind the dossier's promised date, or behind the limit that the sentence names.
    """

    line: int
    sentence: str
    found: str
    day_count: DayCount | None = None


@dataclass(frozen=True, slots=True)
class Ran:
    """A case as it went (kịch bản đã chạy)."""

    case: ScenarioCase
    verdict: Outcome
    reports: tuple[StepReport, ...] = ()


@dataclass(frozen=True, slots=True)
class FeatureRan:
    """A feature as it went; unreadable says where it could not be read (tệp kịch bản đã chạy)."""

    path: Path
    name: str
    cases: tuple[Ran, ...] = ()
    unreadable: str = ""

    def count(self, verdict: Outcome) -> int:
        """How many cases went that way (số kịch bản)."""
        return sum(ran.verdict is verdict for ran in self.cases)


def run_file(path: Path, open_installation: OpenStore) -> FeatureRan:
    """Run everything in a file, each case by itself (chạy một tệp). Raises Malformed for a broken grammar.

    What cannot be read is reported.
    """
    bound_steps()
    try:
        feature = read_feature(path)
    except FeatureUnreadable as error:
        return FeatureRan(path, path.stem, unreadable=str(error))
    lost = lost_sentences(feature)
    if lost:
        return FeatureRan(path, feature.name, unreadable="\n".join(finding.located(str(path)) for finding in lost))
    return FeatureRan(path, feature.name, tuple(run_case(case, open_installation) for case in cases_of(feature)))


def cases_of(feature: Feature) -> Iterator[ScenarioCase]:
    """Every scenario and every row, in the order of the file (các tình huống)."""
    for name, template in feature.scenarios.items():
        rule = template.rule
        tags = frozenset(template.tags | feature.tags | (rule.tags if rule is not None else set()))
        for row in [row for table in template.examples for row in table.as_contexts()] or [{}]:
            yield ScenarioCase(
                template.render(row), name, rule.name if rule is not None else "", tuple(row.items()), tags
            )


def run_case(case: ScenarioCase, open_installation: OpenStore) -> Ran:
    """Run one case in a world of its own (chạy một tình huống)."""
    findings = check_scenario(case.scenario)
    if findings:
        reports = (StepReport(found.line, found.text, "\n".join((found.why, *found.nearest))) for found in findings)
        unknown = any(found.unknown for found in findings)
        return Ran(case, Outcome.UNKNOWN if unknown else Outcome.MISWRITTEN, tuple(reports))
    with World(open_installation) as world:
        red = _first_red(case.scenario, world)
    if red is not None:
        return Ran(case, Outcome.RED, (red,))
    if not checks_something(case.scenario):
        why = words_for(case.scenario)["unchecked"]
        return Ran(case, Outcome.UNCHECKED, (StepReport(case.scenario.line_number, case.scenario.name, why),))
    return Ran(case, Outcome.GREEN)


def _first_red(scenario: Scenario, world: World) -> StepReport | None:
    """The line that does not hold; a refusal that nobody spoke of is the fault of the line that was refused."""
    refused = step = scenario.steps[0]
    try:
        for step in scenario.steps:
            carry_out(step, world)
            refused = step if world.is_refused else refused
        world.settle()
    except UnspokenRefusal as error:
        return StepReport(refused.line_number, f"{refused.keyword} {refused.name}", str(error))
    except Exception as error:  # whatever a step raises makes its scenario red, as in a test run
        said = f"{step.keyword} {step.name}"
        return StepReport(step.line_number, said, in_words(error, scenario.feature.language), _day_count(step, world))
    return None


def sentence_of(step: Step) -> Sentence:
    """The one sentence of the grammar that a checked line is (câu)."""
    (sentence,) = grammar().saying(step.name)
    return sentence


def carry_out(step: Step, world: World) -> None:
    """Do what a checked line says. Raises ScenarioMismatch where it does not hold (thực hiện một câu)."""
    sentence = sentence_of(step)
    function = bound_steps()[sentence.id]
    taken = inspect.signature(function).parameters
    given: dict[str, object] = {"world": world, **sentence.values(step.name)}
    if step.datatable is not None:
        given["datatable"] = step.datatable.raw()
    function(**{name: value for name, value in given.items() if name in taken})


def in_words(error: Exception, language: str) -> str:
    """What went wrong, without a word of the program's language (lời của lỗi).

    What a value means nothing for is said in the language of the feature, everything else in Vietnamese.
    """
    if isinstance(error, ScenarioMismatch):
        return str(error)
    if isinstance(error, NotPermitted):
        return str(unexpected(error))
    said = getattr(error, "vi", "")
    if said:
        return str(said) if language == "vi" else str(error)
    if isinstance(error, Malformed):  # told to programs only
        return _NOT_TAKEN
    _LOGGER.error("a sentence could not be carried out", exc_info=error)
    if isinstance(error, ValueError | LookupError | OverflowError):
        return _NOT_TAKEN
    return "hệ thống gặp lỗi khi thực hiện câu này; lỗi không do kịch bản, đề nghị báo người phụ trách hệ thống"


def _day_count(step: Step, world: World) -> DayCount | None:
    sentence = sentence_of(step)
    try:
        values = sentence.values(step.name)
    except ValueError:  # a value that means nothing, which is what made the line red
        return None
    return expected_count(sentence.id, values, world)

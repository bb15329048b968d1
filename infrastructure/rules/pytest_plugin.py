"""Makes every .feature a test file that pytest-bdd runs with the sentences of the grammar (trình cắm pytest).

Loaded by ``pyproject.toml``; ``pytest -p infrastructure.rules.pytest_plugin FILE`` runs a feature elsewhere.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from pytest_bdd import feature as bdd_cache
from pytest_bdd import parsers, scenario
from pytest_bdd import step as bdd_step
from pytest_bdd.parser import Feature, Scenario, Step

from features.feature_reader import FeatureUnreadable, read_feature
from features.scenario_run import in_words
from features.sentence_check import check_scenario, checks_something, lost_sentences, words_for
from features.steps.binding import bound_steps
from features.steps.expectations import UnspokenRefusal
from features.steps.grammar import KEYWORDS, Wording, grammar
from features.steps.world import World
from infrastructure.main import in_memory

_WORLD = pytest.StashKey[World]()
_STEP = pytest.StashKey[Step]()
_REFUSED = pytest.StashKey[Step]()
_LANGUAGE = pytest.StashKey[str]()


class UnknownSentence(Exception):
    """A scenario speaks a sentence that the grammar does not know (câu chưa có)."""


class UncheckedScenario(Exception):
    """A scenario has no sentence that says what must be seen (không kiểm tra gì)."""


class _WordingParser(parsers.StepParser):
    """Lets pytest-bdd read a line as the grammar does, however it is spelled."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.text)
        self._wording = wording

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """The values of a line."""
        return self._wording.values(name)

    def is_matching(self, name: str) -> bool:
        """Whether a line is this sentence."""
        return self._wording.match(name) is not None


for _sentence in grammar().sentences.values():
    for _wording in _sentence.wordings.values():
        for _keyword in KEYWORDS[_sentence.kind]:
            # pytest-bdd puts the step's fixture among the names of the calling module: this one.
            bdd_step(_WordingParser(_wording), _keyword)(bound_steps()[_sentence.id])


@pytest.fixture
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    """The world of one scenario (bối cảnh của một kịch bản)."""
    with World(in_memory) as world:
        request.node.stash[_WORLD] = world
        yield world


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Every .feature is a test file (mỗi tệp .feature là một tệp kiểm thử)."""
    return FeatureFile.from_parent(parent, path=file_path) if file_path.suffix.lower() == ".feature" else None


class FeatureFile(pytest.Module):
    """A feature as a module of tests, one for each scenario or row of «Dữ liệu» (tệp kịch bản)."""

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """The scenarios, under the names lawyers gave them."""
        try:
            feature = read_feature(self.path)
        except FeatureUnreadable as error:
            raise self.CollectError(str(error)) from error
        lost = lost_sentences(feature)
        if lost:
            raise self.CollectError("\n".join(finding.located(_shown(feature)) for finding in lost))
        # pytest-bdd finds a feature it has read before in this cache, so it never reads the file itself.
        bdd_cache.features[feature.filename] = feature
        self.obj = _module_of(feature)
        yield from super().collect()


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str, function: Callable[..., object]) -> bool:
    """Tags belong to the lawyers: they are no pytest marks, but «-k» finds them (thẻ)."""
    return True


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let ``-k nd_61_2018`` choose scenarios by their tags (chọn theo thẻ)."""
    if isinstance(item.parent, FeatureFile):
        item.extra_keyword_matches.update(getattr(getattr(item, "obj", None), "lawyers_tags", ()))


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, scenario: Scenario) -> None:
    """Before anything runs, name every sentence that cannot (kiểm tra câu)."""
    request.node.stash[_LANGUAGE] = scenario.feature.language
    findings = check_scenario(scenario)
    if findings:
        raise UnknownSentence("\n".join(finding.located(_shown(scenario.feature)) for finding in findings))


def pytest_bdd_after_step(request: pytest.FixtureRequest, step: Step) -> None:
    """Remember which line was refused (việc bị từ chối)."""
    world = request.node.stash.get(_WORLD, None)
    if world is not None and world.is_refused:
        request.node.stash[_REFUSED] = step


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Step) -> None:
    """Remember where the scenario is (bước đang chạy)."""
    request.node.stash[_STEP] = step


def pytest_bdd_after_scenario(request: pytest.FixtureRequest, scenario: Scenario) -> None:
    """A refusal that no sentence spoke of makes the scenario red (từ chối ngoài kịch bản)."""
    world = request.node.stash.get(_WORLD, None)
    if world is not None:
        world.settle()
    if not checks_something(scenario):
        where = f"{_shown(scenario.feature)}:{scenario.line_number}: {scenario.name}"
        raise UncheckedScenario(f"{where}\n    {words_for(scenario)['unchecked']}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell a red scenario in the words of its file, without a traceback (báo cáo)."""
    report = yield
    error = call.excinfo.value if call.excinfo is not None else None
    if isinstance(error, UnknownSentence | UncheckedScenario):
        report.longrepr = str(error)
    elif isinstance(error, Exception) and isinstance(item.parent, FeatureFile):
        step = item.stash.get(_REFUSED if isinstance(error, UnspokenRefusal) else _STEP, None)
        where = f"{report.nodeid.split('::')[0]}:{step.line_number}: {step.keyword} {step.name}\n    " if step else ""
        report.longrepr = f"{where}{in_words(error, item.stash.get(_LANGUAGE, 'vi'))}"
    return report


def _module_of(feature: Feature) -> ModuleType:
    """A module holding one test function per scenario, made by pytest-bdd."""
    module = ModuleType(Path(feature.filename).stem)
    module.__file__ = feature.filename
    for name, template in feature.scenarios.items():
        test = scenario(feature.filename, name, features_base_dir=str(Path(feature.filename).parent))(_nothing_more())
        test.__dict__["__test__"] = True
        test.__dict__["place_as"] = _at_line(feature.filename, template.line_number)
        rule_tags = template.rule.tags if template.rule is not None else set()
        test.__dict__["lawyers_tags"] = feature.tags | rule_tags | template.tags
        setattr(module, _test_name(name), test)
    return module


def _nothing_more() -> Callable[[], None]:
    def passed() -> None:
        """Everything a scenario says is in its steps."""

    return passed


def _at_line(path: str, line: int) -> FunctionType:
    """Where pytest should say the test stands: in the feature, not in pytest-bdd."""
    code: CodeType = _nothing_more().__code__
    return FunctionType(code.replace(co_filename=path, co_firstlineno=line), {})


def _test_name(name: str) -> str:
    """The scenario's own name; only what pytest reads as structure is taken out."""
    return name.replace("::", ":").replace("[", "(").replace("]", ")") or "(không tên)"


def _shown(feature: Feature) -> str:
    path = Path(feature.filename)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)

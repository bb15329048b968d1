"""Invariants laid against everything recorded (bất biến trên lịch sử).

The log is read twice: once for the names of its dossiers, then dossier by dossier, so that memory holds one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pytest_bdd.parser import Scenario

from application import streams
from application.case_store import CaseStore
from application.ports import Fact
from domain.dossier.code import code_in_register
from domain.dossier.events import DossierAdopted, DossierSubmitted
from domain.values import legal_day
from features.feature_reader import read_feature
from features.law_tags import folded
from features.scenario_run import ScenarioCase, cases_of, sentence_of
from features.sentence_check import check_scenario
from features.steps.invariants import INVARIANTS

TAG = "bat_bien"
PAGE = 1000


@dataclass(slots=True)
class InvariantCheck:
    """A sentence asked of every dossier, where it stands, and who breaks it (bất biến được hỏi).

    breaks are codes of dossiers with the log positions of the facts that break the sentence.
    """

    id: str
    sentence: str
    article: str
    where: str
    breaks: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Surveyed:
    """How much was looked at; adopted ones came from another system, which did not say enough (phạm vi đã xét)."""

    dossiers: int
    adopted: int
    asked: tuple[InvariantCheck, ...]


def invariants_in(paths: Iterable[Path]) -> tuple[InvariantCheck, ...]:
    """The sentences of scenarios tagged ``@bat_bien`` that can be asked of any dossier. Raises FeatureUnreadable."""
    found: dict[str, InvariantCheck] = {}
    for path in paths:
        for case in cases_of(read_feature(path)):
            if not _is_invariant(case) or check_scenario(case.scenario):
                continue
            for step in case.scenario.steps:
                id = sentence_of(step).id
                if id in INVARIANTS:
                    found.setdefault(id, InvariantCheck(id, step.name, case.article, f"{path}:{step.line_number}"))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Unasked:
    """A scenario tagged ``@bat_bien`` that cannot be asked of a history, and why (bất biến không hỏi được)."""

    name: str
    problems: tuple[str, ...]


def unasked_in(paths: Iterable[Path]) -> tuple[Unasked, ...]:
    """What ``invariants_in`` passes over: nothing of it may be lost in silence. Raises FeatureUnreadable."""
    found: list[Unasked] = []
    for path in paths:
        for case in cases_of(read_feature(path)):
            if not _is_invariant(case):
                continue
            problems = tuple(problem.located(str(path)) for problem in check_scenario(case.scenario))
            problems = problems or tuple(_passed_over(case.scenario, path))
            if problems:
                found.append(Unasked(case.name, problems))
    return tuple(found)


def _is_invariant(case: ScenarioCase) -> bool:
    return any(folded(tag) == TAG for tag in case.tags)


def _passed_over(scenario: Scenario, path: Path) -> Iterator[str]:
    """Outcomes that are asked of no history; a refusal is told of the scenario's own act and asks nothing else."""
    ids = {step.line_number: sentence_of(step) for step in scenario.steps}
    if not any(sentence.id in INVARIANTS for sentence in ids.values()):
        yield f"{path}:{scenario.line_number}: không có câu «mọi hồ sơ …» nào để hỏi lịch sử"
        return
    for step in scenario.steps:
        sentence = ids[step.line_number]
        if sentence.kind == "then" and sentence.id not in (*INVARIANTS, "refusal.given"):
            yield f"{path}:{step.line_number}: câu này không hỏi được lịch sử nên chưa kiểm tra: {step.name}"


def problem_lines(unasked: Iterable[Unasked]) -> Iterator[str]:
    """The scenarios that were not asked, before what was (bất biến không hỏi được)."""
    for one in unasked:
        yield f"không hỏi được: {one.name}"
        yield from (f"  {line}" for problem in one.problems for line in problem.splitlines())


async def dossiers_in(store: CaseStore) -> list[str]:
    """The streams of every dossier of the log, oldest first (các hồ sơ trong nhật ký)."""
    found: dict[str, None] = {}
    after, head = 0, await store.log.head()
    while after < head:
        page = await store.log.tail(after, PAGE)
        if not page:
            break
        found.update((fact.stream, None) for fact in page if streams.is_dossier(fact.stream))
        after = page[-1].position
    return list(found)


async def survey(
    store: CaseStore, dossiers: Sequence[str], asked: Sequence[InvariantCheck], progress: Callable[[int], None]
) -> Surveyed:
    """Ask every sentence of every dossier, by its stream; progress hears how many are done (xét lịch sử)."""
    adopted = 0
    for number, stream in enumerate(dossiers, 1):
        facts = await store.log.facts(stream)
        if isinstance(facts[0].event, DossierAdopted):
            adopted += 1
        else:
            await _ask(store, asked, facts)
        progress(number)
    return Surveyed(len(dossiers), adopted, tuple(asked))


def survey_lines(surveyed: Surveyed) -> Iterator[str]:
    """What was asked and who breaks it, for a person to look at (kết quả xét lịch sử)."""
    yield f"{surveyed.dossiers} hồ sơ trong nhật ký, {surveyed.adopted} tiếp nhận từ hệ thống khác nên không hỏi"
    for one in surveyed.asked:
        yield f"{one.sentence} ({one.article}; {one.where})"
        asking = "; đề nghị người có thẩm quyền xem xét:" if one.breaks else ""
        yield f"  {len(one.breaks)} hồ sơ trái với câu này{asking}"
        for code, positions in one.breaks:
            yield f"    {code}: sự kiện {', '.join(f'#{position}' for position in positions)}"


async def _ask(store: CaseStore, asked: Iterable[InvariantCheck], facts: Sequence[Fact]) -> None:
    for one in asked:
        broken = INVARIANTS[one.id](facts)
        if broken:
            one.breaks.append((await _code(store, facts), tuple(fact.position for fact in broken)))


async def _code(store: CaseStore, facts: Sequence[Fact]) -> str:
    """The code of a dossier as its register gave it, else the name of its stream."""
    submitted = facts[0]
    dossier = submitted.stream.removeprefix("dossier/")
    if not isinstance(submitted.event, DossierSubmitted) or submitted.number is None:
        return submitted.stream
    day = legal_day(submitted.event.occurred_at)
    register = await store.log.facts(streams.intake_register(submitted.event.agency, day))
    own = next((fact.event for fact in register if fact.event.dossier == dossier), None)
    return submitted.stream if own is None else code_in_register(own, submitted.number)

"""A draft tells a recorded life again, runs green, and names nobody (bản thảo từ nhật ký)."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from application import streams
from application.access.actors import SYSTEM
from application.case_store import CaseStore
from application.record import record
from domain.calendar.published import published_decisions
from domain.errors import Malformed
from domain.law.parameters import book
from features.feature_reader import read_feature
from features.scenario_run import Outcome, run_file
from features.sentence_check import check_feature
from features.steps.world import World
from infrastructure.identity.subject_keys import SqliteSubjectKeys
from infrastructure.log.memory_log import MemoryLog
from infrastructure.main import in_memory
from infrastructure.rules.feature_draft import FeatureDraft, draft, gather
from infrastructure.sample_data.demonstration.run import ScriptClock, run_script
from infrastructure.sample_data.demonstration.script import ScriptedCase, acts, agencies
from tests.features.test_claims import say

GENERIC = re.compile(r"(Giấy tờ|Đơn vị|Cơ quan được hỏi|trường hợp) \d+|Lý do theo hồ sơ|Ý kiến trả lời|Nội dung đúng")
CASES = {act.case.name: act.case for act in acts()}


@pytest.fixture(scope="module")
def store() -> Iterator[CaseStore]:
    """An installation in memory in which every story of the demonstration was lived."""
    subject_keys, clock = SqliteSubjectKeys(None), ScriptClock()
    store = CaseStore(MemoryLog(), clock, subject_keys, book(), b"drafts")
    asyncio.run(lived(store, clock))
    yield store
    subject_keys.close()


async def lived(store: CaseStore, clock: ScriptClock) -> None:
    for command in published_decisions():
        await record(store, SYSTEM, command)
    await run_script(store, clock, progress=lambda done, of: None)


def drafted(store: CaseStore, case: ScriptedCase) -> FeatureDraft:
    return draft(asyncio.run(gather(store, case.dossier)))


@pytest.mark.parametrize("name", CASES)
def test_a_draft_runs_green_and_speaks_the_grammar(store: CaseStore, tmp_path: Path, name: str) -> None:
    made = drafted(store, CASES[name])
    path = tmp_path / "ban_thao.feature"
    path.write_text(made.text, encoding="utf-8")
    (ran,) = run_file(path, in_memory).cases
    assert made.unsaid is None
    assert (ran.verdict, ran.reports) == (Outcome.GREEN, ())
    assert check_feature(read_feature(path)) == ()


@pytest.mark.parametrize("name", CASES)
def test_a_draft_names_nobody(store: CaseStore, name: str) -> None:
    case = CASES[name]
    text = drafted(store, case).text
    facts = asyncio.run(store.log.facts(streams.dossier(case.dossier)))
    acted = {fact.meta.actor for fact in facts}
    said = {getattr(fact.event, field, None) or case.dossier for fact in facts for field in ("reason", "unit", "of")}
    papers = {paper for fact in facts for paper in getattr(fact.event, "missing", ())}
    secret = {case.applicant, case.dossier, case.agency, *agencies().values(), *acted, *said, *papers}
    assert [word for word in secret if word in text] == []
    assert all(GENERIC.fullmatch(part) for quoted in re.findall("«([^»]*)»", text) for part in quoted.split("; "))


def test_the_first_fact_that_no_sentence_tells_ends_the_draft(store: CaseStore, tmp_path: Path) -> None:
    life = asyncio.run(gather(store, CASES["late-with-apology"].dossier))
    strange = life.facts[3]._replace(meta=replace(life.facts[3].meta, role="public"))
    made = draft(replace(life, facts=(*life.facts[:3], strange, *life.facts[4:])))
    assert made.unsaid == strange
    assert f"# Chưa có câu cho {strange.topic}" in made.text
    assert acts(made) == acts(draft(life))[:3]
    path = tmp_path / "ban_thao.feature"
    path.write_text(made.text, encoding="utf-8")
    assert [ran.verdict for ran in run_file(path, in_memory).cases] == [Outcome.GREEN]


def acts(made: FeatureDraft) -> list[str]:
    """What was done, without the keywords before it."""
    return re.findall(r"^      (?:Và|Khi) (.*)$", made.text.partition("      Thì ")[0], re.MULTILINE)


def test_only_a_dossier_handed_in_here_is_drafted(store: CaseStore) -> None:
    with pytest.raises(Malformed, match="was not handed in here"):
        asyncio.run(gather(store, "nobody"))


FAR = 2029
OPENED = [
    f"cơ quan công bố mở lịch năm {FAR}",
    f"cơ quan công bố công bố nghỉ «Nghỉ» ngày 02/01/{FAR}",
    "thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc",
]


@pytest.mark.parametrize(("day", "said"), [(f"29/12/{FAR - 1}", 3), ("02/03/2026", 0)])
def test_a_draft_writes_the_years_and_days_off_that_it_needs(tmp_path: Path, day: str, said: int) -> None:
    story = [
        f"cơ quan công bố mở lịch năm {FAR - 1}",
        *OPENED,
        f"hồ sơ thủ tục 1.001806 nộp trực tiếp ngày {day} đã được",
    ]
    with World(in_memory) as world:
        for line in (*story[:-1], f"{story[-1]} tiếp nhận"):
            say(world, line)
        made = draft(world.run(gather(world.store, world.dossier_id)))
    path = tmp_path / "ban_thao.feature"
    path.write_text(made.text, encoding="utf-8")
    (ran,) = run_file(path, in_memory).cases
    assert (made.unsaid, ran.verdict, ran.reports) == (None, Outcome.GREEN, ())
    assert len(re.findall(r"mở lịch năm|công bố nghỉ", made.text)) == said

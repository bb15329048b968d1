"""Finds lines of a feature that the grammar does not know (kiểm tra câu).

Knows nothing of pytest, so that a checker on the command line says the same as a test run.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gherkin.dialect import Dialect
from pytest_bdd.parser import Examples, Feature, Scenario, Step

from features.feature_reader import read_text
from features.steps.grammar import KEYWORDS, grammar


@dataclass(frozen=True, slots=True)
class SentenceProblem:
    """A line that cannot be carried out, and why (câu không thực hiện được)."""

    line: int
    text: str
    why: str
    nearest: tuple[str, ...] = ()

    def located(self, path: str) -> str:
        """The finding as a lawyer reads it, with file and line (thông báo)."""
        return "\n".join((f"{path}:{self.line}: {self.why}", f"    {self.text}", *self._suggestions()))

    def _suggestions(self) -> Iterable[str]:
        return (f"      ≈ {known}" for known in self.nearest)


def check_feature(feature: Feature) -> tuple[SentenceProblem, ...]:
    """Every finding of a feature, each line once (kiểm tra một tệp)."""
    found = (
        finding
        for template in feature.scenarios.values()
        for row in _rows(template.examples)
        for finding in check_scenario(template.render(row))
    )
    return tuple(dict.fromkeys((*lost_sentences(feature), *found)))


def lost_sentences(feature: Feature) -> tuple[SentenceProblem, ...]:
    """Known sentences that Gherkin took for description, since the line above misspells «Kịch bản» (câu bị mất)."""
    dialect = Dialect.for_name(feature.language)
    if dialect is None:
        return ()
    carried = {step.line_number for template in feature.scenarios.values() for step in template.steps}
    keywords = {*dialect.given_keywords, *dialect.when_keywords, *dialect.then_keywords}
    keywords |= {*dialect.and_keywords, *dialect.but_keywords}
    words = _WORDS[_language(feature)]["lost"]
    return tuple(
        SentenceProblem(number, line, words)
        for number, line in enumerate(map(str.strip, read_text(Path(feature.filename)).splitlines()), 1)
        if number not in carried
        and any(line.startswith(word) and grammar().saying(line[len(word) :].strip()) for word in keywords)
    )


def check_scenario(scenario: Scenario) -> tuple[SentenceProblem, ...]:
    """Every finding of one scenario (kiểm tra một kịch bản)."""
    words = _WORDS[_language(scenario.feature)]
    if not scenario.steps:
        return (SentenceProblem(scenario.line_number, scenario.name, words["empty"]),)
    return tuple(finding for step in scenario.steps for finding in _check_step(step, scenario.feature))


def _check_step(step: Step, feature: Feature) -> Iterable[SentenceProblem]:
    language = _language(feature)
    words = _WORDS[language]
    said = f"{step.keyword} {step.name}"
    known = grammar().saying(step.name)
    if not known and (columns := _COLUMN.findall(step.name)):
        yield SentenceProblem(step.line_number, said, words["column"].format(", ".join(columns)))
    elif not known:
        yield SentenceProblem(step.line_number, said, words["unknown"], grammar().nearest(step.name, language))
    elif len(known) > 1:
        yield SentenceProblem(
            step.line_number, said, words["unclear"], tuple(one.wordings[language].example(language) for one in known)
        )
    elif step.type not in KEYWORDS[known[0].kind]:
        yield SentenceProblem(step.line_number, said, words[known[0].kind])


def _rows(tables: Sequence[Examples]) -> Sequence[dict[str, str]]:
    return [row for table in tables for row in table.as_contexts()] or [{}]


_COLUMN = re.compile("<[^<>]+>")
"""What stands for a column of a table and was not filled in from one."""


def _language(feature: Feature) -> str:
    return feature.language if feature.language in _WORDS else "en"


_WORDS = {
    "vi": {
        "unknown": "không có câu này trong ngữ pháp; các câu gần nhất:",
        "column": "bảng «Dữ liệu» không có cột {}; kiểm tra tên cột ở dòng đầu bảng",
        "unclear": "câu này hiểu được theo nhiều cách:",
        "empty": "kịch bản không có bước nào",
        "lost": "câu này đang bị hiểu là lời mô tả; kiểm tra từ khóa «Kịch bản», «Khung tình huống» ở trên",
        "given": "câu này là bối cảnh, chỉ đứng sau «Cho» hoặc «Biết»",
        "when": "câu này là hành vi, chỉ đứng sau «Khi», hoặc sau «Cho», «Biết» nếu đã làm trước đó",
        "then": "câu này là điều phải thấy, chỉ đứng sau «Thì»",
    },
    "en": {
        "unknown": "no such sentence in the grammar; the nearest ones:",
        "column": "no table of examples has the column {}; check the names in its first line",
        "unclear": "this sentence can be read in more than one way:",
        "empty": "the scenario has no steps",
        "lost": "this sentence is taken for description; check the keyword Scenario above it",
        "given": "this sentence is a state of affairs and stands under Given only",
        "when": "this sentence is an act and stands under When, or under Given for what was done before",
        "then": "this sentence is what must be seen and stands under Then only",
    },
}

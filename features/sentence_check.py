"""Finds lines of a feature that cannot be carried out as they stand (kiểm tra câu).

Knows nothing of pytest, so that a checker on the command line says the same as a test run.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gherkin.dialect import Dialect
from pytest_bdd.parser import Examples, Feature, Scenario, ScenarioTemplate, Step

from features import rule_numbers
from features.feature_reader import OPENS_WITHOUT_KEYWORD, ragged_rows, read_text
from features.law_tags import unknown_tags
from features.nearest_sentence import nearest
from features.problem_words import WORDS
from features.steps.grammar import KEYWORDS, Sentence, grammar


@dataclass(frozen=True, slots=True)
class SentenceProblem:
    """A line that cannot be carried out, and why (câu không thực hiện được).

    unknown: the grammar has no such sentence; else the sentence, its table or a tag is written wrong.
    """

    line: int
    text: str
    why: str
    nearest: tuple[str, ...] = ()
    unknown: bool = False

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
    words = WORDS[_language(feature)]["lost"]
    return tuple(
        SentenceProblem(number, line, words)
        for number, line in enumerate(map(str.strip, read_text(Path(feature.filename)).splitlines()), 1)
        if number not in carried
        and any(
            line.casefold().startswith(word.casefold()) and grammar().saying(line[len(word) :].strip())
            for word in keywords
        )
    )


def check_scenario(scenario: Scenario) -> tuple[SentenceProblem, ...]:
    """Every finding of one scenario (kiểm tra một kịch bản)."""
    words = words_for(scenario)
    if not scenario.steps:
        return (SentenceProblem(scenario.line_number, scenario.name, words["empty"]),)
    tags = (*_tags(scenario, words), *_numbers(scenario, words))
    whole = (*tags, *_uneven(scenario, words), *_unused(scenario, words))
    steps = (finding for step in scenario.steps for finding in _check_step(step, scenario, words))
    return tuple(sorted((*whole, *steps), key=lambda finding: finding.line))


def words_for(scenario: Scenario) -> Mapping[str, str]:
    """What is said of a scenario, in its language (lời nhắc)."""
    return WORDS[_language(scenario.feature)]


def checks_something(scenario: Scenario) -> bool:
    """Whether any line of a scenario says what must be seen (có điều phải thấy)."""
    return any(sentence.kind == "then" for step in scenario.steps for sentence in grammar().saying(step.name))


def _tags(scenario: Scenario, words: Mapping[str, str]) -> Iterator[SentenceProblem]:
    rule = scenario.rule
    tags = scenario.tags | scenario.feature.tags | (rule.tags if rule is not None else set())
    for tag in unknown_tags(tags, rule.name if rule is not None else ""):
        yield SentenceProblem(_line_of(f"@{tag}", scenario), f"@{tag}", words["tag"])
    for tag in rule_numbers.unknown(rule_numbers.in_tags(tags)):
        yield SentenceProblem(_line_of(f"@{tag}", scenario), f"@{tag}", _no_rule(tag, words))


def _numbers(scenario: Scenario, words: Mapping[str, str]) -> Iterator[SentenceProblem]:
    """Rules that the scenario's name or a cell of «Dữ liệu» names, and that nobody has."""
    for said in rule_numbers.unknown(rule_numbers.in_name(scenario.name)):
        yield SentenceProblem(scenario.line_number, scenario.name, _no_rule(said, words))
    template = _template(scenario)
    for table in template.examples if template is not None else ():
        cells = (one for row in table.as_contexts() for one in rule_numbers.in_row(row))
        for one in rule_numbers.unknown(cells):
            yield SentenceProblem(table.line_number or scenario.line_number, one, _no_rule(one, words))


def _no_rule(said: str, words: Mapping[str, str]) -> str:
    return words["no_rule"].format(said, rule_numbers.known_numbers())


def _uneven(scenario: Scenario, words: Mapping[str, str]) -> Iterator[SentenceProblem]:
    for row in ragged_rows(scenario):
        shown = f"| {' | '.join(row.cells)} |"
        if len(row.cells) < len(row.header):
            missing = ", ".join(f"«{name}»" for name in row.header[len(row.cells) :])
            yield SentenceProblem(row.line, shown, words["short"].format(missing))
        else:
            extra = ", ".join(f"«{cell}»" for cell in row.cells[len(row.header) :])
            yield SentenceProblem(row.line, shown, words["long"].format(extra, ", ".join(row.header)))


def _unused(scenario: Scenario, words: Mapping[str, str]) -> Iterator[SentenceProblem]:
    """Columns of «Dữ liệu» that no line names: a misspelt header, or an expectation that nobody asks."""
    template = _template(scenario)
    if template is None:
        return
    said = " ".join((template.name, *(_text_of(step) for step in template.steps)))
    for table in template.examples:
        for column in table.example_params:
            if f"<{column}>" not in said and column not in NOTES:
                yield SentenceProblem(table.line_number or scenario.line_number, column, words["unused"].format(column))
        twice = sorted({column for column in table.example_params if table.example_params.count(column) > 1})
        for column in twice:
            yield SentenceProblem(table.line_number or scenario.line_number, column, words["twice"].format(column))


def _check_step(step: Step, scenario: Scenario, words: Mapping[str, str]) -> Iterator[SentenceProblem]:
    language = _language(scenario.feature)
    said = f"{step.keyword} {step.name}"
    columns = tuple(dict.fromkeys(_COLUMN.findall(_text_of(step))))
    known = grammar().saying(step.name)
    if step.type == OPENS_WITHOUT_KEYWORD:
        yield SentenceProblem(step.line_number, said, words["opens"].format(step.keyword.strip()))
    elif columns:
        yield SentenceProblem(step.line_number, said, _no_column(columns, scenario, words))
    elif not known:
        yield _unknown(step, scenario, language)
    elif len(known) > 1:
        shown = tuple(one.wordings[language].example(language) for one in known)
        yield SentenceProblem(step.line_number, said, words["unclear"], shown)
    elif step.type not in KEYWORDS[known[0].kind]:
        yield SentenceProblem(step.line_number, said, words[known[0].kind])
    else:
        yield from _check_table(step, known[0], words)


def _unknown(step: Step, scenario: Scenario, language: str) -> SentenceProblem:
    words, found = WORDS[language], nearest(step.name, language)
    empty = _empty_cell(step, scenario)
    where = ("differs" if found.wanted else "extra") if found.said else "lacks"
    which = words["empty_cell"].format(empty) if empty else words[where].format(found.said, found.wanted)
    why = f"{words['unknown']}{which if empty or found.said or found.wanted else ''}; {words['nearest']}"
    return SentenceProblem(step.line_number, f"{step.keyword} {step.name}", why, found.examples, unknown=True)


def _empty_cell(step: Step, scenario: Scenario) -> str | None:
    """The column whose empty cell made this line what it is."""
    template = _template(scenario)
    if template is None:
        return None
    written = next((one.name for one in template.steps if one.line_number == step.line_number), "")
    for row in _rows(template.examples):
        empty = [column for column, value in row.items() if not value.strip() and f"<{column}>" in written]
        filled = written
        for column, value in row.items():
            filled = filled.replace(f"<{column}>", value)
        if empty and filled == step.name:
            return empty[0]
    return None


def _no_column(columns: Sequence[str], scenario: Scenario, words: Mapping[str, str]) -> str:
    template = _template(scenario)
    names = ", ".join(columns)
    if template is None or not template.examples:
        return words["no_table"].format(names)
    if not any(table.examples for table in template.examples):
        return words["no_rows"].format(names)
    header = ", ".join(dict.fromkeys(name for table in template.examples for name in table.example_params))
    return words["column"].format(names, header)


def _check_table(step: Step, sentence: Sentence, words: Mapping[str, str]) -> Iterator[SentenceProblem]:
    said, wanted = f"{step.keyword} {step.name}", " | ".join(column.names[0] for column in sentence.columns)
    if step.datatable is None:
        if sentence.columns and not sentence.optional_table:
            yield SentenceProblem(step.line_number, said, words["table_missing"].format(wanted))
        return
    header, *rows = [[str(cell) for cell in row] for row in step.datatable.raw()]
    line = step.datatable.location.line
    if not sentence.columns:
        yield SentenceProblem(line, said, words["table_extra"])
        return
    shown = f"| {' | '.join(header)} |"
    missing = [one.names[0] for one in sentence.columns if not any(map(one.is_called, header))]
    strange = [name for name in header if not any(one.is_called(name) for one in sentence.columns)]
    if missing:
        yield SentenceProblem(line, shown, words["table_column"].format(", ".join(missing), wanted))
    if strange:
        yield SentenceProblem(line, shown, words["table_unused"].format(", ".join(strange), wanted))
    twice = [one.names[0] for one in sentence.columns if sum(map(one.is_called, header)) > 1]
    if twice:
        yield SentenceProblem(line, shown, words["table_twice"].format(", ".join(twice)))
    if not rows:
        yield SentenceProblem(line, shown, words["table_rows"])


def _text_of(step: Step) -> str:
    cells = (cell for row in step.datatable.raw() for cell in row) if step.datatable is not None else ()
    return " ".join((step.name, step.docstring or "", *cells))


def _rows(tables: Sequence[Examples]) -> Sequence[dict[str, str]]:
    return [row for table in tables for row in table.as_contexts()] or [{}]


def _template(scenario: Scenario) -> ScenarioTemplate | None:
    every = scenario.feature.scenarios.values()
    return next((template for template in every if template.line_number == scenario.line_number), None)


def _line_of(text: str, scenario: Scenario) -> int:
    """The last line with these words at or above a scenario."""
    lines = read_text(Path(scenario.feature.filename)).splitlines()[: scenario.line_number]
    return max((number for number, line in enumerate(lines, 1) if text in line.split()), default=scenario.line_number)


_COLUMN = re.compile("<[^<>]+>")
"""What stands for a column of a table and was not filled in from one."""

NOTES = ("quy_tac", "rule", "vi_sao", "why", "ghi_chu", "note")
"""Columns that tell the reader something and no sentence (cột chú thích)."""


def _language(feature: Feature) -> str:
    return feature.language if feature.language in WORDS else "en"

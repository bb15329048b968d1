"""Reads a feature as lawyers write it into what pytest-bdd runs (đọc kịch bản).

Text is taken as NFC with plain blanks, however it was typed. A file without ``# language:`` is Vietnamese when it
opens with «Tính năng». Nothing a lawyer wrote is lost: two scenarios of one name both run, tags on «Dữ liệu», which
pytest-bdd would turn into pytest marks, are put aside, and a table of uneven rows or a scenario that opens with «Và»
spoils only itself.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from gherkin.ast_builder import AstBuilder
from gherkin.errors import CompositeParserException, NoSuchLanguageException, ParserException, UnexpectedEOFException
from gherkin.parser import Parser
from gherkin.token_matcher import TokenMatcher
from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.gherkin_parser import GherkinDocument
from pytest_bdd.gherkin_parser import Scenario as ParsedScenario
from pytest_bdd.gherkin_parser import Step as ParsedStep
from pytest_bdd.parser import Feature, FeatureParser, Scenario, Step
from pytest_bdd.types import STEP_TYPE_BY_PARSER_KEYWORD

from domain.errors import Malformed
from features.orthography import plain_blanks

_VIETNAMESE = re.compile(r"^\s*Tính năng\s*:", re.MULTILINE)
_LANGUAGE = re.compile(r"^\s*#\s*language\s*:", re.MULTILINE)


OPENS_WITHOUT_KEYWORD = "and"
"""The type of steps that continue nothing, since their scenario opens with «Và», «Nhưng» or «*»."""


class FeatureUnreadable(Malformed):
    """A file that is not a feature: where it breaks off and what stands there (kịch bản không đọc được)."""


@dataclass(frozen=True, slots=True)
class RaggedRow:
    """A row of a table with more or fewer cells than its header (dòng lệch cột)."""

    line: int
    header: tuple[str, ...]
    cells: tuple[str, ...]


_RAGGED: WeakKeyDictionary[Feature, Mapping[int, Sequence[RaggedRow]]] = WeakKeyDictionary()


def ragged_rows(scenario: Scenario) -> Sequence[RaggedRow]:
    """The rows of a scenario's tables that do not fit their header (dòng lệch cột)."""
    return _RAGGED.get(scenario.feature, {}).get(scenario.line_number, ())


def read_feature(path: Path) -> Feature:
    """The feature in a file (đọc một tệp). Raises FeatureUnreadable."""
    parser = _NormalisedParser(str(path.parent), path.name)
    try:
        feature = parser.parse()
    except GherkinParseError as error:
        text = f"{path}:{error.line}: {_MISPLACED}\n    {error.line_content.strip()}"
        raise FeatureUnreadable(text) from error
    _RAGGED[feature] = _by_scenario(parser.ragged, feature)
    if not feature.scenarios:
        raise FeatureUnreadable(f"{path}:{feature.line_number}: không có kịch bản nào")
    return feature


def read_text(path: Path) -> str:
    """The text of a feature in NFC with plain blanks, without a byte-order mark (văn bản)."""
    try:
        return plain_blanks(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FeatureUnreadable(f"{path}:1: không phải văn bản UTF-8") from error


class _NormalisedParser(FeatureParser):
    """pytest-bdd's parser over text we have read ourselves (bộ đọc)."""

    ragged: tuple[RaggedRow, ...] = ()

    def parse_steps(self, steps_data: list[ParsedStep]) -> list[Step]:
        """The steps; those before the first keyword that says what they are have a type of their own."""
        lost = 0
        while lost < len(steps_data) and steps_data[lost].keyword_type not in STEP_TYPE_BY_PARSER_KEYWORD:
            lost += 1
        nameless = [
            Step(
                name=step.text,
                type=OPENS_WITHOUT_KEYWORD,
                indent=step.location.column - 1,
                line_number=step.location.line,
                keyword=step.keyword.title(),
                datatable=step.datatable,
                docstring=step.docstring.content if step.docstring else None,
            )
            for step in steps_data[:lost]
        ]
        return [*nameless, *super().parse_steps(steps_data[lost:])]

    def _parse_feature_file(self) -> GherkinDocument:
        path = Path(self.abs_filename)
        text = read_text(path)
        unsaid = "vi" if _VIETNAMESE.search(text) and not _LANGUAGE.search(text) else "en"
        try:
            builder = _LenientBuilder()
            parsed = Parser(builder).parse(text, TokenMatcher(unsaid))
            self.ragged = tuple(builder.ragged)
        except CompositeParserException as error:
            raise _unreadable(path, error.errors[0]) from error
        if parsed.get("feature") is None:
            raise FeatureUnreadable(f"{path}:1: tệp trống")
        document = GherkinDocument.from_dict(parsed)
        scenarios = _scenarios(document)
        _name_apart(scenarios)
        for scenario in scenarios:
            for examples in scenario.examples:
                examples.tags = []
        return document


def _scenarios(document: GherkinDocument) -> list[ParsedScenario]:
    children = [inner for child in document.feature.children for inner in (child, *getattr(child.rule, "children", ()))]
    return [child.scenario for child in children if child.scenario is not None]


def _name_apart(scenarios: list[ParsedScenario]) -> None:
    """pytest-bdd keeps scenarios by name and would silently drop all but the last of a name."""
    names: Counter[str] = Counter()
    for scenario in scenarios:
        names[scenario.name] += 1
        if names[scenario.name] > 1:
            scenario.name = f"{scenario.name} ({names[scenario.name]})"


class _LenientBuilder(AstBuilder):
    """Keeps tables of uneven rows, evened out, and remembers which rows were uneven."""

    def __init__(self) -> None:
        super().__init__()
        self.ragged: list[RaggedRow] = []

    def ensure_cell_count(self, rows: Any) -> None:  # type: ignore[override]  # a method here, static there
        """Even out rows that do not fit the first one."""
        header = rows[0]["cells"] if rows else []
        for row in rows[1:]:
            cells = row["cells"]
            if len(cells) == len(header):
                continue
            names, said = (tuple(cell["value"] for cell in some) for some in (header, cells))
            self.ragged.append(RaggedRow(row["location"]["line"], names, said))
            missing = [{"location": row["location"], "value": ""} for _ in header[len(cells) :]]
            row["cells"] = [*cells[: len(header)], *missing]


def _by_scenario(ragged: Sequence[RaggedRow], feature: Feature) -> Mapping[int, Sequence[RaggedRow]]:
    """Uneven rows by the line of the scenario they stand in; those of a background belong to every scenario."""
    found: dict[int, list[RaggedRow]] = defaultdict(list)
    lines = sorted(template.line_number for template in feature.scenarios.values())
    for row in ragged:
        before = [line for line in lines if line < row.line]
        for line in before[-1:] or lines:
            found[line].append(row)
    return found


def _unreadable(path: Path, error: ParserException) -> FeatureUnreadable:
    line = error.location["line"]
    lines = read_text(path).splitlines()
    text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return FeatureUnreadable(f"{path}:{line}: {_WHY.get(type(error), _MISPLACED)}\n    {text}")


_MISPLACED = (
    "dòng này không đứng được ở đây; mỗi dòng mở đầu bằng một từ khóa đúng chữ hoa: «Tính năng:», «Quy tắc:», "
    "«Tình huống:», «Khung tình huống:», «Dữ liệu:», «Cho », «Khi », «Thì », «Và », «Nhưng », hoặc là dòng bảng «| … |»"
)
_WHY: Mapping[type, str] = {
    NoSuchLanguageException: "không có ngôn ngữ này; ghi «# language: vi» hoặc «# language: en»",
    UnexpectedEOFException: 'tệp kết thúc giữa chừng: thẻ «@…» hoặc ngoặc «"""» cuối tệp chưa có phần theo sau',
}

"""Reads a feature as lawyers write it into what pytest-bdd runs (đọc kịch bản).

Text is taken as NFC with plain blanks however it was typed. A file without ``# language:`` is Vietnamese when it
opens with «Tính năng». Nothing a lawyer wrote is lost: two scenarios of one name both run, and tags on «Dữ liệu», which
pytest-bdd would turn into pytest marks, are put aside.
"""

import re
from collections import Counter
from pathlib import Path

from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser
from gherkin.token_matcher import TokenMatcher
from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.gherkin_parser import GherkinDocument
from pytest_bdd.gherkin_parser import Scenario as ParsedScenario
from pytest_bdd.parser import Feature, FeatureParser

from domain.errors import Malformed
from domain.plain_text import plain_form

_VIETNAMESE = re.compile(r"^\s*Tính năng\s*:", re.MULTILINE)
_LANGUAGE = re.compile(r"^\s*#\s*language\s*:", re.MULTILINE)


class FeatureUnreadable(Malformed):
    """A file that is not a feature: where it breaks off and what stands there (kịch bản không đọc được)."""


def read_feature(path: Path) -> Feature:
    """The feature in a file (đọc một tệp). Raises FeatureUnreadable."""
    try:
        feature = _NormalisedParser(str(path.parent), path.name).parse()
    except GherkinParseError as error:
        raise FeatureUnreadable(f"{path}:{error.line}: {error.message}\n    {error.line_content.strip()}") from error
    if not feature.scenarios:
        raise FeatureUnreadable(f"{path}:{feature.line_number}: không có kịch bản nào (no scenario)")
    return feature


def read_text(path: Path) -> str:
    """The text of a feature in NFC, without a byte-order mark (văn bản)."""
    try:
        return plain_form(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FeatureUnreadable(f"{path}:1: không phải văn bản UTF-8 (not UTF-8 text)") from error


class _NormalisedParser(FeatureParser):
    """pytest-bdd's parser over text we have read ourselves (bộ đọc)."""

    def _parse_feature_file(self) -> GherkinDocument:
        path = Path(self.abs_filename)
        text = read_text(path)
        unsaid = "vi" if _VIETNAMESE.search(text) and not _LANGUAGE.search(text) else "en"
        try:
            parsed = Parser().parse(text, TokenMatcher(unsaid))
        except CompositeParserException as error:
            raise _unreadable(path, error.errors[0]) from error
        if parsed.get("feature") is None:
            raise FeatureUnreadable(f"{path}:1: tệp trống (nothing in it)")
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


def _unreadable(path: Path, error: ParserException) -> FeatureUnreadable:
    line = error.location["line"]
    lines = read_text(path).splitlines()
    text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return FeatureUnreadable(f"{path}:{line}: {error}\n    {text}")

"""The one grammar of features: every sentence once, in two languages (ngữ pháp).

Read from ``grammar.toml``; knows nothing of what the sentences do, nor of pytest.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Literal, cast

from domain.errors import Malformed
from features.steps.values import TYPES

Kind = Literal["given", "when", "then"]
LANGUAGES = ("vi", "en")
KEYWORDS: Mapping[Kind, tuple[Kind, ...]] = {"given": ("given",), "when": ("when", "given"), "then": ("then",)}
"""Under which keyword a sentence of each kind may stand: what can be done may also have been done before."""

_GRAMMAR = Path(__file__).with_name("grammar.toml")
PLACE = re.compile(r"\{(\w+):(\w+)\}")
_OPTIONAL = re.compile(r"\[[^]]*\]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence in one language (cách viết một câu)."""

    text: str
    regex: re.Pattern[str]
    types: Mapping[str, str]

    def converters(self) -> dict[str, Callable[[str], object]]:
        """What each value means; a part left out is None (giá trị)."""
        return {name: _optional(TYPES[kind].convert) for name, kind in self.types.items()}

    def example(self, language: str) -> str:
        """The sentence as it could stand in a feature (ví dụ)."""
        return PLACE.sub(lambda place: TYPES[place[2]].examples[language], self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One step of the grammar: who binds it and how it may be said (câu)."""

    id: str
    kind: Kind
    wordings: Mapping[str, Wording]

    def says(self, text: str) -> bool:
        """Whether a line of a feature is this sentence, in any language (khớp câu)."""
        return any(wording.regex.fullmatch(text) for wording in self.wordings.values())


@dataclass(frozen=True, slots=True)
class Grammar:
    """Every sentence by its id (ngữ pháp)."""

    sentences: Mapping[str, Sentence]

    def saying(self, text: str) -> tuple[Sentence, ...]:
        """The sentences that a line of a feature can be: one when the grammar is clear, none when unknown."""
        return tuple(sentence for sentence in self.sentences.values() if sentence.says(text))

    def nearest(self, text: str, language: str, count: int = 3) -> tuple[str, ...]:
        """Known sentences most like an unknown line, as examples in a language (câu gần nhất)."""
        spoken = [sentence.wordings[language].example(language) for sentence in self.sentences.values()]
        return tuple(sorted(spoken, key=lambda known: _likeness(text, known), reverse=True)[:count])


@cache
def grammar() -> Grammar:
    """The grammar of the installation (ngữ pháp của hệ thống)."""
    with _GRAMMAR.open("rb") as file:
        table = tomllib.load(file)
    rows = ((f"{topic}.{name}", row) for topic, names in table.items() for name, row in names.items())
    return Grammar({id: _sentence(id, row) for id, row in rows})


def _sentence(id: str, row: Mapping[str, str]) -> Sentence:
    if row.get("kind") not in KEYWORDS or set(row) != {"kind", *LANGUAGES}:
        raise Malformed(f"grammar.toml: {id} needs kind (given, when, then) and a wording in vi and en")
    wordings = {language: _wording(row[language]) for language in LANGUAGES}
    if wordings["vi"].types != wordings["en"].types:
        raise Malformed(f"grammar.toml: {id} carries other values in vi than in en")
    return Sentence(id, cast(Kind, row["kind"]), wordings)


def _wording(text: str) -> Wording:
    types = {found[1]: found[2] for found in PLACE.finditer(text)}
    unknown = set(types.values()) - set(TYPES)
    if unknown:
        raise Malformed(f"grammar.toml: «{text}» uses unknown types {sorted(unknown)}")
    # A table may follow, announced by a colon.
    return Wording(text, re.compile("".join(_regex(text)) + ":?", re.IGNORECASE), types)


def _regex(text: str) -> Iterator[str]:
    for part in re.split(r"(\{\w+:\w+\}|\[|\])", text):
        place = PLACE.fullmatch(part)
        if place:
            yield f"(?P<{place[1]}>{TYPES[place[2]].pattern})"
        else:
            yield {"[": "(?:", "]": ")?"}.get(part) or re.escape(part)


def _optional(convert: Callable[[str], object]) -> Callable[[str | None], object]:
    return lambda text: None if text is None else convert(text)


def _likeness(text: str, known: str) -> float:
    short, full = _OPTIONAL.sub("", known), re.sub(r"[\[\]]", "", known)
    return max(max(_ratio(text, said), _ratio(_bare(text), _bare(said))) for said in (short, full))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()


def _bare(text: str) -> str:
    """The verb of a sentence, without who, when and what."""
    return _VALUES.sub("", text)


_VALUES = re.compile(rf"{TYPES['role'].pattern}|{TYPES['quoted'].pattern}|\d[\d/.:,-]*", re.IGNORECASE)

"""The one grammar of features: every sentence once, in two languages (ngữ pháp).

Read from ``grammar.toml``; knows nothing of what the sentences do, nor of pytest.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from domain.errors import Malformed
from features.orthography import canonical
from features.steps.values import TYPES

Kind = Literal["given", "when", "then"]
LANGUAGES = ("vi", "en")
KEYWORDS: Mapping[Kind, tuple[Kind, ...]] = {"given": ("given",), "when": ("when", "given"), "then": ("then",)}
"""Under which keyword a sentence of each kind may stand: what can be done may also have been done before."""

_GRAMMAR = Path(__file__).with_name("grammar.toml")
PLACE = re.compile(r"\{(\w+):(\w+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence in one language (cách viết một câu)."""

    text: str
    regex: re.Pattern[str]
    types: Mapping[str, str]
    language: str

    def match(self, said: str) -> re.Match[str] | None:
        """A line of a feature as this sentence, however it is spelled; None where it is another (khớp câu)."""
        return self.regex.fullmatch(canonical(said))

    def values(self, said: str) -> dict[str, object] | None:
        """What the values of a line mean, None where it is another sentence. Raises Malformed (giá trị trong câu)."""
        found = self.match(said)
        return None if found is None else {name: convert(found[name]) for name, convert in self.converters().items()}

    def converters(self) -> dict[str, Callable[[str], object]]:
        """What each value means; a part left out is None (giá trị)."""
        return {name: _optional(TYPES[kind].reader(self.language)) for name, kind in self.types.items()}

    def example(self, language: str) -> str:
        """The sentence as it could stand in a feature (ví dụ)."""
        return PLACE.sub(lambda place: TYPES[place[2]].examples[language], self.text)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table below a sentence, by its header in either language (cột của bảng)."""

    names: tuple[str, ...]

    def is_called(self, header: str) -> bool:
        """Whether a header names it (tên cột)."""
        return canonical(header).casefold() in self.names


@dataclass(frozen=True, slots=True)
class Sentence:
    """One step of the grammar: who binds it and how it may be said (câu).

    columns are those of the table that stands below it, none where no table may; optional_table where it may be left
    out.
    """

    id: str
    kind: Kind
    wordings: Mapping[str, Wording]
    columns: tuple[TableColumn, ...] = ()
    optional_table: bool = False

    def says(self, text: str) -> bool:
        """Whether a line of a feature is this sentence, in any language (khớp câu)."""
        return any(wording.match(text) for wording in self.wordings.values())

    def values(self, said: str) -> dict[str, object]:
        """What the values of a line mean; its language is the first whose wording fits. Raises Malformed."""
        read = (wording.values(said) for wording in self.wordings.values())
        return next(values for values in read if values is not None)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Every sentence by its id (ngữ pháp)."""

    sentences: Mapping[str, Sentence]

    def saying(self, text: str) -> tuple[Sentence, ...]:
        """The sentences that a line of a feature can be: one when the grammar is clear, none when unknown."""
        return tuple(sentence for sentence in self.sentences.values() if sentence.says(text))


@cache
def grammar() -> Grammar:
    """The grammar of the installation (ngữ pháp của hệ thống)."""
    with _GRAMMAR.open("rb") as file:
        table = tomllib.load(file)
    rows = ((f"{topic}.{name}", row) for topic, names in table.items() for name, row in names.items())
    return Grammar({id: _sentence(id, row) for id, row in rows})


def _sentence(id: str, row: Mapping[str, Any]) -> Sentence:
    if row.get("kind") not in KEYWORDS or set(row) - {"columns", "optional_table"} != {"kind", *LANGUAGES}:
        raise Malformed(f"grammar.toml: {id} needs kind (given, when, then) and a wording in vi and en")
    wordings = {language: _wording(row[language], language) for language in LANGUAGES}
    if wordings["vi"].types != wordings["en"].types:
        raise Malformed(f"grammar.toml: {id} carries other values in vi than in en")
    columns = tuple(TableColumn(tuple(names)) for names in row.get("columns", ()))
    return Sentence(id, cast(Kind, row["kind"]), wordings, columns, bool(row.get("optional_table")))


def _wording(text: str, language: str) -> Wording:
    types = {found[1]: found[2] for found in PLACE.finditer(text)}
    unknown = set(types.values()) - set(TYPES)
    if unknown:
        raise Malformed(f"grammar.toml: «{text}» uses unknown types {sorted(unknown)}")
    # A table may follow, announced by a colon.
    return Wording(text, re.compile("".join(_regex(text)) + ":?", re.IGNORECASE), types, language)


def _regex(text: str) -> Iterator[str]:
    for part in re.split(r"(\{\w+:\w+\}|\[|\])", text):
        place = PLACE.fullmatch(part)
        if place:
            yield f"(?P<{place[1]}>{TYPES[place[2]].pattern})"
        else:
            yield {"[": "(?:", "]": ")?"}.get(part) or re.escape(part)


def _optional(convert: Callable[[str], object]) -> Callable[[str | None], object]:
    return lambda text: None if text is None else convert(text)

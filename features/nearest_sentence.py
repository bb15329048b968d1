"""The sentences of the grammar most like an unknown line, and the words in which the line differs (câu gần nhất)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from features.orthography import canonical
from features.steps.grammar import PLACE, grammar
from features.steps.slot_words import slot_words
from features.steps.values import TYPES

_COMPARED = 6
"""How many of the likest sentences are compared word by word."""
_STRANGE = 3
"""A word that does not belong there weighs as much as so many words left out."""
_OPTIONAL = re.compile(r"\[([^]]*)\]")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
_VALUES = re.compile(rf"{TYPES['role'].pattern}|{TYPES['quoted'].pattern}|\d[\d/.:,-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Nearest:
    """Known sentences as examples, likest first, and where the line leaves the first of them (câu gần nhất).

    said are the words of the line that do not fit, empty where words are missing; wanted what may stand there.
    """

    examples: tuple[str, ...]
    said: str
    wanted: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a known sentence, with the type of the value it belongs to."""

    text: str
    kind: str | None


def nearest(text: str, language: str, count: int = 3) -> Nearest:
    """What an unknown line may have meant (câu gần nhất)."""
    line = canonical(text)
    likest = sorted(_spoken(language), key=lambda known: _likeness(line, known[1]), reverse=True)[:_COMPARED]
    differences = [
        min((_difference(line, form, language) for form in _forms(wording, line, language)), key=_badness)
        for wording, _ in likest
    ]
    ranked = sorted(range(len(likest)), key=lambda place: _badness(differences[place]))[:count]
    _, said, wanted = differences[ranked[0]]
    return Nearest(tuple(likest[place][1] for place in ranked), said, wanted)


def _spoken(language: str) -> Iterator[tuple[str, str]]:
    for sentence in grammar().sentences.values():
        wording = sentence.wordings[language]
        yield wording.text, wording.example(language)


def _likeness(text: str, known: str) -> float:
    short, full = _OPTIONAL.sub("", known), re.sub(r"[\[\]]", "", known)
    return max(max(_ratio(text, said), _ratio(_bare(text), _bare(said))) for said in (short, full))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()


def _bare(text: str) -> str:
    """The verb of a sentence, without who, when and what."""
    return _VALUES.sub("", text)


def _forms(wording: str, line: str, language: str) -> Iterator[list[_Word]]:
    """The words of a sentence with each choice of its optional parts; fixed words as the line has them, if it can."""
    parts = re.split(r"(\[[^]]*\])", wording)
    optional = [place for place, part in enumerate(parts) if part.startswith("[")]
    for chosen in product((True, False), repeat=len(optional)):
        left_out = {place for place, taken in zip(optional, chosen, strict=True) if not taken}
        text = "".join(part.strip("[]") for place, part in enumerate(parts) if place not in left_out)
        yield [word for piece in re.split(r"(\{\w+:\w+\})", text) for word in _words(piece, line, language)]


def _words(piece: str, line: str, language: str) -> list[_Word]:
    place = PLACE.fullmatch(piece)
    if place is None:
        return [_Word(word, None) for word in _split(piece)]
    kind = TYPES[place[2]]
    found = next(re.finditer(rf"(?<!\w)(?:{kind.pattern})(?!\w)", line, re.IGNORECASE), None)
    return [_Word(word, place[2]) for word in _split(found[0] if found else kind.examples[language])]


def _split(text: str) -> list[str]:
    return re.findall(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|[^\s,]+|,", text)


def _badness(difference: tuple[int, str, str]) -> int:
    return difference[0]


def _difference(line: str, known: Sequence[_Word], language: str) -> tuple[int, str, str]:
    """How many words differ, the first ones of the line that do, and what may stand there."""
    said = _split(line)
    matcher = SequenceMatcher(None, [_key(word) for word in said], [_key(word.text) for word in known], autojunk=False)
    blocks = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if not blocks:
        return 0, "", ""
    _, first, last, since, until = blocks[0]
    wrong = sum(_weight(code[2] - code[1], known[code[3] : code[4]]) for code in blocks)
    kinds = list(dict.fromkeys(word.kind for word in known[since:until] if word.kind))
    words = " ".join(word.text for word in known[since:until])
    wanted = " | ".join(slot_words(kinds[0], language)) if kinds and last > first else words
    return wrong, " ".join(said[first:last]), wanted


def _weight(strange: int, missing: Sequence[_Word]) -> int:
    """A value counts as one word, however many it has."""
    needed = sum(word.kind is None for word in missing) + len({word.kind for word in missing if word.kind})
    return _STRANGE * strange + max(0, needed - strange)


def _key(word: str) -> str:
    """A value of free form is as good as another."""
    if _QUOTED.fullmatch(word):
        return "«»"
    return re.sub(r"\d+", "0", word.casefold())

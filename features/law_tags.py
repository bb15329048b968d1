"""Tags that name a law, held against those the installation knows (thẻ văn bản).

Tags that name a rule are told by the coverage.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from domain.law.parameters import book
from domain.rulebook.book import RULES
from features.orthography import plain_blanks

_LAW = re.compile(r"(?:nd|tt|ttlt|qd|nq|luat|bo_luat|bl[a-z]*|cv|tb|nghi_dinh|thong_tu|nghi_quyet)_(?=.*\d)\w+")
_FULL_NAMES = (("nghi_dinh_", "nd_"), ("thong_tu_", "tt_"), ("nghi_quyet_", "nq_"), ("quyet_dinh_", "qd_"))
_FARTHEST = 8


def unknown_tags(tags: Iterable[str], article: str) -> tuple[str, ...]:
    """Tags that look like a law and name none (thẻ không có thật).

    Known are the laws of the rulebook and the parameters, and those that the scenario's own «Quy tắc» names.
    """
    return tuple(tag for tag in sorted(tags) if not _is_known(tag, article))


def _is_known(tag: str, article: str) -> bool:
    name = _folded(tag)
    if not _LAW.fullmatch(name):
        return True
    return any(_names(text, name.split("_")) for text in (*_known_laws(), _folded(article)))


@cache
def _known_laws() -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_folded, _cited())))


def _cited() -> Iterator[str]:
    yield from (rule.basis for rule in RULES)
    yield from (value.source for parameter in book().values() for value in parameter.values)


def _names(text: str, parts: list[str]) -> bool:
    """Whether the parts of a tag stand in a citation one after the other, close together."""
    words = text.split("_")
    return any(_follow(words[place + 1 :], parts[1:]) for place, word in enumerate(words) if word == parts[0])


def _follow(words: list[str], parts: list[str]) -> bool:
    for part in parts:
        near = words[:_FARTHEST]
        if part not in near:
            return part == parts[-1] and _is_year(part) and not any(map(_is_year, near))  # cited without its year
        words = words[near.index(part) + 1 :]
    return True


def _is_year(word: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", word) is not None


def _folded(text: str) -> str:
    """Small letters without marks, everything else a low line."""
    apart = unicodedata.normalize("NFD", plain_blanks(text).casefold().replace("đ", "d"))
    name = re.sub(r"[^a-z0-9]+", "_", "".join(sign for sign in apart if not unicodedata.combining(sign))).strip("_")
    for full, short in _FULL_NAMES:
        name = re.sub(rf"(?<![a-z]){full}", short, name)
    return name

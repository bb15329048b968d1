"""Tags that name a law, held against those the installation knows (thẻ văn bản).

Tags that name a rule are held against the rulebook elsewhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from domain.law.parameters import book
from domain.rulebook.book import RULES
from features.orthography import plain_blanks

_KINDS = "nd|ttlt|tt|qd|nq|luat|bo_luat|bl[a-z]*|cv|tb"
_LAW = re.compile(rf"(?:{_KINDS})_(?=.*\d)\w+|bl[a-z]{{2}}|\d+_(?:19|20)\d\d_(?:{_KINDS})\w*")
_ARTICLE = re.compile(r"(?<![a-z0-9])dieu_\d+[a-z]?(?:_khoan_\d+[a-z]?)?(?:_diem_[a-z]{1,2}(?![a-z0-9]))?")
_FULL_NAMES = (("nghi_dinh_", "nd_"), ("thong_tu_", "tt_"), ("nghi_quyet_", "nq_"), ("quyet_dinh_", "qd_"))
_TOGETHER = re.compile(r"(?<![a-z0-9])(nd|ttlt|tt|qd|nq|cv|tb|dieu|khoan)(?=\d)")
_FARTHEST = 8


def unknown_tags(tags: Iterable[str], article: str) -> tuple[str, ...]:
    """Tags that look like a law or an article and name none (thẻ không có thật).

    Known are the laws of the rulebook and the parameters, and those that the scenario's own «Quy tắc» names. A tag
    that names an article with its law names one that is cited there of that law.
    """
    return tuple(tag for tag in sorted(tags) if not _is_known(tag, article))


def _is_known(tag: str, article: str) -> bool:
    name = folded(tag)
    articles = [found.split("_") for found in _ARTICLE.findall(name)]
    law = re.sub("_+", "_", _ARTICLE.sub("", name)).strip("_")
    looks_like_law = _LAW.fullmatch(law) is not None or re.search(r"\d/(?:19|20)\d\d", tag) is not None
    asked = [*articles, law.split("_")] if looks_like_law else articles
    own = (folded(article),)
    return not asked or any(all(_names(text, part) for part in asked) for text in (*_known_laws(), *own))


@cache
def _known_laws() -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded(piece) for text in _cited() for piece in text.split(";")))


def _cited() -> Iterator[str]:
    yield from (rule.basis for rule in RULES)
    yield from (value.source for parameter in book().values() for value in parameter.values)


def _names(text: str, parts: list[str]) -> bool:
    """Whether the parts of a tag stand in a citation one after the other, close together."""
    words = text.split("_")
    return any(_follow(words[place + 1 :], parts[1:], parts[0]) for place, word in enumerate(words) if word == parts[0])


def _follow(words: list[str], parts: list[str], before: str) -> bool:
    for part in parts:
        is_number = part[0].isdigit() and not _is_year(part) and before != "luat"  # a law's name stands between
        near = words[: 1 if is_number else _FARTHEST]  # a number belongs to the word before it
        if part not in near:
            return part == parts[-1] and _is_year(part) and not any(map(_is_year, near))  # cited without its year
        words, before = words[near.index(part) + 1 :], part
    return True


def _is_year(word: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", word) is not None


def folded(text: str) -> str:
    """Small letters without marks, everything else a low line: one spelling of a tag or a citation (thẻ viết gọn)."""
    apart = unicodedata.normalize("NFD", plain_blanks(text).casefold().replace("đ", "d"))
    name = re.sub(r"[^a-z0-9]+", "_", "".join(sign for sign in apart if not unicodedata.combining(sign))).strip("_")
    for full, short in _FULL_NAMES:
        name = re.sub(rf"(?<![a-z]){full}", short, name)
    return _TOGETHER.sub(r"\1_", name)

"""Rules that scenarios name by number, held against the rulebook (số hiệu quy tắc).

A scenario names a rule by a tag ``@R19`` on itself, its «Quy tắc» or its feature, by its own name that says «(R19)»,
or by a cell of column ``quy_tac`` (``rule``), which may name several and say more.
"""

import re
from collections.abc import Iterable, Mapping

from domain.rulebook.book import RULES

COLUMNS = ("quy_tac", "rule")
_TAG = re.compile(r"[Rr][_-]?\d+\w*")
_NAMED = re.compile(r"\(([Rr][_-]?\d+\w*)\)")
_CELL = re.compile(r"\b[Rr][_-]?\d+\w*")
_KNOWN = frozenset(rule.id for rule in RULES)


def in_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """What tags name as a rule, as written (quy tắc nêu bằng thẻ)."""
    return tuple(sorted(tag for tag in tags if _TAG.fullmatch(tag)))


def in_name(name: str) -> tuple[str, ...]:
    """What a scenario's name says in brackets (quy tắc nêu trong tên)."""
    return tuple(_NAMED.findall(name))


def in_row(row: Mapping[str, str]) -> tuple[str, ...]:
    """What the cells of a row name (quy tắc nêu trong dòng dữ liệu)."""
    return tuple(said for column in COLUMNS for said in _CELL.findall(row.get(column, "")))


def number_of(said: str) -> str:
    """A rule's number in the one spelling of the rulebook (số hiệu)."""
    return said.upper()


def unknown(said: Iterable[str]) -> tuple[str, ...]:
    """Numbers that are no rule of the rulebook: R5 for R05, R250, R05a (quy tắc không có)."""
    return tuple(dict.fromkeys(one for one in said if number_of(one) not in _KNOWN))


def known_numbers() -> str:
    """From which number to which the rulebook goes (các số hiệu)."""
    return f"{RULES[0].id} … {RULES[-1].id}"

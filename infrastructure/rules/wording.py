"""Values put into the sentences of the grammar, the way back from what a sentence means (viết câu)."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from domain.errors import Malformed
from domain.law.deadlines import OfficeHours, TimeLimit
from domain.values import HO_CHI_MINH
from features.steps.grammar import PLACE, grammar
from features.steps.values import TYPES

_OPTIONAL = re.compile(r"\[([^]]*)\]")
NOT_NAMED = "chưa xác định"


def sentence(id: str, **values: object) -> str:
    """A sentence of the grammar in Vietnamese; an optional part without its value is left out (câu).

    Raises Malformed where the grammar has no word for a value.
    """

    def part(found: re.Match[str]) -> str:
        named = [place[1] for place in PLACE.finditer(found[1])]
        return found[1] if all(values.get(name) is not None for name in named) else ""

    text = _OPTIONAL.sub(part, grammar().sentences[id].wordings["vi"].text)
    said = PLACE.sub(lambda place: written(place[2], values.get(place[1])), text)
    if [known.id for known in grammar().saying(said)] != [id]:
        raise Malformed(f"«{said}» is not one sentence of the grammar")
    return said


def written(kind: str, meaning: object) -> str:
    """A value as a sentence writes it. Raises Malformed where there is no word for it (cách viết giá trị)."""
    if TYPES[kind].words:
        known = (text for text, word in TYPES[kind].words.items() if type(word) is type(meaning) and word == meaning)
        text = next(known, None)
        if text is None:
            raise Malformed(f"no word of type {kind} means {meaning}")
        return text
    match meaning:
        case None if kind == "due":
            return NOT_NAMED
        case datetime():
            return f"{meaning.astimezone(HO_CHI_MINH):%d/%m/%Y %H:%M}"
        case date():
            return f"{meaning:%d/%m/%Y}"
        case TimeLimit():
            return f"{meaning.amount:f} {str(meaning).partition(' ')[2]}"
        case OfficeHours():
            return ", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in meaning.sessions)
        case _:
            return f"«{meaning}»" if kind in ("quoted", "named") else str(meaning)


def table(rows: Iterable[Iterable[str]]) -> list[str]:
    """Rows as they stand below a sentence, columns aligned (bảng kèm theo câu)."""
    cells = [list(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    padded = ((cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return [f"| {' | '.join(row)} |" for row in padded]

"""Every sentence of the grammar with what it does and every word it takes (danh mục câu)."""

from typing import Any

from features.steps.binding import bound_steps
from features.steps.grammar import grammar
from features.steps.slot_words import slot_words


def catalogue(language: str) -> list[dict[str, Any]]:
    """The sentences in the order of the grammar, in one language (danh mục câu).

    slots are the words of each value by its name, columns those of the table below.
    """
    return [
        {
            "id": sentence.id,
            "kind": sentence.kind,
            "sentence": sentence.wordings[language].text,
            "example": sentence.wordings[language].example(language),
            "says": _first_line(bound_steps()[sentence.id].__doc__),
            "slots": {
                name: list(slot_words(kind, language)) for name, kind in sentence.wordings[language].types.items()
            },
            "columns": [column.names[language != "vi"] for column in sentence.columns],
        }
        for sentence in grammar().sentences.values()
    ]


def slots(language: str) -> dict[str, tuple[str, ...]]:
    """The words of every type of value that a sentence takes, each type once (các chỗ trống)."""
    kinds = (kind for one in grammar().sentences.values() for kind in one.wordings[language].types.values())
    return {kind: slot_words(kind, language) for kind in dict.fromkeys(kinds)}


def _first_line(docstring: str | None) -> str:
    return (docstring or "").strip().partition("\n")[0]

"""Every sentence of the grammar with what it does (danh mục câu)."""

from features.steps.binding import bound_steps
from features.steps.grammar import grammar


def catalogue(language: str) -> list[dict[str, str]]:
    """The sentences in the order of the grammar, in one language (danh mục câu)."""
    return [
        {
            "id": sentence.id,
            "kind": sentence.kind,
            "sentence": sentence.wordings[language].text,
            "example": sentence.wordings[language].example(language),
            "says": _first_line(bound_steps()[sentence.id].__doc__),
        }
        for sentence in grammar().sentences.values()
    ]


def _first_line(docstring: str | None) -> str:
    return (docstring or "").strip().partition("\n")[0]

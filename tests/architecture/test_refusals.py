"""What a question is refused with is said in Vietnamese as well as in English."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_tree import ROOT, nodes, sources

ASKED = (
    "graphql/api",
    "application/audits",
    "application/history",
    "application/queries",
    "infrastructure/read_models",
)
SAID = {"BadRequest", "Malformed", "NotReached", "InstantInFuture", "UnknownName"}


def raised(path: Path) -> Iterator[ast.Call]:
    """The calls that make a refusal of a question."""
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID:
            yield node


def test_every_refusal_of_a_question_is_said_in_two_languages() -> None:
    found = [
        (path, call) for path in sources() if str(path.relative_to(ROOT)).startswith(ASKED) for call in raised(path)
    ]
    silent = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in found
        if len(call.args) < 2 and "vi" not in {keyword.arg for keyword in call.keywords}
    ]

    assert len(found) > 20
    assert silent == []

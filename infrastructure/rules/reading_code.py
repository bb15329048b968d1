"""Which parameters the code reads by name (tham số được đọc trong mã).

A name counts when it stands in ``domain/`` or ``application/`` as it is, or when a name put together there,
like ``f"acts.{act}"``, can become it with words that stand there too. The rulebook itself does not count.
"""

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import application
import domain

_DOTTED = re.compile(r"[a-z_]+\.")


def read_in_code(parameters: Collection[str]) -> frozenset[str]:
    """The parameters among these that code names (tham số được đọc)."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in _modules()]
    words = {word for tree in trees for word in _words(tree)}
    patterns = [pattern for tree in trees for pattern in _patterns(tree)]
    return frozenset(
        name for name in parameters if name in words or any(_can_become(name, pattern, words) for pattern in patterns)
    )


def _modules() -> Iterator[Path]:
    for package in (domain, application):
        inside = Path(str(package.__file__)).parent
        yield from (path for path in sorted(inside.rglob("*.py")) if path.parent != inside / "rulebook")


def _words(tree: ast.Module) -> Iterator[str]:
    """Every string but the values of enumerations, which name something else."""
    values = {
        id(node)
        for kind in ast.walk(tree)
        if isinstance(kind, ast.ClassDef)
        for line in kind.body
        if isinstance(line, ast.Assign)
        for node in ast.walk(line)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in values:
            yield node.value


def _patterns(tree: ast.Module) -> Iterator[re.Pattern[str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            if isinstance(parts[0], str) and _DOTTED.match(parts[0]):
                yield re.compile("".join("(.+)" if part is None else re.escape(str(part)) for part in parts))


def _can_become(name: str, pattern: re.Pattern[str], words: Collection[str]) -> bool:
    found = pattern.fullmatch(name)
    return found is not None and all(part in words for part in found.groups())

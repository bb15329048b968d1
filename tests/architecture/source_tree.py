"""Every Python file of hoso, read and parsed once for all of these tests."""

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = {"domain", "application", "infrastructure", "graphql", "features", "tests"}
INSTALLED = ROOMS - {"tests"}


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file, tests included."""
    return tuple(sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")))


@cache
def sources() -> tuple[Path, ...]:
    """Every Python file that is installed."""
    return tuple(path for path in modules() if path.relative_to(ROOT).parts[0] in INSTALLED)


@cache
def text(path: Path) -> str:
    """A file as it is written."""
    return path.read_text(encoding="utf-8")


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a file's syntax tree, the module first."""
    return tuple(ast.walk(ast.parse(text(path))))


def tree(path: Path) -> ast.Module:
    """A file's syntax tree."""
    module = nodes(path)[0]
    assert isinstance(module, ast.Module)
    return module


def names(paths: Iterable[Path]) -> list[str]:
    """Paths as they are written in a message."""
    return [path.relative_to(ROOT).as_posix() for path in paths]

"""In infrastructure a name says what the thing is: no word of a tale, no class name that means two things."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FACING_PEOPLE = {"cli", "http", "reports", "rules"}
PACKAGES = {path.parent.name for path in (ROOT / "infrastructure").glob("*/__init__.py")} - FACING_PEOPLE
UNUSED = re.compile(
    "told|tell|telling|seen|kept|beside|story|stories|deeds?|house|room|door|desk|shelf|vault|plot|casting|haste|"
    "pouring|ripple|custody|standing|stood|stands|sight|life|surroundings|habits"
)
OF_PYTHON = {"tell"}
"""Methods of Python's own objects: where in a file one is."""
STANDS_ALONE = "infrastructure/evidence/hoso_verify.py"
"""It is read by itself and imports nothing of ours, so it may name a Policy, a Checkpoint, a Receipt, a Part again."""


def test_no_name_tells_a_tale() -> None:
    wrong = {f"{where}: {name}" for name, where in names() if any(map(UNUSED.fullmatch, words(name)))}
    assert wrong == set(), "say what it is: rows, description, cached, retained, reported, progress, act"


def test_a_class_name_of_infrastructure_means_one_thing() -> None:
    assert len(classes()) > 300
    twice = {
        name: places
        for name, places in classes().items()
        if len(places) > 1 and any(package(place) in PACKAGES for place in places)
    }
    assert twice == {}


def test_the_file_that_stands_alone_imports_nothing_of_ours() -> None:
    nodes = [node for node in ast.walk(parsed(ROOT / STANDS_ALONE)) if isinstance(node, ast.ImportFrom)]
    assert {(node.module or "").split(".")[0] for node in nodes} <= {*sys.stdlib_module_names, "cryptography"}


def package(place: str) -> str:
    """The package of infrastructure that a file is in; nothing for others."""
    parts = place.split("/")
    return parts[1] if parts[0] == "infrastructure" else ""


def words(name: str) -> list[str]:
    """The words of a name in snake_case or CamelCase."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def names() -> Iterator[tuple[str, str]]:
    """Every name that is given or used in the packages, and the names of their modules."""
    for path in [path for one in PACKAGES for path in sorted((ROOT / "infrastructure" / one).rglob("*.py"))]:
        where = path.relative_to(ROOT).as_posix()
        yield path.stem, where
        for node in ast.walk(parsed(path)):
            for name in _named(node):
                yield name, where


def _named(node: ast.AST) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Name(id=name) | ast.arg(arg=name) | ast.keyword(arg=str(name)):
            return [name]
        case ast.Attribute(attr=name) if name not in OF_PYTHON:
            return [name]
        case _:
            return []


@cache
def classes() -> dict[str, list[str]]:
    """Where each class name is given, but for the file that stands alone."""
    found: dict[str, list[str]] = defaultdict(list)
    for top in ("domain", "application", "infrastructure", "graphql", "features"):
        for path in sorted((ROOT / top).rglob("*.py")):
            where = path.relative_to(ROOT).as_posix()
            for node in ast.walk(parsed(path)):
                if isinstance(node, ast.ClassDef) and where != STANDS_ALONE:
                    found[node.name].append(where)
    return found


@cache
def parsed(path: Path) -> ast.Module:
    """A module, parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"))

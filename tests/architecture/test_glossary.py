"""A term that is not in the glossary may not enter the domain, and the glossary names nothing that is gone."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source_tree import ROOT, tree

ENUMERATIONS = {"StrEnum", "IntEnum", "Enum", "Flag"}


def test_every_public_name_of_the_domain_is_in_the_glossary() -> None:
    missing = {name: where for name, where in domain_names() if name not in named_in_glossary()}
    assert not missing, f"write them into GLOSSARY.md, first column, in backticks: {missing}"


def test_the_glossary_names_nothing_the_domain_does_not_have() -> None:
    assert named_in_glossary() - {name for name, _ in domain_names()} == set()


def test_every_row_has_a_vietnamese_term_and_a_source() -> None:
    assert len(rows()) > 80
    for english, vietnamese, source in rows():
        assert all((english, vietnamese, source)), f"a cell is empty beside «{english}»"


def rows() -> list[tuple[str, str, str]]:
    """The rows of the one table, without its head and the lines that divide it."""
    lines = [line for line in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    assert {len(row) for row in cells} == {3}
    return [(row[0], row[1], row[2]) for row in cells if not row[0].startswith("**")]


def named_in_glossary() -> set[str]:
    """What stands in backticks in the first column."""
    return {name for english, _, _ in rows() for name in re.findall(r"`(\w+)`", english)}


def domain_names() -> Iterator[tuple[str, str]]:
    """Public classes, named types and members of enumerations, each with the module it lives in."""
    for path in sorted((ROOT / "domain").rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        for node in tree(path).body:
            for name in names_of(node):
                yield name, where


def names_of(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
        return [node.name, *members(node)]
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "NewType":
        return [ast.unparse(node.targets[0])]
    return []


def members(node: ast.ClassDef) -> list[str]:
    if ENUMERATIONS.isdisjoint(ast.unparse(base) for base in node.bases):
        return []
    return [ast.unparse(line.targets[0]) for line in node.body if isinstance(line, ast.Assign)]

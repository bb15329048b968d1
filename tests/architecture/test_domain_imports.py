"""Inside the domain imports run one way, and a rule of law knows its own topic only."""

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAW = ROOT / "domain" / "law"
RULES = sorted(LAW.glob("*/rules.py"))


@cache
def imported() -> dict[str, set[str]]:
    """What every module of the domain imports of the domain."""
    found = {name_of(path): path for path in (ROOT / "domain").rglob("*.py")}
    return {name: set(modules_in(path)) & set(found) - {name} for name, path in found.items()}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def modules_in(path: Path) -> list[str]:
    froms = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
    return [name for node in froms for name in (node.module or "", *(f"{node.module}.{it.name}" for it in node.names))]


def test_no_modules_of_the_domain_import_each_other() -> None:
    try:
        TopologicalSorter(imported()).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))


@pytest.mark.parametrize("rules", RULES, ids=lambda path: path.parent.name)
def test_a_rule_lies_beside_its_numbers_and_knows_no_other_topic(rules: Path) -> None:
    topics = {f"domain.law.{other.parent.name}" for other in RULES} - {name_of(rules.parent)}

    assert list(rules.parent.rglob("*.toml"))
    assert {module for module in modules_in(rules) if ".".join(module.split(".")[:3]) in topics} == set()


def test_functions_of_the_law_lie_in_topics_or_in_what_all_topics_share() -> None:
    shared = {"in_force", "money", "parameters"}
    lying = {path.relative_to(LAW).as_posix() for path in LAW.rglob("*.py") if path.name not in ("__init__.py",)}

    assert {name for name in lying if not name.startswith("deadlines/") and not name.endswith("/rules.py")} == {
        f"{name}.py" for name in shared
    }

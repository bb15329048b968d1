"""A rule of law lies beside its numbers and knows its own topic only."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, nodes

LAW = ROOT / "domain" / "law"
RULES = sorted(LAW.glob("*/rules.py"))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def modules_in(path: Path) -> list[str]:
    froms = [node for node in nodes(path) if isinstance(node, ast.ImportFrom)]
    return [name for node in froms for name in (node.module or "", *(f"{node.module}.{it.name}" for it in node.names))]


@pytest.mark.parametrize("rules", RULES, ids=lambda path: path.parent.name)
def test_a_rule_lies_beside_its_numbers_and_knows_no_other_topic(rules: Path) -> None:
    topics = {f"domain.law.{other.parent.name}" for other in RULES} - {name_of(rules.parent)}

    assert list(rules.parent.rglob("*.toml"))
    assert {module for module in modules_in(rules) if ".".join(module.split(".")[:3]) in topics} == set()


def test_functions_of_the_law_lie_in_topics_or_in_what_all_topics_share() -> None:
    shared = {"in_force", "money", "parameter_file", "parameters"}
    lying = {path.relative_to(LAW).as_posix() for path in LAW.rglob("*.py") if path.name not in ("__init__.py",)}

    assert {name for name in lying if not name.startswith("deadlines/") and not name.endswith("/rules.py")} == {
        f"{name}.py" for name in shared
    }

"""The installation keeps its rooms and doors as they were drawn (DESIGN §1, STYLE)."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOMS, ROOT, modules, names, nodes, sources, text, tree

MOST_LINES = 300
ALONE = ROOT / "infrastructure" / "evidence" / "hoso_verify.py"  # one file by its nature: it is copied anywhere
QUESTIONS = {
    "service", "services", "manager", "managers", "helper", "helpers", "util", "utils", "utility", "utilities",
    "handler", "handlers", "processor", "processors", "common", "misc", "base", "core", "lib", "stuff",
}  # fmt: skip
PATTERN = re.compile(r"process_?managers?$", re.IGNORECASE)
"""A manager that is no question: the field's name for what reacts to facts with further commands."""


@cache
def imports(path: Path) -> set[str]:
    """Full names of everything a file imports, wherever the import stands in it."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def test_the_top_level_holds_the_rooms_and_nothing_else() -> None:
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        folders = {line.split("/")[0] for line in listed.splitlines() if "/" in line}
    else:
        folders = {path.name for path in ROOT.iterdir() if path.is_dir()}

    assert {folder for folder in folders if not folder.startswith(".")} == ROOMS


def test_nobody_goes_through_a_wall() -> None:
    program = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_graphql_is_a_source_root_and_no_package() -> None:
    assert not (ROOT / "graphql" / "__init__.py").exists()

    done = subprocess.run(
        [sys.executable, "-c", "import graphql; print(graphql.__file__); graphql.parse('{a}')"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "site-packages" in done.stdout


def test_no_module_is_longer_than_can_be_read() -> None:
    lines = {path: len(text(path).splitlines()) for path in modules() if path != ALONE}

    assert names(path for path, length in lines.items() if length > MOST_LINES) == []


def test_modules_and_classes_are_named_for_what_they_are() -> None:
    asked = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources()
        for name in (path.stem, *path.relative_to(ROOT).parent.parts, *classes(path))
        if words(name) & QUESTIONS and not PATTERN.search(name)
    ]

    assert asked == []


def classes(path: Path) -> list[str]:
    return [node.name for node in nodes(path) if isinstance(node, ast.ClassDef)]


def words(name: str) -> set[str]:
    """The last word of a name, which says what the thing is, whichever way it is written."""
    return {re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)[-1].lower()} if name.strip("_") else set()


def test_the_domain_needs_python_and_itself() -> None:
    strangers = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources()
        if path.is_relative_to(ROOT / "domain")
        for name in imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names | {"domain"}
    }

    assert strangers == set()


def test_the_domain_never_asks_the_present_or_chance() -> None:
    asking = re.compile(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.time|uuid4|random\.)\b")

    assert names(p for p in sources() if p.is_relative_to(ROOT / "domain") and asking.search(text(p))) == []


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("eventsourcing", ("infrastructure/eventsourcing_contracts", "infrastructure/workers")),
        ("fastapi", ("infrastructure/http",)),
        ("psycopg", ("infrastructure",)),
        ("opentelemetry", ("infrastructure",)),
        ("typer", ("infrastructure/cli",)),
    ],
)
def test_a_library_is_met_in_few_rooms(library: str, rooms: tuple[str, ...]) -> None:
    met = {
        str(path.relative_to(ROOT))
        for path in sources()
        if any(name.split(".")[0] == library for name in imports(path))
        and not any(path.is_relative_to(ROOT / room) for room in rooms)
        and path != ROOT / "infrastructure" / "main.py"
    }

    assert met == set()


def test_stored_facts_have_one_reader_and_codes_one_maker() -> None:
    """The columns of a fact stand in one module, and a register place becomes a code in one."""
    columns = {path for path in sources() if any("position, stream, version, topic" in one for one in texts(path))}
    makers = {path for path in sources() if re.search(r"\bdossier_code\(", text(path))}

    assert names(iter(columns)) == ["infrastructure/log/fact_reader.py"]
    assert names(iter(makers)) == ["domain/dossier/code.py"]


def texts(path: Path) -> Iterator[str]:
    """Every piece of text in a file, those with gaps piece by piece."""
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_commands_are_recorded_without_the_library() -> None:
    """A program that opens an installation and records commands never loads eventsourcing."""
    asked = "import sys, infrastructure.main, infrastructure.cli.program; print('eventsourcing' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


def test_every_module_says_what_it_is() -> None:
    silent = (path for path in sources() if not ast.get_docstring(tree(path)))

    assert names(path for path in silent if text(path).strip()) == []


def test_html_is_written_in_one_way() -> None:
    """By htpy, which escapes what is text; never by joining strings that begin with a tag."""
    joined = re.compile(r"""f?["']\s*</?(?:html|head|body|div|p|table|t[rdh]|span|h[1-6]|ul|li|dl|section|svg)\b""")

    assert names(path for path in sources() if joined.search(text(path))) == []


def test_the_verifier_stands_alone() -> None:
    """It is copied anywhere: Python and cryptography, nothing of ours."""
    roots = {name.split(".")[0] for name in imports(ALONE)}

    assert roots <= {*sys.stdlib_module_names, "cryptography"}

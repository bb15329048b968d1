"""What the documents point to is there, and each keeps the form it promises."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("domain", "application", "infrastructure", "graphql", "features", "tests")
WRITTEN = {".md", ".py", ".sql", ".toml", ".feature"}
DOCUMENTS = [*ROOT.glob("*.md"), *(path for room in ROOMS for path in (ROOT / room).rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
ABSENT = {"graphql/__init__.py"}
"""Named because it must not be there."""

PATH = re.compile(rf"`((?:{'|'.join(ROOMS)})/[\w./-]+)`")

TEST_FILE = re.compile(r"`(test_\w+\.py)`")

WORDS_OF_README = 1000
LINES_OF_AN_ENTRY = 15

HEAD = re.compile(r"^## (\d+)\. (.+)$")
DATED = re.compile(
    r"Date: \d{4}-\d\d-\d\d · Status: (accepted|replaced by (\d+)|law changed \d\d/\d{1,2}/\d{4}, code follows)"
)
INDEXED = re.compile(r"^\| (\d+) \| (.+) \| (.+) \|$", re.M)
NUMBERS = r"(\d+(?:(?:, | and | to )\d+)*)"
REFERENCE = re.compile(rf"\b(?:[Ee]ntry|[Ee]ntries|DECISIONS(?:\.md)?,?(?: entry| entries)?) {NUMBERS}\b")


class Entry(NamedTuple):
    """One decision: its number, its title, its line of date and status, its text without that line."""

    number: int
    title: str
    dated: str
    text: list[str]


def decisions() -> str:
    return (ROOT / "DECISIONS.md").read_text(encoding="utf-8")


def entries() -> list[Entry]:
    lines = [line for line in decisions().splitlines() if line.strip()]
    heads = [at for at, line in enumerate(lines) if HEAD.match(line)]
    found = []
    for start, end in pairwise([*heads, len(lines)]):
        head = HEAD.match(lines[start])
        assert head is not None
        found.append(Entry(int(head[1]), head[2], lines[start + 1], lines[start + 2 : end]))
    return found


@pytest.mark.parametrize("document", [str(path.relative_to(ROOT)) for path in DOCUMENTS])
def test_every_link_and_every_path_leads_somewhere(document: str) -> None:
    written = ROOT / document
    text = written.read_text(encoding="utf-8")
    lost = [link for link in LINK.findall(text) if not (written.parent / link).exists()]
    lost += [path for path in PATH.findall(text) if path not in ABSENT and not (ROOT / path).exists()]
    assert lost == []


def test_every_test_that_a_document_names_is_there() -> None:
    tests = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    named = {path.name: TEST_FILE.findall(path.read_text(encoding="utf-8")) for path in DOCUMENTS}

    assert {document: lost for document, found in named.items() if (lost := set(found) - tests)} == {}


def test_every_paper_is_reached_from_the_readme() -> None:
    linked = {(ROOT / link).resolve() for link in LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))}

    assert sorted(str(path.relative_to(ROOT)) for path in DOCUMENTS if path not in linked) == ["README.md"]


def test_the_readme_is_short() -> None:
    words = (ROOT / "README.md").read_text(encoding="utf-8").split()

    assert len(words) <= WORDS_OF_README, "what is about one part stands beside that part"


def test_decisions_are_numbered_one_after_the_other() -> None:
    assert [entry.number for entry in entries()] == list(range(1, len(entries()) + 1))


def test_every_decision_has_a_date_and_a_status_and_is_short() -> None:
    undated = [entry.number for entry in entries() if not DATED.fullmatch(entry.dated)]
    long = {entry.number: len(entry.text) for entry in entries() if len(entry.text) > LINES_OF_AN_ENTRY}

    assert (undated, long) == ([], {})


def test_the_index_of_decisions_is_complete() -> None:
    index = sorted((int(number), title, status) for number, title, status in INDEXED.findall(decisions()))

    assert index == [(entry.number, entry.title, entry.dated.partition("Status: ")[2]) for entry in entries()]


def test_every_reference_to_a_decision_leads_to_one() -> None:
    known = {entry.number for entry in entries()}
    pointing = {
        "DECISIONS.md": [int(found[2]) for entry in entries() if (found := DATED.match(entry.dated)) and found[2]]
    }
    for path in written_files():
        text = path.read_text(encoding="utf-8")
        numbers = [int(one) for found in REFERENCE.findall(text) for one in re.findall(r"\d+", found)]
        pointing.setdefault(str(path.relative_to(ROOT)), []).extend(numbers)

    assert sum(map(len, pointing.values())) > 10, "references are read"
    assert {where: lost for where, numbers in pointing.items() if (lost := set(numbers) - known)} == {}


def written_files() -> list[Path]:
    beneath = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in WRITTEN)
    return [*ROOT.glob("*.md"), ROOT / "pyproject.toml", ROOT / "Makefile", *beneath]


def test_every_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"].values()
    names = [*project["dependencies"], *(name for extra in extras for name in extra)]
    reasoned = set(re.findall(r'^ +"([^"]+)",  # \w.{9,}$', text, re.M))

    assert [name for name in names if name not in reasoned] == []

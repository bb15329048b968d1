"""Each word has one meaning and each meaning one word: the field's standard term where there is one."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_tree import ROOT, names, nodes, sources

BETTER = {
    "beside": "what it is: a child process, the expected count",
    "casting": "act commands",
    "custody": "log integrity",
    "deed": "a scripted act",
    "desk": "audits, public figures; «desk» is bộ phận một cửa",
    "door": "route, socket, fast path",
    "haste": "bulk mode",
    "house": "case store, installation",
    "kept": "cached, retained, surviving",
    "life": "case history, case run, course",
    "plot": "simulated course",
    "pouring": "parallel copy",
    "retell": "reassess",
    "retelling": "counterfactual",
    "ripple": "recalculation of deadlines",
    "room": "package",
    "seen": "visible, position, progress",
    "shelf": "aggregate cache",
    "sight": "visibility",
    "standing": "state, status, confirmation status",
    "standstill": "exclusion, payment",
    "stands": "is in force, is",
    "stood": "excluded time",
    "story": "script, scenario",
    "surroundings": "context, reference data",
    "tell": "report, describe, print",
    "telling": "sentence, report",
    "told": "reported, described, replayed: what it is",
    "vault": "subject keys; «vault» is where documents lie",
}
"""Words of a dialect of our own that once were names here, and what stands for each."""

GERUNDS = {
    "anchoring": "confirmation of seals from outside",
    "binding": "the tie between a sentence and its function",
    "booking": "lateness booked to an account",
    "closing": "a slice of the dossier: what ends it",
    "finding": "what an inspector would ask about",
    "mapping": "which column is which field",
    "numbering": "the order of register numbers",
    "processing": "a slice of the dossier: what the competent agency does",
    "tracking": "eventsourcing's word for a follower's position",
    "upcasting": "the field's word for reading old shapes",
    "wording": "words, as a thing",
}
"""Modules may bear these names though they end so: they name a thing."""

TWICE = {
    "Checkpoint": "hoso_verify.py stands alone",
    "Part": "hoso_verify.py stands alone",
    "Policy": "hoso_verify.py stands alone",
    "Receipt": "hoso_verify.py stands alone",
}
"""Classes of one name that two programs have, which share no code."""

OF_PYTHON = {"tell": "infrastructure/evidence/hoso_verify.py"}
"""Methods of Python's own objects, and the one file each may stand in."""


def test_no_name_is_of_the_old_dialect() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {name}: {BETTER[word]}"
        for path in sources()
        for name in names_in(path)
        for word in parts(name) & set(BETTER)
        if OF_PYTHON.get(name) != path.relative_to(ROOT).as_posix()
    }

    assert sorted(found) == []


def test_a_class_name_stands_for_one_thing() -> None:
    """A type of the GraphQL schema shares the name of what it shows, and of nothing else."""
    places: dict[str, list[Path]] = defaultdict(list)
    for path in sources():
        for node in nodes(path):
            if isinstance(node, ast.ClassDef) and not path.is_relative_to(ROOT / "graphql" / "api"):
                places[node.name].append(path)
    twice = {name: names(paths) for name, paths in places.items() if len(paths) > 1 and name not in TWICE}

    assert twice == {}
    assert {name for name in TWICE if len(places[name]) < 2} == set()


def test_modules_are_nouns() -> None:
    gerunds = {path.stem for path in sources() if path.stem.rpartition("_")[2].endswith("ing")}

    assert gerunds - set(GERUNDS) == set()
    assert set(GERUNDS) - gerunds == set()


def test_readers_of_reports_meet_words_not_names_of_code() -> None:
    """Headings of columns in English that ran together as the name of a class does."""
    found = {
        f"{path.relative_to(ROOT)}: {ast.unparse(call.args[2])}"
        for path in sources()
        for call in nodes(path)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Column"
        if re.search(r"[a-z][A-Z]", ast.unparse(call.args[2]))
    }

    assert sorted(found) == []


def names_in(path: Path) -> Iterator[str]:
    """Names a file gives or uses: its own, of classes, functions, arguments, variables, attributes."""
    yield path.stem
    for node in nodes(path):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
                yield name


def parts(name: str) -> set[str]:
    """The words of a name, plural forms among them as they are one."""
    words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
    return words | {word.removesuffix("s") for word in words} | {re.sub("ies$", "y", word) for word in words}

"""python -m tests.mutants [--sample N] [--seed N] [--jobs N] [PATH ...]

A seeded sample of small changes over what decides, audits, admits and verifies; each is tried against the tests that
run its line, without PostgreSQL. What no test sees is printed: kill it with a test, or judge it equivalent.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from random import Random

from coverage import CoverageData

from tests.mutants.mutations import Mutation, mutations

ROOT = Path(__file__).parents[2]
AREAS = (
    "domain",
    "application/process_managers",
    "application/audits",
    "application/access",
    "infrastructure/evidence/hoso_verify.py",
)
FAST = ("-m", "not postgres and not slow", "-p", "no:cacheprovider", "-p", "no:xdist")
TESTS = ("tests", "features")
COPIED = ("application", "domain", "features", "graphql", "infrastructure", "tests", "pyproject.toml", "GLOSSARY.md")
AT_MOST = 60
"""Tests tried on one change: those that run its line, the nearest first."""
PATIENCE = 180
"""Seconds after which a change is seen as killed: it runs for ever."""


def main() -> None:
    """Try the sample and say what survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("paths", nargs="*", default=AREAS)
    asked = parser.parse_args()
    known = [one for path in asked.paths for file in _files(path) for one in mutations(file, ROOT)]
    with tempfile.TemporaryDirectory(prefix="hoso-mutants-") as folder:
        folders = [_copy(Path(folder) / str(number)) for number in range(asked.jobs)]
        covered = _covering(folders[0])
        tried = [one for one in known if covered.get((str(one.path), one.line))]
        chosen = Random(asked.seed).sample(tried, min(asked.sample, len(tried)))
        print(f"{len(known)} changes known, {len(tried)} on lines that tests run, {len(chosen)} tried", flush=True)
        free: SimpleQueue[Path] = SimpleQueue()
        for one in folders:
            free.put(one)

        def attempt(change: Mutation) -> bool:
            here = free.get()
            try:
                return _is_killed(change, here, covered[str(change.path), change.line])
            finally:
                free.put(here)

        with ThreadPoolExecutor(asked.jobs) as pool:
            killed = list(pool.map(attempt, chosen))
    _report(chosen, killed)


def _files(path: str) -> Iterator[Path]:
    whole = ROOT / path
    for file in sorted(whole.rglob("*.py")) if whole.is_dir() else [whole]:
        yield file.relative_to(ROOT)


def _copy(folder: Path) -> Path:
    folder.mkdir()
    for name in COPIED:
        source = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, folder / name, ignore=ignored) if source.is_dir() else shutil.copy(source, folder)
    return folder


def _pytest(folder: Path, *words: str, timeout: float | None = None) -> int:
    env = os.environ | {"PYTHONPATH": f"{folder}:{folder / 'graphql'}", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, timeout=timeout, check=False)
    return done.returncode


def _covering(folder: Path) -> dict[tuple[str, int], list[str]]:
    """By file and line, the tests that run it: run once, with a context for each test."""
    began, data = time.monotonic(), folder / ".coverage"
    (folder / ".coveragerc").write_text("[run]\nsource = domain,application,infrastructure\n", encoding="utf-8")
    os.environ["HOSO_COMPARED_DOSSIERS"] = "50"
    named = ("-p", "tests.mutants.contexts")
    _pytest(folder, "-m", "coverage", "run", f"--data-file={data}", "-m", "pytest", "-q", *named, *FAST, *TESTS)
    recorded, found = CoverageData(str(data)), dict[tuple[str, int], list[str]]()
    recorded.read()
    for file in recorded.measured_files():
        name = str(Path(file).relative_to(folder))
        for line, contexts in recorded.contexts_by_lineno(file).items():
            found[name, line] = sorted({_node(context) for context in contexts if context} - {""})
    print(f"what runs which line: {time.monotonic() - began:.0f} s", flush=True)
    return found


def _node(context: str) -> str:
    """The test of a context, with all its parameters; a feature's scenario by itself."""
    return context.partition("[")[0] if context.startswith("tests/") else context


def _is_killed(change: Mutation, folder: Path, tests: list[str]) -> bool:
    file = folder / change.path
    text = file.read_text(encoding="utf-8")
    near = change.path.stem
    chosen = sorted(tests, key=lambda node: (near not in node, node))[:AT_MOST]
    # What is cached or made while a module is read is run by no test of its own: the file that is named alike is tried.
    alike = (found.relative_to(folder) for found in (folder / "tests").rglob(f"test_{near}.py"))
    chosen += [str(one) for one in sorted(alike)]
    file.write_text(change.applied(text), encoding="utf-8")
    try:
        words = ("-m", "pytest", "-x", "-q", *FAST, *chosen)
        return _pytest(folder, *words, timeout=PATIENCE) != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(text, encoding="utf-8")


def _report(chosen: list[Mutation], killed: list[bool]) -> None:
    tried, seen = Counter[str](), Counter[str]()
    for change, is_killed in zip(chosen, killed, strict=True):
        area = next(area for area in (*AREAS, str(change.path)) if str(change.path).startswith(area))
        tried[area] += 1
        seen[area] += is_killed
        if not is_killed:
            print("survived", change.shown((ROOT / change.path).read_text(encoding="utf-8")))
    for area in tried:
        print(f"{area}: {seen[area]} of {tried[area]} killed, {100 * seen[area] / tried[area]:.0f} %")


if __name__ == "__main__":
    main()

"""python -m tests.chaos [R1 R3 …] [--scale small|full]: faults on purpose, a table of figures, exit 1 where one fails.

Everything happens on servers of its own on this machine; nothing listens beyond loopback and nothing stays.
"""

import argparse
import logging
import os
import sys
import time
import traceback

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tests.chaos.figures import Figure, Impossible, Outcome
from tests.chaos.ground import Ground, ground
from tests.chaos.scenarios import SCENARIOS, Scenario

_CONSOLE = Console(width=None if sys.stdout.isatty() else 150)


def main() -> int:
    """Run what is named, everything without names."""
    asked = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    asked.add_argument("names", nargs="*", metavar="R", help=f"one of {', '.join(SCENARIOS)}")
    asked.add_argument("--scale", choices=("small", "full"), default="full")
    found = asked.parse_args()
    unknown = [name for name in found.names if name not in SCENARIOS]
    if unknown:
        asked.error(f"«{unknown[0]}» is no scenario: one of {', '.join(SCENARIOS)}")
    for name in [name for name in os.environ if name.startswith("HOSO_") and name != "HOSO_SHARED_DATA"]:
        del os.environ[name]  # nothing of a real installation may be met here
    logging.getLogger().addHandler(logging.NullHandler())  # what the installation says while it is harmed is expected
    table = Table("", "what was done", "figure", "reached", "wanted", "verdict", title=f"faults, {found.scale} scale")
    with ground() as place:
        missed = [_run(place, name, found.scale == "full", table) for name in found.names or SCENARIOS]
    _CONSOLE.print(table)
    return int(any(missed))


def _run(place: Ground, name: str, full: bool, table: Table) -> bool:
    """One scenario into the table; whether it missed a figure."""
    scenario = SCENARIOS[name]
    began = time.monotonic()
    _CONSOLE.print(f"{name} {scenario.what} …", end=" ")
    try:
        outcome = _outcome(place, scenario, full)
    except Impossible as missing:
        table.add_row(name, scenario.what, "", "", "", f"skipped: {missing}")
        _CONSOLE.print(f"skipped: {missing}")
        return False
    except Exception as error:
        traceback.print_exc()
        table.add_row(name, scenario.what, f"{type(error).__name__}: {error}"[:200], "", "", Text("FAILED", "bold red"))
        return True
    missed = bool(outcome.missed(timed=full))
    _CONSOLE.print(f"{'MISSED' if missed else 'ok'}, {time.monotonic() - began:.0f} s")
    _add_row(table, name, outcome, full)
    return missed


def _outcome(place: Ground, scenario: Scenario, full: bool) -> Outcome:
    if full:
        return scenario.full(place)
    if scenario.small is None:
        raise Impossible("only at full scale")
    return scenario.small(place)


def _add_row(table: Table, name: str, outcome: Outcome, full: bool) -> None:
    for place, figure in enumerate(outcome.figures):
        first = (name, outcome.done) if place == 0 else ("", "")
        table.add_row(*first, figure.name, *figure.texts, _verdict(figure, full))
    for note in outcome.notes:
        table.add_row("", "", Text(note, "dim"))
    table.add_section()


def _verdict(figure: Figure, full: bool) -> Text:
    if figure.holds:
        return Text("ok", "green")
    return Text("MISSED", "bold red") if full or not figure.timed else Text("(not judged)", "yellow")


if __name__ == "__main__":
    sys.exit(main())

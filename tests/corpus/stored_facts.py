"""The files of the corpus: stored lines by kind of stream, state digests, shapes."""

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from domain.agency.state import Agency
from domain.agency.state import evolve as evolve_agency
from domain.calendar.state import WorkingCalendar
from domain.calendar.state import evolve as evolve_calendar
from domain.decision.state import evolve as evolve_decision
from domain.dossier.evolution import fold as fold_dossier
from domain.dossier.state import DossierState
from domain.procedure.process import evolve as evolve_process
from domain.procedure.state import evolve as evolve_procedure

FOLDER = Path(__file__).parent / "stored"
DIGESTS, SHAPES = FOLDER / "digests.json", FOLDER / "shapes.json"

FOLDS: dict[str, Callable[[Iterable[Any]], Any]] = {
    "dossier": lambda events: fold_dossier(events, DossierState()),
    "procedure": lambda events: reduce(evolve_procedure, events, None),
    "process": lambda events: reduce(evolve_process, events, None),
    "decision": lambda events: reduce(evolve_decision, events, None),
    "agency": lambda events: reduce(evolve_agency, events, Agency()),
    "calendar": lambda events: reduce(evolve_calendar, events, WorkingCalendar()),
}
"""What facts of a stream leave behind, by kind of stream; of the others the facts themselves are held to the digest."""

_KINDS = {
    "dossier.numbered": "register",
    "decision.numbered": "register",
    "procedure.process_approved": "process",
    "calendar.deadlines_recalculated": "recalculation",
}


class Line(NamedTuple):
    """A fact as it is stored: the body's and the metadata's bytes as text."""

    stream: str
    topic: str
    body: str
    meta: str


def kind_of(topic: str) -> str:
    """The kind of stream a topic stands in; a file each."""
    return _KINDS.get(topic.rpartition(".")[0], topic.partition(".")[0])


def lines() -> list[Line]:
    """Everything stored, in order."""
    return [
        Line(**json.loads(text))
        for file in sorted(FOLDER.glob("*.jsonl"))
        for text in file.read_text(encoding="utf-8").splitlines()
    ]


def add(new: Iterable[Line]) -> None:
    """Put lines at the end of their files."""
    for line in new:
        with (FOLDER / f"{line.stream.partition('/')[0]}.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line._asdict(), ensure_ascii=False) + "\n")


def by_stream(stored: Iterable[Line]) -> dict[str, list[Line]]:
    """The lines of each stream, in order."""
    found: dict[str, list[Line]] = {}
    for line in stored:
        found.setdefault(line.stream, []).append(line)
    return found


def digest_of(stream: str, events: Iterable[Any]) -> str:
    """The digest of the state that facts leave, or of themselves where no state is kept."""
    fold = FOLDS.get(stream.partition("/")[0], list)
    plain = msgspec.to_builtins(
        fold(events), str_keys=True, order="sorted", enc_hook=dict
    )  # a frozen table as any other
    return hashlib.sha256(msgspec.json.encode(plain, order="sorted")).hexdigest()


def written(path: Path) -> dict[str, Any]:
    """A table of the corpus."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def write(path: Path, table: dict[str, Any]) -> None:
    """Write a table, one entry a line."""
    entries = ",\n".join(
        f"  {json.dumps(name)}: {json.dumps(table[name], ensure_ascii=False)}" for name in sorted(table)
    )
    path.write_text("{\n" + entries + "\n}\n", encoding="utf-8")

"""A bundle replayed with our own rules: dates counted again, rows made again (phát lại gói bằng chứng)."""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from struct import Struct
from typing import IO, Any

from application.audits.promises import Miscounted, Recount, miscounted
from application.ports import Fact
from application.streams import CALENDAR, dossier, is_dossier
from domain.dossier.events import DossierNumbered
from infrastructure.evidence.fact_bytes import StoredFact, row_of
from infrastructure.evidence.format.header import HeaderRefused
from infrastructure.log.fact_reader import UnreadableFact, facts_of

MOST_NAMED = 20
"""How many facts or dossiers a check names one by one."""
_LENGTH = Struct(">I")


class BundleUnreadable(ValueError):
    """A file that holds no facts as a bundle does (gói không đọc được)."""


@dataclass(slots=True)
class BundleReplay:
    """What a replay of a bundle found (kết quả phát lại).

    differing: dossiers whose row in the read models is not what their facts make; compared: how many were looked at.
    """

    facts: int = 0
    promises: int = 0
    miscounted: list[Miscounted] = field(default_factory=list)
    compared: int = 0
    differing: list[str] = field(default_factory=list)


def facts_in(path: Path) -> Iterator[Fact]:
    """The facts of a bundle, decoded, in order. Raises BundleUnreadable, OSError."""
    try:
        with tarfile.open(path) as tar:
            member = tar.extractfile("facts")
            if member is None:
                raise BundleUnreadable(f"{path}: its facts are no file")
            yield from facts_of(map(row_of, _stored(member)))
    except (KeyError, tarfile.TarError, HeaderRefused) as error:
        raise BundleUnreadable(f"{path} is no bundle: {error}") from error
    except UnreadableFact as error:
        raise BundleUnreadable(f"{path} holds a fact that this program cannot read: {error}") from error


def recount(path: Path) -> tuple[BundleReplay, dict[str, list[Fact]]]:
    """Count every promised date of a bundle again; and the facts of its dossiers, their numbers too, by stream.

    The calendar is that of the bundle. Raises BundleUnreadable.
    """
    calendar = [fact.event for fact in facts_in(path) if fact.stream == CALENDAR]
    found, counts, dossiers = BundleReplay(), Recount(), dict[str, list[Fact]]()

    def passing() -> Iterator[Fact]:
        for fact in facts_in(path):
            found.facts += 1
            about = dossier(fact.event.dossier) if isinstance(fact.event, DossierNumbered) else fact.stream
            if is_dossier(about):
                dossiers.setdefault(about, []).append(fact)
            yield fact

    found.miscounted = list(miscounted(passing(), calendar, counts))
    found.promises = counts.promises
    return found, dossiers


def enter(found: BundleReplay, report: dict[str, Any]) -> None:
    """Put a replay in its place among the checks of the verifier's report: 9 and 10, and the exit code."""
    dates, rows = report["checks"][9], report["checks"][10]
    dates["figures"]["counted_again"] = found.promises
    wrong = [f"fact {one.position}: recorded {one.recorded}, counted {one.counted}" for one in found.miscounted]
    _judge(dates, wrong, found.promises)
    if found.miscounted:
        dates["first_bad"] = [found.miscounted[0].position] * 2
    rows["figures"] = {"facts": found.facts, "dossiers": found.compared}
    _judge(rows, [f"{stream}: its row is not what its facts make" for stream in found.differing], found.compared)
    report["exit"] = int(bool(report["exit"] or wrong or found.differing))


def _judge(check: dict[str, Any], wrong: list[str], done: int) -> None:
    """A check that something contradicts has failed; one that was not done before is done."""
    if wrong:
        check.update(verdict="failed", failures=len(wrong), why="; ".join(wrong[:MOST_NAMED]))
    elif done and check["verdict"] == "not done":
        check.update(verdict="ok", why=None)


def _stored(member: IO[bytes]) -> Iterator[StoredFact]:
    while raw := member.read(_LENGTH.size):
        header = member.read(_LENGTH.unpack(raw)[0])
        body = member.read(_LENGTH.unpack(member.read(_LENGTH.size))[0])
        yield StoredFact(header, body, b"")

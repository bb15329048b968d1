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
from domain.values import HO_CHI_MINH
from infrastructure.evidence.fact_bytes import StoredFact, row_of
from infrastructure.evidence.format.header import HeaderRefused
from infrastructure.evidence.hoso_verify import conclude
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


def enter(found: BundleReplay, report: dict[str, Any], dossiers: int | None = None) -> None:
    """Put a replay in its place among the checks of the verifier's report: 9 and 10, the counts and the exit code.

    dossiers: how many rows there are to compare, None where nobody asked for them. What was not counted or compared
    in full stays not checked.
    """
    dates, rows = report["checks"][9], report["checks"][10]
    recorded = sum(dates["figures"].values())
    dates["figures"]["counted_again"] = found.promises
    wrong = [_in_both(one) for one in found.miscounted]
    _judge(dates, wrong, done=0 < found.promises == recorded)
    if found.miscounted:
        dates["first_bad"] = [found.miscounted[0].position] * 2
    rows["figures"] = {"facts": found.facts, "dossiers": found.compared}
    _judge(rows, [_ROW.replace("*", stream) for stream in found.differing], done=0 < found.compared == dossiers)
    if rows["verdict"] == "not checked" and dossiers:
        why = f"mới so {found.compared} trên {dossiers} hồ sơ | {found.compared} of {dossiers} dossiers compared"
        rows.update(asked=True, why=why)
    report.update(conclude(report))


_ROW = "*: dòng tra cứu khác với sự kiện | *: its row is not what its facts make"


def _in_both(one: Miscounted) -> str:
    """A wrong date in two languages."""
    here = [at.astimezone(HO_CHI_MINH) for at in (one.recorded, one.counted)]
    vietnamese = f"sự kiện {one.position}: đã ghi {here[0]:%d/%m/%Y %H:%M}, tính lại là {here[1]:%d/%m/%Y %H:%M}"
    return f"{vietnamese} | fact {one.position}: recorded {one.recorded}, counted {one.counted}"


def _judge(check: dict[str, Any], wrong: list[str], *, done: bool) -> None:
    """A check that something contradicts has failed; one that was not done before is done."""
    if wrong:
        halves = zip(*(one.split(" | ") for one in wrong[:MOST_NAMED]), strict=True)
        check.update(verdict="failed", failures=len(wrong), why=" | ".join(map("; ".join, halves)))
    elif done and check["verdict"] == "not checked":
        check.update(verdict="ok", why="", asked=False)


def _stored(member: IO[bytes]) -> Iterator[StoredFact]:
    while raw := member.read(_LENGTH.size):
        header = member.read(_LENGTH.unpack(raw)[0])
        body = member.read(_LENGTH.unpack(member.read(_LENGTH.size))[0])
        yield StoredFact(header, body, b"")

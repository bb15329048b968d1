"""Whether the log is whole, in time, read and sealed (tình trạng vận hành)."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from application.process_managers.anchoring import PATIENCE
from application.queries.calendar_outlook import MissingYear
from infrastructure.doctor.check_result import CheckResult, Examined, Level, found
from infrastructure.evidence.fact_bytes import StoredFacts
from infrastructure.evidence.format.chain import check_chain
from infrastructure.evidence.sealer.loss_detector import Comparison
from infrastructure.evidence.sealer.seal_folder import SealDamaged
from infrastructure.evidence.sealer.seal_status import ConfirmationStatus
from infrastructure.postgres.names import SchemaNames

CLOCK_WARNING, CLOCK_FAILED = timedelta(seconds=2), timedelta(seconds=60)
RECENT = 100_000
COUNTED = 1_000_000
BEHIND = 10_000
GIGABYTE = 1 << 30
SPACE_WARNING, SPACE_FAILED = 2 * GIGABYTE, GIGABYTE // 4
SEAL_WARNING, SEAL_FAILED = timedelta(minutes=10), timedelta(hours=4)
"""Receipts promise a seal within ten minutes; X-Road stops when it could not timestamp for four hours."""


def clock(examined: Examined) -> CheckResult:
    """The clock that dates facts beside the one that dates acts."""
    before = examined.now()
    (theirs,) = examined.one("SELECT clock_timestamp()")
    after = examined.now()
    off = max(before - theirs, theirs - after, timedelta())
    level = Level.FAILED if off > CLOCK_FAILED else Level.WARNING if off > CLOCK_WARNING else Level.OK
    what = f"this machine and the database are {off.total_seconds():.1f} s apart"
    return CheckResult("clock", level, what, "" if level is Level.OK else "let both follow one time server (NTP)")


def clock_ran_back(examined: Examined) -> CheckResult:
    """Facts that were recorded while the database's clock stood behind the fact before."""
    count, worst = examined.one(
        "SELECT count(*), coalesce(max(behind), 0) FROM @log.fact "
        "WHERE behind > 0 AND position > (SELECT coalesce(max(position), 0) FROM @log.fact) - %s",
        RECENT,
    )
    what = f"{count} of the newest {RECENT:,} facts were recorded while the clock had run back, by {worst / 1e6:.1f} s"
    how = "look at the time service of the database's machine; order and positions are not touched"
    return found("clock ran back", [(what, how)] if count else [], "not lately", level=Level.WARNING)


def density(examined: Examined) -> CheckResult:
    """Positions without a gap: all of them, or the newest million of a larger log."""
    (head,) = examined.one("SELECT coalesce(max(position), 0) FROM @log.fact")
    start = max(head - COUNTED, 0)
    (count,) = examined.one("SELECT count(*) FROM @log.fact WHERE position > %s AND position <= %s", start, head)
    (below,) = examined.one("SELECT count(*) FROM (SELECT FROM @log.fact WHERE position < 1 LIMIT 1) x")
    wrong = []
    if count != head - start or below:
        what = f"positions {start + 1} to {head} hold {count} facts, {below} below 1"
        wrong.append(
            (what, "facts were removed: stop, keep the server as it is, compare with a backup and with the seals")
        )
    return found("density", wrong, f"{count:,} facts, no gap" + (f" since position {start + 1:,}" if start else ""))


_NOT_PLAIN = """
SELECT c.oid::regclass::text FROM pg_class c
WHERE c.oid IN (to_regclass('@read.tracking'), to_regclass('@read.parked'))
  AND (c.relkind <> 'r' OR c.relrowsecurity OR EXISTS (
         SELECT FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND t.typnamespace <> 'pg_catalog'::regnamespace))
ORDER BY 1
"""


def read_models(examined: Examined) -> CheckResult:
    """How far the read models are behind, and what they had to leave aside.

    They belong to the server's role. Who examines may do more than that role: what it put in place of a table, a view
    for one, would run its functions with those rights, and is not read.
    """
    with examined.db.transaction():
        examined.db.execute(examined.names.fill("LOCK @read.tracking, @read.parked IN ACCESS SHARE MODE").encode())
        if replaced := ", ".join(name for (name,) in examined.all(_NOT_PLAIN)):
            how = "stop the servers, change the server's password, find out who replaced it, restore a backup"
            return CheckResult("read models", Level.FAILED, f"{replaced} is no plain table, it was not read", how)
        return _read_models(examined)


def _read_models(examined: Examined) -> CheckResult:
    head, slowest, models = examined.one(
        "SELECT (SELECT coalesce(max(position), 0) FROM @log.fact), coalesce(min(position), 0), count(*) "
        "FROM @read.tracking WHERE live"
    )
    parked = examined.all(
        "SELECT model, count(*) FROM @read.parked JOIN @read.tracking t USING (model, generation) WHERE t.live "
        "GROUP BY model ORDER BY model"
    )
    if parked:
        counts = ", ".join(f"{count} in {model}" for model, count in parked)
        how = f"read «reason» in {examined.names.read}.parked, mend what it says, then hoso rebuild"
        return CheckResult("read models", Level.FAILED, f"streams are parked: {counts}", how)
    lag = head - slowest
    if lag < 0:
        how = "facts were removed: stop the servers, look at the seals, then hoso rebuild"
        return CheckResult("read models", Level.FAILED, f"{-lag:,} facts ahead of the log", how)
    what = f"{lag:,} facts behind, {models} followed"
    how = "start «hoso serve»; if it runs, its log says what holds it up"
    return found("read models", [(what, how)] if lag > BEHIND else [], what, level=Level.WARNING)


def unsealed(examined: Examined) -> CheckResult:
    """The age of the oldest fact that no seal covers: until then it could be changed without a trace."""
    try:
        size = examined.sealed()
    except (SealDamaged, OSError) as error:
        what, _, how = str(error).partition("; ")
        return CheckResult("seal", Level.FAILED, what, how or "let the seal folder be readable, or name another")
    (head,) = examined.one("SELECT coalesce(max(position), 0) FROM @log.fact")
    if size is None:
        return CheckResult(
            "seal", Level.WARNING, f"no seal yet over {head:,} facts", "let a sealer run beside the installation"
        )
    if size > head:
        what, how = (
            f"{size:,} facts were sealed, {head:,} are here",
            "the log was cut or is another: compare with a backup",
        )
        return CheckResult("seal", Level.FAILED, what, how)
    oldest = examined.all("SELECT recorded_at FROM @log.fact WHERE position = %s", size + 1)
    age = examined.now() - oldest[0][0].astimezone(UTC) if oldest else timedelta()
    level = Level.FAILED if age > SEAL_FAILED else Level.WARNING if age > SEAL_WARNING else Level.OK
    what = f"{head - size:,} facts are not sealed, the oldest for {_minutes(age)}" if oldest else f"all {head:,} facts"
    return CheckResult("seal", level, what, "" if level is Level.OK else "look whether the sealer runs")


def whole_chain(url: str, names: SchemaNames) -> CheckResult:
    """The whole log read again, from its first fact: bytes, leaves, streams."""
    try:
        with StoredFacts(url, names, names.sealer) as facts:
            read = check_chain(facts.rows(1, facts.head()))
    except psycopg.Error as error:
        said = error.diag.message_primary or type(error).__name__
        return CheckResult("chain", Level.FAILED, f"could not be read: {said}", "mend what stands above")
    if read.broken_at is None:
        return CheckResult("chain", Level.OK, f"{read.facts:,} facts, every one as it was sworn to", "")
    how = "keep the server as it is and compare with a backup and with the seals: somebody changed the past"
    return CheckResult("chain", Level.FAILED, f"broken at position {read.broken_at}: {read.said}", how)


_MIXED_UP = """
WITH borne AS (
    SELECT said->>'actor' AS actor, said->>'key' AS key, min(position) AS first, max(position) AS last,
           count(*) AS facts
    FROM (SELECT position, convert_from(meta, 'UTF8')::json AS said FROM @log.fact) f GROUP BY 1, 2
)
SELECT count(*) OVER (), actor, key, b.first, b.last, c.first, c.last
FROM borne b FULL JOIN @log.command c USING (actor, key)
WHERE (b.first, b.last) IS DISTINCT FROM (c.first, c.last) OR b.facts <> b.last - b.first + 1
ORDER BY coalesce(b.first, c.first), actor, key LIMIT 1
"""


def register(examined: Examined) -> CheckResult:
    """The register of commands, which no seal covers, beside the keys that facts bear under their leaves.

    It answers a command that comes again: all of it is read, and the whole log.
    """
    try:
        mixed_up = examined.all(_MIXED_UP)
    except psycopg.DataError as error:
        what = f"a fact says who recorded it in words hoso does not write: {error.diag.message_primary}"
        how = "somebody wrote past the installation: compare with a backup and with the seals"
        return CheckResult("register", Level.FAILED, what, how)
    how = (
        "compare with a backup: such a command is answered wrongly when it is sent again, or recorded a second time; "
        "the facts are right; somebody changed the register"
    )
    wrong = [
        f"{count:,} × wrong: «{key}» of {actor} stands for {_facts(first, last)}, {_facts(*borne)} bear it"
        for count, actor, key, *borne, first, last in mixed_up
    ]
    return found("register", [(one, how) for one in wrong], "every command stands for the facts that bear its key")


def _facts(first: int | None, last: int | None) -> str:
    return "no facts" if first is None else f"facts {first} to {last}"


def free_bytes(path: Path) -> int:
    """What can still be written where a path lies."""
    return shutil.disk_usage(path).free


def disk(path: Path, free_bytes: Callable[[Path], int] = free_bytes) -> CheckResult:
    """The space left where the installation keeps its data: a full disk stops every act until somebody frees some."""
    there = next(one for one in (path, *path.absolute().parents) if one.exists())
    free = free_bytes(there)
    level = Level.FAILED if free < SPACE_FAILED else Level.WARNING if free < SPACE_WARNING else Level.OK
    what = f"{free / GIGABYTE:,.1f} GB free for {path}"
    how = "free space, or move the data to a larger disk: facts are only added, never taken away"
    return CheckResult("disk", level, what, "" if level is Level.OK else how)


def calendar_ahead(look: Callable[[], MissingYear | None]) -> CheckResult:
    """Whether every promise of the next 120 days has its years in the working calendar."""
    try:
        missing = look()
    except psycopg.Error as error:
        how = "let «hoso serve» write the read models, then look again"
        return CheckResult("calendar", Level.WARNING, f"could not be looked at: {type(error).__name__}", how)
    if missing is None:
        return CheckResult("calendar", Level.OK, "every year that promises can need within 120 days is opened")
    what, _, how = missing.description.partition(": ")
    return CheckResult("calendar", Level.WARNING, what, how)


_LOST = (
    "restore what is missing, or go back to the server that has it; look whether HOSO_SEAL_DIR is this log's own; "
    "to go on without what is lost, «hoso explain-restore»"
)
_ANOTHER = (
    "name this log's own HOSO_SEAL_DIR and HOSO_DATA_DIR, or the database of the log that was sealed there; "
    "where a new log was begun after all was lost, name new folders for it: this is no restore to explain"
)


def comparing(comparison: Comparison) -> CheckResult:
    """The log beside the newest seal, and beside what this data directory remembers to have acknowledged."""
    if comparison.lost is not None:
        said = ", ".join(f"{name} {value}" for name, value in comparison.lost.items())
        how = _ANOTHER if comparison.lost["alarm"] == "OTHER_LOG" else _LOST
        return CheckResult("lost facts", Level.FAILED, f"SEALED_FACTS_LOST: {said}", how)
    if comparison.broken is not None:
        how = (
            "let the sealer run, which writes it again, or restore the folder from its copy; an older seal is compared"
        )
        return CheckResult("lost facts", Level.FAILED, comparison.broken, how)
    if comparison.unreadable is not None:
        what = f"{comparison.unreadable}: whether sealed facts are lost cannot be known"
        return CheckResult(
            "lost facts", Level.WARNING, what, "name the sealer's folder in HOSO_SEAL_DIR, readable here"
        )
    return CheckResult("lost facts", Level.OK, "the log holds all that is sealed", "")


def confirming(status: ConfirmationStatus | None, now: datetime) -> CheckResult:
    """Up to which position those whom the policy names have confirmed the seals."""
    if status is None:
        return CheckResult("confirmation", Level.OK, "the policy names nobody who confirms seals", "")
    late = now - status.since > PATIENCE
    level = Level.OK if status.is_met else Level.FAILED if late else Level.WARNING
    how = "«hoso seal --once» says who did not answer, and why"
    return CheckResult("confirmation", level, str(status), "" if status.is_met else how)


def _minutes(age: timedelta) -> str:
    return f"{age.total_seconds() / 60:,.0f} min" if age >= timedelta(minutes=1) else "less than a minute"


def utc_now() -> datetime:
    """The clock of this machine."""
    return datetime.now(UTC)

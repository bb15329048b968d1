"""Whether what refuses changes still stands, and does what the migrations wrote (trình kích hoạt, hàm bảo vệ)."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg

from infrastructure.doctor.check_result import CheckResult, Examined, Level, found
from infrastructure.postgres.names import Names

STATEMENT_BEFORE_UPDATE_DELETE_TRUNCATE = 2 | 8 | 16 | 32  # pg_trigger.tgtype

_TRIGGERS = """
SELECT c.relname, t.tgname, t.tgenabled::text, t.tgtype, t.tgqual IS NULL AND t.tgattr = '',
       t.tgfoid = (SELECT p.oid FROM pg_proc p WHERE p.pronamespace = c.relnamespace AND p.proname = 'refuse_change')
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = to_regnamespace('@log') AND NOT t.tgisinternal
UNION ALL SELECT c.relname, 'rule ' || w.rulename, '', 0, false, false
FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class WHERE c.relnamespace = to_regnamespace('@log')
UNION ALL SELECT c.relname, 'row security', '', 0, false, false
FROM pg_class c WHERE c.relnamespace = to_regnamespace('@log') AND c.relrowsecurity
"""


def triggers(seen: Examined) -> CheckResult:
    """The triggers that refuse UPDATE, DELETE and TRUNCATE are there, always on, and the only ones."""
    names, wrong = seen.names, list[tuple[str, str]]()
    rows = seen.all(_TRIGGERS)
    for table in ("fact", "command"):
        place, say = f"{names.log}.{table}", f"SET hoso.migrating = {names.log}"
        own = [row for row in rows if row[:2] == (table, "append_only")]
        wrong += [
            (f"{row[1]} on {place} is none of the house's", f"{say}; drop it once you know what it is")
            for row in rows
            if row[0] == table and row[1] != "append_only"
        ]
        if not own or own[0][3:] != (STATEMENT_BEFORE_UPDATE_DELETE_TRUNCATE, True, True):
            how = (
                f"{say}; CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {place} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {names.log}.refuse_change()"
            )
            wrong.append((f"append_only on {place} is {'changed' if own else 'gone'}", how))
        if not own or own[0][2] != "A":
            how = f"{say}; ALTER TABLE {place} ENABLE ALWAYS TRIGGER append_only"
            wrong.append((f"append_only on {place} is not always on", how))
    return found("triggers", wrong, "append_only is always on, for fact and command")


@dataclass(frozen=True, slots=True)
class Written:
    """A function as a migration wrote it, and in which file (định nghĩa hàm)."""

    file: str
    body: str
    definer: bool
    settings: list[str] | None
    language: str


def written(folders: Sequence[Path], names: Names) -> dict[tuple[str, str], Written]:
    """The newest text of every function that the migrations make."""
    every: dict[tuple[str, str], Written] = {}
    for file in (file for folder in folders for file in sorted(folder.glob("*.sql"))):
        sql = names.fill(file.read_text(encoding="utf-8"))
        for made in re.finditer(r"CREATE (?:OR REPLACE )?FUNCTION (\w+)\.(\w+)\((.*?)\$\$(.*?)\$\$", sql, re.DOTALL):
            schema, name, head, body = made.groups()
            path, language = re.search(r"SET search_path = ([\w, ]+?) AS", head), re.search(r"LANGUAGE (\w+)", head)
            settings = [f"search_path={path[1]}"] if path else None
            word = language[1] if language else ""
            every[schema, name] = Written(file.name, body, "SECURITY DEFINER" in head, settings, word)
    return every


def functions(seen: Examined) -> CheckResult:
    """The functions of the log say what the migrations wrote, word by word, once each."""
    wanted = written(seen.migrations, seen.names)
    rows = seen.all(
        "SELECT p.pronamespace::regnamespace::text, p.proname, p.prosrc, p.prosecdef, p.proconfig, l.lanname "
        "FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang "
        "WHERE p.pronamespace IN (to_regnamespace('@log'), to_regnamespace('@read'))"
    )
    wrong: list[tuple[str, str]] = []
    for (schema, name), text in wanted.items():
        own = [row[2:] for row in rows if row[:2] == (schema, name)]
        how = f"SET hoso.migrating = {seen.names.log}; run CREATE OR REPLACE FUNCTION {schema}.{name} from {text.file}"
        if not own:
            wrong.append((f"{schema}.{name} is gone", how))
        elif len(own) > 1:
            wrong.append((f"there are {len(own)} functions {schema}.{name}", "drop the one no migration made"))
        elif own[0] != (text.body, text.definer, text.settings, text.language):
            wrong.append((f"{schema}.{name} is not what {text.file} made", how))
    return found("functions", wrong, f"{len(wanted)} functions as the migrations wrote them")


def event_triggers(seen: Examined) -> CheckResult:
    """DDL on the log's tables is refused, where the server lets somebody make an event trigger."""
    names = seen.names
    rows = seen.all(
        "SELECT e.evtname, e.evtenabled::text, e.evtfoid = (SELECT oid FROM pg_proc WHERE proname = 'refuse_ddl' "
        "AND pronamespace = to_regnamespace('@read')), r.rolsuper FROM pg_event_trigger e "
        "JOIN pg_proc p ON p.oid = e.evtfoid JOIN pg_roles r ON r.oid = p.proowner"
    )
    known = {row[0]: row[1:] for row in rows}
    function = f"{names.read}.refuse_ddl()"
    wrong = []
    for name, event in zip(names.event_triggers, ("ddl_command_end", "sql_drop"), strict=True):
        if known.get(name) != ("A", True, True):
            how = (
                f"ALTER FUNCTION {function} OWNER TO CURRENT_USER; "
                f"DROP EVENT TRIGGER IF EXISTS {name}; "
                f"CREATE EVENT TRIGGER {name} ON {event} EXECUTE FUNCTION {function}; "
                f"ALTER EVENT TRIGGER {name} ENABLE ALWAYS"
            )
            told = "not as it was made" if name in known else "absent"
            wrong.append((f"event trigger {name} is {told} (only a superuser can make it)", how))
    return found("event triggers", wrong, "DDL on the log is refused", level=Level.WARNING)


def migrations(seen: Examined) -> CheckResult:
    """Every migration ran, and none was changed afterwards."""
    files = [file for folder in seen.migrations for file in sorted(folder.glob("*.sql"))]
    try:
        rows = seen.admin.execute(f"SELECT name, digest FROM {seen.names.log}.migration".encode()).fetchall()
    except psycopg.errors.InsufficientPrivilege:
        what, how = "this login may not see which migrations ran", "name the login that migrates: HOSO_ADMIN_URL"
        return CheckResult("migrations", Level.WARNING, what, how)
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
        return CheckResult("migrations", Level.FAILED, "no migration ran", "run «hoso serve» once")
    ran = dict(rows)
    wrong = []
    for file in files:
        digest = hashlib.sha256(seen.names.fill(file.read_text(encoding="utf-8")).encode()).hexdigest()
        if ran.get(file.name) != digest:
            told = "changed after it ran" if file.name in ran else "did not run"
            wrong.append((f"{file.name} {told}", "run «hoso serve» of the version that belongs to the database"))
    unknown = ran.keys() - {file.name for file in files}
    wrong += [(f"{name} is unknown here", "use the newer version it belongs to") for name in sorted(unknown)]
    return found("migrations", wrong, f"{len(files)} ran as they stand here")

"""Whether what refuses changes still stands, and does what the schema's files say (trình kích hoạt, hàm bảo vệ)."""

import psycopg

from infrastructure.doctor import expected
from infrastructure.doctor.check_result import CheckResult, Examined, Level, found
from infrastructure.postgres.migrations import checksums

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


def triggers(examined: Examined) -> CheckResult:
    """The triggers that refuse UPDATE, DELETE and TRUNCATE are there, always on, and the only ones."""
    names, wrong = examined.names, list[tuple[str, str]]()
    rows = examined.all(_TRIGGERS)
    wanted = expected.append_only_triggers(examined.schema, names)
    for table, made in wanted.items():
        place, say = f"{names.log}.{table}", f"SET hoso.migrating = {names.log}"
        own = [row for row in rows if row[:2] == (table, "append_only")]
        wrong += [
            (f"{row[1]} on {place} is none of hoso's", f"{say}; drop it once you know what it is")
            for row in rows
            if row[0] == table and row[1] != "append_only"
        ]
        if not own or own[0][3:] != (STATEMENT_BEFORE_UPDATE_DELETE_TRUNCATE, True, True):
            wrong.append((f"append_only on {place} is {'changed' if own else 'gone'}", f"{say}; {made}"))
        if not own or own[0][2] != "A":
            how = f"{say}; ALTER TABLE {place} ENABLE ALWAYS TRIGGER append_only"
            wrong.append((f"append_only on {place} is not always on", how))
    return found("triggers", wrong, f"append_only is always on, for {' and '.join(wanted)}")


_UNIQUE_KEYS = """
SELECT c.relname, (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(i.indkey::int2[]) WITH ORDINALITY
    AS k(number, place) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number)
FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
WHERE c.relnamespace = to_regnamespace('@log') AND i.indisunique AND i.indisvalid AND i.indimmediate
  AND i.indpred IS NULL AND i.indexprs IS NULL
"""


def unique_keys(examined: Examined) -> CheckResult:
    """No position, version or key of a command can be given twice: a restore that stopped half-way lacks that."""
    names, rows = examined.names, set(examined.all(_UNIQUE_KEYS))
    wanted = expected.unique_keys(examined.schema, names)
    wrong = [
        (
            f"{names.log}.{table} takes the same {columns} twice, as after a restore that stopped half-way",
            f"SET hoso.migrating = {names.log}; ALTER TABLE {names.log}.{table} ADD {kind} ({columns})",
        )
        for (table, columns), kind in wanted.items()
        if (table, columns) not in rows
    ]
    return found("unique keys", wrong, f"{len(wanted)} keys that no two rows share")


def functions(examined: Examined) -> CheckResult:
    """The functions of the log say what the schema's files say, word by word, once each."""
    names = examined.names
    wanted = expected.functions(examined.schema, names)
    rows = examined.all(
        "SELECT p.pronamespace::regnamespace::text, p.proname, p.prosrc, p.prosecdef, p.proconfig, l.lanname "
        "FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang "
        "WHERE p.pronamespace IN (to_regnamespace('@log'), to_regnamespace('@read'))"
    )
    wrong: list[tuple[str, str]] = []
    for (schema, name), text in wanted.items():
        own = [row[2:] for row in rows if row[:2] == (schema, name)]
        say = f"SET hoso.migrating = {names.log}"
        how = f"{say}; run CREATE OR REPLACE FUNCTION {schema}.{name} from {text.file}"
        if not own:
            wrong.append((f"{schema}.{name} is gone", how))
        elif len(own) > 1:
            wrong.append((f"there are {len(own)} functions {schema}.{name}", "drop the one no file makes"))
        elif own[0] != (text.body, text.definer, text.settings, text.language):
            wrong.append((f"{schema}.{name} is not what {text.file} made", how))
    return found("functions", wrong, f"{len(wanted)} functions as the schema writes them")


def event_triggers(examined: Examined) -> CheckResult:
    """DDL on the log's tables is refused, where the server lets somebody make an event trigger."""
    names = examined.names
    rows = examined.all(
        "SELECT e.evtname, e.evtenabled::text, e.evtfoid = (SELECT oid FROM pg_proc WHERE proname = 'refuse_ddl' "
        "AND pronamespace = to_regnamespace('@read')), r.rolsuper FROM pg_event_trigger e "
        "JOIN pg_proc p ON p.oid = e.evtfoid JOIN pg_roles r ON r.oid = p.proowner"
    )
    known = {row[0]: row[1:] for row in rows}
    wrong = []
    for made in expected.event_triggers(examined.schema, names):
        if known.get(made.name) != ("A", True, True):
            how = (
                f"ALTER FUNCTION {made.function} OWNER TO CURRENT_USER; "
                f"DROP EVENT TRIGGER IF EXISTS {made.name}; "
                f"CREATE EVENT TRIGGER {made.name} ON {made.event} EXECUTE FUNCTION {made.function}; "
                f"ALTER EVENT TRIGGER {made.name} ENABLE ALWAYS"
            )
            state = "not as it was made" if made.name in known else "absent"
            wrong.append((f"event trigger {made.name} is {state} (only a superuser can make it)", how))
    return found("event triggers", wrong, "DDL on the log is refused", level=Level.WARNING)


def migrations(examined: Examined) -> CheckResult:
    """The schema was laid by the files that lie here."""
    try:
        rows = examined.admin.execute(f"SELECT name, digest FROM {examined.names.log}.migration".encode()).fetchall()
    except psycopg.errors.InsufficientPrivilege:
        what, how = "this login may not see which files laid the log", "name the login that migrates: HOSO_ADMIN_URL"
        return CheckResult("migrations", Level.WARNING, what, how)
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
        return CheckResult("migrations", Level.FAILED, "no schema was laid", "run «hoso serve» once")
    laid, wanted = dict(rows), checksums(examined.names, examined.schema)
    wrong = []
    for name, digest in wanted.items():
        if laid.get(name) != digest:
            state = "changed after it was laid" if name in laid else "was not laid"
            wrong.append((f"{name} {state}", "use the version that laid the log"))
    wrong += [
        (f"{name} is unknown here", "use the version that laid the log") for name in sorted(laid.keys() - wanted.keys())
    ]
    return found("migrations", wrong, f"{len(wanted)} files laid as they stand here")

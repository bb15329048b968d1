"""Every check there is, and which of them an installation must pass before it opens (danh mục kiểm tra)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

import psycopg

from infrastructure.doctor.check_result import CheckResult, Examined, Level
from infrastructure.doctor.guards import event_triggers, functions, migrations, triggers, unique_keys
from infrastructure.doctor.installation import installation
from infrastructure.doctor.rights import rights, roles
from infrastructure.doctor.server import checksums, commits, login, server_settings
from infrastructure.doctor.upkeep import clock, clock_ran_back, density, read_models, unsealed, utc_now
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.safety import UnsafeServer
from infrastructure.postgres.sessions import session

Check = Callable[[Examined], CheckResult]

PROTECTIVE: tuple[Check, ...] = (server_settings, roles, rights, triggers, unique_keys, functions)
"""Without these the log is not safe: nobody is served."""

CHECKS: tuple[Check, ...] = (
    *PROTECTIVE,
    commits,
    installation,
    event_triggers,
    migrations,
    login,
    checksums,
    clock,
    clock_ran_back,
    density,
    read_models,
    unsealed,
)


def never_sealed() -> int | None:
    """No sealer is known."""
    return None


def examine(
    url: str,
    names: SchemaNames,
    schema: Sequence[Path],
    checks: Sequence[Check] = CHECKS,
    *,
    admin_url: str | None = None,
    given: bool = True,
    now: Callable[[], datetime] = utc_now,
    sealed: Callable[[], int | None] = never_sealed,
) -> list[CheckResult]:
    """What every check says about a database; a check that cannot look has failed. Nothing is changed."""
    with _connected(url, admin_url or url) as (db, admin):
        examined = Examined(db, admin, names, schema, given, now, sealed)
        if not examined.one("SELECT to_regnamespace('@log') IS NOT NULL")[0]:
            how = "set HOSO_AUTHORITY and run «hoso serve» once"
            absent = CheckResult(
                "log", Level.FAILED, f"there is no installation here: no log in schema {names.log}", how
            )
            return [_said(server_settings, examined), absent]
        return [_said(check, examined) for check in checks]


def refuse_unprotected(url: str, names: SchemaNames, schema: Sequence[Path]) -> None:
    """Hold a database against the checks that protect the log. Raises UnsafeServer with what to mend."""
    wrong = [one for one in examine(url, names, schema, PROTECTIVE) if one.level is Level.FAILED]
    if wrong:
        failures = "; ".join(f"{one.name}: {one.what} [{one.mend}]" for one in wrong)
        raise UnsafeServer(f"the log is not protected, nothing is served: {failures}; «hoso doctor» looks again")


@contextmanager
def _connected(url: str, admin_url: str) -> Iterator[tuple[psycopg.Connection, psycopg.Connection]]:
    with ExitStack() as stack:
        db = stack.enter_context(session(url, autocommit=True))
        db.execute("SET default_transaction_read_only TO on")
        if admin_url == url:
            yield db, db
        else:
            yield db, stack.enter_context(session(admin_url, autocommit=True))


def _said(check: Check, examined: Examined) -> CheckResult:
    try:
        return check(examined)
    except (
        psycopg.errors.UndefinedTable,
        psycopg.errors.InvalidSchemaName,
        psycopg.errors.InsufficientPrivilege,
    ) as error:
        how = "mend what stands above, or run «hoso serve» once where there is no log yet"
        return CheckResult(
            check.__name__.replace("_", " "), Level.FAILED, error.diag.message_primary or str(error), how
        )

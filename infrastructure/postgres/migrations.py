"""A log's schema laid on a database once, under a lock, with checksums (di trú lược đồ)."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import psycopg

from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.sessions import session

LOCK = 0x686F736F  # "hoso"


class MigrationRefused(RuntimeError):
    """The database is not as the schema's files say, or rights to lay them are missing."""


def nothing_more(db: psycopg.Connection) -> None:
    """Leave the log empty."""


def migrate(
    url: str,
    names: SchemaNames,
    files: Sequence[Path],
    first: Callable[[psycopg.Connection], None] = nothing_more,
) -> list[str]:
    """Lay the schema where there is none, and answer the files that ran, in their order; none where it lies already.

    One transaction with what is recorded first, so a failure leaves nothing half done. Raises MigrationRefused
    where other files were laid, or when the role may not create schemas and roles.
    """
    with session(url) as db:
        try:
            db.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            wanted = checksums(names, files)
            if _is_laid(db, names):
                _refuse_others(_laid(db, names), wanted, names)
                return []
            _refuse_taken(db, names)
            _prepare(db, names)
            _lay(db, names, files, wanted)
            first(db)
            return list(wanted)
        except psycopg.errors.InsufficientPrivilege as error:
            raise MigrationRefused(
                f"{error.diag.message_primary}: give HOSO_ADMIN_URL a role that may create schemas and roles"
            ) from error


def checksums(names: SchemaNames, files: Sequence[Path]) -> dict[str, str]:
    """The digest of every file as it is laid under these names."""
    return {file.name: hashlib.sha256(_text(names, file).encode()).hexdigest() for file in files}


def _text(names: SchemaNames, file: Path) -> str:
    return names.fill(file.read_text(encoding="utf-8"))


def _is_laid(db: psycopg.Connection, names: SchemaNames) -> bool:
    return db.execute("SELECT to_regclass(%s) IS NOT NULL", [f"{names.log}.migration"]).fetchone() == (True,)


def _laid(db: psycopg.Connection, names: SchemaNames) -> dict[str, str]:
    return dict(db.execute(f"SELECT name, digest FROM {names.log}.migration").fetchall())


def _refuse_others(laid: dict[str, str], wanted: dict[str, str], names: SchemaNames) -> None:
    others = sorted(name for name, _ in laid.items() ^ wanted.items())
    if others:
        raise MigrationRefused(
            f"the log in schema «{names.log}» was laid by another version ({', '.join(dict.fromkeys(others))} differ): "
            "nothing was changed; where a restore is under way or broke off, finish it or restore again into an empty "
            "database; otherwise use that version, or begin anew in an empty HOSO_DATA_DIR or database"
        )


def _refuse_taken(db: psycopg.Connection, names: SchemaNames) -> None:
    """Read models of another installation are not written over."""
    if db.execute("SELECT to_regclass(%s) IS NOT NULL", [f"{names.read}.tracking"]).fetchone() == (True,):
        raise MigrationRefused(
            f"schema «{names.read}» holds the read models of another installation: nothing was changed; "
            "name another one in HOSO_READ_SCHEMA"
        )


def _prepare(db: psycopg.Connection, names: SchemaNames) -> None:
    may_be_anybody = db.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (True,)
    # literals of the files are read as they are written, whatever the role was set to otherwise
    db.execute("SET LOCAL standard_conforming_strings TO on")
    # the guard of the log lets through what says so: guard.sql
    db.execute("SELECT set_config('hoso.migrating', %s, true)", [names.log])
    for role in names.roles:
        _create_role(db, role)
        if not may_be_anybody:
            db.execute(f"GRANT {role} TO CURRENT_USER")
    db.execute(f"CREATE SCHEMA IF NOT EXISTS {names.log}")
    db.execute(f"CREATE SCHEMA IF NOT EXISTS {names.read}")


def _create_role(db: psycopg.Connection, role: str) -> None:
    """Roles belong to the whole server, the lock to one database: another may make the same one just now."""
    if db.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).fetchone() is not None:
        return
    with suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation), db.transaction():
        db.execute(f"CREATE ROLE {role} NOLOGIN")


def _lay(db: psycopg.Connection, names: SchemaNames, files: Sequence[Path], wanted: dict[str, str]) -> None:
    db.execute(
        f"CREATE TABLE {names.log}.migration "
        "(name text PRIMARY KEY, digest text NOT NULL, ran_at timestamptz NOT NULL DEFAULT now())"
    )
    for file in files:
        db.execute(_text(names, file))
        db.execute(f"INSERT INTO {names.log}.migration (name, digest) VALUES (%s, %s)", [file.name, wanted[file.name]])

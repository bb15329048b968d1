"""Numbered SQL files, run once each under a lock, with checksums (di trú lược đồ)."""

import hashlib
from contextlib import suppress
from pathlib import Path

import psycopg

from infrastructure.postgres.names import Names
from infrastructure.postgres.sessions import session

LOCK = 0x686F736F  # "hoso"


class MigrationRefused(RuntimeError):
    """The database is not as its migrations say: a file changed after it ran or is gone, or rights are missing."""


def migrate(url: str, names: Names, folders: tuple[Path, ...]) -> list[str]:
    """Bring the database at url to the newest schema and answer the files that ran.

    One transaction, so a failure leaves nothing half done. Raises MigrationRefused when a file that ran
    before has changed since or is not known here, or when the role may not create schemas and roles.
    """
    with session(url) as db:
        try:
            db.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            _prepare(db, names)
            _refuse_newer(db, names, folders)
            return [name for folder in folders for name in _run(db, names, folder)]
        except psycopg.errors.InsufficientPrivilege as error:
            raise MigrationRefused(
                f"{error.diag.message_primary}: give HOSO_ADMIN_URL a role that may create schemas and roles"
            ) from error


def _prepare(db: psycopg.Connection, names: Names) -> None:
    may_be_anybody = db.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (True,)
    # literals of the files are read as they are written, whatever the role was told otherwise
    db.execute("SET LOCAL standard_conforming_strings TO on")
    # the guard of the log lets through what says so: 0006_roles_and_guard.sql
    db.execute("SELECT set_config('hoso.migrating', %s, true)", [names.log])
    for role in names.roles:
        _create_role(db, role)
        if not may_be_anybody:
            db.execute(f"GRANT {role} TO CURRENT_USER")
    db.execute(f"CREATE SCHEMA IF NOT EXISTS {names.log}")
    db.execute(f"CREATE SCHEMA IF NOT EXISTS {names.read}")
    db.execute(f"GRANT CREATE, USAGE ON SCHEMA {names.log} TO {names.owner}")
    db.execute(f"GRANT CREATE, USAGE ON SCHEMA {names.read} TO {names.app}")
    db.execute(
        f"CREATE TABLE IF NOT EXISTS {names.log}.migration "
        "(name text PRIMARY KEY, digest text NOT NULL, ran_at timestamptz NOT NULL DEFAULT now())"
    )


def _create_role(db: psycopg.Connection, role: str) -> None:
    """Roles belong to the whole server, the lock to one database: another may make the same one just now."""
    if db.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).fetchone() is not None:
        return
    with suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation), db.transaction():
        db.execute(f"CREATE ROLE {role} NOLOGIN")


def _refuse_newer(db: psycopg.Connection, names: Names, folders: tuple[Path, ...]) -> None:
    known = {file.name for folder in folders for file in folder.glob("*.sql")}
    ran = {name for (name,) in db.execute(f"SELECT name FROM {names.log}.migration")}
    if ran - known:
        raise MigrationRefused(
            f"{', '.join(sorted(ran - known))} ran here but is unknown: the database belongs to a newer version"
        )


def _run(db: psycopg.Connection, names: Names, folder: Path) -> list[str]:
    ran: list[str] = []
    for file in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql")):
        sql = names.fill(file.read_text(encoding="utf-8"))
        digest = hashlib.sha256(sql.encode()).hexdigest()
        known = db.execute(f"SELECT digest FROM {names.log}.migration WHERE name = %s", [file.name]).fetchone()
        if known is None:
            db.execute(sql)
            db.execute(f"INSERT INTO {names.log}.migration (name, digest) VALUES (%s, %s)", [file.name, digest])
            ran.append(file.name)
        elif known[0] != digest:
            raise MigrationRefused(f"{file.name} changed after it ran: write a new migration instead")
    return ran

"""Which installations a database holds, found by their tables, and which of them is meant (hệ thống đã thiết lập).

Only tables that belong to a log's owner count: that role cannot log in, so nobody but who migrates can make them. What
others call by these names is not looked into, for what is read here is read with an administrator's rights.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import psycopg

from domain.errors import Malformed
from domain.log_integrity.installation import Authority, InstallationEstablished, parse_authority
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.sessions import session

_LOGS = """
SELECT n.nspname, (SELECT t.relnamespace::regnamespace::text FROM pg_class t WHERE t.relname = 'tracking'
                   AND pg_get_userbyid(t.relowner) = 'hoso_' || n.nspname || '_app' LIMIT 1)
FROM pg_namespace n
WHERE (SELECT count(*) FROM pg_class c WHERE c.relnamespace = n.oid AND c.relkind = 'r'
                                             AND pg_get_userbyid(c.relowner) = 'hoso_' || n.nspname || '_owner'
                                             AND c.relname IN ('fact', 'command')) = 2
  AND EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relkind = 'r' AND c.relname = 'migration')
ORDER BY 1
"""
_ROLE = """
SELECT r FROM unnest(%s::text[]) WITH ORDINALITY AS u(r, place)
WHERE to_regrole(r) IS NOT NULL AND pg_has_role(to_regrole(r), 'MEMBER') ORDER BY place LIMIT 1
"""


class InstallationRefused(RuntimeError):
    """It cannot be decided which installation is meant, or it is another authority's than the one named."""


class NoInstallation(InstallationRefused):
    """There is none, and nobody says whose a new one would be."""


@dataclass(frozen=True, slots=True)
class RequestedInstallation:
    """What the settings say of an installation; what they leave out is found (thiết lập mong muốn)."""

    authority: Authority | None
    log: str | None
    read: str | None


@dataclass(frozen=True, slots=True)
class Installation:
    """A log and its read models, and whose they are: None where the first fact does not say it (hệ thống)."""

    names: SchemaNames
    authority: Authority | None

    def __str__(self) -> str:
        return f"{self.authority or 'of nobody known'} in schema «{self.names.log}»"


def installations(db: psycopg.Connection[Any]) -> list[Installation]:
    """Every installation of a database; read models whose owner was changed are looked for under their usual name."""
    found = [
        SchemaNames(log=log, read=read or f"read{log.removeprefix('log')}")
        for log, read in db.execute(_LOGS).fetchall()
    ]
    return [Installation(names, recorded_authority(db, names)) for names in found]


def find(url: str, wanted: RequestedInstallation) -> Installation | None:
    """The installation that is meant, None where there is none yet.

    Raises InstallationRefused where nothing says which, or where it is another's than the settings say.
    """
    with session(url, autocommit=True) as db:
        every = installations(db)
    here = [one for one in every if wanted.log in (None, one.names.log)]
    if len(here) > 1:
        here = [one for one in here if one.authority == wanted.authority]
    if not here and (wanted.log is not None or not every):
        return None
    if len(here) != 1:
        listed = ", ".join(map(str, every))
        raise InstallationRefused(
            f"this database holds several installations ({listed}): "
            "say in HOSO_AUTHORITY or HOSO_LOG_SCHEMA which is meant"
        )
    _refuse_another(here[0], wanted)
    return here[0]


def recorded_authority(db: psycopg.Connection[Any], names: SchemaNames) -> Authority | None:
    """Whose log it is by its first fact; None where that cannot be read."""
    role = db.execute(_ROLE, [[names.app, names.sealer, names.inspector]]).fetchone()
    refused = psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedTable, psycopg.DataError, Malformed
    with suppress(*refused), db.transaction():
        if role is not None:
            db.execute(f"SET LOCAL ROLE {role[0]}".encode())
        found = db.execute(
            f"SELECT convert_from(body, 'UTF8')::json ->> 'authority' FROM {names.log}.fact "
            "WHERE position = 1 AND topic = %s".encode(),
            [InstallationEstablished.TOPIC],
        ).fetchone()
        return parse_authority(str(found[0])) if found and found[0] else None
    return None


def _refuse_another(found: Installation, wanted: RequestedInstallation) -> None:
    named, names = wanted.authority, found.names
    if named is not None and found.authority is not None and found.authority != named:
        raise InstallationRefused(
            f"HOSO_AUTHORITY is {named}, but the installation here is for good that of {found}: nothing was changed; "
            f"set it to {found.authority} or leave it out (one beside it needs a HOSO_LOG_SCHEMA of its own)"
        )
    if wanted.read not in (None, names.read):
        raise InstallationRefused(
            f"HOSO_READ_SCHEMA is {wanted.read}, but the read models of «{names.log}» are in «{names.read}»: "
            "nothing was changed; set it to that or leave it out"
        )

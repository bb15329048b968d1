"""Settings of a server without which an acknowledged fact could be lost (thiết lập an toàn)."""

from collections.abc import Mapping, Sequence

from psycopg import sql

from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.sessions import session

NEEDED = {"fsync": "on", "full_page_writes": "on"}
"""Settings that only the server's own configuration can hold."""

ENCODING = "server_encoding"


class UnsafeServer(RuntimeError):
    """The server may lose what it acknowledged, or let it be changed: the installation does not open on it."""


def refuse_unsafe(url: str) -> None:
    """Look at the settings of server and database. Raises UnsafeServer with what to set."""
    with session(url, autocommit=True) as db:
        rows = db.execute(
            "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [[*NEEDED, ENCODING]]
        ).fetchall()
    settings = {str(name): str(setting) for name, setting in rows}
    if settings[ENCODING] != "UTF8":
        raise UnsafeServer(
            f"the database is {settings[ENCODING]}, which cannot hold Vietnamese: create it with ENCODING 'UTF8'"
        )
    wrong = unsafe(settings)
    if wrong:
        raise UnsafeServer(f"the server may lose what it acknowledged: set {', '.join(wrong)} and start it again")


def unsafe(settings: Mapping[str, str]) -> list[str]:
    """What has to be set, out of what is set."""
    return [f"{name} = {needed}" for name, needed in NEEDED.items() if settings.get(name) != needed]


def admit(admin_url: str | None, url: str, names: SchemaNames) -> None:
    """Let the login that runs the installation take its roles, where somebody else migrates; nothing is written where
    it has them. Raises UnsafeServer where it lacks the application's and nobody is named who could give it."""
    roles = [names.app, names.sealer, names.inspector]
    with session(url, autocommit=True) as db:
        lacking = db.execute(
            "SELECT current_user, r FROM unnest(%s::text[]) AS r WHERE NOT pg_has_role(r, 'MEMBER')", [roles]
        ).fetchall()
    if admin_url is None:
        _refuse_lacking(lacking, names)
    elif lacking:
        with session(admin_url, autocommit=True) as db:
            for login, role in lacking:
                db.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), sql.Identifier(login)))


def _refuse_lacking(lacking: Sequence[tuple[str, str]], names: SchemaNames) -> None:
    for login, role in lacking:
        if role == names.app:
            raise UnsafeServer(
                f"the login «{login}» may not act as {role}, so it can neither read nor record: name in HOSO_ADMIN_URL "
                f"a login that may grant it, or run GRANT {', '.join(one for _, one in lacking)} TO {login}"
            )

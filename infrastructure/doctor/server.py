"""Whether the server keeps what it acknowledges (thiết lập máy chủ)."""

from infrastructure.doctor.check_result import CheckResult, Examined, Level, found
from infrastructure.postgres.commits import LOOK, OBSTACLES
from infrastructure.postgres.safety import NEEDED

_OVERRIDES = """
SELECT coalesce(nullif(s.setrole, 0)::regrole::text, 'every role'), coalesce(d.datname, 'every database'), setting
FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase, unnest(s.setconfig) AS setting
WHERE s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
      AND (s.setrole = 0 OR pg_has_role(s.setrole, '@app'::regrole, 'MEMBER'))
      AND setting = 'synchronous_commit=off' ORDER BY 1, 2
"""


def server_settings(examined: Examined) -> CheckResult:
    """fsync, full_page_writes and synchronous_commit, also as changed for a role or a database; UTF-8."""
    rows = examined.all("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [*NEEDED, *_OTHERS])
    settings = {str(name): str(setting) for name, setting in rows}
    wrong = [
        (f"{name} is {settings.get(name)}", f"set {name} = {needed} and start the server again")
        for name, needed in NEEDED.items()
        if settings.get(name) != needed
    ]
    overrides = examined.all(_OVERRIDES) if _role_exists(examined) else []
    wrong += [
        (f"{setting} for {role} in {database}", f"ALTER ROLE or ALTER DATABASE … RESET synchronous_commit for {role}")
        for role, database, setting in overrides
    ]
    if settings["synchronous_commit"] == "off" and not overrides:
        wrong.append(("synchronous_commit is off", "set synchronous_commit = on and reload the server"))
    if settings["server_encoding"] != "UTF8":
        wrong.append((f"the database is {settings['server_encoding']}", "create it with ENCODING 'UTF8'"))
    values = ", ".join(f"{name} {settings.get(name)}" for name in (*NEEDED, "synchronous_commit"))
    return found("settings", wrong, values)


def commits(examined: Examined) -> CheckResult:
    """A server that answers may still record nothing: a standby, one that takes reading only, one that waits."""
    word = str(examined.one(LOOK)[0])
    return found("commits", [OBSTACLES[word]] if word else [], "are taken")


_OTHERS = ("synchronous_commit", "server_encoding")


def _role_exists(examined: Examined) -> bool:
    return bool(examined.one("SELECT to_regrole('@app') IS NOT NULL")[0])


def checksums(examined: Examined) -> CheckResult:
    """Pages that the disk changed are noticed; somebody's edits are not, only the seal shows those."""
    wrong = [
        ("pages have no checksums: a failing disk goes unnoticed", "stop the server and run pg_checksums --enable")
    ]
    on = examined.one("SELECT setting = 'on' FROM pg_settings WHERE name = 'data_checksums'")[0]
    return found("checksums", [] if on else wrong, "on", level=Level.WARNING)


def login(examined: Examined) -> CheckResult:
    """Whoever runs the installation should not be able to do more than the installation."""
    name, is_superuser, owns = examined.one(
        "SELECT r.rolname, r.rolsuper, coalesce(pg_has_role(r.oid, to_regrole('@owner'), 'MEMBER'), false) "
        "FROM pg_roles r WHERE r.rolname = session_user"
    )
    if not examined.given:
        return CheckResult(
            "login", Level.OK, "the embedded server has one account; the installation acts as its application role"
        )
    more = "is a superuser" if is_superuser else "may act as the owner of the log" if owns else ""
    how = "run as a login of its own (HOSO_DATABASE_URL) and migrate as another (HOSO_ADMIN_URL)"
    return found("login", [(f"{name} {more}", how)] if more else [], name, level=Level.WARNING)

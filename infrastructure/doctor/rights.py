"""Whether every right on the log is the one it was given (quyền trên nhật ký)."""

from infrastructure.doctor import expected
from infrastructure.doctor.check_result import CheckResult, Examined, Level, found
from infrastructure.doctor.expected import Right
from infrastructure.postgres.names import SchemaNames

_GRANTS = """
WITH things AS (
    SELECT 'TABLE' AS kind, c.relname AS name, c.relowner AS owner,
           coalesce(c.relacl, acldefault('r', c.relowner)) AS acl
    FROM pg_class c WHERE c.relnamespace = to_regnamespace('@log') AND c.relkind NOT IN ('i', 'I', 't', 'c')
    UNION ALL SELECT 'TABLE', c.relname, c.relowner, a.attacl
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = to_regnamespace('@log') AND a.attacl IS NOT NULL
    UNION ALL SELECT 'FUNCTION', p.proname, p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
    FROM pg_proc p WHERE p.pronamespace = to_regnamespace('@log')
    UNION ALL SELECT 'SCHEMA', n.nspname, n.nspowner, coalesce(n.nspacl, acldefault('n', n.nspowner))
    FROM pg_namespace n WHERE n.nspname = '@log'
)
SELECT t.kind, t.name, t.owner::regrole::text, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
       a.privilege_type, a.is_grantable, a.grantee = t.owner
FROM things t LEFT JOIN aclexplode(t.acl) a ON true
"""

_MEMBERS = """
SELECT m.rolname, o.rolname FROM pg_roles m, pg_roles o
WHERE m.rolname IN ('@app', '@sealer', '@inspector')
      AND o.rolname IN ('@owner', '@app', 'pg_write_all_data', 'pg_read_server_files', 'pg_execute_server_program')
      AND m.oid <> o.oid AND pg_has_role(m.oid, o.oid, 'MEMBER')
"""

READING = {"SELECT", "USAGE"}


def rights(examined: Examined) -> CheckResult:
    """Every grant on the log's schema, tables and functions, beside those the schema's files give."""
    names, rows = examined.names, examined.all(_GRANTS)
    wanted, given = (
        expected.rights(examined.schema, names),
        {(kind, name, who, what) for kind, name, _, who, what, *_ in rows if what},
    )
    own = {(kind, name, who, what) for kind, name, _, who, what, _, by_owner in rows if what and by_owner}
    extra = sorted(given - own - wanted)
    wrong = [_too_much(names, right) for right in extra if right[3] not in READING]
    wrong += [_too_little(names, right) for right in sorted(wanted - given)]
    wrong += [_grantable(names, row) for row in rows if row[5] and not row[6]]
    wrong += _of_others(examined, {(kind, name): owner for kind, name, owner, *_ in rows})
    if not wrong and extra:
        return found("rights", [_too_much(names, right) for right in extra], "", level=Level.WARNING)
    return found("rights", wrong, f"{len(wanted)} grants beside the owners', each as it was given")


def _place(names: SchemaNames, kind: str, name: str) -> str:
    return f"{kind} {name}" if kind == "SCHEMA" else f"{kind} {names.log}.{name}"


def _too_much(names: SchemaNames, right: Right) -> tuple[str, str]:
    kind, name, who, what = right
    place = _place(names, kind, name)
    return f"{who} may {what} on {place}", f"REVOKE {what} ON {place} FROM {who}"


def _too_little(names: SchemaNames, right: Right) -> tuple[str, str]:
    kind, name, who, what = right
    place = _place(names, kind, name)
    return f"{who} may not {what} on {place}", f"GRANT {what} ON {place} TO {who}"


def _grantable(names: SchemaNames, row: tuple[str, ...]) -> tuple[str, str]:
    kind, name, _, who, what, *_ = row
    place = _place(names, kind, name)
    return f"{who} may pass on {what} on {place}", f"REVOKE GRANT OPTION FOR {what} ON {place} FROM {who}"


def _of_others(examined: Examined, owners: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    names = examined.names
    wanted = expected.owners(examined.schema, names)
    say = f"SET hoso.migrating = {names.log}"
    strangers = [
        (
            f"{_place(names, *thing)} is none of hoso's",
            f"{say}; DROP {_place(names, *thing)} once you know what it is",
        )
        for thing in sorted(owners.keys() - wanted.keys())
    ]
    taken = [
        (
            f"{_place(names, *thing)} belongs to {owner}",
            f"{say}; ALTER {_place(names, *thing)} OWNER TO {wanted[thing]}",
        )
        for thing, owner in sorted(owners.items())
        if wanted.get(thing) not in (None, owner)
    ]
    lost = [
        (f"{_place(names, *thing)} is gone", "restore the database from its backup")
        for thing in sorted(wanted.keys() - owners.keys())
    ]
    return strangers + taken + lost


def roles(examined: Examined) -> CheckResult:
    """The owner cannot log in, and no role of the installation is more than it was made for."""
    names = examined.names
    known = {
        role: (can_login, is_super)
        for role, can_login, is_super in examined.all(
            "SELECT rolname, rolcanlogin, rolsuper FROM pg_roles WHERE rolname = ANY(%s)", [*names.roles]
        )
    }
    wrong = [(f"role {role} is gone", f"CREATE ROLE {role} NOLOGIN") for role in names.roles if role not in known]
    if known.get(names.owner, (False, False))[0]:
        wrong.append((f"{names.owner} can log in", f"ALTER ROLE {names.owner} NOLOGIN"))
    wrong += [
        (f"{role} is a superuser", f"ALTER ROLE {role} NOSUPERUSER")
        for role, (_, is_super) in known.items()
        if is_super
    ]
    wrong += [(f"{role} may act as {other}", f"REVOKE {other} FROM {role}") for role, other in examined.all(_MEMBERS)]
    return found("roles", wrong, "the owner cannot log in, nobody is a member of it")

"""Who may ask for which field, written out: a change of the policy is a change of this table, and is seen as one.

``python -m tests.graphql.test_field_roles`` writes the table anew, where a change was meant.
"""

from pathlib import Path

from graphql import GraphQLObjectType

from api.schema import schema
from application.access.actors import Role
from application.access.fields import permitted

TABLE = Path(__file__).with_name("field_roles.txt")


def written_out() -> str:
    """A line for every field of every type: the roles that may ask for it."""
    lines = []
    for name, kind in sorted(schema._schema.type_map.items()):
        if isinstance(kind, GraphQLObjectType) and not name.startswith("__"):
            for field in sorted(kind.fields):
                allowed = permitted(name, field)
                roles = "everybody" if allowed == frozenset(Role) else " ".join(sorted(role.value for role in allowed))
                lines.append(f"{name}.{field}: {roles}")
    return "\n".join(lines) + "\n"


def test_the_roles_of_every_field_are_those_written_out() -> None:
    assert written_out() == TABLE.read_text(encoding="utf-8")


if __name__ == "__main__":
    TABLE.write_text(written_out(), encoding="utf-8")

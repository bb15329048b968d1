"""How many dossiers stand where, kept as rows and never counted at read time (số lượng hồ sơ)."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from infrastructure.read_models.model import Db, TableDefinition, TableNames

if TYPE_CHECKING:
    from infrastructure.read_models.dossier import DossierRow

Group = tuple[str, str, str, int]

COUNT = TableDefinition(
    name="count",
    columns=(
        ("source", "text NOT NULL"),
        ("agency", "text NOT NULL"),
        ("procedure", "text NOT NULL"),
        ("status", "int8 NOT NULL"),
        ("dossiers", "int8 NOT NULL"),
    ),
    key="source, agency, procedure, status",
)


def add_counts(db: Db, names: TableNames, before: Mapping[str, Group], after: Mapping[str, "DossierRow"]) -> None:
    """Move the touched dossiers from the group they stood in to the one they stand in."""
    change: Counter[Group] = Counter(group_of(row) for row in after.values())
    change.subtract(before.values())
    moved = [(*group, number) for group, number in sorted(change.items()) if number]
    if not moved:
        return
    with db.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {names.of(COUNT)} AS c VALUES (%s, %s, %s, %s, %s) ON CONFLICT (source, agency, procedure, "
            "status) DO UPDATE SET dossiers = c.dossiers + excluded.dossiers".encode(),
            moved,
        )
        if any(row[-1] < 0 for row in moved):  # a group that nobody stands in is no row, however it emptied
            cursor.execute(f"DELETE FROM {names.of(COUNT)} WHERE dossiers = 0".encode())


def group_of(row: "DossierRow") -> Group:
    """The group a dossier is counted in; status 0 stands for a dossier of another system."""
    return (row.source, row.agency or "", row.procedure or "", row.status or 0)

"""Marks of dossiers by group and legal day, kept as rows and summed at read time (sổ đếm hồ sơ theo ngày)."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from application.audits.tally import TalliedDossier, marks
from infrastructure.read_models.model import Db, TableDefinition, TableNames

if TYPE_CHECKING:
    from infrastructure.read_models.dossier import DossierRow

Tallied = tuple[str, str, str, str, date, str]
"""Source, agency, procedure, channel, legal day and what is counted."""

TALLY = TableDefinition(
    name="tally",
    columns=(
        ("source", "text NOT NULL"),
        ("agency", "text NOT NULL"),
        ("procedure", "text NOT NULL"),
        ("channel", "text NOT NULL"),
        ("day", "date NOT NULL"),
        ("what", "text NOT NULL"),
        ("number", "int8 NOT NULL"),
    ),
    key="source, agency, procedure, channel, day, what",
)


_FOLLOWED_FROM = attrgetter(*TalliedDossier.__annotations__, "source", "agency", "procedure", "channel")
"""While these stay the same the marks do, and most facts change none of them."""


def tallied(row: "DossierRow") -> Counter[Tallied]:
    """The marks of a dossier under its group."""
    whose = row.source, row.agency or "", row.procedure or "", row.channel or ""
    found: Counter[Tallied] = Counter()
    for mark in marks(row):
        found[(*whose, mark.day, mark.what.value)] += mark.number
    return found


def add_tally(db: Db, names: TableNames, before: Mapping[str, "DossierRow"], after: Mapping[str, "DossierRow"]) -> None:
    """Take away the marks the touched dossiers had, and add those they have now."""
    change: Counter[Tallied] = Counter()
    for key, row in after.items():
        was = before.get(key)
        if was is None:
            change.update(tallied(row))
        elif _FOLLOWED_FROM(was) != _FOLLOWED_FROM(row):
            change.update(tallied(row))
            change.subtract(tallied(was))
    moved = sorted((*group, number) for group, number in change.items() if number)
    if not moved:
        return
    columns = [list(column) for column in zip(*moved, strict=True)]
    table = names.of(TALLY)
    db.execute(
        f"INSERT INTO {table} AS t SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::date[], "
        "%s::text[], %s::int8[]) ON CONFLICT (source, agency, procedure, channel, day, what) "
        "DO UPDATE SET number = t.number + excluded.number".encode(),
        columns,
    )
    if any(row[-1] < 0 for row in moved):  # nothing counted is no row, however it came to that
        db.execute(
            f"DELETE FROM {table} t USING unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::date[], "
            "%s::text[]) g(source, agency, procedure, channel, day, what) WHERE t.number = 0 AND "
            "(t.source, t.agency, t.procedure, t.channel, t.day, t.what) = "
            "(g.source, g.agency, g.procedure, g.channel, g.day, g.what)".encode(),
            columns[:-1],
        )

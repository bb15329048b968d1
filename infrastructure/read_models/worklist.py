"""Who must act on which dossier by when (việc cần làm)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from domain.dossier.status import OPEN
from infrastructure.read_models.model import Db, Table, TableNames, columns_of, copy_rows

if TYPE_CHECKING:
    from infrastructure.read_models.dossier import DossierRow

_OPEN = frozenset(status.value for status in OPEN)


@dataclass(slots=True)
class WorklistRow:
    """An open dossier and who holds it; rows leave with the last act (việc cần làm)."""

    id: str
    agency: str | None
    unit: str | None
    officer: str | None
    status: int
    act_by: datetime | None
    due_at: datetime | None
    position: int


WORKLIST = Table(
    name="worklist", columns=columns_of(WorklistRow), key="id", indexes=("(agency, unit, act_by)", "(officer, act_by)")
)
_values = attrgetter(*(field.name for field in fields(WorklistRow)))


def replace_work(db: Db, names: TableNames, dossiers: Mapping[str, "DossierRow"]) -> None:
    """Put the touched dossiers on the list, or take them off."""
    table = names.of(WORKLIST)
    db.execute(f"DELETE FROM {table} WHERE id = ANY(%s)".encode(), [list(dossiers)])
    copy_rows(db, table, WORKLIST, [_values(work) for work in map(_work, dossiers.values()) if work is not None])


def _work(row: "DossierRow") -> WorklistRow | None:
    if row.status not in _OPEN:
        return None
    act_by = min((at for at in (row.step_due_at, row.due_at) if at is not None), default=None)
    return WorklistRow(row.id, row.agency, row.unit, row.officer, row.status, act_by, row.due_at, row.position)

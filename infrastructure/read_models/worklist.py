"""Who must act on which dossier by when (việc cần làm)."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from domain.dossier.status import OPEN
from infrastructure.read_models.model import Db, TableDefinition, TableNames, columns_of, delete_rows, write_rows

if TYPE_CHECKING:
    from infrastructure.read_models.dossier import DossierRow

_OPEN = frozenset(status.value for status in OPEN)


class WorklistRow(Struct):
    """An open dossier and who holds it; rows leave with the last act (việc cần làm)."""

    id: str
    agency: str | None
    unit: str | None
    officer: str | None
    status: int
    act_by: datetime | None
    due_at: datetime | None


WORKLIST = TableDefinition(
    name="worklist", columns=columns_of(WorklistRow), key="id", indexes=("(agency, unit, act_by)", "(officer, act_by)")
)


def work_of(row: "DossierRow") -> tuple[Any, ...] | None:
    """What a dossier's row on the list says, None where nobody has to act on it any more."""
    if row.status not in _OPEN:
        return None
    step, due = row.step_due_at, row.due_at
    act_by = due if step is None or (due is not None and due < step) else step
    return (row.id, row.agency, row.unit, row.officer, row.status, act_by, row.due_at)


def write_work(
    db: Db, names: TableNames, dossiers: Mapping[str, "DossierRow"], before: Mapping[str, tuple[Any, ...] | None]
) -> None:
    """Bring the list up to date where what it says has changed, and take off what nobody has to act on."""
    table = names.of(WORKLIST)
    listed = {key for key, said in before.items() if said is not None}
    work = {key: work_of(row) for key, row in dossiers.items()}
    changed = {key: says for key, says in work.items() if says is not None and says != before.get(key)}
    write_rows(db, table, WORKLIST, changed, listed)
    delete_rows(db, table, WORKLIST, [key for key in listed if work[key] is None])

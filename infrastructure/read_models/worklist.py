"""Who must act on which dossier by when (việc cần làm)."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from domain.dossier.status import OPEN
from infrastructure.read_models.model import Db, Table, TableNames, columns_of, delete_rows, write_rows

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


def is_work(row: "DossierRow") -> bool:
    """Whether somebody still has to act on a dossier."""
    return row.status in _OPEN


def write_work(db: Db, names: TableNames, dossiers: Mapping[str, "DossierRow"], listed: Set[str]) -> None:
    """Bring the touched dossiers up to date on the list, or take them off; listed are those on it now."""
    table = names.of(WORKLIST)
    work = {key: _values(_work(row)) for key, row in dossiers.items() if is_work(row)}
    write_rows(db, table, WORKLIST, work, listed)
    delete_rows(db, table, WORKLIST, listed - work.keys())


def _work(row: "DossierRow") -> WorklistRow:
    act_by = min((at for at in (row.step_due_at, row.due_at) if at is not None), default=None)
    return WorklistRow(row.id, row.agency, row.unit, row.officer, row.status or 0, act_by, row.due_at, row.position)

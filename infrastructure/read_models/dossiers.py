"""Dossiers folded into rows, with the worklist and the counts that follow from them (hồ sơ, việc cần làm, số lượng)."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import astuple

from application.ports import Fact
from infrastructure.read_models.counts import COUNT, Group, add_counts, group_of
from infrastructure.read_models.dossier import DOSSIER, DOSSIER_HISTORY, DossierRow, change, dossier_of
from infrastructure.read_models.model import Db, Rows, TableNames, copy_rows, read_rows, write_rows
from infrastructure.read_models.tally import TALLY, add_tally
from infrastructure.read_models.worklist import WORKLIST, work_of, write_work

ROWS_IN_MEMORY = 60_000
"""Rows kept in memory while a log is read from its beginning, some 80 MB: more dossiers than are open at one time."""


class DossierModel:
    """Dossiers, who must act on them, and how many there are (hồ sơ, việc cần làm, số lượng)."""

    name = "dossier"
    tables = (DOSSIER, DOSSIER_HISTORY, WORKLIST, COUNT, TALLY)

    def apply(self, db: Db, names: TableNames, facts: Sequence[Fact]) -> None:
        """Fold a batch into the rows it touches; what follows from the rows is moved on with them."""
        folding = DossierFolding(db, names)
        copy_rows(db, names.of(DOSSIER_HISTORY), DOSSIER_HISTORY, folding.fold(facts))
        folding.write()

    def filling(self, db: Db, names: TableNames) -> "DossierFolding":
        """The same over many batches, rows being written when memory asks for it and at the end."""
        return DossierFolding(db, names, stored=False)


class DossierFolding:
    """Rows of dossiers between being read and being written again (dòng hồ sơ đang cập nhật).

    Beside each row read stands what it was counted as then. What a row said before each fact is kept too, however many
    facts of a dossier come together. stored: there are rows to be read at all.
    """

    def __init__(self, db: Db, names: TableNames, *, stored: bool = True) -> None:
        self._db = db
        self._names = names
        self._stored = stored
        self._forget()

    def take(self, facts: Sequence[Fact]) -> Rows:
        """Fold a batch; what rows said before."""
        past = list(self.fold(facts))
        if len(self._rows) > ROWS_IN_MEMORY:
            self.write()
        return Rows(self._names.of(DOSSIER_HISTORY), DOSSIER_HISTORY, past)

    def fold(self, facts: Sequence[Fact]) -> Iterator[tuple[Any, ...]]:
        """What rows said before each fact, as it changes them; rows are read before the first is folded."""
        keys = [dossier_of(fact) for fact in facts]
        if self._stored:
            self._read({key for key in keys if key is not None} - self._rows.keys())
        rows = self._rows
        for key, fact in zip(keys, facts, strict=True):
            if key is None:
                continue
            row = rows.get(key) or rows.setdefault(key, DossierRow(id=key, opened=fact.position))
            if row.position and row.changed_at != fact.recorded_at:  # else no instant lies between the two
                yield (*astuple(row), fact.position)
            change(row, fact)

    def write(self) -> None:
        """Write every row with what follows from it, and keep none."""
        db, names, rows = self._db, self._names, self._rows
        write_rows(db, names.of(DOSSIER), DOSSIER, {key: astuple(row) for key, row in rows.items()}, self._counted)
        write_work(db, names, rows, self._worked)
        add_counts(db, names, self._counted, rows)
        add_tally(db, names, self._marked, rows)
        self._stored = True
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[str, DossierRow] = {}
        self._counted: dict[str, Group] = {}
        self._worked: dict[str, tuple[Any, ...] | None] = {}
        self._marked: dict[str, DossierRow] = {}

    def _read(self, keys: set[str]) -> None:
        for values in read_rows(self._db, self._names.of(DOSSIER), DOSSIER, keys):
            row = DossierRow(*values)
            self._rows[row.id] = row
            self._counted[row.id], self._worked[row.id] = group_of(row), work_of(row)
            self._marked[row.id] = DossierRow(*values)

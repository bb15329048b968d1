"""WHERE clauses out of filters, every value a parameter (điều kiện lọc)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime

from application.access.rows import Visibility
from application.queries.reads import DossierFilter, DossierOrder, ProcedureFilter
from infrastructure.log.binary import TEXT, array, int8
from infrastructure.read_models.cursors import read_cursor
from infrastructure.read_models.lateness import was_late_by


class Conditions:
    """Conditions joined by AND with their bound parameters (điều kiện).

    Those of one statement share its parameters, wherever in it they stand.
    """

    def __init__(self, parameters: list[bytes] | None = None) -> None:
        self._clauses: list[str] = []
        self.parameters: list[bytes] = [] if parameters is None else parameters

    def __str__(self) -> str:
        return f"WHERE {' AND '.join(self._clauses)}" if self._clauses else ""

    def bind(self, value: str) -> str:
        """The placeholder of a text value."""
        self.parameters.append(value.replace("\x00", "").encode())
        return f"${len(self.parameters)}"

    def texts(self, values: Sequence[str]) -> str:
        """The placeholder of an array of text values."""
        self.parameters.append(array(TEXT, [value.replace("\x00", "").encode() for value in values]))
        return f"${len(self.parameters)}"

    def position(self, position: int) -> str:
        """The placeholder of a position of the log."""
        self.parameters.append(int8(position))
        return f"${len(self.parameters)}::int8"

    def add(self, clause: str) -> None:
        """One more condition."""
        self._clauses.append(clause)

    def equals(self, wanted: Mapping[str, str | None]) -> None:
        """Columns that must have a value, those with None left open."""
        for column, value in wanted.items():
            if value is not None:
                self.add(f"{column} = {self.bind(value)}::text")

    def visibility(self, visibility: Visibility, *columns: str, of: str = "") -> None:
        """Only what somebody may see: what one of his agencies stands for in any of the columns."""
        if visibility.all:
            return
        if visibility.agency is not None:
            self.of_agencies(visibility.agencies, *map(of.__add__, columns))
        elif visibility.person is not None:
            self.add(f"{of}applicant = {self.bind(visibility.person)}::text")
        else:
            self.add("false")

    def of_agencies(self, agencies: Collection[str], *columns: str) -> None:
        """Only what one of some agencies stands for in any of the columns."""
        if len(agencies) == 1:
            wanted = f"= {self.bind(*agencies)}::text"
        else:
            wanted = f"= ANY({self.texts(sorted(agencies))}::text[])"
        self.add(f"({' OR '.join(f'{column} {wanted}' for column in columns)})")

    def dossiers(self, wanted: DossierFilter) -> None:
        """What a list of dossiers asks for."""
        self.equals(
            {
                "procedure": wanted.procedure,
                "channel": wanted.channel,
                "source": wanted.source,
                "unit": wanted.unit,
                "officer": wanted.officer,
            }
        )
        if wanted.agencies is not None:
            self.of_agencies(wanted.agencies, "agency")
        if wanted.statuses is not None:
            self.parameters.append(array(TEXT, [str(status).encode() for status in wanted.statuses]))
            self.add(f"status = ANY(${len(self.parameters)}::text[]::int8[])")
        if wanted.open is not None:
            self.add("ended_at IS NULL" if wanted.open else "ended_at IS NOT NULL")
        if wanted.late_at is not None:
            at = self._instant(wanted.late_at)
            self.add(f"submitted_at <= {at} AND {was_late_by(at)}")
        if wanted.submitted_from is not None:
            self.add(f"submitted_at >= {self._instant(wanted.submitted_from)}")
        if wanted.submitted_before is not None:
            self.add(f"submitted_at < {self._instant(wanted.submitted_before)}")
        if wanted.due_before is not None:
            self.add(f"due_at < {self._instant(wanted.due_before)}")

    def beyond(self, after: str | None, order: DossierOrder, *, descending: bool, of: str = "") -> None:
        """Only what a list of dossiers shows behind a cursor."""
        if after is None:
            return
        value, key = read_cursor(after, order.value)
        kind = "timestamptz" if order is DossierOrder.DUE else "int8"
        than = "<" if descending else ">"
        here = f"({self.bind(str(value))}::text::{kind}, {self.bind(key)}::text)"
        self.add(f"({of}{order.value}, {of}id) {than} {here}")

    def procedures(self, wanted: ProcedureFilter, fold: Callable[[str], str]) -> None:
        """What a list of procedures asks for."""
        self.equals({"field": wanted.field, "publisher": wanted.publisher})
        if wanted.text is not None:
            self.add(f"(position({self.bind(fold(wanted.text))}::text in name_folded) > 0")
            self._clauses[-1] += f" OR code = {self.bind(wanted.text)}::text)"
        if wanted.has_limit is not None:
            self.add("has_limit" if wanted.has_limit else "NOT has_limit")
        if wanted.limits_differ is not None:
            self.add("limits_differ" if wanted.limits_differ else "NOT limits_differ")
        if wanted.in_force_on is not None:
            self.add(f"coalesce({self.bind(wanted.in_force_on.isoformat())}::text::date < repealed_on, true)")

    def _instant(self, at: datetime) -> str:
        return f"{self.bind(at.astimezone(UTC).isoformat())}::text::timestamptz"

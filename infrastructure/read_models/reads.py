"""Questions to the read models: one statement each, rows as JSON built by PostgreSQL (truy vấn)."""

import asyncio
from collections.abc import Sequence
from typing import Any

import orjson

from application.access.rows import Visibility
from application.queries.diacritics import without_diacritics
from application.queries.reads import DossierFilter, DossierOrder, NotReached, Page, ProcedureFilter, Row
from domain.plain_text import cleaned
from infrastructure.log.binary import TEXT, array, int8
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.wire import Wire
from infrastructure.read_models.audit_reads import PostgresAuditReads
from infrastructure.read_models.conditions import Conditions
from infrastructure.read_models.cursors import cursor_of, read_cursor
from infrastructure.read_models.dossier import DOSSIER
from infrastructure.read_models.known_names import PostgresKnownNames
from infrastructure.read_models.procedure import PROCEDURE
from infrastructure.read_models.rows_of_facts import FoldedRows
from infrastructure.read_models.versioned import rows_known

PATIENCE_SECONDS = 5.0
_LONGEST_LIMIT = """
SELECT coalesce(ceil(max((said->>'amount')::numeric * CASE said->>'unit'
    WHEN 'month' THEN 31 WHEN 'day' THEN 1 WHEN 'working_day' THEN 1.6 ELSE 0.2 END)), 0)::int8 AS days
FROM {read}.procedure_version v
CROSS JOIN LATERAL jsonb_array_elements(coalesce(nullif(v.content::jsonb->'limits', 'null'), '[]')) AS published
CROSS JOIN LATERAL (SELECT published->'limit' AS said) l
"""
"""A year has 1.5 days for each that is worked, a month of Tết some more; an hour of work is no more than a fifth."""


class PostgresReads:
    """The read side over one pipelined connection (phía đọc)."""

    def __init__(self, url: str, names: SchemaNames) -> None:
        self.of_facts = FoldedRows()
        self._wire = Wire(url, first=[f"SET ROLE {names.app}", "SET default_transaction_read_only TO on"])
        self._read = names.read
        self.audits = PostgresAuditReads(self._rows, names.read)
        self.names = PostgresKnownNames(self._rows, names.read)
        self._position = 0
        self._waiting: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def close(self) -> None:
        """Hang up."""
        self._wire.close()

    @property
    def position(self) -> int:
        """The last position the read models have seen."""
        return self._position

    def moved(self, position: int) -> None:
        """The read models have come to a position; called by the projector's thread."""
        self._position = position
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    async def reached(self, position: int) -> None:
        """Wait until the read models have seen a position. Raises NotReached after 5 seconds."""
        self._loop = asyncio.get_running_loop()
        woken = asyncio.Event()
        self._waiting.add(woken)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while self._position < position:
                    await woken.wait()
                    woken.clear()
        except TimeoutError as error:
            raise NotReached(
                f"position {position} is not visible yet, {self._position} is: ask again",
                f"Chưa thấy được vị trí {position}, mới đến {self._position}; đề nghị hỏi lại.",
            ) from error
        finally:
            self._waiting.discard(woken)

    def _wake(self) -> None:
        for woken in self._waiting:
            woken.set()

    async def dossier(self, code: str, visibility: Visibility) -> Row | None:
        """One dossier by its code, our own key or source/case; None where it may not be seen."""
        where = Conditions()
        where.visibility(visibility, "agency", "holder_agency")
        here = where.bind(cleaned(code))
        where.add(f"(code = {here}::text OR id = {here}::text OR foreign_case = {here}::text)")
        rows = await self._rows(f"SELECT * FROM {self._read}.dossier d {where} ORDER BY opened LIMIT 1", where)
        return rows[0] if rows else None

    async def status_of(self, code: str) -> Row | None:
        """Code and what the completion level follows from, for anybody."""
        rows = await self._rows(
            f"SELECT code, status, ended_at FROM {self._read}.dossier d WHERE code = $1::text",
            [cleaned(code.replace("\x00", "")).encode()],
        )
        return rows[0] if rows else None

    async def dossiers(
        self,
        wanted: DossierFilter,
        visibility: Visibility,
        *,
        order: DossierOrder,
        descending: bool,
        first: int,
        after: str | None,
        known: int | None = None,
    ) -> Page:
        """A page of dossiers; the cursor carries the sort value and the key, so inserts shift nothing.

        known: as they stood at that position of the log.
        """
        where = Conditions()
        where.dossiers(wanted)
        if order is DossierOrder.DUE:
            where.add("due_at IS NOT NULL")
        where.beyond(after, order, descending=descending)
        way = "DESC" if descending else "ASC"
        if known is None:
            where.visibility(visibility, "agency", "holder_agency")
            asked = f"SELECT * FROM {self._read}.dossier d {where} ORDER BY {order.value} {way}, id {way}"
        else:
            asked = self._known(where, visibility, known, order, after, descending=descending)
        rows = await self._rows(f"{asked} LIMIT {first + 1}", where)
        shown = rows[:first]
        return Page(shown, [cursor_of(order.value, row[order.value], row["id"]) for row in shown], len(rows) > first)

    async def dossiers_of(self, ids: Sequence[str], visibility: Visibility) -> dict[str, Row]:
        """Several dossiers by our own key, without those that may not be seen."""
        where = Conditions()
        where.visibility(visibility, "agency", "holder_agency")
        where.parameters.append(_texts(ids))
        where.add(f"id = ANY(${len(where.parameters)}::text[])")
        return {row["id"]: row for row in await self._rows(f"SELECT * FROM {self._read}.dossier d {where}", where)}

    async def open_dossiers(
        self, opened_before: int, changed_after: int, after: int, first: int
    ) -> list[tuple[str, int]]:
        """Open dossiers with a promised date, by key and position of their opening, in that order."""
        sql = (
            f"SELECT id, opened FROM {self._read}.dossier WHERE ended_at IS NULL AND due_at IS NOT NULL "
            "AND opened < $1::int8 AND position > $2::int8 AND opened > $3::int8 ORDER BY opened LIMIT $4::int8"
        )
        asked = [int8(number) for number in (opened_before, changed_after, after, first)]
        return [(row["id"], row["opened"]) for row in await self._rows(sql, asked)]

    async def timelines(self, streams: Sequence[str]) -> dict[str, list[Row]]:
        """The timelines of several streams at once."""
        sql = f"SELECT * FROM {self._read}.timeline WHERE stream = ANY($1::text[]) ORDER BY stream, position"
        return _grouped(await self._rows(sql, [_texts(streams)]), "stream")

    async def procedure(self, code: str) -> Row | None:
        """One procedure by key or code."""
        sql = f"SELECT * FROM {self._read}.procedure WHERE key = $1::text OR code = $1::text ORDER BY key LIMIT 1"
        rows = await self._rows(sql, [cleaned(code).encode()])
        return rows[0] if rows else None

    async def procedures_of(self, codes: Sequence[str]) -> dict[str, Row]:
        """Several procedures by key."""
        sql = f"SELECT * FROM {self._read}.procedure WHERE key = ANY($1::text[])"
        return {row["key"]: row for row in await self._rows(sql, [_texts(codes)])}

    async def versions(self, keys: Sequence[str]) -> dict[str, list[Row]]:
        """Every version of several procedures."""
        sql = f"SELECT * FROM {self._read}.procedure_version WHERE key = ANY($1::text[]) ORDER BY key, number"
        return _grouped(await self._rows(sql, [_texts(keys)]), "key")

    async def processes(self, codes: Sequence[str]) -> dict[str, list[Row]]:
        """Internal processes that name a procedure code."""
        sql = (
            f"SELECT c.code, p.* FROM unnest($1::text[]) c(code) JOIN {self._read}.process p "
            "ON c.code = ANY(string_to_array(p.codes, ', ')) ORDER BY c.code, p.id"
        )
        return _grouped(await self._rows(sql, [_texts(codes)]), "code")

    async def procedures(
        self, wanted: ProcedureFilter, *, first: int, after: str | None, known: int | None = None
    ) -> Page:
        """A page of procedures by key; known: as they stood at that position of the log."""
        where, source = self._procedures(wanted, known)
        if after is not None:
            _, key = read_cursor(after, "key")
            where.add(f"key > {where.bind(key)}::text")
        rows = await self._rows(f"SELECT * FROM {source} {where} ORDER BY key LIMIT {first + 1}", where)
        shown = rows[:first]
        return Page(shown, [cursor_of("key", None, row["key"]) for row in shown], len(rows) > first)

    async def count_procedures(self, wanted: ProcedureFilter, *, known: int | None = None) -> int:
        """How many procedures a filter finds."""
        where, source = self._procedures(wanted, known)
        rows = await self._rows(f"SELECT count(*) AS n FROM {source} {where}", where)
        return int(rows[0]["n"])

    def _procedures(self, wanted: ProcedureFilter, known: int | None) -> tuple[Conditions, str]:
        """The conditions of a list of procedures, and the rows they are asked of."""
        where = Conditions()
        position = None if known is None else where.position(known)
        where.procedures(wanted, without_diacritics)
        if wanted.in_force_on is not None:  # its newest version may be of a later day
            day = where.bind(wanted.in_force_on.isoformat())
            of_then = "" if position is None else f"AND v.position <= {position}"
            where.add(
                f"EXISTS (SELECT FROM {self._read}.procedure_version v WHERE v.key = p.key {of_then} "
                f"AND coalesce(v.effective_on <= {day}::text::date, true))"
            )
        rows = f"{self._read}.procedure" if position is None else rows_known(self._read, PROCEDURE, position)
        return where, f"{rows} p"

    async def longest_limit(self) -> int:
        """The longest limit any procedure publishes, in days that it can take at most."""
        rows = await self._rows(_LONGEST_LIMIT.format(read=self._read), [])
        return int(rows[0]["days"])

    async def decision(self, agency: str, number: int, year: int) -> Row | None:
        """One decision by agency, number and year."""
        sql = (
            f"SELECT * FROM {self._read}.decision WHERE agency = $1::text "
            "AND number = $2::text::int8 AND year = $3::text::int8"
        )
        rows = await self._rows(sql, [cleaned(agency).encode(), str(number).encode(), str(year).encode()])
        return rows[0] if rows else None

    async def decisions(self, ids: Sequence[str]) -> dict[str, Row]:
        """Decisions by our own key."""
        sql = f"SELECT * FROM {self._read}.decision WHERE id = ANY($1::text[])"
        return {row["id"]: row for row in await self._rows(sql, [_texts(ids)])}

    async def worklist(self, visibility: Visibility, *, unit: str | None, officer: str | None, first: int) -> list[Row]:
        """Open dossiers by who must act, the most urgent first."""
        where = Conditions()
        where.visibility(visibility, "agency")
        where.equals({"unit": unit, "officer": officer})
        return await self._rows(
            f"SELECT * FROM {self._read}.worklist {where} ORDER BY act_by NULLS LAST, id LIMIT {first}", where
        )

    async def counts(self, visibility: Visibility) -> list[Row]:
        """How many dossiers stand where."""
        where = Conditions()
        where.visibility(visibility, "agency")
        where.add("dossiers > 0")
        return await self._rows(
            f"SELECT * FROM {self._read}.count {where} ORDER BY source, agency, procedure, status", where
        )

    def _known(
        self,
        where: Conditions,
        visibility: Visibility,
        known: int,
        order: DossierOrder,
        after: str | None,
        *,
        descending: bool,
    ) -> str:
        """Every dossier is in the current table: that is gone through, and each shown as it was.

        Whoever may not see a dossier any more may not look back at it either: visibility is asked of what is current.
        """
        position, way = where.position(known), "DESC" if descending else "ASC"
        current = Conditions(where.parameters)
        current.add(f"c.opened <= {position}")
        current.visibility(visibility, "agency", "holder_agency", of="c.")
        if order is DossierOrder.OPENED:  # never changes, so that the current table's index leads
            current.beyond(after, order, descending=descending, of="c.")
        where.add("id = c.id")
        # A row is found by its key for each dossier in turn; without the limit the planner joins two whole tables.
        then = rows_known(self._read, DOSSIER, position, f"{where} LIMIT 1")
        by = f"c.opened {way}, c.id {way}" if order is DossierOrder.OPENED else f"d.{order.value} {way}, d.id {way}"
        return f"SELECT d.* FROM {self._read}.dossier c CROSS JOIN LATERAL {then} d {current} ORDER BY {by}"

    async def _rows(self, sql: str, parameters: "Conditions | Sequence[bytes]") -> list[Row]:
        bound = parameters.parameters if isinstance(parameters, Conditions) else parameters
        found = await self._wire.look(f"SELECT row_to_json(r)::text FROM ({sql}) r", bound)
        return [orjson.loads(found.get_value(n, 0) or b"") for n in range(found.ntuples)]


def _texts(texts: Sequence[str]) -> bytes:
    return array(TEXT, [text.encode() for text in texts])


def _grouped(rows: list[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Any]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups

"""Figures out of the read models: one statement each (truy vấn số liệu)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, date, datetime

from application.audits.reads import Group, Sum
from application.audits.scope import AuditScope
from application.queries.reads import Row, Sight
from infrastructure.read_models.conditions import Conditions

_CLOSED = "d.ended_at IS NOT NULL AND d.ended_at <= a.at"
_STOPPED = "least(d.ended_at, d.waiting_since)"  # what ended while its clock stood is judged by when it stood
_OPEN = "(d.ended_at IS NULL OR d.ended_at > a.at)"
_GROUP = "source, agency, procedure, channel"


class PostgresAuditReads:
    """Sums over marks and over open dossiers (truy vấn số liệu)."""

    def __init__(self, rows: Callable[[str, Conditions], Awaitable[list[Row]]], schema: str) -> None:
        self._rows = rows
        self._read = schema

    async def sums(self, scope: AuditScope, since: date | None, before: date | None) -> Sequence[Sum]:
        """Marks of a scope's dossiers, before a legal day and from it on until before another one."""
        where = self._where(scope)
        begins = f"{where.bind(since.isoformat() if since else '-infinity')}::text::date"
        where.add(f"day < {where.bind(before.isoformat() if before else 'infinity')}::text::date")
        sql = f"""
            SELECT {_GROUP}, what, coalesce(sum(number) FILTER (WHERE day < {begins}), 0) AS before,
                   coalesce(sum(number) FILTER (WHERE day >= {begins}), 0) AS within
            FROM {self._read}.tally {where} GROUP BY {_GROUP}, what ORDER BY {_GROUP}, what"""
        return [
            Sum(_group(row), row["what"], int(row["before"]), int(row["within"]))
            for row in await self._rows(sql, where)
        ]

    async def open_late(self, scope: AuditScope, at: datetime) -> Mapping[Group, int]:
        """Dossiers that are open now and beyond their date at an instant."""
        where = self._where(scope)
        where.add("ended_at IS NULL AND waiting_since IS NULL")
        where.add(f"late_after < {where.bind(at.astimezone(UTC).isoformat())}::text::timestamptz")
        named = "source, coalesce(agency, '') AS agency, coalesce(procedure, '') AS procedure"
        sql = f"""
            SELECT {named}, coalesce(channel, '') AS channel, count(*) AS n
            FROM {self._read}.dossier {where} GROUP BY 1, 2, 3, 4"""
        return {_group(row): row["n"] for row in await self._rows(sql, where)}

    async def timeliness(self, at: datetime, *, source: str | None, agency: str | None, procedure: str | None) -> Row:
        """Closed, on time, early, late, without deadline, open, open and late, as of an instant (LAW §3.1)."""
        where = self._where(AuditScope(source=source, agency=agency, procedure=procedure))
        now = where.bind(at.astimezone(UTC).isoformat())
        where.add("d.submitted_at <= a.at")
        sql = f"""
            SELECT count(*) FILTER (WHERE {_CLOSED}) AS closed,
                   count(*) FILTER (WHERE {_CLOSED} AND {_STOPPED} <= d.late_after) AS "onTime",
                   count(*) FILTER (WHERE {_CLOSED} AND {_STOPPED} <= d.late_after AND (
                       ({_STOPPED} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                           < (d.late_after AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                       OR d.due_on IS NULL AND {_STOPPED} < d.due_at)) AS early,
                   count(*) FILTER (WHERE {_CLOSED} AND {_STOPPED} > d.late_after) AS late,
                   count(*) FILTER (WHERE {_CLOSED} AND d.late_after IS NULL) AS "noDeadline",
                   count(*) FILTER (WHERE {_OPEN}) AS open,
                   count(*) FILTER (WHERE {_OPEN} AND d.late_after < a.at AND d.waiting_since IS NULL) AS "openLate"
            FROM {self._read}.dossier d, (SELECT {now}::text::timestamptz AS at) a {where}"""
        return (await self._rows(sql, where))[0]

    def _where(self, scope: AuditScope) -> Conditions:
        where = Conditions()
        where.equals({"source": scope.source, "procedure": scope.procedure})
        if scope.agency is not None:
            where.sight(Sight(agency=scope.agency), "agency")
        if scope.field is not None:
            of_field = f"SELECT key FROM {self._read}.procedure WHERE field = {where.bind(scope.field)}::text"
            where.add(f"procedure IN ({of_field})")
        return where


def _group(row: Row) -> Group:
    return Group(row["source"], row["agency"], row["procedure"], row["channel"])

"""Figures out of the read models: one statement each (truy vấn số liệu)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, date, datetime

from application.audits.reads import EndedRow, FigureGroup, Sum
from application.audits.scope import AuditScope, midnight
from application.audits.statistics import MEDIAN, P95
from application.queries.reads import Row
from domain.dossier.status import Status
from domain.values import Channel
from infrastructure.read_models.conditions import Conditions
from infrastructure.read_models.lateness import (
    GONE,
    OPEN_AND_COUNTED,
    has_no_hour,
    how_ended,
    is_over,
    legal_day,
    was_overdue,
)
from infrastructure.read_models.timeline import CORRECTIONS

_OURS = ", ".join(f"'{channel.value}'" for channel in Channel)
_RETURNED = (Status.REJECTED, Status.WITHDRAWN, Status.STOPPED)
_CLASSES = ("early", "on_time", "late", "no_deadline")


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

    async def open_late(self, scope: AuditScope, at: datetime) -> Mapping[FigureGroup, int]:
        """Dossiers that are open now and beyond their date at an instant.

        Another system may report an end to come: what ends after the legal day of the instant is open, as marks say.
        """
        where = self._where(scope)
        now = f"{where.bind(at.astimezone(UTC).isoformat())}::text::timestamptz"
        where.add(f"{is_over(now)} AND submitted_at <= {now}")
        to_end = f"foreign_case IS NOT NULL AND {legal_day('ended_at')} > {legal_day(now)}"
        named = "source, coalesce(agency, '') AS agency, coalesce(procedure, '') AS procedure"
        sql = f"""
            SELECT {named}, coalesce(channel, '') AS channel, count(*) AS n
            FROM (SELECT * FROM {self._read}.dossier WHERE {OPEN_AND_COUNTED} UNION ALL
                  SELECT * FROM {self._read}.dossier WHERE {to_end}) d {where} GROUP BY 1, 2, 3, 4"""
        return {_group(row): row["n"] for row in await self._rows(sql, where)}

    async def at(self, scope: AuditScope, since: date | None, at: datetime) -> Mapping[FigureGroup, Row]:
        """Figures judged at an instant, from every dossier that had come by then."""
        where = self._where(scope)
        now = f"{where.bind(at.astimezone(UTC).isoformat())}::text::timestamptz"
        begins = f"{where.bind(midnight(since).isoformat() if since else '-infinity')}::text::timestamptz"
        where.add(f"submitted_at <= {now} AND (ended_at IS NULL OR {GONE} >= {begins})")
        came, by = f"submitted_at >= {begins}", scope.compared_by
        sql = f"""
            SELECT source, coalesce(agency, '') AS agency, coalesce(procedure, '') AS procedure,
                   coalesce(channel, '') AS channel, count(*) FILTER (WHERE NOT ({came})) AS carried,
                   count(*) FILTER (WHERE {came}) AS received,
                   count(*) FILTER (WHERE {came} AND channel = '{Channel.ONLINE.value}') AS online,
                   count(*) FILTER (WHERE {came} AND channel IN ({_OURS}) IS NOT TRUE) AS other,
                   {", ".join(_ended(how) for how in _CLASSES)},
                   count(*) FILTER (WHERE NOT closed) AS open,
                   count(*) FILTER (WHERE NOT closed AND ({was_overdue(now, by)})) AS open_late,
                   count(*) FILTER (WHERE NOT closed AND coalesce(dated_at > {now}, true)) AS open_no_deadline,
                   count(*) FILTER (WHERE closed AND supplements > 1 AND how IN ('early', 'on_time')) AS again,
                   count(*) FILTER (WHERE closed AND supplements = 1) AS asked_once,
                   count(*) FILTER (WHERE closed AND supplements > 1) AS asked_again,
                   count(*) FILTER (WHERE {has_no_hour(by)}) AS whole_day,
                   coalesce(sum(trunc(extract(epoch FROM {GONE} - submitted_at))) FILTER (WHERE closed), 0)::int8
                       AS seconds
            FROM (SELECT *, coalesce(ended_at <= {now}, false) AS closed, {how_ended(by)} AS how
                  FROM {self._read}.dossier {where}) d GROUP BY 1, 2, 3, 4"""
        return {
            _group(row): {name: row[name] for name in row.keys() - FigureGroup._fields}
            for row in await self._rows(sql, where)
        }

    async def ended(
        self, source: str, since: date, before: date, rows: Mapping[tuple[str, str], int]
    ) -> tuple[int, Sequence[EndedRow]]:
        """What ended in a period by the row of its procedure and agency, and the position as of which this holds."""
        where = Conditions()
        where.equals({"source": source})
        where.add("ended_at IS NOT NULL")
        for day, side in ((since, ">="), (before, "<")):
            where.add(f"{GONE} {side} {where.bind(midnight(day).isoformat())}::text::timestamptz")
        if not rows:
            where.add("false")  # else every dossier would be looked at for nothing
        columns = ([procedure for procedure, _ in rows], [agency for _, agency in rows], list(map(str, rows.values())))
        named = ", ".join(f"{where.texts(column)}::text[]" for column in columns)
        sql = f"""
            SELECT (SELECT position FROM {self._read}.tracking WHERE live AND model = 'dossier') AS position,
                   (SELECT coalesce(json_agg(of_row), '[]') FROM (
                       SELECT row::int AS row, count(*) AS ended,
                              count(*) FILTER (WHERE how IN ('early', 'on_time')) AS in_time,
                              count(*) FILTER (WHERE how = 'late') AS late,
                              {_nearest(MEDIAN)} AS median, {_nearest(P95)} AS p95
                       FROM unnest({named}) named (procedure, agency, row)
                       JOIN (SELECT coalesce(procedure, '') AS procedure, coalesce(agency, '') AS agency,
                                    {how_ended()} AS how,
                                    trunc(extract(epoch FROM {GONE} - submitted_at))::int8 AS seconds
                             FROM {self._read}.dossier {where} AND submitted_at IS NOT NULL) d
                       USING (procedure, agency) GROUP BY row) of_row) AS rows"""
        (found,) = await self._rows(sql, where)
        return found["position"] or 0, [EndedRow(**row) for row in found["rows"]]

    async def corrected(self) -> Sequence[str]:
        """The dossiers of which a fact was put right, by our own key."""
        sql = f"SELECT DISTINCT substr(stream, 9) AS id FROM {self._read}.timeline WHERE {CORRECTIONS} ORDER BY id"
        return [str(row["id"]) for row in await self._rows(sql, Conditions())]

    def _where(self, scope: AuditScope) -> Conditions:
        where = Conditions()
        where.equals({"source": scope.source, "procedure": scope.procedure})
        if scope.agency is not None:
            where.of_agencies(scope.agencies, "agency")
        if scope.field is not None:
            of_field = f"SELECT key FROM {self._read}.procedure WHERE field = {where.bind(scope.field)}::text"
            where.add(f"procedure IN ({of_field})")
        return where


def _ended(how: str) -> str:
    """What ended in one way: decided, and returned."""
    returned = f"status IN ({', '.join(str(status.value) for status in _RETURNED)})"
    of = f"closed AND how = '{how}' AND coalesce({returned}, false)"
    decided = f"count(*) FILTER (WHERE {of.replace('AND coalesce', 'AND NOT coalesce')}) AS {how}"
    return f"{decided}, count(*) FILTER (WHERE {of}) AS returned_{how}"


def _nearest(percent: int) -> str:
    """A quantile by the nearest rank, ⌈percent·n/100⌉."""
    return f"percentile_disc({percent / 100}) WITHIN GROUP (ORDER BY seconds)"


def _group(row: Row) -> FigureGroup:
    return FigureGroup(row["source"], row["agency"], row["procedure"], row["channel"])

"""Figures everybody may know, however many ask (số liệu công khai).

Once a minute at most the marks of a quarter are looked at; its dossiers are counted again where marks have changed,
which of a quarter that is over they hardly ever do.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from application.audits.anonymity import Label, Pair, labels_of
from application.audits.figures import figures_of
from application.audits.public_timeliness import PublicTimeliness, public_rows
from application.audits.quarters import Quarter, last_ended
from application.audits.reads import AuditReads, Sum
from application.audits.report import ReportRequest
from application.audits.scope import AuditScope
from application.case_store import CaseStore
from application.queries.known_names import refuse_unknown_source
from application.queries.reads import OWN_SOURCE, Reads
from domain.errors import Malformed

CACHED_FOR = timedelta(minutes=1)
_MOST_CACHED = 64


@dataclass(frozen=True, slots=True)
class _Cached:
    """What was counted, of which marks, and when those were looked at last."""

    found: PublicTimeliness
    marks: int
    at: datetime


class PublicFigures:
    """Answers what everybody may know of the whole log (số liệu công khai)."""

    def __init__(self, store: CaseStore, reads: Reads, figures: AuditReads) -> None:
        self._store = store
        self._reads = reads
        self._figures = figures
        self._cache: dict[tuple[Quarter, str], _Cached] = {}
        self._one_at_a_time = asyncio.Lock()

    def quarters(self, number: int) -> list[Quarter]:
        """The newest quarters that can be asked for."""
        return last_ended(self._store.clock.now(), number)

    async def timeliness(self, quarter: Quarter | None = None, source: str = OWN_SOURCE) -> PublicTimeliness:
        """The figures of a quarter that is over, the last one when none is named.

        Raises Malformed for a quarter that is not over, and for a source nobody knows here.
        """
        now = self._store.clock.now()
        asked = quarter or last_ended(now)[0]
        if not asked.is_over(now):
            raise Malformed(
                f"period: {asked} is not over, its figures come after it; name {last_ended(now)[0]}",
                f"Quý {asked} chưa kết thúc, số liệu có sau khi hết quý; đề nghị chọn quý {last_ended(now)[0]}.",
            )
        if (found := self._still_cached(asked, source, now)) is not None:
            return found
        async with self._one_at_a_time:  # whoever came before may have counted it
            return self._still_cached(asked, source, now) or await self._look_again(asked, source, now)

    def _still_cached(self, quarter: Quarter, source: str, now: datetime) -> PublicTimeliness | None:
        cached = self._cache.get((quarter, source))
        return cached.found if cached is not None and now - cached.at < CACHED_FOR else None

    async def _look_again(self, quarter: Quarter, source: str, now: datetime) -> PublicTimeliness:
        await refuse_unknown_source(self._reads, source)
        here = await self._reads.names.sources()
        marked = await self._figures.sums(AuditScope(source=source), quarter.since, quarter.before)
        marks, cached = hash(tuple(marked)), self._cache.pop((quarter, source), None)
        if cached is not None and cached.marks == marks:
            found = cached.found
        else:
            sources = (OWN_SOURCE, *(one for one in here if one != OWN_SOURCE))
            found = await self._count(marked, quarter, source, sources, now)
        while len(self._cache) >= _MOST_CACHED:
            self._cache.pop(next(iter(self._cache)))
        self._cache[quarter, source] = _Cached(found, marks, now)
        return found

    async def _count(
        self, marked: Sequence[Sum], quarter: Quarter, source: str, sources: tuple[str, ...], now: datetime
    ) -> PublicTimeliness:
        """Marks say how many there are, which decides on the rows; the rows' figures come of one reading then."""
        sizes: dict[Pair, int] = {}
        for group, figures in figures_of(marked).items():
            pair = Pair(group.procedure, group.agency)
            sizes[pair] = sizes.get(pair, 0) + figures.ended
        labels = labels_of(sizes)
        rows = sorted(set(labels.values()), key=lambda label: (label.procedure or "", label.agency or ""))
        at = {label: row for row, label in enumerate(rows)}
        row_of = {(pair.procedure, pair.agency): at[label] for pair, label in labels.items()}
        position, ended = await self._figures.ended(source, quarter.since, quarter.before, row_of)
        procedures, agencies = await self._names(rows)
        return PublicTimeliness(
            quarter=quarter,
            source=source,
            sources=sources,
            rows=public_rows(ended, rows, procedures, agencies),
            asked=ReportRequest(
                scope=AuditScope(source=source, since=quarter.since, before=quarter.before),
                judged_at=now,
                position=position,
                query=f"hoso audit public --source {source} --period {quarter}",
            ),
        )

    async def _names(self, rows: list[Label]) -> tuple[dict[str, str], dict[str, str]]:
        procedures = await self._reads.procedures_of(sorted({row.procedure for row in rows if row.procedure}))
        agencies = {row.agency: (await self._store.agency(row.agency))[0].name for row in rows if row.agency}
        return {key: row["name"] for key, row in procedures.items()}, agencies

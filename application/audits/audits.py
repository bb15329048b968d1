"""Every audit of the log: the command line, GraphQL and the public pages ask here (kiểm tra)."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from application.audits.adopted import adopted_table, has_adopted
from application.audits.answerable import answerable, placed, refuse_future_clocks
from application.audits.audit_query import audit_query
from application.audits.cross_check import FiguresDiffer, refuse_difference, refuse_other_counts
from application.audits.display_names import display_names, with_names
from application.audits.distribution_report import WELL_UNDER, distribution_report
from application.audits.figures import Counted, count
from application.audits.figures_from_log import believing, count_from_log
from application.audits.findings.finding import FindingRule
from application.audits.findings.report import findings_report
from application.audits.findings.rules import FINDINGS
from application.audits.histories import Histories
from application.audits.judgement import Progress
from application.audits.official import Dimension
from application.audits.one_dossier import dossier_timeline
from application.audits.public_figures import PublicFigures
from application.audits.reads import AuditReads
from application.audits.report import Evidence, Report, ReportRequest
from application.audits.responsibility_tables import responsibility_report
from application.audits.responsibility_timeline import dossier_report
from application.audits.scope import AuditScope
from application.audits.timeliness import headline, timeliness_report
from application.audits.transparency import transparency_report
from application.case_store import CaseStore
from application.queries.reads import Reads
from domain.dossier.timeliness import ComparedBy
from domain.errors import Malformed
from domain.law.in_force import InForce


def _no_progress(number: int) -> None:
    """Nobody follows the progress."""


class OpenHistories(Protocol):
    """Opens the log to be read dossier by dossier (mở nhật ký theo hồ sơ)."""

    def __call__(self, *, by: datetime | None = None, position: int | None = None) -> AbstractContextManager[Histories]:
        """Up to what was recorded by an instant, or to a position."""
        ...


@dataclass(frozen=True, slots=True)
class _Derived:
    """Figures, the position of the log they were derived at, and when that was recorded."""

    counted: Counted
    position: int
    known_at: datetime | None


class Audits:
    """Answers what inspectors, leaders and the public ask of the whole log (kiểm tra)."""

    def __init__(self, store: CaseStore, reads: Reads, figures: AuditReads, open_histories: OpenHistories) -> None:
        self._store = store
        self._reads = reads
        self._figures = figures
        self._open = open_histories
        self._one_at_a_time = asyncio.Semaphore()
        self.public = PublicFigures(store, reads, figures)

    async def timeliness(
        self, scope: AuditScope, dimension: Dimension, *, verify: bool = False, progress: Progress = _no_progress
    ) -> Report:
        """Who was in time, by every official way to count it. verify: derived again from the log, which takes longer.

        Raises UnknownName, InstantInFuture, and FiguresDiffer where verifying finds something else.
        """
        scope = await placed(self._store, scope)
        found = await self._derived(scope, verify, progress)
        asked = self._asked("timeliness", scope, found, {"by": dimension.value})
        names = await display_names(self._store, self._reads, found.counted)
        adopted = None if not has_adopted(found.counted) else adopted_table(await self._by_both(found, scope))
        return timeliness_report(found.counted, dimension, names, asked, await self._law(), adopted)

    async def _by_both(self, found: _Derived, scope: AuditScope) -> Mapping[ComparedBy, Counted]:
        """Figures by both ways of comparing adopted dossiers with their dates; one of them is known."""
        at = found.counted.judged_at
        other = next(by for by in ComparedBy if by is not scope.compared_by)
        again = await self._derived(replace(scope, compared_by=other, happened_at=at), False, _no_progress)
        both = {scope.compared_by: found.counted, other: again.counted}
        return {by: both[by] for by in ComparedBy}

    async def headline(self, scope: AuditScope) -> Mapping[str, int]:
        """Closed and open dossiers of a scope by their dates, as recorded (tiến độ giải quyết). Raises UnknownName."""
        scope = await placed(self._store, scope)
        figures = headline((await count(self._figures, scope, self._store.clock.now())).total)
        if not any(figures.values()):  # what has figures names something
            await answerable(self._store, self._reads, scope)
        return figures

    async def transparency(
        self, scope: AuditScope, *, verify: bool = False, progress: Progress = _no_progress
    ) -> Report:
        """What was made public, when, and how that is scored. Raises as timeliness does."""
        scope = await placed(self._store, scope)
        found = await self._derived(scope, verify, progress)
        asked, law = self._asked("transparency", scope, found), await self._law()

        def read() -> Report:
            with self._open(position=found.position) as histories:
                return transparency_report(found.counted, histories, asked, law)

        async with self._one_at_a_time:
            return await asyncio.to_thread(read)

    async def responsibility(
        self, scope: AuditScope, *, verify: bool = False, progress: Progress = _no_progress
    ) -> Report:
        """Who held dossiers for how long, and whose lateness it is; verified: held against the read models.

        Raises UnknownName, InstantInFuture, FiguresDiffer.
        """
        report = await self._read(
            "responsibility", scope, lambda log, asked: responsibility_report(log, asked, progress)
        )
        return await self._shown(report, verify=verify)

    async def dossier_responsibility(self, name: str, scope: AuditScope) -> Report:
        """The same of one dossier, named by code, key or source/case, by the clocks and the comparison of a scope that
        says no more.

        Raises Malformed for a scope that says more, DossierUnknown, InstantInFuture.
        """
        if said := scope.narrowed_by:
            raise Malformed(
                f"a dossier is named alone: leave {' and '.join(said)} out",
                f"Đã nêu một hồ sơ thì không nêu thêm gì khác; đề nghị bỏ {', '.join(said)}.",
            )
        await refuse_future_clocks(self._store, scope)
        log = self._store.log
        position = await log.head() if scope.known_at is None else await log.position_at(scope.known_at)
        last = await log.tail(position - 1, 1) if position else []
        at = scope.judged_at(self._store.clock.now())
        again = audit_query("responsibility", scope, last[-1].recorded_at if last else None, at, {"dossier": name})
        asked = ReportRequest(scope=scope, judged_at=at, position=position, query=again)
        return await self._shown(dossier_report(name, await dossier_timeline(self._store, name, asked), asked))

    async def distribution(
        self,
        scope: AuditScope,
        *,
        well_under: int = WELL_UNDER,
        verify: bool = False,
        progress: Progress = _no_progress,
    ) -> Report:
        """How long dossiers took, how sure on-time shares are, where limits could be shorter: where 95 % of dossiers
        need at most so many percent of theirs. Verified and raises as responsibility.
        """

        def audit(log: Histories, asked: ReportRequest) -> Report:
            return distribution_report(log, asked, self._store.parameters, well_under, progress)

        report = await self._read("distribution", scope, audit, {"well-under": str(well_under)})
        return await self._shown(report, verify=verify)

    async def findings(
        self,
        scope: AuditScope,
        *,
        rules: Sequence[FindingRule] = FINDINGS,
        verify: bool = False,
        progress: Progress = _no_progress,
    ) -> Report:
        """What inspectors would ask about, with evidence; verified: the bytes of every fact named are hashed again.

        Raises UnknownName, InstantInFuture, FiguresDiffer.
        """

        def audit(log: Histories, asked: ReportRequest) -> Report:
            return findings_report(log, asked, self._store.parameters, rules, progress=progress)

        chosen = "" if rules == FINDINGS else "".join(f" --rule {rule.key}" for rule in rules)
        report = await self._read(f"findings{chosen}", scope, audit)
        if verify:
            await asyncio.to_thread(self._refuse_broken_evidence, report)
        return await self._shown(report)

    async def _read(
        self,
        name: str,
        scope: AuditScope,
        audit: Callable[[Histories, ReportRequest], Report],
        more: dict[str, str | None] | None = None,
    ) -> Report:
        """What an audit over whole histories answers; one at a time, for each goes through the whole log."""
        scope = await answerable(self._store, self._reads, scope)
        judged_at = scope.judged_at(self._store.clock.now())

        def read() -> Report:
            with self._open(by=scope.known_at) as histories:
                again = audit_query(name, scope, histories.known_at, judged_at, more)
                return audit(
                    histories, ReportRequest(scope=scope, judged_at=judged_at, position=histories.position, query=again)
                )

        async with self._one_at_a_time:
            return await asyncio.to_thread(read)

    async def _shown(self, report: Report, *, verify: bool = False) -> Report:
        """The report with names beside codes, verified where that is asked for."""
        return await with_names(self._store, self._reads, await self._verified(report) if verify else report)

    async def _verified(self, report: Report) -> Report:
        """The report, where the read models count the same, or the facts that were known then. Raises FiguresDiffer."""
        asked = report.asked
        scope = replace(asked.scope, happened_at=asked.judged_at)
        if scope.known_at is None:
            counted = await count(self._figures, scope, asked.judged_at)
            refuse_other_counts(report, await self._believing(counted, scope, asked.position))
        else:
            async with self._one_at_a_time:
                found = await asyncio.to_thread(self._from_log, scope, asked.judged_at, asked.position, _no_progress)
            refuse_other_counts(report, found.counted)
        return report

    def _refuse_broken_evidence(self, report: Report) -> None:
        cells = [cell for table in report.tables for row in table.rows for cell in row]
        named = sorted({position for cell in cells if isinstance(cell, Evidence) for position in cell.positions})
        with self._open(position=report.asked.position) as histories:
            broken = histories.broken(named)
        if broken:
            raise FiguresDiffer(
                f"facts at {', '.join(map(str, broken))} are not there as they were hashed: «hoso verify»"
            )

    async def _derived(self, scope: AuditScope, verify: bool, progress: Progress) -> _Derived:
        scope = await answerable(self._store, self._reads, scope)
        position = await self._store.log.head()
        if scope.known_at is not None:  # read models know what is known now
            async with self._one_at_a_time:
                return await asyncio.to_thread(self._from_log, scope, None, None, progress)
        counted = await count(self._figures, scope, self._store.clock.now())
        counted = await self._believing(counted, replace(scope, happened_at=counted.judged_at), position)
        if verify:
            async with self._one_at_a_time:
                again = await asyncio.to_thread(self._from_log, scope, counted.judged_at, position, progress)
            refuse_difference(counted, again.counted)
            return _Derived(counted, again.position, again.known_at)
        last = await self._store.log.tail(position - 1, 1) if position else []
        return _Derived(counted, position, last[-1].recorded_at if last else None)

    async def _believing(self, counted: Counted, scope: AuditScope, position: int) -> Counted:
        """The figures with every correction of an instant believed, which the read models are not."""
        corrected = await self._figures.corrected()
        if not corrected:
            return counted

        def read() -> Counted:
            with self._open(position=position) as histories:
                return believing(counted, histories, scope, corrected)

        async with self._one_at_a_time:
            return await asyncio.to_thread(read)

    def _from_log(self, scope: AuditScope, at: datetime | None, position: int | None, progress: Progress) -> _Derived:
        judged_at = at or scope.judged_at(self._store.clock.now())
        with self._open(by=scope.known_at, position=position) as histories:
            counted = count_from_log(histories, replace(scope, happened_at=judged_at), judged_at, progress)
            return _Derived(counted, histories.position, histories.known_at)

    def _asked(
        self, name: str, scope: AuditScope, found: _Derived, more: dict[str, str | None] | None = None
    ) -> ReportRequest:
        at = found.counted.judged_at
        query = audit_query(name, scope, found.known_at, at, more)
        return ReportRequest(scope=scope, judged_at=at, position=found.position, query=query)

    async def _law(self) -> InForce:
        return InForce(self._store.parameters, (await self._store.calendar())[0])

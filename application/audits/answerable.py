"""Which questions an audit can answer: names that are known here, instants that have come (phạm vi trả lời được)."""

from dataclasses import replace

from application.audits.scope import AuditScope, midnight
from application.case_store import CaseStore
from application.history.as_of import refuse_future
from application.queries.known_names import (
    refuse_unknown_agency,
    refuse_unknown_field,
    refuse_unknown_procedure,
    refuse_unknown_source,
)
from application.queries.reads import Reads
from domain.errors import Malformed
from domain.values import legal_day


async def placed(store: CaseStore, scope: AuditScope) -> AuditScope:
    """The scope with the agencies below its own, as they stood on the day that is judged."""
    if scope.agency is None:
        return scope
    tree, day = await store.agency_tree(), legal_day(scope.judged_at(store.clock.now()))
    return replace(scope, below=tree.within(scope.agency, day) - {scope.agency})


async def answerable(store: CaseStore, reads: Reads, scope: AuditScope) -> AuditScope:
    """The scope, placed; instants that have not come and names nobody knows here are refused.

    Raises InstantInFuture, UnknownName, Malformed.
    """
    scope = await placed(store, scope)
    await refuse_future_clocks(store, scope)
    now = store.clock.now()
    if scope.since is not None and scope.judged_at(now) < midnight(scope.since):
        by = scope.judged_at(now)
        raise Malformed(
            f"the period begins on {scope.since}, which had not come by {by.isoformat()}: name one that has begun",
            f"Kỳ bắt đầu ngày {scope.since:%d/%m/%Y}, chưa tới vào ngày {legal_day(by):%d/%m/%Y}; đề nghị nêu kỳ đã "
            "bắt đầu.",
        )
    await reads.reached(await store.log.head())
    await refuse_unknown_source(reads, scope.source)
    await refuse_unknown_agency(store, reads, scope.agency, scope.agencies)
    await refuse_unknown_procedure(reads, scope.procedure)
    await refuse_unknown_field(reads, scope.field)
    return scope


async def refuse_future_clocks(store: CaseStore, scope: AuditScope) -> None:
    """Both the API and the command line come here: an instant is named as each of them writes it."""
    names = {"known": "knownAt (--known-at)", "happened": "happenedAt (--happened-at)"}
    await refuse_future(store, scope.as_of, **names)

"""Which questions an audit can answer: names that are known here, instants that have come (phạm vi trả lời được)."""

from dataclasses import replace

from application.audits.reads import AuditReads
from application.audits.scope import AuditScope, midnight
from application.case_store import CaseStore
from application.history.as_of import refuse_future
from application.queries.reads import ProcedureFilter, Reads
from domain.errors import Malformed
from domain.values import legal_day


class UnknownScope(Malformed):
    """A source, agency, procedure or field nobody knows here: zeros would be read as an answer (phạm vi chưa biết)."""


async def placed(store: CaseStore, scope: AuditScope) -> AuditScope:
    """The scope with the agencies below its own, as they stood on the day that is judged."""
    if scope.agency is None:
        return scope
    tree, day = await store.agency_tree(), legal_day(scope.judged_at(store.clock.now()))
    return replace(scope, below=tree.within(scope.agency, day) - {scope.agency})


async def answerable(store: CaseStore, reads: Reads, figures: AuditReads, scope: AuditScope) -> AuditScope:
    """The scope, placed; instants that have not come and names nobody knows here are refused.

    Raises InstantInFuture, UnknownScope, Malformed.
    """
    scope = await placed(store, scope)
    await refuse_future_clocks(store, scope)
    now = store.clock.now()
    if scope.since is not None and scope.judged_at(now) < midnight(scope.since):
        raise Malformed(
            f"the period begins on {scope.since}, which had not come by {scope.judged_at(now).isoformat()}: "
            "name one that has begun"
        )
    await reads.reached(await store.log.head())
    if scope.source is not None and scope.source not in (sources := await figures.sources()):
        known = ", ".join(sources) or "none, the log holds no dossier"
        raise UnknownScope(f"source: no dossier of source «{scope.source}» is recorded; known: {known}")
    if scope.agency is not None and not await _knows(store, figures, scope):
        raise UnknownScope(f"agency: «{scope.agency}» is not established and has no dossier; check its identifier")
    if scope.procedure is not None and not await reads.procedures_of([scope.procedure]):
        raise UnknownScope(f"procedure: «{scope.procedure}» is not published here; check its code")
    if scope.field is not None and not await reads.count_procedures(ProcedureFilter(field=scope.field)):
        raise UnknownScope(f"field: no procedure of «{scope.field}» is published here; write it as published")
    return scope


async def refuse_future_clocks(store: CaseStore, scope: AuditScope) -> None:
    """Both the API and the command line come here: an instant is named as each of them writes it."""
    names = {"known": "knownAt (--known-at)", "happened": "happenedAt (--happened-at)"}
    await refuse_future(store, scope.as_of, **names)


async def _knows(store: CaseStore, figures: AuditReads, scope: AuditScope) -> bool:
    """Whether the agency of a scope is established, or it or one below it has dossiers."""
    tree = await store.agency_tree()
    return tree.knows(scope.agency or "") or await figures.known_agency(scope.agencies)

"""Making a procedure known, whatever is known of it already (công bố hoặc sửa đổi)."""

from enum import StrEnum

from application.access.actors import Actor
from application.case_store import CaseStore
from application.record import record
from domain.procedure.commands import AmendProcedure, PublishProcedure
from domain.procedure.versions import ProcedureVersion


class Upserted(StrEnum):
    """What making it known came to (kết quả công bố)."""

    PUBLISHED = "published"
    AMENDED = "amended"
    KNOWN = "known"


async def upsert_procedure(store: CaseStore, actor: Actor, publication: PublishProcedure) -> Upserted:
    """Publish a new procedure, amend a known one, leave alone one that was published so before (công bố)."""
    state, _ = await store.procedure(publication.procedure)
    if state is None or not state.versions:
        receipt = await record(store, actor, publication)
        return Upserted.PUBLISHED if receipt.recorded_at is not None else Upserted.KNOWN
    if any(_is(version, publication) for version in state.versions):
        return Upserted.KNOWN
    amendment = AmendProcedure(
        procedure=publication.procedure,
        content=publication.content,
        decision=publication.decision,
        effective_on=publication.effective_on,
        source_url=publication.source_url,
        basis=publication.basis,
    )
    await record(store, actor, amendment)
    return Upserted.AMENDED


def _is(version: ProcedureVersion, publication: PublishProcedure) -> bool:
    return (version.content, version.decision, version.effective_on, version.source_url, version.basis) == (
        publication.content,
        publication.decision,
        publication.effective_on,
        publication.source_url,
        publication.basis,
    )

"""Which agency stands under which as a command or a question comes (thẩm quyền theo hệ thống cơ quan)."""

from application.access.actors import Actor
from application.access.rows import Authority, sees, visibility_of
from application.case_store import CaseStore
from domain.plain_text import cleaned
from domain.values import legal_day


async def authority_now(store: CaseStore) -> Authority:
    """The tree of agencies on this day."""
    return Authority(await store.agency_tree(), legal_day(store.clock.now()))


async def sees_subject(store: CaseStore, actor: Actor, stream: str) -> bool:
    """Whether somebody may see what a stream is about; what is not there, and what is no dossier, hides nothing."""
    kind, _, key = stream.partition("/")
    if kind == "dossier":
        dossier = await store.dossier_to_decide_on(key)
        return not dossier.version or sees(actor, dossier, await authority_now(store))
    if kind == "decision":
        decision, _ = await store.decision(key)
        if decision is not None and decision.draft is not None:
            return visibility_of(actor, await authority_now(store)).covers(decision.draft.agency)
    return True


async def agencies_below(store: CaseStore, agency: str | None) -> frozenset[str] | None:
    """An agency with those that stand below it today; None where none is named (cơ quan và cơ quan trực thuộc)."""
    if agency is None:
        return None
    authority = await authority_now(store)
    return authority.tree.within(cleaned(agency), authority.day)

"""Sealing what an input says about people before anything is recorded (niêm phong)."""

import asyncio

from api.context import Info
from application.access.acts import may
from application.case_store import CaseStore
from domain.values import DecisionId, DossierId, Encrypted, PersonRef

_NOTHING = Encrypted("")


async def encrypted(info: Info, command: type[object], subject: PersonRef, values: dict[str, str]) -> Encrypted:
    """The values under their subject's key.

    Nothing is encrypted for a role that will be refused: a stranger must not fill the store of keys with keys.
    """
    if not may(info.context.actor, command):
        return _NOTHING
    return await asyncio.to_thread(info.context.store.subject_keys.encrypt, subject, values)


async def subject_of(store: CaseStore, decision: DecisionId, dossier: DossierId | None = None) -> PersonRef:
    """Whose key seals a decision's texts: the applicant's it answers, so that erasing them erases it too."""
    if dossier is None:
        state, _ = await store.decision(decision)
        dossier = state.draft.dossier if state is not None and state.draft is not None else None
    answered = (await store.dossier(dossier)).submission if dossier is not None else None
    return PersonRef(decision) if answered is None else answered.applicant

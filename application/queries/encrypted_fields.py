"""Encrypted fields of a fact, opened at this edge for those who may see them (dữ liệu được mã hóa)."""

import json
from typing import Any

from application.access.actors import Actor
from application.access.rows import opens_personal_data
from application.case_store import CaseStore
from application.ports import Fact
from application.queries.fact_fields import ENCRYPTED, FactField, camel
from domain.values import DossierId, PersonRef


async def opened_fields(store: CaseStore, actor: Actor, fact: Fact) -> tuple[FactField, ...]:
    """What the encrypted fields of a fact say, for officers who work on it; nothing for anybody else.

    A value whose key was destroyed says nothing any more.
    """
    said = [(name, getattr(fact.event, name)) for name in ENCRYPTED if getattr(fact.event, name, None)]
    if not said or not opens_personal_data(actor):
        return ()
    subject = await _subject(store, fact)
    opened = ((name, store.subject_keys.decrypt(subject, value)) for name, value in said)
    return tuple(FactField(camel(name), None if values is None else _in_text(values)) for name, values in opened)


async def _subject(store: CaseStore, fact: Fact) -> PersonRef:
    """Whose key a fact's values are under: an officer's, the applicant's, or a decision's own."""
    kind, _, key = fact.stream.partition("/")
    if kind == "agency":
        return PersonRef(fact.event.person)
    dossier: str | None = key
    if kind == "decision":
        state, _ = await store.decision(key)
        dossier = None if state is None or state.draft is None else state.draft.dossier
    answered = (await store.dossier(DossierId(dossier))).submission if dossier is not None else None
    return PersonRef(key) if answered is None else answered.applicant


def _in_text(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)

"""Facts for exports without a database: of every kind, each field marked with its type."""

import typing
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from application.access.actors import Role
from application.ports import Fact, Metadata
from domain.dossier.events import DossierAccepted, DossierAdopted, DossierSubmitted
from domain.dossier.papers import SubmittedComponent
from domain.procedure.components import PaperKind
from domain.procedure.events import ProcedureAmended, ProcedurePublished, ProcedureRepealed
from domain.values import ActorId
from infrastructure.exports.histories import StreamHistory
from infrastructure.exports.object_log import KINDS
from infrastructure.log.topics import EVENTS
from tests.corpus.samples import fact as sample
from tests.corpus.stored_facts import kind_of

BEGIN = datetime(2026, 3, 2, 1, tzinfo=UTC)
PUBLISHED, TYPED = "Đơn đề nghị (Mẫu 01)", "Đơn của ông Trần Văn B"
FREE = "free text"


def marked(kind: type[Any]) -> Any:
    """A fact whose texts say of which type they are."""
    made = sample(kind, 6)
    hints = typing.get_type_hints(kind)
    texts = {field.name: mark for field in fields(made) if (mark := _mark(hints[field.name])) is not None}
    if kind is DossierAccepted:
        texts["process"] = "P001"  # the key of an approved process, though its type is a plain text
    papers = tuple(SubmittedComponent(name=name, kind=PaperKind.COPY) for name in (PUBLISHED, TYPED))
    return replace(made, **texts, **({"components": papers} if "components" in hints else {}))


def _mark(hint: Any) -> str | None:
    some = [one for one in typing.get_args(hint) or (hint,) if one is not type(None)]
    if some == [str]:
        return FREE
    return some[0].__name__ if len(some) == 1 and getattr(some[0], "__supertype__", None) is str else None


def recorded(stream: str, events: Sequence[Any], after: int = 0, *, role: Role = Role.CASE) -> StreamHistory:
    """A history as if it stood in the log beyond a position."""
    meta = Metadata(actor=ActorId("ActorId"), role=role, key="k")
    return StreamHistory(
        stream,
        [
            Fact(
                after + place,
                stream,
                place,
                event.TOPIC,
                replace(event, occurred_at=BEGIN + timedelta(minutes=place)),
                BEGIN,
                None,
                meta,
                b"",
            )
            for place, event in enumerate(events, 1)
        ],
    )


def every_history() -> list[StreamHistory]:
    """A history for each kind of stream that is told, with every fact it can have."""
    found: list[StreamHistory] = []
    for kind in KINDS:
        events = [marked(event) for event in EVENTS if kind_of(event.TOPIC) == kind]
        if kind == "procedure":
            events = [_with_component(event) for event in events if not isinstance(event, ProcedureRepealed)] + [
                event for event in events if isinstance(event, ProcedureRepealed)
            ]
        adopted = [event for event in events if "adopt" in event.TOPIC]
        own = [event for event in events if event not in adopted]
        own.sort(key=lambda event: not isinstance(event, DossierSubmitted))
        after = sum(len(history.facts) for history in found)
        found.append(recorded(f"{kind}/{'ProcedureCode' if kind == 'procedure' else '1'}", own, after))
        if adopted:
            adopted.sort(key=lambda event: not isinstance(event, DossierAdopted))
            found.append(recorded(f"{kind}/2", adopted, after + len(own)))
    return found


def _with_component(event: ProcedurePublished | ProcedureAmended) -> Any:
    component = sample(type(event.content), 6).components[0]
    return replace(event, content=replace(event.content, components=(replace(component, name=PUBLISHED),)))

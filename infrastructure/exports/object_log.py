"""Which events, objects and relations follow from facts (nhật ký lấy đối tượng làm trung tâm).

An object is what facts are about: a dossier, a paper in it, a decision, a version of a procedure, an internal process,
an agency, an officer. Each fact is an event but the act of adopting, which no office did; its relations carry the name
of the field that made them.
"""

from collections.abc import Iterator, Mapping, Set
from datetime import datetime
from typing import Any, NamedTuple

from application import streams
from application.ports import Fact
from domain.agency.state import Agency
from domain.agency.state import evolve as evolve_agency
from domain.decision.state import evolve as evolve_decision
from domain.dossier.events import AdoptionExtended, DossierAccepted, DossierAdopted
from domain.dossier.evolution import evolve
from domain.dossier.papers import SubmittedComponent
from domain.dossier.refusals import submission_of
from domain.dossier.state import DossierState
from domain.procedure.events import ProcedureAmended, ProcedurePublished
from domain.procedure.state import evolve as evolve_procedure
from infrastructure.exports.activities import Value, activity, given, plain, things, values, who_acted
from infrastructure.exports.histories import OURS, StreamHistory
from infrastructure.exports.pseudonyms import OfficerPseudonyms

KINDS = ("agency", "procedure", "process", "decision", "dossier", "register")
"""Streams that are exported, in this order: published components are known before papers are named."""
PAPERS = "components"


class Thing(NamedTuple):
    """An object under its own id (đối tượng)."""

    id: str
    type: str


class Entry(NamedTuple):
    """What one fact says (nội dung của một sự kiện).

    type is None for a fact that is no event. mentions are the event's objects by qualifier, changes what objects are
    like from then on, links what holds between two objects.
    """

    position: int
    at: datetime
    type: str | None
    values: Mapping[str, Value]
    mentions: tuple[tuple[str, Thing], ...]
    changes: tuple[tuple[Thing, Mapping[str, Value]], ...]
    links: tuple[tuple[Thing, Thing, str], ...]


class _Own(NamedTuple):
    """The object a stream is about as a fact leaves it, and things the fact names in words of its own."""

    thing: Thing | None
    values: Mapping[str, Value | None]
    named: tuple[tuple[str, Thing], ...] = ()


class ObjectLog:
    """Tells histories one after the other; remembers no more than the names of published components (diễn giải)."""

    def __init__(self, pseudonyms: OfficerPseudonyms, wanted: Set[str]) -> None:
        self._pseudonyms = pseudonyms
        self._wanted = wanted
        self._published: set[str] = set()

    def entries(self, history: StreamHistory) -> Iterator[Entry]:
        """An entry for each fact, in order."""
        for fact, own in zip(history.facts, _OWN[history.kind](history), strict=True):
            if isinstance(fact.event, ProcedurePublished | ProcedureAmended):
                self._published.update(one.name for one in fact.event.content.components or ())
            yield self._entry(history, fact, own)

    def _entry(self, history: StreamHistory, fact: Fact, own: _Own) -> Entry:
        papers = self._papers(history, fact)
        named = [(field, _thing(kind, key)) for field, kind, key in things(fact.event) if kind != "officer"]
        named += [*own.named, *((PAPERS, paper) for paper, _ in papers)]
        officers = [(field, self._officer(key)) for field, kind, key in things(fact.event) if kind == "officer"]
        by = who_acted(fact, history.source, self._pseudonyms)
        acted = [] if by is None else [("by", Thing(f"officer/{by}", "officer"))]
        subject = [] if own.thing is None else [own.thing]
        known = {name: value for name, value in own.values.items() if value is not None}
        known |= given(fact.event, self._wanted) if isinstance(fact.event, DossierAdopted | AdoptionExtended) else {}
        return Entry(
            fact.position,
            fact.event.occurred_at,
            activity(fact),
            values(fact.event, self._wanted),
            (*((thing.type, thing) for thing in subject), *named, *acted, *officers),
            (*((thing, known) for thing in subject), *papers),
            tuple((thing, other, field) for thing in subject for field, other in named if other != thing),
        )

    def _papers(self, history: StreamHistory, fact: Fact) -> list[tuple[Thing, dict[str, Value]]]:
        components: tuple[SubmittedComponent, ...] = getattr(fact.event, PAPERS, ())
        beginning = f"document/{history.stream.split('/', 1)[1]}/{fact.version}"
        return [
            (Thing(f"{beginning}/{place}", "document"), self._paper(component))
            for place, component in enumerate(components, 1)
        ]

    def _paper(self, component: SubmittedComponent) -> dict[str, Value]:
        """A paper by its published name only: one that somebody typed may name a person."""
        values: dict[str, Value] = {"kind": plain(component.kind), "count": component.count}
        return values | ({"name": component.name} if component.name in self._published else {})

    def _officer(self, officer: str) -> Thing:
        return Thing(f"officer/{self._pseudonyms.of(OURS, officer)}", "officer")


def dossier_attributes(state: DossierState) -> dict[str, Value | None]:
    """A dossier as outsiders may know it, from what its facts left."""
    adopted = state.adoption
    submission, acceptance = state.submission, state.acceptance
    values = {
        "source": adopted.source if adopted else OURS,
        "case": adopted.case if adopted else None,
        "status": state.status,
        "procedure": submission and submission.procedure,
        "procedure_version": acceptance and acceptance.procedure_version,
        "agency": submission and submission.agency,
        "channel": adopted.channel if adopted else submission and submission.channel,
        "unit": state.holder.unit,
        "submitted_at": state.submitted_at,
        "due_at": state.due_at,
        "planned_end_at": adopted.planned_end_at if adopted else None,
        "granted": state.result.granted,
        "ended_at": state.ended_at,
    }
    return {name: None if value is None else plain(value) for name, value in values.items()}


def _thing(kind: str, key: str) -> Thing:
    return Thing(f"{kind}/{key}", kind)


def _dossier(history: StreamHistory) -> Iterator[_Own]:
    state, thing = DossierState(), Thing(history.stream, "dossier")
    for fact in history.facts:
        event = fact.event
        state = evolve(state, event)
        named = _accepted(state, event) if isinstance(event, DossierAccepted) else ()
        yield _Own(thing, dossier_attributes(state), named)


def _accepted(state: DossierState, event: DossierAccepted) -> tuple[tuple[str, Thing], ...]:
    """The version of the procedure by which a dossier is settled, and the internal process where one is known."""
    version = f"{streams.procedure(submission_of(state).procedure)}/{event.procedure_version}"
    process = [] if event.process is None else [("process", Thing(streams.process(event.process), "process"))]
    return ("procedure_version", Thing(version, "procedure_version")), *process


def _decision(history: StreamHistory) -> Iterator[_Own]:
    state: Any = None
    for fact in history.facts:
        state = evolve_decision(state, fact.event)
        values = {"stage": fact.topic.split(".")[1], "kind": plain(state.draft.kind) if state.draft else None}
        yield _Own(Thing(history.stream, "decision"), values)


def _procedure(history: StreamHistory) -> Iterator[_Own]:
    state: Any = None
    for fact in history.facts:
        state = evolve_procedure(state, fact.event)
        newest = state.versions[-1]
        values = {
            "procedure": state.procedure,
            "name": newest.content.name,
            "field": newest.content.field,
            "in_force_from": newest.in_force_from.isoformat(),
            "repealed_from": state.repealed.effective_on.isoformat() if state.repealed else None,
        }
        yield _Own(Thing(f"{history.stream}/{newest.number}", "procedure_version"), values)


def _process(history: StreamHistory) -> Iterator[_Own]:
    for fact in history.facts:
        yield _Own(Thing(history.stream, "process"), {"name": fact.event.name, "field": fact.event.field})


def _agency(history: StreamHistory) -> Iterator[_Own]:
    state = Agency()
    for fact in history.facts:
        state = evolve_agency(state, fact.event)
        yield _Own(Thing(history.stream, "agency"), {"name": state.name or None, "level": state.level})


def _register(history: StreamHistory) -> Iterator[_Own]:
    return (_Own(None, {}) for _ in history.facts)


_OWN = {
    "dossier": _dossier,
    "decision": _decision,
    "procedure": _procedure,
    "process": _process,
    "agency": _agency,
    "register": _register,
}

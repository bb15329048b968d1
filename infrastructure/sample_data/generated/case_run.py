"""One dossier and its decision as they grow, decided by our own deciders (một hồ sơ đang hình thành)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from application import streams
from application.access.actors import Actor
from application.commands.dossier import facts_of
from application.commands.spec import in_stream
from application.ports import Append, Metadata, NewFact
from domain.decision.commands import DecisionCommand, DraftDecision, SignDecision
from domain.decision.decider import decide as decide_decision
from domain.decision.events import DecisionNumbered
from domain.decision.state import DecisionState
from domain.decision.state import evolve as evolve_decision
from domain.dossier import commands as c
from domain.dossier.decider import decide
from domain.dossier.evolution import evolve
from domain.dossier.law import Law
from domain.dossier.state import DossierState
from domain.values import DecisionId, DossierId


class Over(Exception):
    """The simulated time ends here; the dossier stays as it is (hết khoảng thời gian)."""


@dataclass(slots=True)
class CaseRun:
    """What has happened to one dossier, as appends by who did it (diễn biến của một hồ sơ).

    key names the dossier in idempotency keys; nothing happens after until.
    """

    key: str
    dossier: DossierId
    decision: DecisionId
    law: Law
    until: datetime
    state: DossierState = field(default_factory=DossierState)
    decided: DecisionState | None = None
    appends: list[Append] = field(default_factory=list)
    _decision_version: int = 0

    def act(self, actor: Actor, command: c.DossierCommand) -> None:
        """A command to the dossier. Raises Over when it would lie beyond the simulated time."""
        if command.occurred_at > self.until:
            raise Over
        law = self.law
        if isinstance(command, c.ConcludeDossier):
            law = replace(law, decision=self.decided)
        self._append(actor, self._on_dossier(command, law))

    def decide(self, actor: Actor, command: DecisionCommand, at: datetime) -> None:
        """A command to the decision; draft and signature are noted on the dossier in the same append."""
        if at > self.until:
            raise Over
        events = decide_decision(command, self.decided, at)
        own = [event for event in events if not isinstance(event, DecisionNumbered)]
        facts = in_stream(streams.decision(self.decision), self._decision_version, own)
        for event in own:
            self.decided = evolve_decision(self.decided, event)
        self._decision_version += len(own)
        for entry in (event for event in events if isinstance(event, DecisionNumbered)):
            register = NewFact(streams.decision_register(entry.agency, entry.year), None, entry)
            facts = [NewFact(fact.stream, fact.want, fact.event, numbered_by=len(facts)) for fact in facts]
            facts.append(register)
        if isinstance(command, DraftDecision | SignDecision):
            note = c.RecordResultDraft if isinstance(command, DraftDecision) else c.RecordResultSignature
            noted = note(dossier=self.dossier, by=actor.id, occurred_at=at, decision=self.decision)
            facts += self._on_dossier(noted, self.law)
        self._append(actor, facts)

    def _on_dossier(self, command: c.DossierCommand, law: Law) -> list[NewFact]:
        events = decide(command, self.state, law)
        facts = facts_of(command, self.state, events)
        for fact in facts:
            if fact.want is not None:
                self.state = evolve(self.state, fact.event)
        return facts

    def _append(self, actor: Actor, facts: Sequence[NewFact]) -> None:
        """Facts of one person in a row go into the log together."""
        last = self.appends[-1] if self.appends else None
        if last is not None and last.meta.actor == actor.id:
            before = len(last.facts)
            moved = [_moved(fact, before) for fact in facts]
            self.appends[-1] = Append([*last.facts, *moved], last.meta, last.digest)
            return
        key = f"{self.key}/{len(self.appends)}"
        meta = Metadata(actor=actor.id, role=actor.role.value, agency=actor.agency, key=key, correlation=self.key)
        self.appends.append(Append(facts, meta, hashlib.sha256(key.encode()).digest()))


def _moved(fact: NewFact, places: int) -> NewFact:
    if fact.numbered_by is None:
        return fact
    return NewFact(fact.stream, fact.want, fact.event, numbered_by=fact.numbered_by + places)


def facts_in(appends: Sequence[Append]) -> int:
    """How many facts there are."""
    return sum(len(append.facts) for append in appends)

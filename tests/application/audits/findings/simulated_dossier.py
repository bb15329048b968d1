"""Dossiers simulated through our own deciders, instant by instant."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from application import streams
from application.access.actors import Actor, Role
from domain.decision import commands as d
from domain.decision.decider import decide as decide_decision
from domain.decision.events import DecisionNumbered
from domain.decision.kinds import DecisionKind, SignatureForm
from domain.decision.state import DecisionState
from domain.decision.state import evolve as evolve_decision
from domain.dossier import commands as c
from domain.dossier.decider import decide
from domain.dossier.events import DossierNumbered
from domain.dossier.evolution import evolve
from domain.dossier.law import Law
from domain.dossier.papers import ApplicantKind
from domain.dossier.state import DossierState
from domain.values import (
    ActorId,
    AgencyId,
    Channel,
    DecisionId,
    DossierId,
    Encrypted,
    OfficerId,
    PersonRef,
    ProcedureCode,
    UnitId,
    legal_day,
)
from tests.application.audits.findings.memory_log import SOON, Entry

UNITS = (UnitId("Một cửa"), UnitId("Phòng 1"), UnitId("Phòng 2"))


class SimulatedDossier:
    """One dossier of an agency, act by act; each is recorded shortly after it happened."""

    def __init__(self, name: str, law: Law, agency: str, person: str | None = None) -> None:
        self.id, self.decision = DossierId(name), DecisionId(f"qd-{name}")
        self.law, self.agency = law, AgencyId(agency)
        self.person = PersonRef(person or f"nguoi-{name}")
        self.state, self.decided = DossierState(), None
        self.entries: list[Entry] = []
        self._decided: DecisionState | None = None

    def who(self, role: Role, number: int = 1, agency: str | None = None) -> Actor:
        if role is Role.APPLICANT:
            return Actor(ActorId(self.person), role, person=self.person)
        mine = AgencyId(agency or self.agency)
        return Actor(ActorId(f"{role.value}-{number}.{mine}"), role, mine)

    def act(self, by: Actor, command: Any, at: datetime, /, **said: Any) -> Entry:
        """A command to the dossier, as the decider takes it."""
        law = replace(self.law, decision=self._decided) if command is c.ConcludeDossier else self.law
        given = command(dossier=self.id, by=by.id, occurred_at=at, **said)
        made = [self.note(by, event, at) for event in decide(given, self.state, law)]
        return made[0] if made else self.entries[-1]  # doing a thing twice is doing it once

    def note(self, by: Actor, event: Any, at: datetime) -> Entry:
        """A fact as another program or an import might have left it, whatever the decider would say."""
        entry = Entry(self._stream(event), event, by, at + SOON)
        if isinstance(event, DossierNumbered):
            self.entries[0].numbered = entry
        elif streams.is_dossier(entry.stream):
            self.state = evolve(self.state, event)
        self.entries.append(entry)
        return entry

    def decide(self, by: Actor, command: d.DecisionCommand, at: datetime) -> list[Entry]:
        """A command to the decision, noted on the dossier where it is a draft or a signature."""
        made = []
        for event in decide_decision(command, self._decided, at):
            if not isinstance(event, DecisionNumbered):
                self._decided = evolve_decision(self._decided, event)
            made.append(self.note(by, event, at))
        noted = {d.DraftDecision: c.RecordResultDraft, d.SignDecision: c.RecordResultSignature}.get(type(command))
        if noted is not None:
            made.append(self.act(by, noted, at, decision=self.decision))
        return made

    def _stream(self, event: Any) -> str:
        if isinstance(event, DossierNumbered):
            return streams.intake_register(event.agency, event.day)
        if isinstance(event, DecisionNumbered):
            return streams.decision_register(event.agency, event.year)
        return streams.decision(self.decision) if event.TOPIC.startswith("decision.") else streams.dossier(self.id)

    # The acts of a plain course, so that a scenario takes a line each.

    def submit(self, at: datetime, procedure: str, case: str | None = None, *, online: bool = True) -> Entry:
        return self.act(
            self.who(Role.APPLICANT if online else Role.INTAKE),
            c.SubmitDossier,
            at,
            procedure=ProcedureCode(procedure),
            case=case,
            agency=self.agency,
            channel=Channel.ONLINE if online else Channel.COUNTER,
            applicant=self.person,
            applicant_kind=ApplicantKind.CITIZEN,
            encrypted=Encrypted("c2VhbGVk"),
        )

    def accept(self, at: datetime, case: str | None = None) -> Entry:
        return self.act(self.who(Role.INTAKE), c.AcceptDossier, at, unit=UNITS[0], process="P001", case=case)

    def assign(self, at: datetime) -> Entry:
        case = OfficerId(self.who(Role.CASE).id)
        return self.act(self.who(Role.LEADER), c.AssignDossier, at, unit=UNITS[1], officer=case, step=1)

    def request(self, at: datetime) -> Entry:
        return self.act(self.who(Role.CASE), c.RequestSupplement, at, missing=("Bản vẽ",), reason="Thiếu bản vẽ")

    def supply(self, at: datetime) -> Entry:
        return self.act(self.who(Role.APPLICANT), c.SupplySupplement, at)

    def complete(self, step: int, at: datetime, officer: int = 1) -> Entry:
        if step in self.state.steps_completed:
            return self.entries[-1]  # he sees that a colleague has finished it
        return self.act(self.who(Role.CASE, officer), c.CompleteStep, at, step=step)

    def forward(self, at: datetime) -> Entry:
        second = OfficerId(self.who(Role.CASE, 2).id)
        return self.act(self.who(Role.CASE), c.ForwardDossier, at, to_unit=UNITS[2], to_officer=second, step=2)

    def take_over(self, at: datetime) -> Entry:
        return self.act(self.who(Role.CASE, 2), c.TakeOverDossier, at, unit=UNITS[2], step=2)

    def apologise(self, at: datetime, new: date) -> Entry:
        leader = self.who(Role.LEADER)
        return self.act(leader, c.ExtendDeadline, at, new_due_on=new, reason="Cần xác minh")

    def sign(self, at: datetime) -> Entry:
        """Drafted, submitted, signed and issued within minutes; the note of the signature."""
        case, leader = self.who(Role.CASE, 2), self.who(Role.LEADER)
        draft = d.DraftDecision(
            decision=self.decision,
            agency=self.agency,
            dossier=self.id,
            kind=DecisionKind.GRANTED,
            document_type="Quyết định",
            encrypted=None,
            document=None,
            reason=None,
            drafted_by=OfficerId(case.id),
            basis=None,
        )
        minutes = [at + timedelta(minutes=minute) for minute in range(4)]
        self.decide(case, draft, minutes[0])
        self.decide(case, d.SubmitDecision(decision=self.decision, submitted_by=OfficerId(case.id)), minutes[1])
        signing = d.SignDecision(decision=self.decision, signed_by=OfficerId(leader.id), form=SignatureForm.DIGITAL)
        signed = self.decide(leader, signing, minutes[2])[-1]
        self.decide(leader, d.IssueDecision(decision=self.decision, issued_on=legal_day(minutes[3])), minutes[3])
        return signed

    def conclude(self, at: datetime) -> Entry:
        return self.act(self.who(Role.LEADER), c.ConcludeDossier, at, decision=self.decision, granted=True)

    def deliver(self, at: datetime) -> Entry:
        return self.act(self.who(Role.INTAKE), c.DeliverResult, at, by_channel=Channel.COUNTER)

    def withdraw(self, at: datetime) -> Entry:
        return self.act(self.who(Role.APPLICANT), c.WithdrawDossier, at)

    def stop(self, at: datetime) -> Entry:
        return self.act(self.who(Role.INTAKE), c.StopDossier, at, reason="Người nộp đề nghị rút hồ sơ")

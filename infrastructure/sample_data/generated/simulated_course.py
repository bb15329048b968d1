"""How one invented dossier goes (diễn tiến của một hồ sơ mẫu)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from application.access.actors import Actor, Role
from domain.decision import commands as d
from domain.decision.kinds import DecisionKind, SignatureForm
from domain.dossier import commands as c
from domain.dossier.papers import ExclusionKind
from domain.dossier.refusals import submission_of
from domain.errors import LawNotLoaded
from domain.values import ActorId, Article, Channel, Encrypted, OfficerId, PersonRef, ProcedureCode, UnitId, legal_day
from infrastructure.sample_data.generated import distributions
from infrastructure.sample_data.generated.case_run import CaseRun, Over
from infrastructure.sample_data.generated.office import Office
from infrastructure.sample_data.generated.reference_data import ReferenceData

_BASIS = Article("NĐ 61/2018/NĐ-CP Điều 19")


@dataclass(frozen=True, slots=True)
class SimulatedApplicant:
    """Who asks; the personal data are encrypted already (người nộp)."""

    ref: PersonRef
    encrypted: Encrypted


@dataclass(slots=True)
class SimulatedCourse:
    """One dossier's fate, drawn from its own chance (diễn tiến)."""

    case_run: CaseRun
    place: ReferenceData
    applicant: SimulatedApplicant
    office: Office
    chance: Random
    now: datetime

    def simulate(self) -> None:
        """Everything that happens until the end, or until the simulated time is over."""
        try:
            if self._intake():
                self._processing()
        except (Over, LawNotLoaded):
            return  # it stays as it is: the rest lies beyond the simulated time, or beyond the calendar

    def _intake(self) -> bool:
        self._submit()
        if self._happens(distributions.INCOMPLETE_ON_INTAKE) and not self._supplement(Role.INTAKE):
            return False
        self._later(0.2, 6)
        if self._happens(distributions.REJECTED):
            self._do(Role.INTAKE, c.RejectDossier, reason="Không thuộc thẩm quyền giải quyết của cơ quan")
            return False
        self._do(Role.INTAKE, c.AcceptDossier, unit=UnitId("Một cửa"), process=self.place.process)
        self._later(0.2, 5)
        first = self.place.steps[0] if self.place.steps else None
        self._do(Role.LEADER, c.AssignDossier, unit=UnitId("Đơn vị 1"), officer=self._officer(), step=first)
        return True

    def _submit(self) -> None:
        channel = distributions.channel(self.chance)
        opens = self.office.open_at(self.now)
        if opens > self.case_run.until:
            channel = Channel.ONLINE
        elif channel is not Channel.ONLINE:
            self.now = opens
        self._do(
            Role.APPLICANT if channel is Channel.ONLINE else Role.INTAKE,
            c.SubmitDossier,
            procedure=ProcedureCode(self.place.procedure),
            agency=self.place.agency,
            channel=channel,
            applicant=self.applicant.ref,
            applicant_kind=distributions.applicant_kind(self.chance),
            encrypted=self.applicant.encrypted,
        )

    def _processing(self) -> None:
        self._later(0.5, 6)
        asked_before = self.case_run.state.supplements > 0
        if self._happens(distributions.INCOMPLETE_IN_PROCESS) and not asked_before and not self._supplement(Role.CASE):
            return
        if self._happens(distributions.WITHDRAWN):
            self._later(1, 40)
            self._do(Role.APPLICANT, c.WithdrawDossier)
            self._later(0.2, 3)
            self._do(Role.INTAKE, c.StopDossier, reason="Người nộp đề nghị rút hồ sơ")
            return
        if self._happens(distributions.EXCLUDED_TIME):
            self._exclude()
        self._work(self._end())
        self._conclude(granted=not self._happens(distributions.REFUSED_IN_WRITING))

    def _end(self) -> datetime:
        """When the decision will be there: a part of the time allowed, drawn as real dossiers use it."""
        promise = self.case_run.state.promise
        if promise is None:
            return self.now
        allowed = promise.due_at - promise.counted_from
        end = promise.counted_from + allowed * distributions.part_of_time_used(self.chance)
        return self.office.open_at(max(end.astimezone(self.now.tzinfo), self.now + timedelta(hours=2)))

    def _work(self, end: datetime) -> None:
        """Steps from unit to unit, spread over the time; an apology when it will be late."""
        begin, due_at = self.now, self.case_run.state.due_at
        steps = self.place.steps[1:4]
        apology = None
        if due_at is not None and end > due_at and self._happens(distributions.APOLOGISED_WHEN_LATE):
            apology = due_at.astimezone(self.now.tzinfo) - timedelta(hours=self.chance.uniform(20, 60))
        for number, step in enumerate(steps, 1):
            at = begin + (end - begin) * (number / (len(steps) + 1))
            if apology is not None and apology <= at:
                self._apologise(apology, end)
                apology = None
            self._hand_over(max(self.office.open_at(at), self.now), step, UnitId(f"Đơn vị {number + 1}"))
        if apology is not None:
            self._apologise(apology, end)
        self.now = max(self.now, end)

    def _hand_over(self, at: datetime, step: int, unit: UnitId) -> None:
        self.now = at
        if self.case_run.state.step is not None:
            self._do(Role.CASE, c.CompleteStep, step=self.case_run.state.step.number)
        self._do(Role.CASE, c.ForwardDossier, to_unit=unit, to_officer=self._officer(), step=step)
        self._later(0.05, 0.6)
        self._do(Role.CASE, c.TakeOverDossier, unit=unit, step=step)
        if self._happens(distributions.OPINION_ASKED / 3):
            self._ask(f"{unit}")

    def _ask(self, opinion: str) -> None:
        of = "Cơ quan phối hợp"
        self._do(Role.CASE, c.AskOpinion, opinion=opinion, of=of, subject="Nội dung chuyên môn của hồ sơ")
        self._later(1, 16)
        self._do(Role.CASE, c.GiveOpinion, opinion=opinion, agrees=True)

    def _apologise(self, at: datetime, end: datetime) -> None:
        self.now = self.office.open_at(max(at, self.now))
        deadline = self.case_run.state.deadline
        if deadline is None:
            return
        after = max(deadline.due_on, legal_day(self.now), end.date() - timedelta(days=1))
        new = self.office.working_day(after + timedelta(days=1))
        self._do(
            Role.LEADER,
            c.ExtendDeadline,
            new_due_on=new,
            reason="Hồ sơ cần xác minh thêm",
        )

    def _exclude(self) -> None:
        self._do(Role.CASE, c.StartExclusion, kind=ExclusionKind.EXPLANATION)
        self._later(24, 120)
        self._do(Role.CASE, c.EndExclusion)

    def _supplement(self, by: Role) -> bool:
        """Ask once; whether it came in."""
        reason = "Thành phần hồ sơ chưa đủ theo quy định"
        self._later(0.5, 8)
        self._do(by, c.RequestSupplement, missing=("Giấy tờ chứng minh điều kiện",), reason=reason)
        until = None if self.case_run.state.waiting is None else self.case_run.state.waiting.until
        if self._happens(distributions.SUPPLIED) or until is None:
            self._later(8, 150)
            if until is None or self.now.date() <= until:
                self._do(Role.APPLICANT, c.SupplySupplement)
                return True
            until = until or self.now.date()
        closes = self.office.working_day(until + timedelta(days=1))
        self.now = max(
            self.now, self.office.open_at(datetime(closes.year, closes.month, closes.day, tzinfo=self.now.tzinfo))
        )
        self._do(Role.INTAKE, c.StopDossier, reason="Hết thời hạn bổ sung")
        return False

    def _conclude(self, *, granted: bool) -> None:
        case_run, agency = self.case_run, self.place.agency
        case, leader = self._who(Role.CASE), self._who(Role.LEADER)
        draft = d.DraftDecision(
            decision=case_run.decision,
            agency=agency,
            dossier=case_run.dossier,
            kind=DecisionKind.GRANTED if granted else DecisionKind.REFUSED,
            document_type="Quyết định" if granted else "Văn bản từ chối",
            encrypted=None,
            document=None,
            reason=None if granted else "Không đủ điều kiện theo quy định",
            drafted_by=OfficerId(case.id),
            basis=_BASIS,
        )
        case_run.decide(case, draft, self.now)
        submitted = d.SubmitDecision(decision=case_run.decision, submitted_by=OfficerId(case.id))
        case_run.decide(case, submitted, self._soon())
        signed = d.SignDecision(decision=case_run.decision, signed_by=OfficerId(leader.id), form=SignatureForm.DIGITAL)
        case_run.decide(leader, signed, self._soon())
        case_run.decide(leader, d.IssueDecision(decision=case_run.decision, issued_on=self.now.date()), self._soon())
        self._do(Role.LEADER, c.ConcludeDossier, decision=case_run.decision, granted=granted)
        self._later(0.5, 60)
        self._do(Role.INTAKE, c.DeliverResult, by_channel=submission_of(case_run.state).channel)

    def _do(self, role: Role, command: Any, /, **said: Any) -> None:
        actor = self._who(role)
        self.case_run.act(actor, command(dossier=self.case_run.dossier, by=actor.id, occurred_at=self.now, **said))

    def _who(self, role: Role) -> Actor:
        if role is Role.APPLICANT:
            return Actor(ActorId(f"nguoi-nop.{self.applicant.ref[:8]}"), role, person=self.applicant.ref)
        return Actor(ActorId(f"{role.value}.{self.place.agency}"), role, self.place.agency)

    def _officer(self) -> OfficerId:
        return OfficerId(self._who(Role.CASE).id)

    def _happens(self, probability: float) -> bool:
        return self.chance.random() < probability

    def _later(self, low: float, high: float) -> None:
        self.now = self.office.after(self.now, self.chance, hours=(low, high))

    def _soon(self) -> datetime:
        self.now += timedelta(minutes=self.chance.randint(1, 6))
        return self.now

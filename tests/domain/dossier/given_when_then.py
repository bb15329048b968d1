"""Given acts, when a command comes, then facts or a refusal: the small kit of the dossier's tests."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache

import pytest

from domain.calendar.commands import DeclareHoliday
from domain.decision.commands import DraftDecision, IssueDecision, SignDecision, SubmitDecision
from domain.decision.decider import decide as decide_decision
from domain.decision.kinds import DecisionKind, SignatureForm
from domain.decision.state import DecisionState
from domain.decision.state import evolve as evolve_decision
from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier.decider import decide
from domain.dossier.evolution import fold
from domain.dossier.law import Law
from domain.dossier.papers import ApplicantKind, ExclusionKind
from domain.dossier.state import DossierState
from domain.errors import NotPermitted
from domain.law.deadlines import DEFAULT_OFFICE_HOURS, TimeLimit
from domain.law.parameters import book
from domain.procedure.commands import ApproveProcess
from domain.procedure.content import ProcedureContent
from domain.procedure.decider import decide_process
from domain.procedure.events import ProcedureAmended, ProcedureEvent, ProcedurePublished
from domain.procedure.identity import IssuingDecision, ProcedureKey, ProcessId
from domain.procedure.limits import PublishedLimit, Resume
from domain.procedure.process import Process
from domain.procedure.process import evolve as evolve_process
from domain.procedure.state import ProcedureState
from domain.procedure.state import evolve as evolve_procedure
from domain.procedure.steps import ProcessStep
from domain.values import (
    HO_CHI_MINH,
    ActorId,
    AgencyId,
    Article,
    Channel,
    DecisionId,
    DossierId,
    Encrypted,
    OfficerId,
    PersonRef,
    ProcedureCode,
    UnitId,
)
from tests.domain.calendar.published_calendar import fold as fold_calendar
from tests.domain.calendar.published_calendar import published

Given = tuple[c.DossierCommand, ...]
Facts = tuple[e.DossierEvent, ...]

D, DECISION = DossierId("h-1"), DecisionId("d-1")
DESK, EXPERT, LEADER, CITIZEN = ActorId("mc-1"), ActorId("cb-1"), ActorId("ld-1"), ActorId("cd-1")
UNIT, OTHER_UNIT = UnitId("phong-1"), UnitId("phong-2")
PROCEDURE = ProcedureCode("1.001806")


def at(text: str) -> datetime:
    """An instant such as ``02/03/2026 08:00`` in Việt Nam; without a clock time, 08:00."""
    day, _, clock = text.partition(" ")
    wall = time.fromisoformat(clock or "08:00")
    return datetime.combine(on(day), wall, HO_CHI_MINH).astimezone(UTC)


def on(text: str) -> date:
    """A legal day such as ``02/03/2026``."""
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


def limits(*rows: tuple[str | None, str]) -> tuple[PublishedLimit, ...]:
    """Published limits by case."""
    return tuple(PublishedLimit(channel=None, case=case, limit=TimeLimit.parse(text)) for case, text in rows)


@cache
def law(limit: str | None = "5 ngày làm việc", resume: Resume | None = None) -> Law:
    """The law with one published procedure under a limit."""
    return law_of(published_with(None if limit is None else limits((None, limit)), resume))


@cache
def moved(limit: str = "5 ngày làm việc", resume: Resume | None = None, *, off: str = "09/03/2026") -> Law:
    """The same law on a calendar on which one more day is a holiday."""
    holiday = DeclareHoliday("Ngày nghỉ thử", (on(off),), Article("thử nghiệm"))
    return replace(law(limit, resume), calendar=fold_calendar((holiday,), published()))


def law_of(*events: ProcedureEvent) -> Law:
    """The law with a procedure as its facts made it."""
    state: ProcedureState | None = None
    for event in events:
        state = evolve_procedure(state, event)
    return Law(parameters=book(), calendar=published(), hours=DEFAULT_OFFICE_HOURS, procedure=state)


def published_with(
    rows: tuple[PublishedLimit, ...] | None, resume: Resume | None = None, since: str = "01/01/2024"
) -> ProcedurePublished:
    """The fact that a procedure was published."""
    return ProcedurePublished(
        occurred_at=at(since),
        procedure=ProcedureKey(PROCEDURE),
        code=PROCEDURE,
        content=ProcedureContent(name="Công nhận cơ sở", limits=rows, resume=resume),
        decision=IssuingDecision(number="2022/QĐ-UBND"),
        effective_on=on(since),
        source_url=None,
        basis=None,
    )


def amended_with(limit: str, since: str) -> ProcedureAmended:
    """The fact that it got another limit from a day on."""
    first = published_with(limits((None, limit)), since=since)
    return ProcedureAmended(
        occurred_at=first.occurred_at,
        procedure=first.procedure,
        content=first.content,
        decision=None,
        effective_on=first.effective_on,
        source_url="https://example.vn/v2",
        basis=None,
    )


def process_of(*steps: ProcessStep, procedures: tuple[ProcedureCode, ...] = (PROCEDURE,)) -> Process:
    """An approved internal process with these steps."""
    command = ApproveProcess(
        process=ProcessId("P001"),
        decision=None,
        procedures=procedures,
        hours_per_working_day=Decimal(8),
        steps=steps,
        effective_on=on("01/01/2024"),
    )
    (approved,) = decide_process(command, None, at("01/01/2024"))
    return evolve_process(None, approved)


def decided(
    kind: DecisionKind = DecisionKind.GRANTED,
    *,
    decision: DecisionId = DECISION,
    dossier: DossierId = D,
    day: str = "06/03/2026",
    issued: bool = True,
) -> DecisionState:
    """A decision on the dossier, signed and, if wanted, issued on a day."""
    draft = DraftDecision(
        decision=decision,
        agency=AgencyId("H15"),
        dossier=dossier,
        kind=kind,
        document_type="Quyết định",
        encrypted=None,
        document=None,
        reason="Không đủ điều kiện",
        drafted_by=OfficerId("cb-1"),
        basis=None,
    )
    submit = SubmitDecision(decision=decision, submitted_by=OfficerId("cb-1"))
    sign = SignDecision(decision=decision, signed_by=OfficerId("ld-1"), form=SignatureForm.DIGITAL)
    state: DecisionState | None = None
    for command in (draft, submit, sign, IssueDecision(decision=decision, issued_on=on(day)))[: 4 if issued else 3]:
        for fact in decide_decision(command, state, at(day)):
            state = evolve_decision(state, fact)
    assert state is not None
    return state


SUBMIT = c.SubmitDossier(
    dossier=D,
    by=CITIZEN,
    occurred_at=at("02/03/2026"),
    procedure=PROCEDURE,
    agency=AgencyId("H15"),
    channel=Channel.COUNTER,
    applicant=PersonRef("p-1"),
    applicant_kind=ApplicantKind.CITIZEN,
    encrypted=Encrypted("c2VhbGVk"),
)
ACCEPT = c.AcceptDossier(dossier=D, by=DESK, occurred_at=at("02/03/2026 08:30"))
TAKE = c.TakeForAgency(dossier=D, by=DESK, occurred_at=at("02/03/2026 08:10"), competent_agency=AgencyId("H15.01"))
CHOOSE = c.ChooseLaw(dossier=D, by=CITIZEN, occurred_at=at("01/09/2026"), instrument="NĐ 301/2026/NĐ-CP")
REJECT = c.RejectDossier(dossier=D, by=DESK, occurred_at=at("02/03/2026 09:00"), reason="Không thuộc thẩm quyền")
ASSIGN = c.AssignDossier(dossier=D, by=LEADER, occurred_at=at("02/03/2026 10:00"), unit=UNIT)
REQUEST = c.RequestSupplement(
    dossier=D, by=EXPERT, occurred_at=at("05/03/2026"), missing=("Bản vẽ mặt bằng",), reason="Thiếu bản vẽ"
)
SUPPLY = c.SupplySupplement(dossier=D, by=CITIZEN, occurred_at=at("10/03/2026"))
FORWARD = c.ForwardDossier(dossier=D, by=EXPERT, occurred_at=at("03/03/2026"), to_unit=OTHER_UNIT, step=3)
TAKE_OVER = c.TakeOverDossier(dossier=D, by=ActorId("cb-2"), occurred_at=at("03/03/2026 09:00"), unit=OTHER_UNIT)
STEP = c.CompleteStep(dossier=D, by=EXPERT, occurred_at=at("03/03/2026"), step=2)
ASK = c.AskOpinion(dossier=D, by=EXPERT, occurred_at=at("03/03/2026"), opinion="o-1", of="Sở Y tế", subject="Địa điểm")
ANSWER = c.GiveOpinion(dossier=D, by=EXPERT, occurred_at=at("04/03/2026"), opinion="o-1", agrees=True)
EXCLUDE = c.StartExclusion(dossier=D, by=EXPERT, occurred_at=at("04/03/2026"), kind=ExclusionKind.POSTING)
INCLUDE = c.EndExclusion(dossier=D, by=EXPERT, occurred_at=at("03/04/2026"))
DEMAND = c.DemandPayment(
    dossier=D, by=EXPERT, occurred_at=at("05/03/2026"), amount=450_000, kind="lệ phí", pay_until=on("20/03/2026")
)
PAY = c.RecordPayment(dossier=D, by=DESK, occurred_at=at("10/03/2026"), amount=450_000, method="chuyển khoản")
EXTEND = c.ExtendDeadline(
    dossier=D, by=LEADER, occurred_at=at("06/03/2026"), new_due_on=on("16/03/2026"), reason="Cần xác minh thêm"
)
MOVE = c.MoveDeadline(dossier=D, by=ActorId("system"), occurred_at=at("06/03/2026"), because="Lịch nghỉ thay đổi")
WITHDRAW = c.WithdrawDossier(dossier=D, by=CITIZEN, occurred_at=at("10/03/2026 10:00"))
STOP = c.StopDossier(dossier=D, by=DESK, occurred_at=at("30/03/2026"), reason="Hết thời hạn bổ sung")
DRAFT = c.RecordResultDraft(dossier=D, by=EXPERT, occurred_at=at("05/03/2026"), decision=DECISION)
SIGN = c.RecordResultSignature(dossier=D, by=LEADER, occurred_at=at("06/03/2026"), decision=DECISION)
CONCLUDE = c.ConcludeDossier(dossier=D, by=LEADER, occurred_at=at("06/03/2026 15:00"), decision=DECISION, granted=True)
DELIVER = c.DeliverResult(dossier=D, by=DESK, occurred_at=at("31/03/2026"), by_channel=Channel.COUNTER)
CORRECT = c.CorrectFact(
    dossier=D,
    by=LEADER,
    occurred_at=at("01/04/2026"),
    corrects_position=17,
    corrects_version=1,
    field="occurred_at",
    says="2026-03-02T09:00:00+07:00",
    reason="Ghi nhầm giờ",
)
ADOPT = c.AdoptDossier(dossier=D, by=DESK, occurred_at=at("02/03/2026"), source="xes", case="7", attributes={"a": "b"})
ACTIVITY = c.AdoptActivity(dossier=D, by=DESK, occurred_at=at("02/03/2026"), sequence=1, activity="x", attributes={})

REGISTERED: Given = (SUBMIT,)
ACCEPTED: Given = (SUBMIT, ACCEPT)
REJECTED: Given = (SUBMIT, REJECT)
IN_PROCESS: Given = (SUBMIT, ACCEPT, ASSIGN)
AWAITING_SUPPLEMENT: Given = (*IN_PROCESS, REQUEST)
AWAITING_PAYMENT: Given = (*IN_PROCESS, DEMAND)
WITHDRAWN: Given = (*IN_PROCESS, WITHDRAW)
STOPPED: Given = (*WITHDRAWN, STOP)
CONCLUDED: Given = (*IN_PROCESS, CONCLUDE)
DELIVERED: Given = (*CONCLUDED, DELIVER)
ADOPTED: Given = (ADOPT,)


def history(given: Given, under: Law | None = None) -> Facts:
    """The facts that acts have left, each accepted under the law."""
    facts: Facts = ()
    for command in given:
        facts += when(facts, command, under)
    return facts


def state_after(given: Given, under: Law | None = None) -> DossierState:
    """The dossier after acts."""
    return fold(history(given, under))


def when(facts: Facts, command: c.DossierCommand, under: Law | None = None) -> Facts:
    """What a command adds to the dossier's own stream; a conclusion finds the decision of the kit."""
    ruled = under or law()
    if isinstance(command, c.ConcludeDossier) and ruled.decision is None:
        ruled = replace(ruled, decision=decided(day=f"{command.occurred_at.astimezone(HO_CHI_MINH):%d/%m/%Y}"))
    made = decide(command, fold(facts), ruled)
    return tuple(fact for fact in made if not isinstance(fact, e.DossierNumbered))


def after(given: Given, command: c.DossierCommand) -> Facts:
    """The facts that acts have left, and those of one more command."""
    return (*history(given), *when(history(given), command))


def does(given: Given, command: c.DossierCommand, fact: type, says: dict[str, object]) -> None:
    """A command gives one fact, which says so."""
    (made,) = when(history(given), command)
    assert type(made) is fact
    assert {name: getattr(made, name) for name in says} == says
    assert (made.by, made.occurred_at) == (command.by, command.occurred_at)


def quiet(facts: Facts, command: c.DossierCommand) -> None:
    """A command gives nothing more."""
    assert not when(facts, command)


def named(value: object) -> str:
    """How a value of a table is shown in the name of its test."""
    return value if type(value) is str else getattr(value, "__name__", "")


def refused(given: Given, command: c.DossierCommand, code: str, under: Law | None = None) -> NotPermitted:
    """The refusal of a command, which carries this code and a basis."""
    facts = history(given, under)
    with pytest.raises(NotPermitted) as refusal:
        when(facts, command, under)
    assert refusal.value.code == code
    assert refusal.value.basis
    assert refusal.value.reason.endswith("."), "a refusal is a sentence"
    return refusal.value

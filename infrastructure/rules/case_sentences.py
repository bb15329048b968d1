"""The acts of a dossier's life as sentences, without anybody's name (diễn biến hồ sơ bằng câu)."""

from collections.abc import Callable, Mapping
from typing import Any

from application.access.actors import Role
from application.ports import Fact
from domain.agency.events import OfficeHoursSet
from domain.calendar.events import CalendarYearOpened, HolidayDeclared, WorkingDaySwapped
from domain.decision import events as d
from domain.decision.kinds import DecisionKind
from domain.dossier import events as e
from domain.dossier.papers import ExclusionKind
from domain.dossier.status import StopGround
from domain.errors import Malformed
from domain.law.deadlines import OfficeHours
from features.steps.grammar import grammar
from features.steps.people import ADMIN, CASE, CITIZEN, INTAKE, LEADER, OUTSIDER, PUBLISHER, SYSTEM, Person
from features.steps.words import DecisionAct
from infrastructure.rules.wording import sentence

PEOPLE: Mapping[str, Person] = {
    Role.APPLICANT.value: CITIZEN,
    Role.INTAKE.value: INTAKE,
    Role.CASE.value: CASE,
    Role.LEADER.value: LEADER,
    Role.PUBLISHER.value: PUBLISHER,
    Role.ADMIN.value: ADMIN,
    Role.SYSTEM.value: SYSTEM,
}
"""Who of a story plays each capacity (vai trong kịch bản)."""

REASON = "Lý do theo hồ sơ"


class DraftPseudonyms:
    """Names given in the order in which they are met, the same for the same thing (bí danh)."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}
        self.taken_elsewhere = False
        """Whether a desk took the dossier for an agency elsewhere, which accepts it then."""

    def of(self, kind: str, name: str) -> str:
        """The pseudonym of a thing of one kind."""
        met = sum(known == kind for known, _ in self._given)
        return self._given.setdefault((kind, name), f"{kind} {met + 1}")


Wording = Callable[[Any, Person, DraftPseudonyms], list[str]]


def sentences_of(fact: Fact, names: DraftPseudonyms) -> list[str]:
    """The sentences of a fact, none where another fact tells it already (các câu của một sự kiện).

    Raises Malformed where no sentence tells such a fact.
    """
    if isinstance(fact.event, _SAID_ELSEWHERE):
        return []
    wording, who = _WORDINGS.get(type(fact.event)), PEOPLE.get(fact.meta.role)
    if names.taken_elsewhere and isinstance(fact.event, e.DossierAccepted | e.DossierRejected):
        who = OUTSIDER
    names.taken_elsewhere = names.taken_elsewhere or isinstance(fact.event, e.DossierTakenForAgency)
    if wording is None or who is None:
        raise Malformed(f"no sentence tells {fact.topic} by {fact.meta.role}")
    return wording(fact.event, who, names)


def _submitted(x: e.DossierSubmitted, who: Person, names: DraftPseudonyms) -> list[str]:
    case = None if x.case is None else names.of("trường hợp", x.case)
    values = {"procedure": x.procedure, "channel": x.channel, "at": x.occurred_at, "case": case}
    return [sentence("dossier.submitted", who=who, **values)]


def _plain(id: str, **fields: str) -> Wording:
    """A sentence whose values are fields of the fact, by the names of the sentence."""

    def wording(event: Any, who: Person, names: DraftPseudonyms) -> list[str]:
        values = {name: getattr(event, field) for name, field in fields.items()}
        reason = {"reason": REASON} if "reason" in grammar().sentences[id].wordings["vi"].types else {}
        return [sentence(id, who=who, at=event.occurred_at, **values, **reason)]

    return wording


def _supplement(x: e.SupplementRequested, who: Person, names: DraftPseudonyms) -> list[str]:
    missing = "; ".join(names.of("Giấy tờ", paper) for paper in x.missing)
    return [sentence("dossier.supplement_requested", who=who, missing=missing, at=x.occurred_at, reason=REASON)]


def _of_unit(id: str, field: str) -> Wording:
    def wording(event: Any, who: Person, names: DraftPseudonyms) -> list[str]:
        unit = names.of("Đơn vị", getattr(event, field))
        return [sentence(id, who=who, unit=unit, at=event.occurred_at, step=event.step)]

    return wording


def _opinion_asked(x: e.OpinionAsked, who: Person, names: DraftPseudonyms) -> list[str]:
    of = names.of("Cơ quan được hỏi", x.opinion)
    return [sentence("dossier.opinion_asked", who=who, of=of, at=x.occurred_at, answer_by=x.answer_by)]


def _opinion_given(x: e.OpinionGiven, who: Person, names: DraftPseudonyms) -> list[str]:
    of = names.of("Cơ quan được hỏi", x.opinion)
    return [sentence("dossier.opinion_given", who=who, summary="Ý kiến trả lời", of=of, at=x.occurred_at)]


def _exclusion_started(x: e.ExclusionStarted, who: Person, names: DraftPseudonyms) -> list[str]:
    return [sentence("dossier.exclusion", who=who, phase=True, kind=x.kind, at=x.occurred_at)]


def _exclusion_ended(x: e.ExclusionEnded, who: Person, names: DraftPseudonyms) -> list[str]:
    # the sentence wants a kind; the act ends whichever time is running
    return [sentence("dossier.exclusion", who=who, phase=False, kind=ExclusionKind.STATUTORY, at=x.occurred_at)]


def _moved(x: e.DeadlineMoved, who: Person, names: DraftPseudonyms) -> list[str]:
    return [sentence("dossier.deadline_moved", who=who, at=x.occurred_at, because="Lịch làm việc thay đổi")]


def _stopped(x: e.DossierStopped, who: Person, names: DraftPseudonyms) -> list[str]:
    abolished = x.ground is StopGround.PROCEDURE_ABOLISHED
    said = "dossier.stopped_abolished" if abolished else "dossier.stopped"
    return [sentence(said, who=who, at=x.occurred_at, reason=REASON)]


def _concluded(x: e.DossierConcluded, who: Person, names: DraftPseudonyms) -> list[str]:
    outcome = DecisionKind.GRANTED if x.granted else DecisionKind.REFUSED
    return [sentence("dossier.concluded", who=who, outcome=outcome, at=x.occurred_at)]


def _corrected(x: e.FactCorrected, who: Person, names: DraftPseudonyms) -> list[str]:
    says = x.says if x.field.endswith("_at") else "Nội dung đúng"
    values = {"field": x.field, "version": x.corrects_version, "says": says, "at": x.occurred_at}
    return [sentence("dossier.fact_corrected", who=who, reason=REASON, **values)]


def _drafted(x: d.DecisionDrafted, who: Person, names: DraftPseudonyms) -> list[str]:
    reason = None if x.reason is None else REASON
    return [sentence("decision.drafted", who=who, outcome=x.kind, at=x.occurred_at, reason=reason)]


def _carried(act: DecisionAct) -> Wording:
    return lambda event, who, names: [sentence("decision.carried", who=who, act=act, at=event.occurred_at)]


def _holiday(x: HolidayDeclared, who: Person, names: DraftPseudonyms) -> list[str]:
    return [sentence("calendar.holiday_declared", who=who, name="Nghỉ lễ", on=day) for day in x.days]


def _year(x: CalendarYearOpened, who: Person, names: DraftPseudonyms) -> list[str]:
    return [sentence("calendar.year_opened", who=who, year=x.year)]


def _swapped(x: WorkingDaySwapped, who: Person, names: DraftPseudonyms) -> list[str]:
    return [sentence("calendar.day_swapped", who=who, day_off=x.day_off, make_up=x.make_up)]


def _hours(x: OfficeHoursSet, who: Person, names: DraftPseudonyms) -> list[str]:
    return [sentence("agency.office_hours_set", who=who, hours=OfficeHours(x.sessions), since=x.since)]


_SAID_ELSEWHERE = (e.ResultDrafted, e.ResultSigned, d.DecisionNumbered)
"""Facts that come with another one and are told by it."""

_WORDINGS: Mapping[type, Wording] = {
    e.DossierSubmitted: _submitted,
    e.DossierTakenForAgency: _plain("dossier.taken_for_agency"),
    e.LawChosen: _plain("dossier.law_chosen", instrument="instrument"),
    e.DossierAccepted: _plain("dossier.accepted"),
    e.DossierRejected: _plain("dossier.rejected"),
    e.SupplementRequested: _supplement,
    e.SupplementSupplied: _plain("dossier.supplement_supplied"),
    e.DossierAssigned: _of_unit("dossier.assigned", "unit"),
    e.DossierForwarded: _of_unit("dossier.forwarded", "to_unit"),
    e.DossierTakenOver: _of_unit("dossier.taken_over", "unit"),
    e.StepCompleted: _plain("dossier.step_completed", step="step"),
    e.OpinionAsked: _opinion_asked,
    e.OpinionGiven: _opinion_given,
    e.ExclusionStarted: _exclusion_started,
    e.ExclusionEnded: _exclusion_ended,
    e.PaymentDemanded: _plain("dossier.payment_demanded", amount="amount", until="pay_until"),
    e.PaymentRecorded: _plain("dossier.payment_recorded", amount="amount"),
    e.DeadlineExtended: _plain("dossier.deadline_extended", new="new_due_on"),
    e.DeadlineMoved: _moved,
    e.DossierWithdrawn: _plain("dossier.withdrawn"),
    e.DossierStopped: _stopped,
    e.DossierConcluded: _concluded,
    e.ResultDelivered: _plain("dossier.result_delivered", channel="by_channel"),
    e.FactCorrected: _corrected,
    d.DecisionDrafted: _drafted,
    d.DecisionSubmitted: _carried(DecisionAct.SUBMIT),
    d.DecisionSigned: _carried(DecisionAct.SIGN),
    d.DecisionIssued: _carried(DecisionAct.ISSUE),
    d.DecisionCorrected: _plain("decision.corrected"),
    d.DecisionRevoked: _plain("decision.revoked", kind="kind", since="effective_on"),
    CalendarYearOpened: _year,
    HolidayDeclared: _holiday,
    WorkingDaySwapped: _swapped,
    OfficeHoursSet: _hours,
}

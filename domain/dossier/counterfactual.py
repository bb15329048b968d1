"""A dossier's own facts judged under another law; nothing is recorded (mô phỏng theo pháp luật khác).

What happened stays as it happened. What the law makes of it is decided again by the deciders that decided it:
the promised date, whether the clock restarted, whether an apology came in time, what would have been refused.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from domain.dossier import commands as c
from domain.dossier import deadline, exclusion, intake, law_choice, payment, supplement
from domain.dossier import events as e
from domain.dossier.evolution import evolve
from domain.dossier.law import Law
from domain.dossier.promise import Promise
from domain.dossier.state import DossierState
from domain.dossier.timeliness import Verdict
from domain.dossier.verdict_reason import ReasonedVerdict, reasoned_verdict
from domain.errors import NotPermitted
from domain.law.deadlines import TimeLimit
from domain.procedure.limits import Resume
from domain.values import DossierId

LawFor = Callable[[Promise | None], Law]
"""The law to judge by; given the promise that was recorded, whose calendar was the one known then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What the law makes of a dossier's facts (kết luận).

    apology_owed: it is late and no apology came in time. refusals are the codes of acts that happened and that this
    law would have refused, such as a second supplement.
    """

    due_on: date | None
    due_at: datetime | None
    reasoned: ReasonedVerdict
    apology_owed: bool
    supplements: int
    limit: TimeLimit | None
    resume: Resume | None
    refusals: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """How it stands against its date (tình trạng giải quyết)."""
        return self.reasoned.verdict


def conclude(facts: Iterable[Any], at: datetime) -> Conclusion:
    """What was concluded under the law of the time, as recorded (kết luận đã ghi nhận)."""
    state, apologised = DossierState(), False
    for fact in facts:
        state = evolve(state, fact)
        apologised = apologised or (isinstance(fact, e.DeadlineExtended) and fact.in_time)
    return _concluded(state, at, apologised=apologised)


def reassess(dossier: DossierId, facts: Iterable[Any], law: LawFor, at: datetime) -> Conclusion:
    """What the same facts come to under another law (kết luận theo pháp luật giả định). Raises LawNotLoaded."""
    state, apologised, refusals = DossierState(), False, list[str]()
    for fact in facts:
        decided, refusal = _decided_again(dossier, fact, state, law)
        if refusal is not None:
            refusals.append(refusal)
        if decided is not None:
            apologised = apologised or (isinstance(decided, e.DeadlineExtended) and decided.in_time)
            state = evolve(state, decided)
    return _concluded(state, at, apologised=apologised, refusals=tuple(refusals))


def _concluded(state: DossierState, at: datetime, *, apologised: bool, refusals: tuple[str, ...] = ()) -> Conclusion:
    found = reasoned_verdict(state, at)
    return Conclusion(
        due_on=state.due_on,
        due_at=state.due_at,
        reasoned=found,
        apology_owed=found.verdict in (Verdict.LATE, Verdict.OPEN_LATE) and not apologised,
        supplements=state.supplements,
        limit=None if state.promise is None else state.promise.limit,
        resume=None if state.acceptance is None else state.acceptance.resume,
        refusals=refusals,
    )


def _decided_again(dossier: DossierId, fact: Any, state: DossierState, law: LawFor) -> tuple[Any | None, str | None]:
    """The fact as this law would have it, and the code of the refusal it would have met."""
    decide = _DECIDED_AGAIN.get(type(fact))
    if decide is None:
        return fact, None
    try:
        events = decide(dossier, fact, state, law(getattr(fact, "promise", None)))
    except NotPermitted as refusal:
        return _as_it_was(fact, state), refusal.code
    return (events[0] if events else None), None


def _as_it_was(fact: Any, state: DossierState) -> Any:
    """It happened all the same; the date stays where this law has put it."""
    return replace(fact, promise=state.promise) if hasattr(fact, "promise") else fact


def _accepted(dossier: DossierId, x: e.DossierAccepted, s: DossierState, law: Law) -> tuple[Any, ...]:
    """Under which process it was taken in is not asked again: it promises nothing."""
    command = c.AcceptDossier(dossier=dossier, by=x.by, occurred_at=x.occurred_at, unit=x.unit, case=x.case)
    return tuple(replace(fact, process=x.process) for fact in intake.accept(command, s, law))


def _law_chosen(dossier: DossierId, x: e.LawChosen, s: DossierState, law: Law) -> tuple[Any, ...]:
    command = c.ChooseLaw(dossier=dossier, by=x.by, occurred_at=x.occurred_at, instrument=x.instrument)
    return law_choice.choose_law(command, s, law)


def _requested(dossier: DossierId, x: e.SupplementRequested, s: DossierState, law: Law) -> tuple[Any, ...]:
    command = c.RequestSupplement(
        dossier=dossier, by=x.by, occurred_at=x.occurred_at, missing=x.missing, reason=x.reason
    )
    return supplement.request(command, s, law)


def _supplied(dossier: DossierId, x: e.SupplementSupplied, s: DossierState, law: Law) -> tuple[Any, ...]:
    command = c.SupplySupplement(
        dossier=dossier, by=x.by, occurred_at=x.occurred_at, components=x.components, encrypted=x.encrypted
    )
    return supplement.supply(command, s, law)


def _included(dossier: DossierId, x: e.ExclusionEnded, s: DossierState, law: Law) -> tuple[Any, ...]:
    return exclusion.end(c.EndExclusion(dossier=dossier, by=x.by, occurred_at=x.occurred_at), s, law)


def _paid(dossier: DossierId, x: e.PaymentRecorded, s: DossierState, law: Law) -> tuple[Any, ...]:
    command = c.RecordPayment(dossier=dossier, by=x.by, occurred_at=x.occurred_at, amount=x.amount, method=x.method)
    return payment.record(command, s, law)


def _extended(dossier: DossierId, x: e.DeadlineExtended, s: DossierState, law: Law) -> tuple[Any, ...]:
    command = c.ExtendDeadline(
        dossier=dossier,
        by=x.by,
        occurred_at=x.occurred_at,
        new_due_on=x.new_due_on,
        reason=x.reason,
    )
    return deadline.extend(command, s, law)


def _moved(dossier: DossierId, x: e.DeadlineMoved, s: DossierState, law: Law) -> tuple[Any, ...]:
    command = c.MoveDeadline(dossier=dossier, by=x.by, occurred_at=x.occurred_at, because=x.because)
    return deadline.move(command, s, law)


_DECIDED_AGAIN: dict[type, Callable[[DossierId, Any, DossierState, Law], tuple[Any, ...]]] = {
    e.DossierAccepted: _accepted,
    e.LawChosen: _law_chosen,
    e.SupplementRequested: _requested,
    e.SupplementSupplied: _supplied,
    e.ExclusionEnded: _included,
    e.PaymentRecorded: _paid,
    e.DeadlineExtended: _extended,
    e.DeadlineMoved: _moved,
}

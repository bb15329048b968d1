"""Which act decides which command about a dossier (xử lý hồ sơ)."""

from typing import assert_never

from domain.dossier import adoption, clock, closing, intake, processing, standstill, supplement
from domain.dossier import commands as c
from domain.dossier.events import DossierEvent, DossierNumbered
from domain.dossier.law import Law
from domain.dossier.refusals import refuse_too_early, refuse_transition
from domain.dossier.repetition import repeats
from domain.dossier.state import DossierState


def decide(command: c.DossierCommand, state: DossierState, law: Law) -> tuple[DossierEvent | DossierNumbered, ...]:
    """The facts that follow from a command about a dossier; the same command again gives none (xử lý hồ sơ)."""
    if isinstance(command, c.AdoptDossier):
        return adoption.adopt(command, state)
    if isinstance(command, c.AdoptActivity):
        return adoption.adopt_activity(command, state)
    if repeats(command, state):
        return ()
    if not isinstance(command, c.SubmitDossier):
        refuse_transition(command.ACT, state)
        refuse_too_early(command.ACT, command.occurred_at, state)
    return _act(command, state, law)


def _act(command: c.ActCommand, state: DossierState, law: Law) -> tuple[DossierEvent | DossierNumbered, ...]:
    match command:
        case c.SubmitDossier():
            return intake.submit(command, state, law)
        case c.AcceptDossier():
            return intake.accept(command, state, law)
        case c.RejectDossier():
            return intake.reject(command, state, law)
        case c.RequestSupplement():
            return supplement.request(command, state, law)
        case c.SupplySupplement():
            return supplement.supply(command, state, law)
        case c.AssignDossier():
            return processing.assign(command, state, law)
        case c.ForwardDossier():
            return processing.forward(command, state, law)
        case c.TakeOverDossier():
            return processing.take_over(command, state, law)
        case c.CompleteStep():
            return processing.complete_step(command, state, law)
        case c.AskOpinion():
            return processing.ask_opinion(command, state, law)
        case c.GiveOpinion():
            return processing.give_opinion(command, state, law)
        case c.RecordResultDraft():
            return processing.note_draft(command, state, law)
        case c.RecordResultSignature():
            return processing.note_signature(command, state, law)
        case c.StartExclusion():
            return standstill.start_exclusion(command, state, law)
        case c.EndExclusion():
            return standstill.end_exclusion(command, state, law)
        case c.DemandPayment():
            return standstill.demand_payment(command, state, law)
        case c.RecordPayment():
            return standstill.record_payment(command, state, law)
        case c.ExtendDeadline():
            return clock.extend(command, state, law)
        case c.MoveDeadline():
            return clock.move(command, state, law)
        case c.WithdrawDossier():
            return closing.withdraw(command, state, law)
        case c.StopDossier():
            return closing.stop(command, state, law)
        case c.ConcludeDossier():
            return closing.conclude(command, state, law)
        case c.DeliverResult():
            return closing.deliver(command, state, law)
        case c.CorrectFact():
            return closing.correct(command, state, law)
        case _:
            assert_never(command)

"""What the facts of the competent agency at work do to a dossier (giải quyết hồ sơ; phiếu kiểm soát)."""

from domain.dossier import events as e
from domain.dossier.evolution.state_builder import Effects, StateBuilder
from domain.dossier.state import CurrentHolder, CurrentStep, Opinions, Result
from domain.dossier.status import Status


def _assigned(d: StateBuilder, x: e.DossierAssigned) -> None:
    d.status = Status.IN_PROCESS
    d.holder = CurrentHolder(x.unit, x.officer, d.holder.agency, d.holder.handed_over)
    d.step = CurrentStep(x.step, x.occurred_at, x.step_due_at)


def _forwarded(d: StateBuilder, x: e.DossierForwarded) -> None:
    holder = d.holder
    d.holder = CurrentHolder(holder.unit, holder.officer, x.to_agency or holder.agency, handed_over=x)


def _taken_over(d: StateBuilder, x: e.DossierTakenOver) -> None:
    d.holder = CurrentHolder(x.unit, x.taken_by, d.holder.agency)
    d.step = CurrentStep(x.step, x.occurred_at, x.step_due_at)


def _step_completed(d: StateBuilder, x: e.StepCompleted) -> None:
    d.complete_step(x)


def _opinion_asked(d: StateBuilder, x: e.OpinionAsked) -> None:
    d.opinions = Opinions({**d.opinions.asked, x.opinion: x}, d.opinions.given)


def _opinion_given(d: StateBuilder, x: e.OpinionGiven) -> None:
    d.opinions = Opinions(d.opinions.asked, {**d.opinions.given, x.opinion: x})


def _result_drafted(d: StateBuilder, x: e.ResultDrafted) -> None:
    was = d.result
    d.result = Result(was.drafts | {x.decision}, was.signed, was.decision, was.granted, was.delivered_at)


def _result_signed(d: StateBuilder, x: e.ResultSigned) -> None:
    was = d.result
    d.result = Result(was.drafts, was.signed | {x.decision}, was.decision, was.granted, was.delivered_at)


EFFECTS: Effects = {
    e.DossierAssigned: _assigned,
    e.DossierForwarded: _forwarded,
    e.DossierTakenOver: _taken_over,
    e.StepCompleted: _step_completed,
    e.OpinionAsked: _opinion_asked,
    e.OpinionGiven: _opinion_given,
    e.ResultDrafted: _result_drafted,
    e.ResultSigned: _result_signed,
}

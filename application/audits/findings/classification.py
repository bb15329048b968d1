"""A dossier put under another procedure or case that has a longer limit (phân loại lại hồ sơ)."""

from collections.abc import Iterator
from typing import NamedTuple

from application.audits.findings.finding import Trace, trace_of
from application.audits.findings.formats import day, moment
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail, Transition
from domain.dossier.events import DossierAccepted, FactCorrected
from domain.dossier.promise import Promise
from domain.dossier.state import DossierState
from domain.errors import NotPermitted
from domain.law.deadlines import TimeLimit, due


class _Class(NamedTuple):
    procedure: str
    case: str | None

    def __str__(self) -> str:
        return self.procedure if self.case is None else f"{self.procedure} ({self.case})"


def longer_limit(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """Re-classified so that there is more time (đổi mã thủ tục, đổi trường hợp có thời hạn dài hơn).

    The desk may name another case than the applicant did when it takes the dossier in, and a correction may put
    another code: both limits are counted from the same receipt, whatever their units.
    """
    handed_in = trail.transitions[0].fact
    for transition in trail.transitions:
        change = _change(transition)
        promise = transition.after.promise
        if change is None or promise is None:
            continue
        old, new = (_limit(grounds, transition.after, one, promise) for one in change)
        if old is None or new is None:
            continue
        was, now = (due(promise.counted_from, one, promise.hours, grounds.law.calendar).on for one in (old, new))
        if now > was:
            at = moment(transition.fact.event.occurred_at)
            yield trace_of(
                trail,
                transition.fact,
                handed_in.position,
                vi=f"Lúc {at} chuyển từ {change[0]} ({old}, hạn {day(was)}) sang {change[1]} ({new}, hạn {day(now)}).",
                en=f"At {at} moved from {change[0]} ({old}, due {day(was)}) to {change[1]} ({new}, due {day(now)}).",
            )


def _change(transition: Transition) -> tuple[_Class, _Class] | None:
    event, before = transition.fact.event, transition.before.submission
    if before is None:
        return None
    was = _Class(before.procedure, before.case)
    if isinstance(event, DossierAccepted) and None not in (event.case, before.case) and event.case != before.case:
        return was, was._replace(case=event.case)
    if isinstance(event, FactCorrected) and event.field in _Class._fields and event.says != getattr(was, event.field):
        return was, was._replace(**{event.field: event.says})
    return None


def _limit(grounds: Grounds, state: DossierState, named: _Class, promise: Promise) -> TimeLimit | None:
    procedure = grounds.procedures.get(named.procedure)
    if procedure is None or state.submission is None:
        return None
    try:
        content = procedure.version_in_force(promise.law_as_of).content
        return content.limit_for(state.submission.channel, named.case)
    except NotPermitted:  # repealed, or a case that is not published: no limit to compare with
        return None

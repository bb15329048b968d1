"""Who acted on a dossier that was not his to act on (người không có thẩm quyền)."""

from collections.abc import Iterator

from application.audits.findings.finding import Trace, trace_of
from application.audits.findings.formats import moment
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail, by_officer
from domain.dossier.events import DossierSubmitted, DossierTakenOver, OpinionGiven, StepCompleted
from domain.values import legal_day


def outside_agency(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """An officer of an agency that neither received nor holds the dossier (cán bộ của cơ quan khác; NĐ 118 Điều 18).

    Who was asked for an opinion may give it from outside.
    """
    for change in trail.transitions:
        fact, mine = change.fact, change.fact.meta.agency
        if not by_officer(fact) or mine is None or isinstance(fact.event, OpinionGiven):
            continue
        submission = fact.event if isinstance(fact.event, DossierSubmitted) else change.before.submission
        received = None if submission is None else submission.agency
        holders = sorted({str(one) for one in (received, change.before.holder.agency) if one is not None})
        day = legal_day(fact.event.occurred_at)
        if holders and not any(grounds.tree.covers(mine, holder, day) for holder in holders):
            at, theirs = moment(fact.event.occurred_at), ", ".join(holders)
            yield trace_of(
                trail,
                fact,
                vi=f"Cán bộ {fact.meta.actor} của cơ quan {mine} thực hiện lúc {at}; hồ sơ thuộc cơ quan {theirs}.",
                en=f"Officer {fact.meta.actor} of agency {mine} acted at {at}; the dossier belongs to {theirs}.",
            )


def not_the_holder(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """A step signed off, or a dossier taken over, by another officer than named (không phải người được giao)."""
    given = 0
    for change in trail.transitions:
        before, event = change.before.holder, change.fact.event
        step = change.before.step
        named, done = None, None
        if isinstance(event, StepCompleted) and step is not None and event.step == step.number:
            named, done = before.officer, event.officer
        elif isinstance(event, DossierTakenOver) and before.handed_over is not None:
            named, done = before.handed_over.to_officer, event.taken_by
        if named is not None and done != named:
            at = moment(event.occurred_at)
            yield trace_of(
                trail,
                change.fact,
                given,
                vi=f"Cán bộ {done} thực hiện lúc {at}; hồ sơ đang giao cho cán bộ {named}.",
                en=f"Officer {done} acted at {at}; the dossier was given to officer {named}.",
            )
        if change.after.holder.officer != before.officer or change.after.holder.handed_over is not before.handed_over:
            given = change.fact.position

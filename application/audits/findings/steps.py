"""Internal steps that go the wrong way round, or do not go at all (bước xử lý bất thường)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from application.access.actors import Role
from application.audits.findings.finding import Trace, trace_of, undone
from application.audits.findings.formats import hours, moment
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail, Transition
from domain.dossier.events import DossierAssigned, DossierTakenOver, FactCorrected, StepCompleted
from domain.dossier.status import Status
from domain.law.deadlines import TimeLimit, TimeUnit, due
from domain.values import legal_day


def signed_off_before_received(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """A step finished before whoever finished it had received it (hoàn thành bước trước khi nhận).

    By either clock: the stated instants, or the order of recording. A step nobody ever received shows nothing.
    """
    for change in trail.transitions:
        event = change.fact.event
        if not isinstance(event, StepCompleted):
            continue
        receipts = [one for one in trail.transitions if _receives(one, event.step)]
        if not receipts or any(_before(one, change) for one in receipts):
            continue
        receipt = receipts[0].fact
        done, received = moment(event.occurred_at), moment(receipt.event.occurred_at)
        yield trace_of(
            trail,
            change.fact,
            receipt.position,
            vi=f"Bước {event.step} hoàn thành lúc {done}, nhận lúc {received} (sự kiện {receipt.position}).",
            en=f"Step {event.step} was finished {done}, received {received} (fact {receipt.position}).",
        )


def silent(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """An open dossier on which nothing was done for longer than its whole step allows (hồ sơ không được xử lý).

    Time in which it waits for others (supplement, payment, opinion, posting) is not silence.
    """
    last = trail.last
    if last.status is not Status.IN_PROCESS or last.exclusion is not None or last.opinions.open:
        return
    step = last.step
    if step is None or step.due_at is None:
        return
    fact = next(change.fact for change in reversed(trail.transitions) if _is_work(change))
    allowed = grounds.worked(trail.agency, step.since, step.due_at)
    since = fact.event.occurred_at
    quiet = grounds.worked(trail.agency, since, grounds.judged_at)
    if not timedelta() < allowed < quiet:
        return
    given = next(change.fact for change in reversed(trail.transitions) if change.after.step != change.before.step)
    at = moment(since)
    yield undone(
        trail,
        trace_of(
            trail,
            fact,
            given.position,
            at=_over(trail, grounds, since, allowed),
            vi=f"Từ {at} không có việc nào: {hours(quiet)} giờ làm việc, bước {step.number} được {hours(allowed)} giờ.",
            en=f"Nothing done since {at}: {hours(quiet)} office hours, step {step.number} has {hours(allowed)}.",
        ),
    )


def _receives(change: Transition, step: int) -> bool:
    return isinstance(change.fact.event, DossierAssigned | DossierTakenOver) and change.fact.event.step == step


def _before(receipt: Transition, done: Transition) -> bool:
    in_order = receipt.fact.version < done.fact.version
    return in_order and receipt.fact.event.occurred_at <= done.fact.event.occurred_at


def _is_work(change: Transition) -> bool:
    return change.fact.meta.role != Role.SYSTEM.value and not isinstance(change.fact.event, FactCorrected)


def _over(trail: DossierTrail, grounds: Grounds, since: datetime, allowed: timedelta) -> datetime:
    """When the silence became longer than the step."""
    limit = TimeLimit(Decimal(int(allowed.total_seconds())) / 3600, TimeUnit.WORKING_HOUR)
    return due(since, limit, grounds.hours(trail.agency, legal_day(since)), grounds.law.calendar).at

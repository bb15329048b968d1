"""The instant of recording against the stated one: acts entered long afterwards (ghi nhận lùi ngày)."""

from collections.abc import Iterator

from application.audits.findings.finding import Trace, trace_of
from application.audits.findings.formats import moment
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail, acted_on, entered
from domain.values import legal_day


def recorded_late(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """An act entered long after it is said to have happened (ghi nhận chậm, ghi lùi ngày).

    A dossier that was itself entered afterwards, as after a power cut, says so once, at its first fact; what
    follows counts where it was entered later still. What came in bulk is no entry (entered).
    """
    first = trail.transitions[0].fact
    late_from_the_start = grounds.working_days(acted_on(first), legal_day(first.recorded_at))
    for fact in (change.fact for change in trail.transitions if entered(change.fact)):
        recorded_on = legal_day(fact.recorded_at)
        if recorded_on <= acted_on(fact):
            continue
        allowed = grounds.whole("findings.recorded_after", recorded_on)
        lag = grounds.working_days(acted_on(fact), recorded_on)
        if lag > (allowed if fact is first else max(allowed, late_from_the_start)):
            said, recorded = moment(fact.event.occurred_at), moment(fact.recorded_at)
            yield trace_of(
                trail,
                fact,
                *trail.corrections_of(fact),
                at=fact.recorded_at,
                vi=f"Ghi nhận lúc {recorded} việc khai là làm lúc {said}: sau {lag} ngày làm việc, quá {allowed} ngày.",
                en=f"Recorded {recorded} as done {said}: {lag} working days later, more than {allowed}.",
            )

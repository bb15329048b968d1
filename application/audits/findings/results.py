"""Results that are there and do not reach the applicant (kết quả chậm đến người nộp)."""

from collections.abc import Iterator
from dataclasses import replace

from application.audits.findings.finding import Trace, trace_of
from application.audits.findings.formats import day, moment
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail
from domain.dossier.events import DossierConcluded, ResultDelivered, ResultSigned
from domain.dossier.status import Status
from domain.dossier.timeliness import end_of
from domain.law.in_force import deadline
from domain.values import legal_day

_DECIDED = frozenset({Status.CONCLUDED, Status.DELIVERED})


def signed_not_handed_over(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """A decision signed and not brought to the one-stop desk in time (ký rồi chưa chuyển kết quả; R63)."""
    last = trail.last
    signed = trail.last_of(ResultSigned)
    ended_otherwise = last.ended_at is not None and last.status not in _DECIDED
    if signed is None or ended_otherwise or last.exclusion is not None:
        return
    concluded = trail.first_of(DossierConcluded)
    until = grounds.judged_at if concluded is None else concluded.event.occurred_at
    allowed = deadline("documents.issue", signed.event.occurred_at, grounds.law).due.on
    if legal_day(until) > allowed:
        at, to = moment(signed.event.occurred_at), moment(until)
        sent = "chuyển kết quả lúc" if concluded else "chưa chuyển kết quả đến"
        yield trace_of(
            trail,
            concluded or signed,
            signed.position,
            at=end_of(allowed),
            vi=f"Ký lúc {at}, {sent} {to}; chậm nhất ngày {day(allowed)}.",
            en=f"Signed {at}, {'' if concluded else 'not '}handed over {to}; {day(allowed)} was the last day.",
        )


def result_waits(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """A result that was to be collected and lies there (kết quả chưa trả).

    Counted from the promised day where the result came earlier: until then nobody has to come.
    """
    last = trail.last
    concluded = trail.first_of(DossierConcluded)
    if concluded is None:
        return
    delivered = trail.first_of(ResultDelivered)
    until = grounds.judged_at if delivered is None else delivered.event.occurred_at
    ready = legal_day(concluded.event.occurred_at)
    since = ready if last.due_on is None else max(ready, last.due_on)
    waited = grounds.working_days(since, legal_day(until))
    most = grounds.whole("findings.result_waits", since)
    if waited > most:
        trace = trace_of(
            trail,
            delivered or concluded,
            concluded.position,
            at=until,
            vi=f"Có kết quả ngày {day(ready)}, {'trả' if delivered else 'chưa trả đến'} ngày {day(until)}: "
            f"{waited} ngày làm việc kể từ {day(since)}, quá {most} ngày.",
            en=f"Decided {day(ready)}, {'delivered' if delivered else 'not delivered'} {day(until)}: "
            f"{waited} working days after {day(since)}, more than {most}.",
        )
        yield trace if delivered else replace(trace, officer=None)  # nobody in particular has to hand it over

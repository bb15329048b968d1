"""What the recording clock tells against the told one: entered late, entered at night (ghi nhận bất thường)."""

from collections.abc import Iterator
from datetime import date, datetime, time

from application.audits.findings.case import Case, acted_on, entered
from application.audits.findings.finding import Trace, seen
from application.audits.findings.grounds import Grounds
from application.audits.findings.wording import moment
from domain.values import HO_CHI_MINH, legal_day


def recorded_late(case: Case, grounds: Grounds) -> Iterator[Trace]:
    """An act entered long after it is said to have happened (ghi nhận chậm, ghi lùi ngày).

    A dossier that was itself entered afterwards, as after a power cut, says so once, at its first fact; what
    follows counts where it was entered later still. What came in bulk is no entry (entered).
    """
    first = case.turns[0].fact
    late_from_the_start = grounds.working_days(acted_on(first), legal_day(first.recorded_at))
    for fact in (turn.fact for turn in case.turns if entered(turn.fact)):
        recorded_on = legal_day(fact.recorded_at)
        if recorded_on <= acted_on(fact):
            continue
        allowed = grounds.whole("findings.recorded_after", recorded_on)
        lag = grounds.working_days(acted_on(fact), recorded_on)
        if lag > (allowed if fact is first else max(allowed, late_from_the_start)):
            told, recorded = moment(fact.event.occurred_at), moment(fact.recorded_at)
            yield seen(
                case,
                fact,
                *case.corrections_of(fact),
                at=fact.recorded_at,
                vi=f"Ghi nhận lúc {recorded} việc khai là đã làm lúc {told}: sau {lag} ngày làm việc, quá {allowed}.",
                en=f"Recorded {recorded} as done {told}: {lag} working days later, more than {allowed}.",
            )


def outside_hours(case: Case, grounds: Grounds) -> Iterator[Trace]:
    """An act entered on a day off, or well before or after the office is open (ghi nhận ngoài giờ hành chính).

    By the recording clock, which nobody can tell otherwise; the break at noon is nobody's business.
    """
    for fact in (turn.fact for turn in case.turns if entered(turn.fact)):
        at, on = fact.recorded_at, legal_day(fact.recorded_at)
        sessions = grounds.hours(fact.meta.agency or case.agency, on).sessions
        opens, closes = sessions[0][0], sessions[-1][1]
        grace = grounds.minutes("findings.outside_hours_grace", on)
        in_hours = _on(on, opens) - grace <= at <= _on(on, closes) + grace
        rest = grounds.law.calendar.reason(on)
        if rest is not None or not in_hours:
            office = f"{opens:%H:%M}–{closes:%H:%M}"
            yield seen(
                case,
                fact,
                at=at,
                vi=f"Ghi nhận lúc {moment(at)}; {f'ngày nghỉ: {rest.name}' if rest else f'giờ hành chính {office}'}.",
                en=f"Recorded {moment(at)}; {'a day off' if rest else f'office hours {office}'}.",
            )


def _on(day: date, local: time) -> datetime:
    return datetime.combine(day, local, HO_CHI_MINH)

"""Lateness that was not announced, or announced too late or too often (xin lỗi, hẹn lại bất thường)."""

from collections.abc import Iterator
from datetime import date

from application.audits.findings.finding import Trace, trace_of, undone
from application.audits.findings.formats import day, moment
from application.audits.findings.grounds import Grounds, law_day
from application.audits.findings.trail import DossierTrail, Transition, acted_on
from domain.dossier.events import DeadlineExtended, DossierConcluded
from domain.dossier.promise import Promise
from domain.dossier.status import Status
from domain.dossier.timeliness import Verdict, late_after, verdict
from domain.law.apology.rules import last_day_to_apologise
from domain.values import legal_day

_ENDED_OTHERWISE = frozenset({Status.REJECTED, Status.WITHDRAWN, Status.STOPPED})


def late_without_apology(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """A dossier decided late, or open and late, that nobody apologised for (quá hạn không xin lỗi; R34).

    What ended without a decision counts as in time (II.06a), and time that does not count makes nothing late.
    """
    last = trail.last
    promised_date = last.deadline
    if promised_date is None or promised_date.extensions or last.status in _ENDED_OTHERWISE or last.exclusion:
        return
    if verdict(last, grounds.judged_at) not in (Verdict.LATE, Verdict.OPEN_LATE):
        return
    grounds.whole("apology.days_before_due", law_day(last, grounds.judged_at))  # no such duty, no finding
    promised = next(change.fact for change in reversed(trail.transitions) if _promises(change))
    ended = trail.first_of(DossierConcluded)
    due_on, until = day(promised_date.promise.due_on), moment(last.ended_at or grounds.judged_at)
    ready = "có kết quả lúc" if ended else "chưa có kết quả đến"
    yield undone(
        trail,
        trace_of(
            trail,
            ended or promised,
            promised.position,
            at=late_after(promised_date.promise),
            vi=f"Hẹn trả ngày {due_on}, {ready} {until}; không có xin lỗi.",
            en=f"Due {due_on}, {'decided' if ended else 'not decided'} at {until}; nobody apologised.",
        ),
    )


def apology_too_late(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """An apology before the date has passed, but later than the law wants it (xin lỗi muộn; R35).

    Where the dossier came in after the last lawful day, no apology could have been in time: nothing is said.
    """
    for change, apology in _apologies(trail):
        due_on, last = legal_day(apology.was_due_at), _last_lawful(change, apology, grounds)
        promise = change.before.promise
        begun = promise is not None and legal_day(promise.counted_from) > last
        if last < acted_on(change.fact) <= due_on and not begun:
            at = moment(apology.occurred_at)
            yield trace_of(
                trail,
                change.fact,
                vi=f"Xin lỗi lúc {at}, hẹn trả ngày {day(due_on)}: muộn nhất phải xin lỗi ngày {day(last)}.",
                en=f"Apologised {at}, due {day(due_on)}: {day(last)} was the last day to do so.",
            )


def apology_after_due(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """An apology when the promised day is over (xin lỗi sau khi đã quá hạn)."""
    for change, apology in _apologies(trail):
        due_on, last = legal_day(apology.was_due_at), _last_lawful(change, apology, grounds)
        if acted_on(change.fact) > due_on:
            at, days = moment(apology.occurred_at), (acted_on(change.fact) - due_on).days
            yield trace_of(
                trail,
                change.fact,
                vi=f"Xin lỗi lúc {at}, {days} ngày sau ngày hẹn trả {day(due_on)}; muộn nhất là ngày {day(last)}.",
                en=f"Apologised {at}, {days} days after the due date {day(due_on)}; {day(last)} was the last day.",
            )


def extended_again(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """Every new date beyond those the law allows (hẹn lại quá số lần; R37)."""
    made: list[int] = []
    for change, apology in _apologies(trail):
        allowed = grounds.whole("apology.extensions_allowed", law_day(change.before, apology.occurred_at))
        if len(made) >= allowed:
            at, new, times = moment(apology.occurred_at), day(apology.new_due_on), len(made) + 1
            yield trace_of(
                trail,
                change.fact,
                *made,
                vi=f"Hẹn lại lần thứ {times} lúc {at}, đến ngày {new}; pháp luật cho phép {allowed} lần.",
                en=f"Put off for time number {times} at {at}, to {new}; the law allows {allowed}.",
            )
        made.append(change.fact.position)


def _apologies(trail: DossierTrail) -> Iterator[tuple[Transition, DeadlineExtended]]:
    for change in trail.transitions:
        if isinstance(change.fact.event, DeadlineExtended):
            yield change, change.fact.event


def _last_lawful(change: Transition, apology: DeadlineExtended, grounds: Grounds) -> date:
    on = law_day(change.before, apology.occurred_at)
    return last_day_to_apologise(legal_day(apology.was_due_at), grounds.law, on=on)


def _promises(change: Transition) -> bool:
    return isinstance(getattr(change.fact.event, "promise", None), Promise)

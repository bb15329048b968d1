"""Dates and ends that no clock can have given: before the dossier itself came (thời điểm không thể có)."""

from collections.abc import Iterator

from application.audits.findings.finding import Trace, trace_of
from application.audits.findings.formats import foreign_moment
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail


def date_before_it_came(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """A date that was over before the dossier came, as another system may have written it (hạn trước ngày nộp)."""
    came, due = trail.last.submitted_at, trail.last.due_at
    if came is None or due is None or due >= came:
        return
    began, date, days = foreign_moment(came), foreign_moment(due), (came.date() - due.date()).days
    yield trace_of(
        trail,
        trail.transitions[0].fact,
        at=came,
        vi=f"Bắt đầu lúc {began}, hạn trả lúc {date}: hạn trước khi bắt đầu {days} ngày.",
        en=f"Began {began}, due {date}: the date is {days} days before the beginning.",
    )


def end_before_it_came(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """An end before the dossier came, which audits count as no time at all (kết thúc trước ngày nộp)."""
    came, ended = trail.last.submitted_at, trail.last.ended_at
    if came is None or ended is None or ended >= came:
        return
    began, end, days = foreign_moment(came), foreign_moment(ended), (came.date() - ended.date()).days
    named = [step.fact for step in trail.transitions if getattr(step.fact.event, "ended_at", None) == ended]
    yield trace_of(
        trail,
        trail.transitions[0].fact,
        *(fact.position for fact in named),
        at=came,
        vi=f"Bắt đầu lúc {began}, kết thúc lúc {end}: kết thúc trước khi bắt đầu {days} ngày.",
        en=f"Began {began}, ended {end}: the end is {days} days before the beginning.",
    )

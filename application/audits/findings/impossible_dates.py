"""Dates and ends that no clock can have given: before the dossier itself came (thời điểm không thể có)."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from application.audits.findings.finding import Trace, trace_of
from application.audits.findings.formats import foreign_moment, hours
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail


def date_before_it_came(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """A date that was over before the dossier came, as another system may have written it (hạn trước ngày nộp)."""
    came, due = trail.last.submitted_at, trail.last.due_at
    if came is None or due is None or not _before(due, came):
        return
    began, date, (vi, en) = foreign_moment(came), foreign_moment(due), _ahead(came - due)
    yield trace_of(
        trail,
        trail.transitions[0].fact,
        at=came,
        vi=f"Bắt đầu lúc {began}, hạn trả lúc {date}: hạn trước khi bắt đầu {vi}.",
        en=f"Began {began}, due {date}: the date is {en} before the beginning.",
    )


def end_before_it_came(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """An end before the dossier came, which audits count as no time at all (kết thúc trước ngày nộp)."""
    came, ended = trail.last.submitted_at, trail.last.ended_at
    if came is None or ended is None or not _before(ended, came):
        return
    began, end, (vi, en) = foreign_moment(came), foreign_moment(ended), _ahead(came - ended)
    named = [step.fact for step in trail.transitions if getattr(step.fact.event, "ended_at", None) == ended]
    yield trace_of(
        trail,
        trail.transitions[0].fact,
        *(fact.position for fact in named),
        at=came,
        vi=f"Bắt đầu lúc {began}, kết thúc lúc {end}: kết thúc trước khi bắt đầu {vi}.",
        en=f"Began {began}, ended {end}: the end is {en} before the beginning.",
    )


def _before(at: datetime, came: datetime) -> bool:
    """Whether it lies before the beginning; a day written without its hour is not before an hour of that day."""
    without_hour = at.time() == time() and at.date() == came.astimezone(at.tzinfo).date()
    return at < came and not without_hour


def _ahead(length: timedelta) -> tuple[str, str]:
    """How long before, in Vietnamese and English: in days from one day on, else in hours."""
    return (
        (f"{length.days} ngày", f"{length.days} days")
        if length.days
        else (f"{hours(length)} giờ", f"{hours(length)} hours")
    )

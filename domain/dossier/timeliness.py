"""Whether a dossier was in time, by the promise it was given (đúng hạn, quá hạn)."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.dossier.promise import Promise
from domain.dossier.state import DossierState
from domain.dossier.status import StopGround
from domain.law.deadlines import TimeLimit, TimeUnit
from domain.values import HO_CHI_MINH, legal_day

_ONE_DAY = timedelta(days=1)


class Verdict(StrEnum):
    """How a dossier stands against its date (tình trạng giải quyết)."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    OPEN = "open"
    OPEN_LATE = "open_late"
    NO_DEADLINE = "no_deadline"


class ComparedBy(StrEnum):
    """How the end of another system's dossier is compared with its date (cách so sánh).

    DAY: by days, as official forms count: what ends on the day of its date is on time. INSTANT: by the instants
    themselves, as the other system may have counted. What was promised here is always compared by its own limit.
    """

    DAY = "day"
    INSTANT = "instant"


def late_after(promise: Promise) -> datetime:
    """The instant after which a promise is broken (thời điểm quá hạn; BLDS 2015 Điều 148 khoản 1, 6).

    A limit of whole days lasts to the end of its last legal day, one of hours or fractions to its instant. An
    apology does not make a dossier timely (R37): what counts is the limit's own end.
    """
    return over_after(promise.limit, promise.unextended_at or promise.due_at)


def over_after(limit: TimeLimit, ends_at: datetime) -> datetime:
    """The instant after which a limit is over that the clock ends at another (thời điểm hết thời hạn)."""
    exact = limit.unit in (TimeUnit.HOUR, TimeUnit.WORKING_HOUR) or limit.amount % 1 != 0
    return ends_at if exact else end_of(legal_day(ends_at))


def gone_at(came: datetime, ended: datetime) -> datetime:
    """When it left the desk: what another system, or a correction, lets end before it came was gone as it came [D]."""
    return max(came, ended)


def left_at(state: DossierState) -> datetime | None:
    """When a dossier left the desk, whatever was recorded as its end; None while it is open (lúc rời cơ quan)."""
    ended = state.ended_at
    return None if ended is None else gone_at(state.submitted_at or ended, ended)


def end_of(day: date) -> datetime:
    """The last instant of a legal day (hết ngày)."""
    return datetime.combine(day, time.max, HO_CHI_MINH)


class Term(NamedTuple):
    """The instants before and after which a dossier does not end on time (khoảng thời gian đúng hạn)."""

    early_before: datetime
    late_after: datetime


def term(state: DossierState, by: ComparedBy = ComparedBy.DAY) -> Term | None:
    """The term of a dossier: by its promise, of another system's by the date it had there; None: no date.

    What was stopped because its procedure was abolished is held to no date: it is never late (R93) [D].
    """
    if state.stopped_for is StopGround.PROCEDURE_ABOLISHED:
        return None
    if state.deadline is not None:
        return term_of_days(late_after(state.deadline.promise))
    due_at = state.due_at
    return None if due_at is None else foreign_term(due_at, by)


def foreign_term(due_at: datetime, by: ComparedBy = ComparedBy.DAY) -> Term:
    """The term of another system's dossier, whose days are those of the clock its date was written with."""
    if by is ComparedBy.INSTANT:
        return Term(due_at, due_at)
    return foreign_term_of_day(datetime.combine(due_at.date(), time.max, due_at.tzinfo))


def has_no_hour(state: DossierState) -> bool:
    """Whether another system's date is a whole day: it lasts to the end of it (ngày hẹn không ghi giờ)."""
    due_at = state.due_at if state.deadline is None else None
    return due_at is not None and due_at == foreign_term(due_at).late_after


def foreign_term_of_day(last: datetime) -> Term:
    """The term of which only the last instant of its day is known, in whatever zone that is written."""
    return Term(last - _ONE_DAY + timedelta.resolution, last)


def term_of_days(after: datetime) -> Term:
    """The term of what was promised here: what ends on its last legal day is on time (đúng hạn trong ngày)."""
    return Term(datetime.combine(legal_day(after), time(), HO_CHI_MINH), after)


def is_late(after: datetime, *, ended_at: datetime | None, paused_since: datetime | None, at: datetime) -> bool:
    """Whether a dossier is over its term, or was when its clock stopped (quá hạn).

    Time in which the clock is paused is not the agency's: what waits, or was stopped or withdrawn while it waited for
    the applicant, is judged by when it began to wait (QĐ 766/QĐ-TTg chỉ tiêu 2.1).
    """
    return min(ended_at or at, paused_since or datetime.max.replace(tzinfo=UTC)) > after


def judged(known: Term | None, *, ended_at: datetime | None, paused_since: datetime | None, at: datetime) -> Verdict:
    """The one rule of lateness: how a dossier stands at an instant, a decided one as when it was decided.

    While the clock is paused nothing is beyond its date; what ended in a pause is judged by its beginning.
    """
    if known is None:
        return Verdict.NO_DEADLINE if ended_at else Verdict.OPEN
    late = is_late(known.late_after, ended_at=ended_at, paused_since=paused_since, at=at)
    if ended_at is None:
        return Verdict.OPEN_LATE if late and paused_since is None else Verdict.OPEN
    if late:
        return Verdict.LATE
    return Verdict.EARLY if min(ended_at, paused_since or ended_at) < known.early_before else Verdict.ON_TIME


def verdict(state: DossierState, at: datetime, by: ComparedBy = ComparedBy.DAY) -> Verdict:
    """How a dossier stands at an instant (tình trạng giải quyết)."""
    return judged(term(state, by), ended_at=left_at(state), paused_since=state.paused_since, at=at)

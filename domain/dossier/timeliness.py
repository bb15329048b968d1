"""Whether a dossier was in time, by the promise it was given (đúng hạn, quá hạn)."""

from datetime import date, datetime, time
from enum import StrEnum

from domain.dossier.promise import Promise
from domain.dossier.state import DossierState
from domain.law.deadlines import TimeLimit, TimeUnit
from domain.values import HO_CHI_MINH, legal_day


class Verdict(StrEnum):
    """How a dossier stands against its date (tình trạng giải quyết)."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    OPEN = "open"
    OPEN_LATE = "open_late"
    NO_DEADLINE = "no_deadline"


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


def end_of(day: date) -> datetime:
    """The last instant of a legal day (hết ngày)."""
    return datetime.combine(day, time.max, HO_CHI_MINH)


def verdict(state: DossierState, at: datetime) -> Verdict:
    """How a dossier stands at an instant; a decided one as it stood when it was decided (tình trạng giải quyết).

    Time in which the clock stands is not the agency's: what was stopped or withdrawn while it waited for the
    applicant is judged by when it began to wait (QĐ 766/QĐ-TTg chỉ tiêu 2.1).
    """
    if state.promise is None:
        return Verdict.NO_DEADLINE if state.ended_at else Verdict.OPEN
    after, stands = late_after(state.promise), standing_since(state)
    if state.ended_at is None:
        return Verdict.OPEN_LATE if at > after and stands is None else Verdict.OPEN
    ended = state.ended_at if stands is None else min(stands, state.ended_at)
    if ended > after:
        return Verdict.LATE
    return Verdict.EARLY if legal_day(ended) < legal_day(after) else Verdict.ON_TIME


def standing_since(state: DossierState) -> datetime | None:
    """Since when the clock stands, or stood when the dossier ended; None while it runs (thời điểm dừng tính)."""
    since = [instant for instant in (state.waiting_since, state.exclusion_began) if instant is not None]
    return min(since, default=None)

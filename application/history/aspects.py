"""The dates and conclusions of a dossier that two readings are compared by (các điểm so sánh)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from application.history.reading import Reading
from domain.dossier.state import DossierState
from domain.dossier.timeliness import late_after, standing_since, verdict


@dataclass(frozen=True, slots=True)
class Aspect:
    """One date or conclusion: its names, its value in a reading, and what of the state it rests on (điểm so sánh)."""

    name: str
    vi: str
    en: str
    value: Callable[[Reading], Any]
    rests_on: Callable[[DossierState], Any]


def broken_after(state: DossierState) -> datetime | None:
    """The instant after which the dossier is late; of another system's dossier its own date (thời điểm quá hạn)."""
    if state.promise is not None:
        return late_after(state.promise)
    return state.due_at if state.source is not None else None


def days_not_counted(state: DossierState) -> int:
    """Days on which the clock stood, each once (số ngày không tính vào thời hạn)."""
    return len({day for pause in state.stood for day in range(pause.start.toordinal(), pause.end.toordinal())})


def _is_late(reading: Reading) -> bool | None:
    after = broken_after(reading.state)
    stands = standing_since(reading.state)
    judged_at = reading.state.ended_at or reading.at
    return None if after is None else min(stands or judged_at, judged_at) > after


def _plain(name: str, vi: str, en: str, field: str) -> Aspect:
    of = attrgetter(field)
    return Aspect(name, vi, en, lambda reading: of(reading.state), of)


def _judged(state: DossierState) -> Any:
    return broken_after(state), state.ended_at, state.waiting_since, state.exclusion_began


def _clocked(state: DossierState) -> Any:
    return state.promise, state.ended_at, state.waiting_since, state.exclusion_began, state.status


ASPECTS: tuple[Aspect, ...] = (
    _plain("status", "trạng thái", "status", "status"),
    _plain("submittedAt", "thời điểm nộp", "handed in", "submitted_at"),
    _plain("acceptedAt", "thời điểm tiếp nhận", "taken in", "accepted_at"),
    _plain("promisedAt", "ngày hẹn trả lần đầu", "first promised", "promised_at"),
    _plain("dueOn", "ngày hẹn trả", "due day", "due_on"),
    _plain("dueAt", "thời điểm hẹn trả", "due", "due_at"),
    Aspect("lateAfter", "thời điểm quá hạn", "late after", lambda r: broken_after(r.state), broken_after),
    Aspect("isLate", "quá hạn", "is late", _is_late, _judged),
    Aspect("verdict", "tình trạng giải quyết", "verdict", lambda r: verdict(r.state, r.at), _judged),
    _plain("extensions", "số lần hẹn lại", "times put off", "extensions"),
    _plain("supplements", "số lần yêu cầu bổ sung", "supplements asked for", "supplements"),
    _plain("waitingSince", "chờ từ", "waiting since", "waiting_since"),
    _plain("excludedSince", "không tính thời gian từ", "time excluded since", "exclusion_since"),
    Aspect(
        "daysNotCounted",
        "số ngày không tính",
        "days not counted",
        lambda r: days_not_counted(r.state),
        days_not_counted,
    ),
    _plain("endedAt", "thời điểm kết thúc", "ended", "ended_at"),
    _plain("granted", "kết quả đồng ý", "granted", "granted"),
    _plain("decision", "quyết định", "decision", "decision"),
    _plain("deliveredAt", "thời điểm trả kết quả", "delivered", "delivered_at"),
    _plain("unit", "đơn vị đang giữ", "unit", "unit"),
    _plain("officer", "cán bộ đang giữ", "officer", "officer"),
    _plain("holderAgency", "cơ quan đang giữ", "holding agency", "holder_agency"),
    Aspect("clockState", "trạng thái thời hạn", "clock", lambda r: r.clock.state, _clocked),
    Aspect("used", "thời gian đã dùng", "used", lambda r: r.clock.elapsed and r.clock.elapsed.used, _clocked),
    Aspect("remaining", "thời gian còn lại", "remaining", lambda r: r.clock.elapsed and r.clock.elapsed.left, _clocked),
)
"""In the order a reader expects: where it stands, its dates, its judgement, its holder, its clock."""

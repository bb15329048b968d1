"""The dates and conclusions of a dossier that two readings are compared by (các điểm so sánh)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from typing import Any

from application.history.dossier_as_of import DossierAsOf
from domain.dossier.state import DossierState
from domain.dossier.timeliness import ComparedBy, is_late, left_at, term, verdict


@dataclass(frozen=True, slots=True)
class Aspect:
    """One date or conclusion: its names, its value in a reading, and what of the state it rests on (điểm so sánh)."""

    name: str
    vi: str
    en: str
    value: Callable[[DossierAsOf], Any]
    rests_on: Callable[[DossierState], Any]


def broken_after(state: DossierState, by: ComparedBy = ComparedBy.DAY) -> datetime | None:
    """The instant after which the dossier is late, of another system's by its own date (thời điểm quá hạn)."""
    known = term(state, by)
    return None if known is None else known.late_after


def days_not_counted(state: DossierState) -> int:
    """Days on which the clock stood, each once (số ngày không tính vào thời hạn)."""
    return len({day for pause in state.not_counted for day in range(pause.start.toordinal(), pause.end.toordinal())})


def _is_late(reading: DossierAsOf) -> bool | None:
    state, after = reading.state, broken_after(reading.state)
    if after is None:
        return None
    return is_late(after, ended_at=left_at(state), paused_since=state.paused_since, at=reading.at)


def _plain(name: str, vi: str, en: str, path: str) -> Aspect:
    """A field of the state, or of one of its groups: unknown while the group is not there."""
    names = path.split(".")

    def of(state: DossierState) -> Any:
        return reduce(lambda group, field: None if group is None else getattr(group, field), names, state)

    return Aspect(name, vi, en, lambda reading: of(reading.state), of)


def _judged(state: DossierState) -> Any:
    return broken_after(state), state.ended_at, state.paused_since


def _clocked(state: DossierState) -> Any:
    return state.promise, state.ended_at, state.paused_since, state.status


ASPECTS: tuple[Aspect, ...] = (
    _plain("status", "trạng thái", "status", "status"),
    _plain("submittedAt", "thời điểm nộp", "handed in", "submitted_at"),
    _plain("acceptedAt", "thời điểm tiếp nhận", "taken in", "acceptance.accepted_at"),
    _plain("promisedAt", "ngày hẹn trả lần đầu", "first promised", "deadline.promised_at"),
    _plain("dueOn", "ngày hẹn trả", "due day", "due_on"),
    _plain("dueAt", "thời điểm hẹn trả", "due", "due_at"),
    Aspect("lateAfter", "thời điểm quá hạn", "late after", lambda r: broken_after(r.state), broken_after),
    Aspect("isLate", "quá hạn", "is late", _is_late, _judged),
    Aspect("verdict", "tình trạng giải quyết", "verdict", lambda r: verdict(r.state, r.at), _judged),
    _plain("extensions", "số lần hẹn lại", "times put off", "extensions"),
    _plain("supplements", "số lần yêu cầu bổ sung", "supplements asked for", "supplements"),
    _plain("waitingSince", "chờ từ", "waiting since", "waiting.since"),
    _plain("excludedSince", "không tính thời gian từ", "time excluded since", "exclusion.since"),
    Aspect(
        "daysNotCounted",
        "số ngày không tính",
        "days not counted",
        lambda r: days_not_counted(r.state),
        days_not_counted,
    ),
    _plain("endedAt", "thời điểm kết thúc", "ended", "ended_at"),
    _plain("granted", "kết quả đồng ý", "granted", "result.granted"),
    _plain("decision", "quyết định", "decision", "result.decision"),
    _plain("deliveredAt", "thời điểm trả kết quả", "delivered", "result.delivered_at"),
    _plain("unit", "đơn vị đang giữ", "unit", "holder.unit"),
    _plain("officer", "cán bộ đang giữ", "officer", "holder.officer"),
    _plain("holderAgency", "cơ quan đang giữ", "holding agency", "holder.agency"),
    Aspect("clockState", "trạng thái thời hạn", "clock", lambda r: r.clock.state, _clocked),
    Aspect("used", "thời gian đã dùng", "used", lambda r: r.clock.elapsed and r.clock.elapsed.used, _clocked),
    Aspect("remaining", "thời gian còn lại", "remaining", lambda r: r.clock.elapsed and r.clock.elapsed.left, _clocked),
)
"""In the order a reader expects: where it stands, its dates, its judgement, its holder, its clock."""

"""A verdict with its reason in one sentence, for every place that shows one (tình trạng giải quyết và lý do)."""

from datetime import datetime
from typing import NamedTuple

from domain.dossier.state import DossierState
from domain.dossier.status import StopGround
from domain.dossier.timeliness import ComparedBy, Verdict, left_at, term, verdict
from domain.values import HO_CHI_MINH


class ReasonedVerdict(NamedTuple):
    """How a dossier stands and why, in Vietnamese and English (tình trạng và lý do)."""

    verdict: Verdict
    vi: str
    en: str


_WORDS = {
    Verdict.EARLY: ("trước hạn", "early"),
    Verdict.ON_TIME: ("đúng hạn", "on time"),
    Verdict.LATE: ("quá hạn", "late"),
    Verdict.OPEN: ("đang giải quyết", "open"),
    Verdict.OPEN_LATE: ("đang giải quyết, quá hạn", "open and late"),
    Verdict.NO_DEADLINE: ("chưa rõ thời hạn", "no deadline"),
}


def reasoned_verdict(state: DossierState, at: datetime, by: ComparedBy = ComparedBy.DAY) -> ReasonedVerdict:
    """How a dossier stands at an instant, and why; the date named is the one that counts for lateness (R37)."""
    found = verdict(state, at, by)
    (vi, en), (why_vi, why_en) = _WORDS[found], _why(state, found, at, by)
    return ReasonedVerdict(found, f"{vi}: {why_vi}", f"{en}: {why_en}")


def _why(state: DossierState, found: Verdict, at: datetime, by: ComparedBy) -> tuple[str, str]:
    if state.stopped_for is StopGround.PROCEDURE_ABOLISHED:
        return "thủ tục bị bãi bỏ, không xét theo ngày hẹn (R93)", "the procedure was abolished, no date is held (R93)"
    known = term(state, by)
    if known is None:
        return "không có ngày hẹn trả", "no date was promised"
    gone = left_at(state)
    until = gone or at
    due = _shown(known.late_after, until, state)
    if found in (Verdict.LATE, Verdict.OPEN_LATE) and state.extensions:
        return (
            f"hẹn {due}, xin lỗi không làm thành đúng hạn (R37)",
            f"promised for {due}, the apology does not make it timely (R37)",
        )
    if state.paused_since is not None:
        since = _shown(state.paused_since, until, state)
        return f"hẹn {due}, thời hạn dừng tính từ {since}", f"promised for {due}, its clock stands since {since}"
    if gone is not None:
        (vi, en), ended = _recorded_end(state, gone), _shown(gone, until, state)
        return f"hẹn {due}, kết thúc {ended}{vi}", f"promised for {due}, ended {ended}{en}"
    return f"hẹn {due}, chưa kết thúc", f"promised for {due}, not ended yet"


def _recorded_end(state: DossierState, gone: datetime) -> tuple[str, str]:
    """What is said beside the end that counts, where another day is recorded."""
    said = "" if state.ended_at is None else _shown(state.ended_at, gone, state)
    if said in ("", _shown(gone, gone, state)):
        return "", ""
    return (
        f" như khi bắt đầu: ngày kết thúc được ghi là {said}, trước khi bắt đầu",
        f" as it began: its recorded end, {said}, is before that",
    )


def _shown(instant: datetime, until: datetime, state: DossierState) -> str:
    """A day as people say it: with its year where that is another than the end's; foreign ones in their own zone."""
    zone = None if state.deadline is None else HO_CHI_MINH
    local, end = (one.astimezone(zone) if zone else one for one in (instant, until))
    return f"{local:%d/%m}" if local.year == end.year else f"{local:%d/%m/%Y}"

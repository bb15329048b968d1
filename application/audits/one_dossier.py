"""The responsibility timeline of one dossier out of hoso's log (sổ trách nhiệm theo mã hồ sơ)."""

from functools import reduce

from application import streams
from application.audits.histories import History, beginning
from application.audits.judgement import judge
from application.audits.report import ReportRequest
from application.audits.responsibility_timeline import ResponsibilityTimeline, responsibility_timeline
from application.case_store import CaseStore
from application.history.replay import find_stream, replay
from domain.calendar.state import WorkingCalendar, evolve
from domain.dossier.refusals import DossierUnknown


async def dossier_timeline(store: CaseStore, name: str, asked: ReportRequest) -> ResponsibilityTimeline:
    """The timeline of a dossier by its code, our own key or source/case, as of two instants.

    Raises DossierUnknown for a name nobody knows, and where nothing of it had happened yet.
    """
    known_at = asked.scope.known_at
    stream = await find_stream(store, name)
    replayed = await replay(store, stream, known_at=known_at, happened_at=asked.judged_at)
    first = beginning(replayed.facts)
    judged = None if first is None else judge(History(stream.partition("/")[2], first, replayed.facts), asked)
    if judged is None:
        raise DossierUnknown(
            f"«{name}» chưa có hồ sơ nào tại thời điểm được hỏi; đề nghị kiểm tra lại mã và thời điểm.",
            details={"en": f"nothing of «{name}» had happened by then; look at its name and at the instant"},
            basis="NĐ 61/2018/NĐ-CP Điều 5",
        )
    days = [
        fact.event for fact in await store.log.facts(streams.CALENDAR) if not known_at or fact.recorded_at <= known_at
    ]
    return responsibility_timeline(judged, reduce(evolve, days, WorkingCalendar()))

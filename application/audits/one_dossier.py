"""The responsibility ledger of one dossier out of hoso's log (sổ trách nhiệm theo mã hồ sơ)."""

from functools import reduce

from application import streams
from application.audits.histories import History, beginning
from application.audits.judgement import judge
from application.audits.ledger import Ledger, ledger
from application.audits.report import Asked
from application.case_store import CaseStore
from application.history.replay import find_stream, replay
from domain.calendar.state import WorkingCalendar, evolve
from domain.dossier.refusals import DossierUnknown


async def dossier_ledger(store: CaseStore, name: str, asked: Asked) -> Ledger:
    """The ledger of a dossier by its code, our own key or source/case, as its two clocks tell it.

    Raises DossierUnknown for a name nobody knows, and where nothing of it had happened yet.
    """
    known_at = asked.scope.known_at
    stream = await find_stream(store, name)
    told = await replay(store, stream, known_at=known_at, happened_at=asked.judged_at)
    first = beginning(told.facts)
    judged = None if first is None else judge(History(stream.partition("/")[2], first, told.facts), asked)
    if judged is None:
        raise DossierUnknown(
            f"«{name}» chưa có hồ sơ nào tại thời điểm được hỏi; đề nghị kiểm tra lại mã và thời điểm.",
            basis="NĐ 61/2018/NĐ-CP Điều 5",
        )
    days = [
        fact.event for fact in await store.log.facts(streams.CALENDAR) if not known_at or fact.recorded_at <= known_at
    ]
    return ledger(judged, reduce(evolve, days, WorkingCalendar()))

"""The same figures by another way: every dossier folded again from its facts and judged by itself (đối chiếu số liệu).

Nothing is shared with the read models: no row, no mark, no sum. What they count and what is found here must agree,
but for corrected dossiers, which they know as recorded and only the facts as corrected. Here both clocks can be asked,
as facts are chosen one by one.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from application.audits.figures import CHANNELS, Counted, Figures, counted_at
from application.audits.histories import Histories, History
from application.audits.reads import FigureGroup
from application.audits.scope import AuditScope, midnight
from application.history.dossier_as_of import ended_by
from domain.dossier.evolution import fold
from domain.dossier.status import Status
from domain.dossier.timeliness import ComparedBy, Verdict, gone_at, has_no_hour, term, verdict
from domain.values import Channel

_RETURNED = frozenset({Status.REJECTED, Status.WITHDRAWN, Status.STOPPED})
_SECOND = timedelta(seconds=1)


def count_from_log(
    histories: Histories, scope: AuditScope, judged_at: datetime, progress: Callable[[int], None] = lambda number: None
) -> Counted:
    """The figures of a scope's period, judged at an instant, from whole histories. Raises FiguresContradict."""
    groups: dict[FigureGroup, Figures] = {}
    for number, history in enumerate(histories.dossiers(scope), 1):
        _count(history, scope, judged_at, groups)
        progress(number)
    return counted_at(groups, judged_at)


def believing(counted: Counted, histories: Histories, scope: AuditScope, corrected: Sequence[str]) -> Counted:
    """Figures counted as recorded, once corrections of instants are believed (số liệu sau đính chính).

    What the corrected dossiers count as recorded is taken out, what they count by the scope's clocks is put in.
    """
    groups = dict(counted.groups)
    as_recorded, as_corrected = dict[FigureGroup, Figures](), dict[FigureGroup, Figures]()
    for clocks, found in ((replace(scope, happened_at=None), as_recorded), (scope, as_corrected)):
        for history in histories.dossiers(clocks, only=corrected):
            _count(history, clocks, counted.judged_at, found)
    for group in as_recorded.keys() | as_corrected.keys():
        was, now = as_recorded.get(group, Figures()), as_corrected.get(group, Figures())
        groups[group] = groups.get(group, Figures()) - was + now
    return counted_at(groups, counted.judged_at)


def _count(history: History, scope: AuditScope, judged_at: datetime, groups: dict[FigureGroup, Figures]) -> None:
    state = ended_by(fold(f.event for f in history.facts if f.event.occurred_at <= judged_at), judged_at)
    came = state.submitted_at
    begins = None if scope.since is None else midnight(scope.since)
    if came is None or came > judged_at:
        return
    ended = None if state.ended_at is None else gone_at(came, state.ended_at)
    if begins is not None and ended is not None and ended < begins:
        return
    whose = history.beginning
    group = FigureGroup(whose.source, whose.agency or "", whose.procedure or "", _channel(history))
    mine = groups.setdefault(group, Figures())
    if begins is not None and came < begins:
        mine.carried += 1
    else:
        mine.received += 1
        mine.online += group.channel == Channel.ONLINE
        mine.other += group.channel not in CHANNELS
    mine.whole_day += scope.compared_by is ComparedBy.INSTANT and has_no_hour(state)
    how = verdict(state, judged_at, scope.compared_by)
    if ended is None:
        mine.open += 1
        mine.open_late += how is Verdict.OPEN_LATE
        mine.open_no_deadline += term(state) is None
        return
    name = f"returned_{how.value}" if state.status in _RETURNED else how.value
    setattr(mine, name, getattr(mine, name) + 1)
    mine.seconds += (ended - came) // _SECOND
    mine.asked_once += state.supplements == 1
    mine.asked_again += state.supplements > 1
    mine.again += state.supplements > 1 and how in (Verdict.EARLY, Verdict.ON_TIME)


def _channel(history: History) -> str:
    return str(getattr(history.facts[0].event, "channel", None) or "")

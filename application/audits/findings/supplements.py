"""Requests for missing papers that come too often or too late to help (yêu cầu bổ sung bất thường)."""

from collections.abc import Iterator

from application.audits.findings.finding import Trace, trace_of
from application.audits.findings.formats import day, moment
from application.audits.findings.grounds import Grounds, law_day
from application.audits.findings.trail import DossierTrail, acted_on
from domain.dossier.events import SupplementRequested
from domain.values import legal_day


def supplement_near_due(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """Papers asked for when fewer working days are left than an honest check needs (yêu cầu bổ sung sát hạn).

    Where the whole limit leaves no more days than that, nobody could have asked earlier: nothing is said.
    """
    for change in trail.transitions:
        promise, due_on = change.before.promise, change.before.due_on
        if not isinstance(change.fact.event, SupplementRequested) or promise is None or due_on is None:
            continue
        asked_on = acted_on(change.fact)
        fewest = grounds.whole("findings.supplement_before_due", asked_on)
        left = grounds.working_days(asked_on, due_on)
        if left < fewest < grounds.working_days(legal_day(promise.counted_from), due_on):
            at = moment(change.fact.event.occurred_at)
            yield trace_of(
                trail,
                change.fact,
                vi=f"Yêu cầu bổ sung lúc {at}, hẹn trả ngày {day(due_on)}: còn {left}, dưới {fewest} ngày làm việc.",
                en=f"Supplement requested {at}, due {day(due_on)}: {left} working days left, fewer than {fewest}.",
            )


def supplement_again(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """Every request beyond those the law allows (yêu cầu bổ sung quá số lần; R28)."""
    asked: list[int] = []
    for change in trail.transitions:
        if not isinstance(change.fact.event, SupplementRequested):
            continue
        allowed = grounds.whole("supplement.requests_allowed", law_day(change.before, change.fact.event.occurred_at))
        if len(asked) >= allowed:
            at, times = moment(change.fact.event.occurred_at), len(asked) + 1
            yield trace_of(
                trail,
                change.fact,
                *asked,
                vi=f"Yêu cầu bổ sung lần thứ {times} lúc {at}; pháp luật cho phép {allowed} lần.",
                en=f"Supplement request number {times} at {at}; the law allows {allowed}.",
            )
        asked.append(change.fact.position)

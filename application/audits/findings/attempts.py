"""What somebody tried and was refused, where it is what the other findings look for (đã thử và bị từ chối)."""

from collections.abc import Iterator

from application.audits.findings.finding import Trace, trace_of
from application.audits.findings.formats import moment
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail
from domain.dossier.closing import DecisionExists, StillTimeToAct
from domain.dossier.deadline import AlreadyExtended
from domain.dossier.refusals import HappenedTooEarly
from domain.dossier.supplement import SupplementAlreadyRequested

REFUSED_ATTEMPT = "refused-attempt"
"""The kind of finding that shows refused attempts, which leaders and inspectors see."""
_WATCHED = {
    SupplementAlreadyRequested.code: ("yêu cầu bổ sung thêm lần nữa", "to ask for a supplement again"),
    AlreadyExtended.code: ("hẹn lại thêm lần nữa", "to put the date off again"),
    HappenedTooEarly.code: ("ghi thời điểm sớm hơn việc liền trước", "to tell an instant before the act it follows"),
    StillTimeToAct.code: ("dừng khi người nộp còn thời hạn", "to stop while the applicant still had time"),
    DecisionExists.code: ("rút khi đã có kết quả được ký", "to withdraw when a decision was signed"),
}
"""Refusals that are not slips of the hand, and what was tried."""


def refused_attempt(trail: DossierTrail, grounds: Grounds) -> Iterator[Trace]:
    """An officer tried what the rules forbid; nothing came of it (thực hiện bị từ chối; R70)."""
    for fact in grounds.attempts.get(trail.id, ()):
        tried = _WATCHED.get(fact.event.refusal)
        if tried is None:
            continue
        at, code = moment(fact.event.occurred_at), fact.event.refusal
        yield trace_of(
            trail,
            fact,
            vi=f"Lúc {at} đã thử {tried[0]} và bị từ chối ({code}).",
            en=f"Tried at {at} {tried[1]} and was refused ({code}).",
        )

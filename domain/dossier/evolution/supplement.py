"""What the facts of missing papers do to a dossier (yêu cầu bổ sung, nộp bổ sung)."""

from domain.dossier import events as e
from domain.dossier.evolution.state_builder import Effects, StateBuilder
from domain.dossier.state import SupplementAwaited
from domain.dossier.status import Status
from domain.values import legal_day


def _requested(d: StateBuilder, x: e.SupplementRequested) -> None:
    d.status = Status.AWAITING_SUPPLEMENT
    d.supplements += 1
    d.waiting = SupplementAwaited(x.occurred_at, d.version, x.supply_until, x.came_from)


def _supplied(d: StateBuilder, x: e.SupplementSupplied) -> None:
    if d.waiting is not None:
        d.did_not_count(legal_day(d.waiting.since), legal_day(x.occurred_at))
    d.status, d.waiting = x.back_to, None
    if x.back_to is Status.REGISTERED and d.submission is not None:
        d.submission = d.submission._replace(complete_at=x.occurred_at)
    d.promised(x.promise)


EFFECTS: Effects = {e.SupplementRequested: _requested, e.SupplementSupplied: _supplied}

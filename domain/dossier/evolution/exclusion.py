"""What the facts of time that does not count do to a dossier (thời gian không tính vào thời hạn)."""

from datetime import timedelta

from domain.dossier import events as e
from domain.dossier.evolution.state_builder import Effects, StateBuilder
from domain.dossier.state import Exclusion


def _started(d: StateBuilder, x: e.ExclusionStarted) -> None:
    d.exclusion = Exclusion(x.since, x.occurred_at, d.version)


def _ended(d: StateBuilder, x: e.ExclusionEnded) -> None:
    if d.exclusion is not None:
        d.did_not_count(d.exclusion.since, x.until + timedelta(days=1))
    d.exclusion = None
    d.promised(x.promise)


EFFECTS: Effects = {e.ExclusionStarted: _started, e.ExclusionEnded: _ended}

"""The log's own keeping, as its facts leave it (lưu giữ nhật ký)."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.log_integrity.events import (
    AnchoringFailed,
    AnchoringResumed,
    CodeDeployed,
    LogIntegrityEvent,
    RestoreExplained,
)


@dataclass(frozen=True, slots=True)
class LogIntegrity:
    """Which program records, and whether seals are confirmed outside (lưu giữ nhật ký).

    failing_since: since when they are not, None while they are; explained: the restores, in order.
    """

    digest: str | None = None
    failing_since: datetime | None = None
    explained: tuple[RestoreExplained, ...] = ()


def evolve(state: LogIntegrity, event: LogIntegrityEvent) -> LogIntegrity:
    """The state after one more fact."""
    match event:
        case CodeDeployed():
            return replace(state, digest=event.digest)
        case AnchoringFailed():
            return replace(state, failing_since=event.since)
        case AnchoringResumed():
            return replace(state, failing_since=None)
        case RestoreExplained():
            return replace(state, explained=(*state.explained, event))

"""What resolvers answer of an object that is looked back at (nhìn lại)."""

from collections.abc import Sequence

from api.context import Info
from application import streams
from application.access.rows import sees_attempts
from application.history.as_of import AsOf
from application.history.point_in_time import (
    PastState,
    counts,
    past_decision,
    past_dossier,
    past_procedure,
    past_timeline,
)
from application.history.replay import Replayed
from application.queries.reads import Row


async def replayed_then(info: Info, stream: str, as_of: AsOf) -> Replayed | None:
    """A history replayed at two instants, once in a request."""
    replayed: Replayed | None = await info.context.replays().load((stream, as_of))
    return replayed


async def dossier_at(info: Info, key: str, as_of: AsOf) -> PastState | None:
    """A dossier as it was."""
    replayed = await replayed_then(info, streams.dossier(key), as_of)
    return await past_dossier(info.context.store, info.context.reads, replayed, as_of)


async def procedure_at(info: Info, key: str, as_of: AsOf) -> PastState | None:
    """A procedure as it was."""
    return past_procedure(info.context.reads, await replayed_then(info, streams.procedure(key), as_of))


async def decision_at(info: Info, key: str, as_of: AsOf) -> PastState | None:
    """A decision as it was."""
    return past_decision(info.context.reads, await replayed_then(info, streams.decision(key), as_of))


async def timeline_at(info: Info, stream: str, as_of: AsOf | None) -> list[Row]:
    """The rows of a timeline, those that count where it is looked back at."""
    if as_of is None:
        return _shown(info, await info.context.timelines().load(stream))
    replayed = await replayed_then(info, stream, as_of)
    if replayed is None:
        return []
    await info.context.reads.reached(max((fact.position for fact in replayed.facts), default=0))
    return past_timeline(_shown(info, await info.context.timelines().load(stream)), replayed, as_of)


def _shown(info: Info, rows: Sequence[Row]) -> list[Row]:
    """The rows of a timeline that whoever asks is shown: refused attempts are not for everybody."""
    if sees_attempts(info.context.actor):
        return list(rows)
    return [row for row in rows if not row["topic"].startswith("attempt.")]


async def counting_at(info: Info, row: Row, stream: str, as_of: AsOf | None) -> bool:
    """Whether a row that one fact of a stream made counts by that fact's instants."""
    if as_of is None:
        return True
    replayed = await info.context.timelines().load(stream)
    return any(one["position"] == row["position"] and counts(one, as_of) for one in replayed)

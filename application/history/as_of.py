"""The two clocks a history is read by: what was known, and what is said to have happened (hai mốc thời gian)."""

from dataclasses import dataclass
from datetime import datetime

from application.case_store import CaseStore
from domain.errors import Malformed


class InstantInFuture(Malformed):
    """A history was asked for as of an instant that has not come (thời điểm trong tương lai)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The instants a history is read at; None leaves a clock where it stands now (thời điểm nhìn lại).

    known_at keeps what was recorded by then, happened_at what is now said to have happened by then.
    """

    known_at: datetime | None = None
    happened_at: datetime | None = None

    def judged_at(self, now: datetime) -> datetime:
        """The instant that lateness and used time are judged at: the earliest of the named ones (thời điểm xét).

        Nobody could judge later than what he knew, nor beyond what had happened.
        """
        return min(instant for instant in (self.known_at, self.happened_at, now) if instant is not None)


NOW = AsOf()


async def refuse_future(
    store: CaseStore, as_of: AsOf, *, known: str = "asOf.knownAt", happened: str = "asOf.happenedAt"
) -> None:
    """Refuse instants that have not come, named as the asker wrote them. Raises InstantInFuture.

    The database stamps what is recorded: where its clock runs ahead of ours, its last stamp is the present.
    """
    now = store.clock.now()
    if as_of.happened_at is not None and as_of.happened_at > now:
        raise _in_future(happened, as_of.happened_at, now)
    if as_of.known_at is not None and as_of.known_at > now:
        newest = await store.log.tail(await store.log.head() - 1, 1)
        if not newest or as_of.known_at > newest[-1].recorded_at:
            raise _in_future(known, as_of.known_at, now)


def _in_future(name: str, asked: datetime, now: datetime) -> InstantInFuture:
    return InstantInFuture(
        f"{name} {asked.isoformat()} lies in the future, now is {now.isoformat()}: "
        "name an instant up to now, or leave it out",
        f"{name} {asked.isoformat()} ở tương lai, hiện tại là {now.isoformat()}; đề nghị nêu thời điểm đã qua, hoặc bỏ "
        "trống.",
    )

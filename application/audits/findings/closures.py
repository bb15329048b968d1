"""Many dossiers closed by one officer at once (kết thúc hồ sơ dồn dập)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from application.audits.findings.finding import Trace
from application.audits.findings.formats import moment
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail, entered
from application.audits.report import Evidence
from domain.dossier.events import DossierConcluded, DossierRejected, DossierStopped
from domain.values import legal_day


class _Closure(NamedTuple):
    at: datetime
    position: int
    case: str


class BurstOfClosures:
    """So many closures by one officer in so few minutes that nobody can have read them (kết thúc dồn dập).

    By the recording clock, of what was entered at the door. Keeps one line per closure.
    """

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        self._closed: defaultdict[tuple[str | None, str], list[_Closure]] = defaultdict(list)

    def take(self, trail: DossierTrail) -> Iterator[Trace]:
        """Remember who closed it, and when that was entered."""
        for fact in (change.fact for change in trail.transitions if entered(change.fact)):
            if isinstance(fact.event, DossierConcluded | DossierRejected | DossierStopped):
                who = fact.meta.agency or trail.agency, fact.meta.actor
                self._closed[who].append(_Closure(fact.recorded_at, fact.position, trail.id))
        yield from ()

    def rest(self) -> Iterator[Trace]:
        """Every unbroken burst of every officer."""
        for (agency, officer), closed in self._closed.items():
            closed.sort()
            for first, end in self._bursts(closed):
                yield _trace(agency, officer, closed[first:end])

    def _bursts(self, closed: Sequence[_Closure]) -> list[tuple[int, int]]:
        """Places from the first to beyond the last closure of each burst; bursts that overlap are one."""
        found: list[tuple[int, int]] = []
        first = 0
        for last, closure in enumerate(closed):
            most, within = self._thresholds(closure.at)
            while closure.at - closed[first].at > within:
                first += 1
            if last - first + 1 < most:
                continue
            if found and first < found[-1][1]:
                found[-1] = (found[-1][0], last + 1)
            else:
                found.append((first, last + 1))
        return found

    def _thresholds(self, at: datetime) -> tuple[int, timedelta]:
        on = legal_day(at)
        return self._grounds.whole("findings.burst_closures", on), self._grounds.minutes("findings.burst_minutes", on)


def _trace(agency: str | None, officer: str, closed: Sequence[_Closure]) -> Trace:
    first, last = moment(closed[0].at), moment(closed[-1].at)
    seconds = int((closed[-1].at - closed[0].at).total_seconds())
    return Trace(
        stream=f"dossier/{closed[0].case}",
        dossiers=tuple(dict.fromkeys(closure.case for closure in closed)),
        agency=agency,
        officer=officer,
        at=closed[-1].at,
        evidence=Evidence(tuple(sorted(closure.position for closure in closed))),
        vi=f"Kết thúc {len(closed)} hồ sơ trong {seconds} giây, từ {first} đến {last}.",
        en=f"{len(closed)} dossiers closed in {seconds} seconds, from {first} to {last}.",
    )

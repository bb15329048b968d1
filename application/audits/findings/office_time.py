"""What officers enter when nobody is in the office (ghi nhận ngoài giờ hành chính)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from application.audits.findings.finding import Trace
from application.audits.findings.formats import moment
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail, entered
from application.audits.report import Evidence
from domain.values import HO_CHI_MINH, legal_day


class _Entry(NamedTuple):
    at: datetime
    position: int
    case: str


class OutsideHours:
    """Acts an officer entered on a day off, or well before or after the office is open (ghi nhận ngoài giờ).

    By the recording clock, which nobody can state otherwise; the break at noon is nobody's business. One finding for
    an officer and a day, so that an evening's work is one question. Keeps one line per such act.
    """

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        self._entries: defaultdict[tuple[str, str, date], list[_Entry]] = defaultdict(list)

    def take(self, trail: DossierTrail) -> Iterator[Trace]:
        """Remember what was entered while the office was closed. Raises LawNotLoaded."""
        for fact in (change.fact for change in trail.transitions if entered(change.fact)):
            agency, on = fact.meta.agency or trail.agency or "", legal_day(fact.recorded_at)
            if self._is_closed(agency, fact.recorded_at):
                self._entries[agency, fact.meta.actor, on].append(_Entry(fact.recorded_at, fact.position, trail.id))
        yield from ()

    def rest(self) -> Iterator[Trace]:
        """Every officer and day."""
        for (agency, officer, on), entries in self._entries.items():
            entries.sort()
            rest = self._grounds.law.calendar.reason(on)
            opens, closes = _day(self._grounds, agency, on)
            vi = f"ngày nghỉ: {rest.name}" if rest else f"giờ hành chính {opens:%H:%M}–{closes:%H:%M}"
            en = "a day off" if rest else f"office hours {opens:%H:%M}–{closes:%H:%M}"
            first, last = moment(entries[0].at), moment(entries[-1].at)
            yield Trace(
                stream=f"dossier/{entries[0].case}",
                dossiers=tuple(dict.fromkeys(entry.case for entry in entries)),
                agency=agency or None,
                officer=officer,
                at=entries[-1].at,
                evidence=Evidence(tuple(sorted(entry.position for entry in entries))),
                vi=f"Ghi nhận {len(entries)} việc từ {first} đến {last}; {vi}.",
                en=f"{len(entries)} acts recorded from {first} to {last}; {en}.",
            )

    def _is_closed(self, agency: str, at: datetime) -> bool:
        on = legal_day(at)
        opens, closes = _day(self._grounds, agency, on)
        grace = self._grounds.minutes("findings.outside_hours_grace", on)
        in_hours = _on(on, opens) - grace <= at <= _on(on, closes) + grace
        return not (in_hours and self._grounds.law.calendar.is_working(on))


def _day(grounds: Grounds, agency: str, on: date) -> tuple[time, time]:
    """When the office opens in the morning and closes for the day."""
    sessions = grounds.hours(agency, on).sessions
    return sessions[0][0], sessions[-1][1]


def _on(day: date, local: time) -> datetime:
    return datetime.combine(day, local, HO_CHI_MINH)

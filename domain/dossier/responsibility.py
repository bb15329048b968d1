"""Who held the clock of a dossier, from its submission to its end without a gap (sổ trách nhiệm thời gian).

At every instant exactly one holds it, in this order: nobody's is the time the law does not count; then the
applicant has it while something is asked of him; then an agency that was asked for its opinion, until it answers or
the result is drafted without it; else whoever has the dossier. Between handing over and taking over that is the
giver: the control slip knows no other holder until the receiver has signed (TT 03/2025 Phụ lục I, Mẫu 06) [D]. An
activity of another system lasts until the next one, unless its log says when activities began and ended
(``activity_turns``).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from domain.dossier import events as e
from domain.dossier.activity_turns import has_lifecycle, segments_of
from domain.dossier.holder import APPLICANT, EXCLUSION, NOBODY, Hold, Part, Segment, authority
from domain.dossier.timeliness import end_of
from domain.values import HO_CHI_MINH, AgencyId, OfficerId, UnitId

VersionedFact = tuple[int, e.DossierEvent]
"""A fact of a dossier with its version."""

_ONE_DAY = timedelta(days=1)


def held(facts: Sequence[VersionedFact], since: datetime, until: datetime) -> tuple[Segment, ...]:
    """The time from one instant to another, cut where the clock changed hands (sổ trách nhiệm thời gian).

    The segments follow each other without gap or overlap, so their lengths add up to the whole, exactly. There is
    always one; of no length where the end is not later. Facts that lie before the start, or before a fact they
    follow, count when that one did.
    """
    until = max(since, until)
    base = segments_of(facts, since, until) if has_lifecycle(facts) else _turns(facts, since, until)
    return _joined(_cut(base, _excluded(facts))) or base


@dataclass(slots=True)
class _Hands:
    """In whose hands a dossier is, under what lies above it."""

    work: Hold
    agency: AgencyId | None = None
    given_to: AgencyId | None = None
    waits: Hold | None = None
    asked: dict[str, Hold] = field(default_factory=dict)

    @property
    def holds(self) -> Hold:
        return self.waits or next(iter(self.asked.values()), self.work)


def _turns(facts: Iterable[VersionedFact], since: datetime, until: datetime) -> tuple[Segment, ...]:
    """What facts make of it, without the days the law does not count."""
    hands = _Hands(Hold(NOBODY, Part.UNRECORDED, 1))
    found: list[Segment] = []
    last, cursor, version, at = hands.holds, since, 1, since
    for number, event in facts:
        at = min(max(event.occurred_at, at), until)
        effect = _EFFECTS.get(type(event))
        if effect is None:
            continue
        effect(hands, number, event)
        holds = hands.holds
        if holds is not last and holds != last:
            if at > cursor:
                found.append(Segment(cursor, at, last, version))
            last, cursor, version = holds, at, number
    if cursor < until or not found:
        found.append(Segment(cursor, until, last, version))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Span:
    """Time that is not counted, and the versions of the facts that began and ended it."""

    since: datetime
    until: datetime
    began: int
    ended: int


def _excluded(facts: Iterable[VersionedFact]) -> list[_Span]:
    """Whole legal days, from the day after the act through the day on which it ended (R30)."""
    spans: list[_Span] = []
    began: tuple[int, date] | None = None
    for number, event in facts:
        if isinstance(event, e.ExclusionStarted):
            began = number, event.since
        elif isinstance(event, e.ExclusionEnded) and began is not None:
            _add(spans, began, (number, _midnight(event.until + _ONE_DAY)))
            began = None
    if began is not None:
        _add(spans, began, (began[0], datetime.max.replace(tzinfo=HO_CHI_MINH)))
    return spans


def _add(spans: list[_Span], began: tuple[int, date], ended: tuple[int, datetime]) -> None:
    since = _midnight(began[1])
    if spans and spans[-1].until > since:
        since = spans[-1].until
    if since < ended[1]:
        spans.append(_Span(since, ended[1], began[0], ended[0]))


def _cut(base: Iterable[Segment], spans: Sequence[_Span]) -> Iterable[Segment]:
    for whole in base:
        left = whole
        for span in spans:
            if span.until <= left.since or span.since >= left.until:
                continue
            if left.since < span.since:
                yield replace(left, until=span.since)
            end = min(span.until, left.until)
            yield Segment(max(left.since, span.since), end, Hold(EXCLUSION, Part.EXCLUDED, span.began), span.began)
            left = replace(left, since=end, version=span.ended if end == span.until else left.version)
        if left.since < left.until:
            yield left


def _joined(cut: Iterable[Segment]) -> tuple[Segment, ...]:
    """One segment for what one turn held without a break; days not counted may lie over several turns."""
    found: list[Segment] = []
    for segment in cut:
        if found and found[-1].hold == segment.hold:
            found[-1] = replace(found[-1], until=segment.until)
        else:
            found.append(segment)
    return tuple(found)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HO_CHI_MINH)


def _submitted(h: _Hands, n: int, x: e.DossierSubmitted) -> None:
    h.agency = x.agency
    h.work = Hold(authority(x.agency), Part.RECEIVING, n)


def _taken_for_agency(h: _Hands, n: int, x: e.DossierTakenForAgency) -> None:
    """The desk keeps it until the competent agency has it, which is its acceptance (R77)."""
    h.agency = x.competent_agency
    h.work = Hold(h.work.holder, Part.HANDING_OVER, n)


def _accepted(h: _Hands, n: int, x: e.DossierAccepted) -> None:
    h.work = Hold(authority(h.agency, x.unit), Part.RECEIVING, n)


def _assigned(h: _Hands, n: int, x: e.DossierAssigned) -> None:
    h.work = _settling(h, n, x, x.officer)


def _forwarded(h: _Hands, n: int, x: e.DossierForwarded) -> None:
    h.given_to = x.to_agency
    h.work = Hold(h.work.holder, Part.HANDING_OVER, n, h.work.task)


def _taken_over(h: _Hands, n: int, x: e.DossierTakenOver) -> None:
    h.agency, h.given_to = h.given_to or h.agency, None
    h.work = _settling(h, n, x, x.taken_by)


def _settling(h: _Hands, n: int, x: e.DossierAssigned | e.DossierTakenOver, officer: Any) -> Hold:
    allotted = None if x.step_due_at is None else max(timedelta(), x.step_due_at - x.occurred_at)
    task = None if x.step is None else str(x.step)
    return Hold(authority(h.agency, x.unit, officer), Part.SETTLING, n, task, allotted)


def _supplementing(h: _Hands, n: int, x: e.SupplementRequested) -> None:
    h.waits = Hold(APPLICANT, Part.SUPPLEMENTING, n)


def _paying(h: _Hands, n: int, x: e.PaymentDemanded) -> None:
    h.waits = Hold(APPLICANT, Part.PAYING, n)


def _came_in(h: _Hands, n: int, x: e.SupplementSupplied | e.PaymentRecorded) -> None:
    h.waits = None


def _asked(h: _Hands, n: int, x: e.OpinionAsked) -> None:
    """Only an agency that the fact names by its identifier; a body named in words stays with whoever asked it."""
    if x.of_agency is not None and x.of_agency != h.agency:
        allotted = None if x.answer_by is None else max(timedelta(), end_of(x.answer_by) - x.occurred_at)
        h.asked[x.opinion] = Hold(authority(x.of_agency), Part.CONSULTED, n, None, allotted)


def _answered(h: _Hands, n: int, x: e.OpinionGiven) -> None:
    h.asked.pop(x.opinion, None)


def _drafted(h: _Hands, n: int, x: e.ResultDrafted) -> None:
    h.asked.clear()


def _activity(h: _Hands, n: int, x: e.ActivityAdopted) -> None:
    if x.group is None and x.actor is None:
        h.work = Hold(NOBODY, Part.UNRECORDED, n, x.activity)
        return
    unit = None if x.group is None else UnitId(x.group)
    officer = None if x.actor is None else OfficerId(x.actor)
    h.work = Hold(authority(None, unit, officer), Part.SETTLING, n, x.activity)


_EFFECTS: dict[type, Callable[[_Hands, int, Any], None]] = {
    e.DossierSubmitted: _submitted,
    e.DossierTakenForAgency: _taken_for_agency,
    e.DossierAccepted: _accepted,
    e.DossierAssigned: _assigned,
    e.DossierForwarded: _forwarded,
    e.DossierTakenOver: _taken_over,
    e.SupplementRequested: _supplementing,
    e.SupplementSupplied: _came_in,
    e.PaymentDemanded: _paying,
    e.PaymentRecorded: _came_in,
    e.OpinionAsked: _asked,
    e.OpinionGiven: _answered,
    e.ResultDrafted: _drafted,
    e.ActivityAdopted: _activity,
}

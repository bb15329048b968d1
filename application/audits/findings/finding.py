"""What a finding is: a trace in the facts, the rule it touches, how grave, how it may be harmless (dấu hiệu)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from application.audits.findings.grounds import Grounds
from application.audits.findings.severity import Severity
from application.audits.findings.trail import DossierTrail, by_officer
from application.audits.report import Evidence
from application.ports import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What the facts show, in figures, and where they stand (dấu vết).

    at is when it came about, by the clock that the rule is about. dossiers are our own keys; officer is None where
    no single one did it. vi and en say the same.
    """

    stream: str
    dossiers: tuple[str, ...]
    agency: str | None
    officer: str | None
    at: datetime
    evidence: Evidence
    vi: str
    en: str


class Look(Protocol):
    """One rule at work over dossiers that come one by one (cách tìm)."""

    def take(self, trail: DossierTrail) -> Iterator[Trace]:
        """What one dossier shows by itself. Raises LawNotLoaded where it cannot be judged."""
        ...

    def rest(self) -> Iterator[Trace]:
        """What all of them show together, once the last one came."""
        ...


@dataclass(frozen=True, slots=True)
class EachDossier:
    """A rule that asks of every dossier by itself and keeps nothing (quy tắc theo từng hồ sơ)."""

    function: Callable[[DossierTrail, Grounds], Iterator[Trace]]
    grounds: Grounds

    def take(self, trail: DossierTrail) -> Iterator[Trace]:
        """What the dossier shows."""
        return self.function(trail, self.grounds)

    def rest(self) -> Iterator[Trace]:
        """Nothing is left to say."""
        return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRule:
    """One kind of finding: what it is called, which article it touches, how it may be harmless (loại dấu hiệu).

    look begins a look over dossiers; each rule has one, begun anew for every audit. lacks: whether what the
    rule asks for was never recorded of a dossier; by_recording: it rests on when acts were recorded;
    of_adopted: it judges dossiers of other systems too.
    """

    key: str
    vi: str
    en: str
    basis: str
    severity: Severity
    innocent_vi: str
    innocent_en: str
    look: Callable[[Grounds], Look]
    lacks: Callable[[DossierTrail], bool] | None = None
    by_recording: bool = False
    of_adopted: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A trace under its rule (dấu hiệu bất thường)."""

    rule: FindingRule
    trace: Trace


def each(function: Callable[[DossierTrail, Grounds], Iterator[Trace]]) -> Callable[[Grounds], Look]:
    """How a pure function over one dossier is looked with."""
    return lambda grounds: EachDossier(function, grounds)


def trace_of(trail: DossierTrail, fact: Fact, *related: int, at: datetime | None = None, vi: str, en: str) -> Trace:
    """A trace that one fact of a dossier leaves, with the positions of others it rests on (dấu vết).

    The officer is who did it; what was left undone is not his, see undone.
    """
    return Trace(
        stream=trail.stream,
        dossiers=(trail.id,),
        agency=fact.meta.agency or trail.agency,
        officer=fact.meta.actor if by_officer(fact) else None,
        at=at or fact.event.occurred_at,
        evidence=Evidence(tuple(sorted({*related, fact.position}))),
        vi=vi,
        en=en,
    )


def undone(trail: DossierTrail, trace: Trace) -> Trace:
    """A trace of something nobody did: it is whoever holds the dossier who is asked, not who acted last."""
    return replace(trace, officer=trail.last.holder.officer)

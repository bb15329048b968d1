"""Looking through a log for everything that inspectors would ask about (rà soát dấu hiệu bất thường)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from application.audits.findings.finding import Finding, FindingRule, Trace
from application.audits.findings.grounds import grounds_of
from application.audits.findings.rules import FINDINGS
from application.audits.findings.trail import DossierTrail, entered, trail_of
from application.audits.histories import Histories
from application.audits.report import ReportRequest
from application.audits.scope import OWN_SOURCE
from domain.errors import LawNotLoaded
from domain.law.parameters import Parameter
from domain.values import legal_day


@dataclass(slots=True)
class Looked:
    """How much was looked at, so that «nothing found» says something (số hồ sơ đã xem xét).

    dossiers were handed in here, adopted came from another system and are judged by no rule; unjudged are, by rule,
    those for which no law or calendar is loaded; entries are acts entered by commands, by agency and officer.
    """

    dossiers: int = 0
    adopted: int = 0
    unjudged: Counter[str] = field(default_factory=Counter)
    entries: Counter[tuple[str | None, str]] = field(default_factory=Counter)

    def at(self, trail: DossierTrail) -> None:
        """One more dossier was looked at."""
        self.dossiers += 1
        for change in trail.transitions:
            if entered(change.fact):
                self.entries[change.fact.meta.agency or trail.agency, change.fact.meta.actor] += 1


def findings(
    histories: Histories,
    asked: ReportRequest,
    parameters: Mapping[str, Parameter],
    rules: Sequence[FindingRule] = FINDINGS,
    *,
    looked: Looked | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> Iterator[Finding]:
    """Every finding of some rules in the scope that was asked, one dossier in memory at a time.

    Facts are read as of the instant that is judged at, corrections of instants believed: asked again for that
    instant the answer is the same. A finding counts in the period in which it came about.
    """
    looked = looked if looked is not None else Looked()
    grounds = grounds_of(histories, asked, parameters)
    looks = [(rule, rule.look(grounds)) for rule in rules]
    for history in histories.dossiers(replace(asked.scope, happened_at=asked.judged_at)):
        progress(looked.dossiers + looked.adopted + 1)
        if history.beginning.source != OWN_SOURCE:
            looked.adopted += 1
            continue
        trail = trail_of(history)
        looked.at(trail)
        for rule, look in looks:
            yield from _found(rule, look.take(trail), asked, looked)
    for rule, look in looks:
        yield from _found(rule, look.rest(), asked, looked)


def _found(rule: FindingRule, traces: Iterator[Trace], asked: ReportRequest, looked: Looked) -> Iterator[Finding]:
    try:
        for trace in traces:
            if _counts(trace, asked):
                yield Finding(rule, trace)
    except LawNotLoaded:
        looked.unjudged[rule.key] += 1


def _counts(trace: Trace, asked: ReportRequest) -> bool:
    since = asked.scope.since
    return trace.at <= asked.judged_at and (since is None or legal_day(trace.at) >= since)

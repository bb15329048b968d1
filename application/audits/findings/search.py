"""Looking through a log for everything that inspectors would ask about (rà soát dấu hiệu bất thường)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from application.audits.findings.finding import Finding, FindingRule, Trace
from application.audits.findings.grounds import grounds_of
from application.audits.findings.numbering import judges_registers
from application.audits.findings.rules import FINDINGS
from application.audits.findings.trail import DossierTrail, entered, in_bulk, trail_of
from application.audits.findings.unjudged import Unjudged
from application.audits.histories import Histories
from application.audits.report import ReportRequest
from application.queries.reads import OWN_SOURCE
from domain.errors import LawNotLoaded
from domain.law.parameters import Parameter
from domain.values import legal_day


@dataclass(slots=True)
class Looked:
    """How much was looked at, so that «nothing found» says something (số hồ sơ đã xem xét).

    dossiers were handed in here, adopted came from another system and are judged by no rule; unjudged
    counts, by rule and reason, those of which a rule can say nothing, each once; bulk_acts were entered in bulk;
    entries are acts entered by commands, by agency and officer.
    """

    dossiers: int = 0
    adopted: int = 0
    unjudged: Counter[tuple[str, Unjudged]] = field(default_factory=Counter)
    bulk_acts: int = 0
    entries: Counter[tuple[str | None, str]] = field(default_factory=Counter)

    def at(self, trail: DossierTrail) -> None:
        """One more dossier was looked at."""
        self.dossiers += 1
        for change in trail.transitions:
            if entered(change.fact):
                self.entries[change.fact.meta.agency or trail.agency, change.fact.meta.actor] += 1
            self.bulk_acts += in_bulk(change.fact)

    @staticmethod
    def without_grounds(rule: FindingRule, trail: DossierTrail) -> Unjudged | None:
        """Why a rule can say nothing of a dossier, whatever it looks at; None where it can."""
        facts = [change.fact for change in trail.transitions]
        if rule.by_recording and any(map(in_bulk, facts)) and not any(map(entered, facts)):
            return Unjudged.IN_BULK
        return Unjudged.NEVER_RECORDED if rule.lacks is not None and rule.lacks(trail) else None

    def whole(self, rule: FindingRule, reason: Unjudged) -> None:
        """A rule can say nothing of any dossier."""
        for one in Unjudged:
            del self.unjudged[rule.key, one]
        self.unjudged[rule.key, reason] = self.dossiers

    def reasons(self, rule: FindingRule) -> dict[Unjudged, int]:
        """How many dossiers a rule could not judge, by the reason; none is counted twice (chưa đủ căn cứ)."""
        found = {
            Unjudged.ADOPTED: 0 if rule.of_adopted else self.adopted,
            **{one: self.unjudged[rule.key, one] for one in list(Unjudged)[1:]},
        }
        return {reason: number for reason, number in found.items() if number}

    def looked_at(self, rule: FindingRule) -> int:
        """How many dossiers a rule judged (đã xem xét)."""
        return max(0, self.dossiers + self.adopted - sum(self.reasons(rule).values()))


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
            trail, judging = trail_of(history), [one for one in looks if one[0].of_adopted]
        else:
            trail, judging = trail_of(history), looks
            looked.at(trail)
        for rule, look in judging:
            reason = looked.without_grounds(rule, trail)
            try:
                yield from _found(rule, look.take(trail), asked)
            except LawNotLoaded:
                reason = reason or Unjudged.NO_LAW
            if reason is not None:
                looked.unjudged[rule.key, reason] += 1
    for rule, look in looks:
        try:
            yield from _found(rule, look.rest(), asked)
        except LawNotLoaded:  # what it remembered of all of them cannot be compared
            looked.whole(rule, Unjudged.NO_LAW)
        if rule.key == "numbering-gap" and not judges_registers(asked.scope):
            looked.whole(rule, Unjudged.NOT_OF_SCOPE)


def _found(rule: FindingRule, traces: Iterator[Trace], asked: ReportRequest) -> Iterator[Finding]:
    for trace in traces:
        if _counts(trace, asked):
            yield Finding(rule, trace)


def _counts(trace: Trace, asked: ReportRequest) -> bool:
    since = asked.scope.since
    return trace.at <= asked.judged_at and (since is None or legal_day(trace.at) >= since)

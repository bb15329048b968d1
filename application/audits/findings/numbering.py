"""Numbers that a register should have and has not (khoảng trống trong sổ)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from application import streams
from application.audits.findings.finding import Trace
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail
from application.audits.report import Evidence
from application.audits.scope import AuditScope
from application.ports import Fact
from application.queries.reads import OWN_SOURCE
from domain.dossier.events import DossierNumbered, DossierSubmitted
from domain.values import legal_day


class NumberingGaps:
    """Numbers missing in the registers of dossiers (agency, day) and of decisions (agency, year) (số bị khuyết).

    A register counts from 1 without gaps; a number a dossier carries must stand in it. A register belongs to an
    agency as a whole: where one procedure, field or foreign source is asked for, none is judged.
    """

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        self._carried: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)

    def take(self, trail: DossierTrail) -> Iterator[Trace]:
        """Remember which number it carries."""
        first = trail.transitions[0].fact
        if isinstance(first.event, DossierSubmitted) and first.number is not None and not trail.corrections_of(first):
            register = streams.intake_register(first.event.agency, legal_day(first.event.occurred_at))
            self._carried[register].append((first.number, first.position, trail.id))
        yield from ()

    def rest(self) -> Iterator[Trace]:
        """Every register with a gap, and every one that is gone while dossiers carry its numbers."""
        if not judges_registers(self._grounds.scope):
            return
        for stream, facts in self._grounds.histories.streams("register/"):
            yield from self._gap(stream, facts)
        for stream in sorted(self._carried):
            yield from self._gap(stream, ())

    def _gap(self, stream: str, facts: Sequence[Fact]) -> Iterator[Trace]:
        carried = self._carried.pop(stream, [])
        there = {fact.version: fact for fact in facts}
        highest = max((*there, *(number for number, _, _ in carried)), default=0)
        missing = [number for number in range(1, highest + 1) if number not in there]
        if not missing or not self._grounds.scope.takes_agency(_agency(stream)):
            return
        without = [(position, trail) for number, position, trail in carried if number in missing]
        neighbours = [there[number] for gap in missing for number in (gap - 1, gap + 1) if number in there]
        evidence = sorted({*(fact.position for fact in neighbours), *(position for position, _ in without)})
        numbers = ", ".join(map(str, missing))
        yield Trace(
            stream=stream,
            dossiers=tuple(sorted({*(trail for _, trail in without), *_dossiers(neighbours)})),
            agency=_agency(stream),
            officer=None,
            at=max((fact.event.occurred_at for fact in neighbours), default=self._grounds.judged_at),
            evidence=Evidence(tuple(evidence)),
            vi=f"Sổ {stream} đã cấp đến số {highest}, thiếu số {numbers}.",
            en=f"Register {stream} has given numbers up to {highest}; {numbers} missing.",
        )


def judges_registers(scope: AuditScope) -> bool:
    """Whether registers can be judged in a scope: not where one procedure, field or foreign source is asked for."""
    return scope.procedure is None and scope.field is None and scope.source in (None, OWN_SOURCE)


def _dossiers(neighbours: Sequence[Fact]) -> set[str]:
    return {fact.event.dossier for fact in neighbours if isinstance(fact.event, DossierNumbered)}


def _agency(stream: str) -> str:
    return stream.split("/")[1]

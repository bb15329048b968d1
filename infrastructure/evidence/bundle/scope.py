"""Which facts a bundle holds: one dossier, an agency's hand-ins of a time, or all (phạm vi bằng chứng)."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from domain.agency.events import AgencyPlaced
from domain.agency.tree import AgencyTree, evolve
from domain.values import legal_day
from infrastructure.evidence.fact_bytes import StoredFact, StoredFacts
from infrastructure.evidence.format.header import parse_header
from infrastructure.log.codec import decode

ALWAYS = ("installation", "calendar/vn", "agencies", "code", "log/restores")
"""Streams that every bundle holds whole."""
AT_ONCE = 500


class AgencyUnknown(LookupError):
    """Nothing in the log is of an agency or below it (cơ quan chưa biết)."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The facts of a scope, in order of position (phạm vi bằng chứng).

    partial: streams of which only what numbers the others is there; last: position of the last fact; dossiers:
    how many were asked for by name or found, where the scope is not all.
    """

    scope: dict[str, Any]
    facts: Iterable[StoredFact]
    last: int
    whole: bool = False
    partial: frozenset[str] = frozenset()
    dossiers: int | None = None


@dataclass(slots=True)
class _Gathering:
    """Streams to take whole, and places in registers."""

    streams: set[str] = field(default_factory=lambda: set(ALWAYS))
    places: dict[str, set[int]] = field(default_factory=dict)


def everything(stored: StoredFacts) -> Chosen:
    """Every fact there is now."""
    head = stored.head()
    return Chosen({"kind": "all"}, stored.between(1, head), head, whole=True)


def dossier(stored: StoredFacts, stream: str, code: str) -> Chosen:
    """A dossier and what it rests on."""
    return _chosen(stored, {"code": code, "kind": "dossier", "stream": stream}, [stream])


def agency(stored: StoredFacts, agency: str, since: date, before: date) -> Chosen:
    """What was handed in at an agency, or below it, from a day until before another, and what it rests on.

    Below is what stood under it on the last of these days. Raises AgencyUnknown.
    """
    tree = _tree(stored)
    within = sorted(tree.within(agency, before - timedelta(days=1)))
    registers = [register for one in within for register in stored.streams_below(f"register/{one}/")]
    if not registers and not tree.knows(agency):
        raise AgencyUnknown(f"«{agency}» is not established and has no dossier; check its identifier")
    scope = {"agency": agency, "before": before.isoformat(), "from": since.isoformat(), "kind": "agency"}
    streams = []
    for register in registers:
        _, _, day, *rest = register.split("/")
        if rest or not since <= date.fromisoformat(day) < before:
            continue
        streams += [f"dossier/{body['dossier']}" for body in _bodies(stored.of_streams([register]))]
    return _chosen(stored, scope, streams)


def _tree(stored: StoredFacts) -> AgencyTree:
    tree = AgencyTree()
    for fact in stored.of_streams(["agencies"]):
        event = decode(AgencyPlaced.TOPIC, fact.body)
        assert isinstance(event, AgencyPlaced)
        tree = evolve(tree, event)
    return tree


def _chosen(stored: StoredFacts, scope: dict[str, Any], dossiers: list[str]) -> Chosen:
    found = _Gathering()
    found.streams.update(dossiers)
    decisions: set[str] = set()
    issuers: dict[str, str] = {}
    for some in _some(dossiers):
        for fact in stored.of_streams(some):
            decisions |= _follow_dossier(fact, found)
    for some in _some(sorted(decisions)):
        for fact in stored.of_streams(some):
            _follow_decision(fact, found, issuers)
    found.streams |= decisions
    facts = {fact.position: fact for some in _some(sorted(found.streams)) for fact in stored.of_streams(some)}
    for register, versions in found.places.items():
        facts |= {fact.position: fact for fact in stored.at_versions(register, sorted(versions))}
    ordered = [facts[position] for position in sorted(facts)]
    last = ordered[-1].position if ordered else 0
    return Chosen(scope, ordered, last, partial=frozenset(found.places), dossiers=len(dossiers))


def _follow_dossier(fact: StoredFact, found: _Gathering) -> set[str]:
    """Note what a dossier's fact names; its decisions."""
    header, body = parse_header(fact.header), json.loads(fact.body)
    for kind in ("procedure", "process", "agency"):
        if isinstance(body.get(kind), str):
            found.streams.add(f"{kind}/{body[kind]}")
    if header.number and header.topic == "dossier.submitted.v1":
        day = legal_day(datetime.fromisoformat(body["occurred_at"])).isoformat()
        found.places.setdefault(f"register/{body['agency']}/{day}", set()).add(header.number)
    return {f"decision/{body['decision']}"} if isinstance(body.get("decision"), str) else set()


def _follow_decision(fact: StoredFact, found: _Gathering, issuers: dict[str, str]) -> None:
    """Note what a decision's fact names; a draft names the agency, the issue its place in that agency's register."""
    header, body = parse_header(fact.header), json.loads(fact.body)
    if isinstance(body.get("agency"), str):
        issuers[header.stream] = body["agency"]
        found.streams.add(f"agency/{body['agency']}")
    if header.number and header.topic == "decision.issued.v1":
        register = f"register/{issuers[header.stream]}/decisions/{body['issued_on'][:4]}"
        found.places.setdefault(register, set()).add(header.number)


def _bodies(facts: Iterable[StoredFact]) -> Iterator[dict[str, Any]]:
    return (json.loads(fact.body) for fact in facts)


def _some(streams: list[str]) -> Iterator[list[str]]:
    return (streams[at : at + AT_ONCE] for at in range(0, len(streams), AT_ONCE))

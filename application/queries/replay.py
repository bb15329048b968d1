"""A history as it was known, or as things had happened, at an instant (phát lại lịch sử)."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from application import streams
from application.house import House
from application.ports import Fact
from application.queries.find_dossier import find_dossier
from domain.decision.state import evolve as evolve_decision
from domain.dossier.refusals import DossierUnknown
from domain.dossier.state import fold as fold_dossier
from domain.errors import Malformed
from domain.procedure.state import evolve as evolve_procedure


@dataclass(frozen=True, slots=True)
class Replayed:
    """Facts that count at the asked instants and the state they leave (kết quả phát lại)."""

    stream: str
    facts: tuple[Fact, ...]
    left_out: int
    state: Any


async def replay(
    house: House, stream: str, *, known_at: datetime | None = None, happened_at: datetime | None = None
) -> Replayed:
    """Fold the facts recorded by known_at that are said to have happened by happened_at.

    No law is asked: what was decided stands in the facts. Raises Malformed for an instant in the future
    and DossierUnknown for a stream without facts.
    """
    now = house.clock.now()
    for name, instant in (("known-at", known_at), ("happened-at", happened_at)):
        if instant is not None and instant > now:
            raise Malformed(f"{name} {instant.isoformat()} lies in the future: name an instant up to now")
    recorded = await house.log.facts(stream)
    if not recorded:
        raise DossierUnknown(
            f"Không có lịch sử của «{stream}»; đề nghị kiểm tra lại mã.", basis="NĐ 61/2018/NĐ-CP Điều 5"
        )
    facts = tuple(fact for fact in recorded if _counts(fact, known_at, happened_at))
    return Replayed(stream, facts, len(recorded) - len(facts), _fold(stream)(fact.event for fact in facts))


async def find_stream(house: House, name: str) -> str:
    """The stream behind what a person types: a dossier code, source/case, a stream, a procedure code."""
    kinds = ("dossier/", "procedure/", "process/", "decision/", "agency/", "calendar/")
    if name.startswith(kinds):
        return name
    for stream in (streams.procedure(name), streams.dossier(foreign_id(name)), streams.process(name)):
        if await house.log.event_at(stream, 1) is not None:
            return stream
    return streams.dossier(await find_dossier(house, name))


def foreign_id(name: str) -> str:
    """Our own key of an adopted dossier written source/case: the same however often it is imported."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"hoso:{name}"))


def _counts(fact: Fact, known_at: datetime | None, happened_at: datetime | None) -> bool:
    known = known_at is None or fact.recorded_at <= known_at
    return known and (happened_at is None or fact.event.occurred_at <= happened_at)


def _fold(stream: str) -> Callable[[Iterable[Any]], Any]:
    kind = stream.split("/", 1)[0]
    if kind == "dossier":
        return fold_dossier
    evolve = {"procedure": evolve_procedure, "decision": evolve_decision}.get(kind)

    def folded(events: Iterable[Any]) -> Any:
        state = None
        for event in events:
            state = evolve(state, event) if evolve is not None else event  # type: ignore[operator]
        return state

    return folded

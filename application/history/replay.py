"""A history as it was known, or as things had happened, at an instant (phát lại lịch sử)."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from application import streams
from application.case_store import CaseStore
from application.history.as_of import AsOf, refuse_future
from application.ports import Fact
from application.queries.find_dossier import find_dossier
from domain.decision.state import evolve as evolve_decision
from domain.dossier.events import FactCorrected
from domain.dossier.evolution import fold as fold_dossier
from domain.dossier.refusals import DossierUnknown
from domain.plain_text import cleaned
from domain.procedure.state import evolve as evolve_procedure


@dataclass(frozen=True, slots=True)
class Replayed:
    """Facts that count at the asked instants and the state they leave (kết quả phát lại).

    corrected_by names, for each fact that counts at another instant than it was recorded with, the position of the
    correction that says so.
    """

    stream: str
    facts: tuple[Fact, ...]
    left_out: int
    state: Any
    corrected_by: Mapping[int, int] = field(default_factory=dict)


async def replay(
    store: CaseStore, stream: str, *, known_at: datetime | None = None, happened_at: datetime | None = None
) -> Replayed:
    """Fold the facts recorded by known_at that are said to have happened by happened_at.

    No law is asked: what was decided stands in the facts. Raises InstantInFuture and, for a stream without facts,
    DossierUnknown.
    """
    as_of = AsOf(known_at=known_at, happened_at=happened_at)
    await refuse_future(store, as_of, known="known-at", happened="happened-at")
    recorded = await store.log.facts(stream)
    if not recorded:
        raise DossierUnknown(
            f"Không có lịch sử của «{stream}»; đề nghị kiểm tra lại mã.",
            details={"en": f"there is no history of «{stream}»; look at its name"},
            basis="NĐ 61/2018/NĐ-CP Điều 5",
        )
    return replayed(stream, recorded, as_of)


def replayed(stream: str, recorded: Sequence[Fact], as_of: AsOf) -> Replayed:
    """The facts of a stream that count at two instants, and their fold (phát lại).

    By happened_at facts count when they are now said to have happened: a correction of occurred_at that is known by
    known_at is believed, whenever it was made itself. Without happened_at facts are read as they were recorded.
    """
    counting, said = counting_facts(recorded, as_of)
    state = _fold(stream)(fact.event for fact in counting)
    corrected_by = {fact.position: said[fact.version].position for fact in counting if fact.version in said}
    return Replayed(stream, counting, len(recorded) - len(counting), state, corrected_by)


def counting_facts(recorded: Sequence[Fact], as_of: AsOf) -> tuple[tuple[Fact, ...], Mapping[int, "Said"]]:
    """The facts that count at two instants, and by version what corrections say of theirs (sự kiện được tính)."""
    known = [fact for fact in recorded if as_of.known_at is None or fact.recorded_at <= as_of.known_at]
    if as_of.happened_at is None:
        return tuple(known), {}
    said = _said_since(known)
    dated = [_redated(fact, said[fact.version].says) if fact.version in said else fact for fact in known]
    return tuple(fact for fact in dated if fact.event.occurred_at <= as_of.happened_at), said


async def find_stream(store: CaseStore, name: str) -> str:
    """The stream behind what a person types: a dossier code, source/case, a stream, a procedure code."""
    name = cleaned(name)
    kinds = ("dossier/", "procedure/", "process/", "decision/", "agency/", "calendar/")
    if name.startswith(kinds):
        return name
    for stream in (streams.procedure(name), streams.dossier(foreign_id(name)), streams.process(name)):
        if await store.log.event_at(stream, 1) is not None:
            return stream
    return streams.dossier(await find_dossier(store, name))


def foreign_id(name: str) -> str:
    """Our own key of an adopted dossier written source/case: the same however often it is imported."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"hoso:{name}"))


class Said(NamedTuple):
    """When a fact is now said to have happened, and the position of the correction that says so."""

    says: datetime
    position: int


def _said_since(known: Sequence[Fact]) -> dict[int, Said]:
    """By version, the instants that known corrections say; of several the last one holds."""
    return {
        fact.event.corrects_version: Said(datetime.fromisoformat(fact.event.says).astimezone(UTC), fact.position)
        for fact in known
        if isinstance(fact.event, FactCorrected) and fact.event.field == "occurred_at"
    }


def _redated(fact: Fact, says: datetime) -> Fact:
    return fact._replace(event=replace(fact.event, occurred_at=says))


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

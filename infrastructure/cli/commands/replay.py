"""``hoso replay``: a history as it was known, or as things had happened, at an instant (phát lại lịch sử)."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infrastructure.cli.terminal.formats import Format, print_json, say

if TYPE_CHECKING:
    from application.case_store import CaseStore
    from application.history.replay import Replayed
    from application.ports import Fact
    from domain.dossier.verdict_reason import ReasonedVerdict
    from infrastructure.main import RunningInstallation

NO_FACTS = "chưa có sự kiện nào tại thời điểm được hỏi", "no facts at that instant"
"""What is said of a dossier of which nothing had happened yet, in both languages."""


def replay(
    code: Annotated[str, typer.Argument(help="Dossier code, SOURCE/CASE, procedure code, AGENCY/NUMBER/YEAR or key.")],
    known_at: Annotated[str | None, typer.Option(help="Only facts recorded by this instant.")] = None,
    happened_at: Annotated[str | None, typer.Option(help="Only facts that happened by this instant.")] = None,
    format: Annotated[Format, typer.Option(help="For people or for programs.")] = Format.TEXT,
) -> None:
    """Replay the history of a dossier, a procedure or a decision from the log."""
    from infrastructure.cli.terminal.instants import optional_instant
    from infrastructure.cli.terminal.open_installation import in_installation

    known, happened = (
        optional_instant(known_at, where="--known-at"),
        optional_instant(happened_at, where="--happened-at"),
    )

    async def read(running: "RunningInstallation") -> "tuple[Replayed, ReasonedVerdict | None]":
        found = await replayed(running.store, code, known, happened)
        return found, verdict_of(found, known, happened, running.store.clock.now())

    found, judged = in_installation(read)
    if format is Format.JSON:
        verdict = None if judged is None else {"verdict": judged.verdict.value, "vi": judged.vi, "en": judged.en}
        print_json(as_json(found, known, happened) | {"verdict": verdict})
    else:
        print_replay(found, happened)
        if judged is not None:
            say(judged.vi)
            say(judged.en)


def verdict_of(
    found: "Replayed", known: datetime | None, happened: datetime | None, now: datetime
) -> "ReasonedVerdict | None":
    """How a dossier stands at the asked instants and why; None for other histories (tình trạng và lý do)."""
    from application.history.as_of import AsOf
    from application.history.dossier_as_of import ended_by
    from domain.dossier.state import DossierState
    from domain.dossier.verdict_reason import reasoned_verdict

    if not isinstance(found.state, DossierState) or not found.facts:
        return None
    at = AsOf(known_at=known, happened_at=happened).judged_at(now)
    return reasoned_verdict(ended_by(found.state, happened), at)


async def replayed(store: "CaseStore", code: str, known: datetime | None, happened: datetime | None) -> "Replayed":
    """The history behind what a person types. Raises NotPermitted and Malformed (phát lại)."""
    from application.history import replay as histories
    from infrastructure.cli.terminal.resolve_stream import stream_of

    return await histories.replay(store, await stream_of(store, code), known_at=known, happened_at=happened)


def as_json(found: "Replayed", known: datetime | None, happened: datetime | None) -> dict[str, Any]:
    """The replay for programs: every fact, then the state they leave."""
    return {
        "stream": found.stream,
        "knownAt": known,
        "happenedAt": happened,
        "facts": [fact_as_json(fact) for fact in found.facts],
        "leftOut": found.left_out,
        "dueOn": getattr(found.state, "due_on", None),
        "dueAt": getattr(found.state, "due_at", None),
        "state": state_of(found.state),
    }


def state_of(state: Any) -> Any:
    """The folded state as plain values; its last fact stands among the facts already."""
    import msgspec

    plain = msgspec.to_builtins(_named(state), order="sorted")
    if isinstance(plain, dict):
        plain.pop("last", None)
    return plain


def print_replay(found: "Replayed", happened_by: datetime | None = None) -> None:
    """The replay for people: a sentence per fact, then where it all stands."""
    from application.queries.sentences import sentence
    from application.queries.shown_instants import happened_at, shown

    say(f"{found.stream}: {len(found.facts)} facts" + (f", {found.left_out} left out" if found.left_out else ""))
    for fact in found.facts:
        vi, en = sentence(fact.event)
        happened = shown(happened_at(fact.event), "%d/%m/%Y %H:%M:%S")
        basis = getattr(fact.event, "basis", None)
        say(f"#{fact.position:<7} {happened}  {vi}")
        say(f"{'':<30}{en}")
        who = f"{fact.meta.actor} ({fact.meta.role}" + (f", {fact.meta.agency})" if fact.meta.agency else ")")
        recorded = f"recorded {shown(fact.recorded_at, '%d/%m/%Y %H:%M:%S')}"
        say(f"{'':<30}{who}; {recorded}" + (f"; {basis}" if basis else ""))
        if fact.meta.entered_late is not None:
            say(f"{'':<30}entered late · ghi nhận muộn: {fact.meta.entered_late}")
    for line in _state_lines(found.state, happened_by):
        say(line)


def fact_as_json(fact: "Fact") -> dict[str, Any]:
    """One fact for programs."""
    from application.queries.fact_fields import fields_of
    from application.queries.sentences import sentence

    vi, en = sentence(fact.event)
    return {
        "position": fact.position,
        "version": fact.version,
        "topic": fact.topic,
        "occurredAt": fact.event.occurred_at,
        "recordedAt": fact.recorded_at,
        "actor": fact.meta.actor,
        "role": fact.meta.role,
        "agency": fact.meta.agency,
        "enteredLate": fact.meta.entered_late,
        "basis": getattr(fact.event, "basis", None),
        "vi": vi,
        "en": en,
        "details": dict(fields_of(fact.event)),
    }


def _named(state: Any) -> Any:
    """A group of fields by its names, where it would be written as a row; a mapping that cannot change by its keys."""
    if isinstance(state, tuple) and hasattr(state, "_fields"):
        return {name: _named(getattr(state, name)) for name in state._fields}
    if isinstance(state, Mapping):
        return {str(key): _named(value) for key, value in state.items()}
    return sorted(state) if isinstance(state, frozenset) else state


def _state_lines(state: Any, happened_by: datetime | None) -> list[str]:
    from application.queries.shown_instants import ForeignInstant, shown
    from domain.dossier.refusals import NAMES
    from domain.dossier.state import DossierState

    if not isinstance(state, DossierState):
        return []
    own = ForeignInstant.of if state.adoption is not None else lambda at: at
    lines = [] if state.status is None else [f"status {state.status.value}: {NAMES[state.status]}"]
    if state.due_at is not None:
        lines.append(f"due {shown(own(state.due_at), '%H:%M, %d/%m/%Y')}")
    # an adopted dossier's first fact knows its end already
    if state.ended_at is not None and (happened_by is None or state.ended_at <= happened_by):
        lines.append(f"ended {shown(own(state.ended_at), '%H:%M, %d/%m/%Y')}")
    return lines or list(NO_FACTS)

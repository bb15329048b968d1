"""``hoso diff``: what two readings of one dossier tell apart (so sánh hai thời điểm)."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import Format, print_json, say

if TYPE_CHECKING:
    from application.case_store import CaseStore
    from application.history.as_of import AsOf
    from application.history.comparison import Difference

Instant = Annotated[str | None, typer.Option(help="As the option of «hoso replay»; left out: as it stands.")]


def diff(
    code: Annotated[str, typer.Argument(help="Dossier code, SOURCE/CASE or key.")],
    from_known_at: Instant = None,
    from_happened_at: Instant = None,
    to_known_at: Instant = None,
    to_happened_at: Instant = None,
    format: Annotated[Format, typer.Option(help="For people or for programs.")] = Format.TEXT,
) -> None:
    """Name the facts that differ between two readings of a dossier, and which dates and conclusions change."""
    from infrastructure.cli.terminal.open_installation import in_installation

    before = _as_of(from_known_at, from_happened_at, "from")
    after = _as_of(to_known_at, to_happened_at, "to")
    found = in_installation(lambda running: compared(running.store, code, before, after))
    if format is Format.JSON:
        print_json(_as_json(found))
    else:
        _print_difference(found)


async def compared(store: "CaseStore", code: str, before: "AsOf", after: "AsOf") -> "Difference":
    """The difference of two readings. Raises BadInput, NotPermitted and InstantInFuture (so sánh)."""
    from application.history.as_of import refuse_future
    from application.history.comparison import compare
    from application.history.dossier_as_of import dossier_as_of
    from application.history.replay import replay
    from application.streams import is_dossier
    from infrastructure.cli.terminal.resolve_stream import stream_of

    for as_of, name in ((before, "from"), (after, "to")):
        await refuse_future(store, as_of, known=f"--{name}-known-at", happened=f"--{name}-happened-at")
    stream = await stream_of(store, code)
    if not is_dossier(stream):
        raise BadInput(f"«{code}» is {stream}: only dossiers are compared, look at it with «hoso replay»")
    readings = [
        await dossier_as_of(
            store, await replay(store, stream, known_at=as_of.known_at, happened_at=as_of.happened_at), as_of
        )
        for as_of in (before, after)
    ]
    return compare(*readings)


def _as_of(known_at: str | None, happened_at: str | None, name: str) -> "AsOf":
    from application.history.as_of import AsOf
    from infrastructure.cli.terminal.instants import optional_instant

    return AsOf(
        known_at=optional_instant(known_at, where=f"--{name}-known-at"),
        happened_at=optional_instant(happened_at, where=f"--{name}-happened-at"),
    )


def _as_json(found: "Difference") -> dict[str, Any]:
    from infrastructure.cli.commands.replay import fact_as_json

    return {
        "onlyInFrom": [fact_as_json(fact) for fact in found.only_before],
        "onlyInTo": [fact_as_json(fact) for fact in found.only_after],
        "redated": [fact_as_json(fact) for _, fact in found.redated],
        "changes": [
            {
                "field": one.aspect.name,
                "vi": one.aspect.vi,
                "en": one.aspect.en,
                "before": one.before,
                "after": one.after,
                "why": one.why,
            }
            for one in found.changes
        ],
        "verdicts": [
            None if one is None else {"verdict": one.verdict.value, "vi": one.vi, "en": one.en}
            for one in found.verdicts
        ],
    }


def _print_difference(found: "Difference") -> None:
    from datetime import datetime

    from application.queries.sentences import sentence
    from application.queries.shown_instants import ForeignInstant, happened_at
    from infrastructure.cli.commands.replay import NO_FACTS

    def own(value: Any) -> Any:
        return ForeignInstant.of(value) if found.is_foreign and isinstance(value, datetime) else value

    for sign, facts in (("-", found.only_before), ("+", found.only_after), ("~", [new for _, new in found.redated])):
        for fact in facts:
            vi, en = sentence(fact.event)
            say(f"{sign} #{fact.position:<7} {_shown(happened_at(fact.event))}  {vi}")
            say(f"{'':<32}{en}")
    for one in found.changes:
        because = "".join(f" #{position}" for position in one.why) or " time went by"
        values = f"{_shown(own(one.before))} → {_shown(own(one.after))}"
        say(f"{one.aspect.vi} ({one.aspect.en}): {values}; because of{because}")
    if not (found.only_before or found.only_after or found.redated or found.changes):
        say("nothing differs")
        if all(found.verdicts):
            return
    for reading, judged in zip(("from", "to"), found.verdicts, strict=True):
        vi, en = NO_FACTS if judged is None else (judged.vi, judged.en)
        say(f"{reading}: {vi}")
        say(f"{'':<{len(reading) + 2}}{en}")


def _shown(value: Any) -> str:
    from datetime import date, datetime

    from application.queries.shown_instants import shown
    from domain.dossier.refusals import NAMES
    from domain.dossier.status import Status

    match value:
        case datetime():
            return shown(value, "%d/%m/%Y %H:%M:%S")
        case date():
            return f"{value:%d/%m/%Y}"
        case Status():
            return f"{value.value} {NAMES[value]}"
        case bool():
            return "yes" if value else "no"
        case _:
            return "—" if value is None else str(value)

"""``hoso import history``: adopt the dossiers of another system (tiếp nhận dữ liệu cũ)."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from domain.dossier.adoption import AdoptionContradicted
    from domain.dossier.commands import AdoptHistory
    from infrastructure.imports.event_log import LogSurvey
    from infrastructure.imports.mapping import LogMapping
    from infrastructure.main import RunningInstallation

MOST_CONTRADICTIONS = 20


def import_history(
    path: Annotated[Path, typer.Argument(help="Event log in CSV, XES or OCEL 2.0; CSV, XES, JSON, XML packed or not.")],
    mapping: Annotated[str, typer.Option(help="Name of a shipped mapping (receipt), or a TOML file.")],
    source: Annotated[
        str | None, typer.Option(help="Label of the source, in place of the mapping's, so that like files share it.")
    ] = None,
) -> None:
    """Adopt every case of an event log with all its activities; a second run adds only what has grown."""
    from infrastructure.cli.terminal.open_installation import in_installation_or_new
    from infrastructure.imports.event_log import survey
    from infrastructure.imports.mapping import mapping as read_mapping
    from infrastructure.system_clock import SystemClock

    meaning = read_mapping(mapping, source)
    found = survey(path, meaning)
    contradictions: list[str] = []
    now = SystemClock().now()
    odd: Counter[str] = Counter()
    done = in_installation_or_new(lambda running: adopt_cases(running, path, meaning, found, contradictions, odd))
    _say_what_was_found(path, meaning, found)
    if found.latest is not None and found.latest > now:
        when = found.latest.isoformat()
        say(f"  the newest activity is of {when}, which has not come: audits leave it out until then")
    _say_what_was_done(done)
    _say_counted(odd)
    if contradictions:
        more = len(contradictions) - MOST_CONTRADICTIONS
        for one in contradictions[:MOST_CONTRADICTIONS]:
            say(f"  contradicts: {one}")
        if more > 0:
            say(f"  contradicts: {more} more")
        raise BadInput(
            f"{path}: {done['differ']} cases were imported before with other content and stay as they were; "
            "correct the file, or give --source another label to import them anew"
        )


def _say_what_was_found(path: Path, mapping: "LogMapping", found: "LogSurvey") -> None:
    cases = len(found.sizes)
    say(f"{cases} cases with {found.sizes.total()} activities in {path} (source «{mapping.source}»)")
    counts = (("deadline", "a deadline"), ("planned_end", "a planned end"), ("end", "an end"))
    say("  " + ", ".join(f"{found.cases_with[name]} of them have {words}" for name, words in counts))
    _say_counted(found.notes)


def _say_counted(notes: Counter[str]) -> None:
    for note, count in sorted(notes.items()):
        if count:
            say(f"  {count} {note}")


def _say_what_was_done(done: Counter[str]) -> None:
    say(
        f"  {done['dossiers']} dossiers adopted with {done['activities']} activities, "
        f"{done['facts']} facts; {done['known']} known already"
    )
    if done["grown"]:
        say(f"  {done['grown']} known ones have grown: {done['added']} facts added")


async def adopt_cases(
    running: "RunningInstallation",
    path: Path,
    mapping: "LogMapping",
    found: "LogSurvey",
    contradictions: list[str] | None = None,
    odd: Counter[str] | None = None,
) -> Counter[str]:
    """Adopt every case; how many were new, known, grown, or known otherwise (tiếp nhận).

    What contradicts and what is odd about cases is added to what is given for it.
    """
    import hashlib

    import msgspec

    from application.access.actors import Actor, Role
    from application.record import record
    from domain.dossier.adoption import AdoptionContradicted
    from domain.values import ActorId
    from infrastructure.cli.terminal.progress import progress
    from infrastructure.imports.event_log import cases
    from infrastructure.imports.history import adoption
    from infrastructure.imports.in_flight import in_flight
    from infrastructure.imports.oddities import oddities

    admin = Actor(ActorId("hoso-import"), Role.ADMIN)
    done: Counter[str] = Counter()
    with progress("adopting dossiers", len(found.sizes)) as advance:

        async def adopt(command: "AdoptHistory") -> None:
            if odd is not None:
                odd.update(oddities(command))
            payload = msgspec.json.encode(command)
            key = f"import/{mapping.source}/{hashlib.sha256(payload).hexdigest()}"  # each content of a case is its own
            try:
                receipt = await record(running.store, admin, command, key=key, payload=payload)
            except AdoptionContradicted as error:
                done["differ"] += 1
                if contradictions is not None:
                    contradictions.extend(_contradictions(command.dossier.case, error))
                return
            first = receipt.first if receipt.recorded_at is not None and not receipt.repeated else None
            _count(done, command, 0 if first is None else receipt.position - first + 1)
            advance(done["known"] + done["dossiers"])

        wanted = (adoption(mapping, case, admin, found.header) for case in cases(path, mapping, found))
        await in_flight(wanted, adopt)
    return done


def _count(done: Counter[str], command: "AdoptHistory", facts: int) -> None:
    """Count a case by how many facts it brought: all of a new one, none or some of a known one."""
    if facts == 1 + len(command.activities):
        done.update(dossiers=1, activities=len(command.activities), facts=facts)
    else:
        done.update(known=1, grown=int(facts > 0), added=facts)


def _contradictions(case: str, error: "AdoptionContradicted") -> list[str]:
    return [f"case {case}: {text}" for text in error.details.values()]

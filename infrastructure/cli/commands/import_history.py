"""``hoso import history``: adopt the dossiers of another system (tiếp nhận dữ liệu cũ)."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from domain.dossier.commands import AdoptDossier, AdoptHistory
    from infrastructure.imports.mapping import LogMapping
    from infrastructure.main import RunningInstallation


def import_history(
    path: Annotated[Path, typer.Argument(help="Event log in CSV or XES, packed by gzip or not.")],
    mapping: Annotated[str, typer.Option(help="Name of a shipped mapping (receipt), or a TOML file.")],
) -> None:
    """Adopt every case of an event log with all its activities; a second run adds nothing."""
    from infrastructure.cli.terminal.open_installation import in_installation_or_new
    from infrastructure.imports.event_log import survey
    from infrastructure.imports.mapping import mapping as read_mapping

    meaning = read_mapping(mapping)
    sizes = survey(path, meaning)
    done = in_installation_or_new(lambda running: adopt_cases(running, path, meaning, sizes))
    say(f"{len(sizes)} cases with {sizes.total()} activities in {path} (source «{meaning.source}»)")
    say(
        f"  {done['dossiers']} dossiers adopted with {done['activities']} activities, "
        f"{done['facts']} facts; {done['known']} known already"
    )
    if done["backwards"]:
        say(f"  {done['backwards']} of them ended before they began; to audits they ended as they began")
    if done["differ"]:
        raise BadInput(
            f"{path}: {done['differ']} cases were imported before with other content and stay as they were; "
            "give the source another label in the mapping to import them anew"
        )


async def adopt_cases(
    running: "RunningInstallation", path: Path, mapping: "LogMapping", sizes: Counter[str]
) -> Counter[str]:
    """Adopt every case; how many were new, known, or known otherwise (tiếp nhận)."""
    import msgspec

    from application.access.actors import Actor, Role
    from application.ports import KeyReused
    from application.record import record
    from domain.values import ActorId
    from infrastructure.cli.terminal.progress import progress
    from infrastructure.imports.event_log import cases
    from infrastructure.imports.history import adoption
    from infrastructure.imports.in_flight import in_flight

    admin = Actor(ActorId("hoso-import"), Role.ADMIN)
    done: Counter[str] = Counter()
    with progress("adopting dossiers", len(sizes)) as advance:

        async def adopt(command: "AdoptHistory") -> None:
            key = f"import/{mapping.source}/{command.dossier.case}"
            try:
                receipt = await record(running.store, admin, command, key=key, payload=msgspec.json.encode(command))
            except KeyReused:
                done["differ"] += 1
                return
            if receipt.repeated or receipt.recorded_at is None:
                done["known"] += 1
            else:
                done.update(dossiers=1, activities=len(command.activities), facts=1 + len(command.activities))
                done["backwards"] += _ends_before_it_begins(command.dossier)
            advance(done["known"] + done["dossiers"])

        await in_flight((adoption(path, mapping, case, admin) for case in cases(path, mapping, sizes)), adopt)
    return done


def _ends_before_it_begins(dossier: "AdoptDossier") -> bool:
    began, ended = dossier.started_at, dossier.ended_at
    return began is not None and ended is not None and ended < began

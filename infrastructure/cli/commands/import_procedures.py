"""``hoso import procedures``: publish the procedures of a catalogue (nhập danh mục thủ tục)."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from infrastructure.imports.catalogue import CatalogueEntry
    from infrastructure.main import RunningInstallation


def import_procedures(
    path: Annotated[Path, typer.Argument(help="Catalogue in JSON lines.", exists=False)],
) -> None:
    """Publish every procedure of a catalogue; what is known already is left alone."""
    from infrastructure.cli.terminal.open_installation import in_installation_or_new
    from infrastructure.imports.catalogue import read_catalogue

    entries = list(read_catalogue(path))
    done = in_installation_or_new(lambda running: _publish(running, entries))
    contents = [entry.publication.content for entry in entries]
    differ = sum(content.limits_differ for content in contents)
    written = sum(entry.limits_as_written > 1 for entry in entries)
    say(f"{len(entries)} procedures in {path}")
    say(f"  {done['published']} published, {done['amended']} amended, {done['known']} known already")
    say(f"  {sum(not content.has_machine_readable_limit for content in contents)} without machine-readable limit")
    say(f"  {written} with differing limits as published, {differ} by value")


async def _publish(running: "RunningInstallation", entries: "list[CatalogueEntry]") -> Counter[str]:
    from application.access.actors import Actor, Role
    from domain.values import ActorId
    from infrastructure.cli.terminal.progress import progress
    from infrastructure.imports.in_flight import in_flight
    from infrastructure.imports.procedure_upsert import upsert_procedure

    publisher = Actor(ActorId("hoso-import"), Role.PUBLISHER)
    done: Counter[str] = Counter()
    with progress("publishing procedures", len(entries)) as advance:

        async def publish(entry: "CatalogueEntry") -> None:
            done[(await upsert_procedure(running.store, publisher, entry.publication)).value] += 1
            advance(done.total())

        await in_flight(entries, publish)
    return done

"""``hoso export ocel`` and ``hoso export xes``: the log for process miners (kết xuất cho khai phá quy trình)."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from infrastructure.exports.export import Exported, ExportRequest, Progress
    from infrastructure.main import RunningInstallation

Source = Annotated[str | None, typer.Option(help="Only what comes from this source, e.g. receipt or hoso.")]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--pseudonyms",
        metavar="KEYFILE",
        help="Officers get the names that this key gives them (made when missing), so that exports can be joined.",
    ),
]
Attributes = Annotated[
    list[str] | None,
    typer.Option("--attribute", help="Hand over this attribute of adopted dossiers too, as it is; may be repeated."),
]


def export_ocel(
    out: Annotated[Path, typer.Argument(help="File to write: .json, .jsonocel, .sqlite, .xml or .xmlocel.")],
    source: Source = None,
    pseudonyms: KeyFile = None,
    attribute: Attributes = None,
) -> None:
    """Write OCEL 2.0: events with the dossiers, papers, decisions, agencies and officers they concern."""
    from infrastructure.exports.export import OCEL

    _export(out, OCEL, source, pseudonyms, attribute)


def export_xes(
    out: Annotated[Path, typer.Argument(help="File to write: .xes, or .xes.gz to pack it.")],
    source: Source = None,
    pseudonyms: KeyFile = None,
    attribute: Attributes = None,
) -> None:
    """Write XES: a trace for each dossier."""
    from infrastructure.exports.export import XES

    _export(out, XES, source, pseudonyms, attribute)


def _export(
    out: Path, endings: Iterable[str], source: str | None, key: Path | None, attributes: list[str] | None
) -> None:
    from infrastructure.cli.terminal.open_installation import in_installation
    from infrastructure.exports.export import ExportRequest
    from infrastructure.exports.pseudonyms import OfficerPseudonyms, pseudonyms_from

    ending = next((one for one in endings if out.name.endswith(one) and out.name != one), None)
    if ending is None:
        raise BadInput(f"{out}: the ending says the format; end it in {', '.join(endings)}")
    if not out.parent.is_dir():
        raise BadInput(f"{out.parent} is no folder: make it, or write elsewhere")
    if out.is_dir():
        raise BadInput(f"{out} is a folder: name a file in it, e.g. {out / f'log{ending}'}")
    request = ExportRequest(
        OfficerPseudonyms() if key is None else pseudonyms_from(key), source, frozenset(attributes or ())
    )
    done = in_installation(lambda running: _exported(running, out, ending, request))
    say(f"{out}: {', '.join(f'{count} {word}' for word, count in done.counts.items())}")
    for name in done.left_out:
        say(f"  classifier «{name}» of the source is left out: name its attributes with --attribute to keep it")
    say(f"  everything recorded up to position {done.position}")


async def _exported(running: "RunningInstallation", out: Path, ending: str, request: "ExportRequest") -> "Exported":
    import asyncio

    from infrastructure.cli.terminal.progress import progress

    with progress("exporting", None) as advance:
        return await asyncio.to_thread(_write, running, out, ending, request, advance)


def _write(
    running: "RunningInstallation", out: Path, ending: str, request: "ExportRequest", advance: "Progress"
) -> "Exported":
    """Write beside the file and put it in its place when it is whole."""
    from infrastructure.exports.export import XES, write_ocel, write_traces
    from infrastructure.exports.histories import ExportedHistories

    with (
        tempfile.TemporaryDirectory(prefix=".hoso-", dir=out.parent) as folder,
        ExportedHistories(running.url, running.settings.names) as log,
    ):
        made = Path(folder) / f"log{ending}"
        written = (
            write_traces(made, log, request, advance)
            if ending in XES
            else write_ocel(made, ending, log, request, advance)
        )
        os.replace(made, out)
    return written

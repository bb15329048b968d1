"""``hoso whatif``: the recorded facts under another law; nothing is written (mô phỏng pháp luật giả định)."""

import csv
import sys
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import print_json, say

if TYPE_CHECKING:
    from application.history.what_if import Changed, Supposition, Totals
    from application.queries.reads import DossierFilter
    from infrastructure.main import RunningInstallation


class TableFormat(StrEnum):
    """For people, for programs, for a spreadsheet."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def whatif(
    law_as_of: Annotated[str | None, typer.Option(help="The law of this day, for every dossier: 2026-07-01.")] = None,
    override: Annotated[list[str] | None, typer.Option(help="parameter=value; may be given several times.")] = None,
    procedure: Annotated[str | None, typer.Option(help="Only dossiers of this procedure.")] = None,
    agency: Annotated[str | None, typer.Option(help="Only dossiers of this agency and those below it.")] = None,
    period: Annotated[str | None, typer.Option(help="Handed in then: 2025, 2025-06, 2025-06-15..2025-07-15.")] = None,
    format: Annotated[TableFormat, typer.Option(help="text, json or csv.")] = TableFormat.TEXT,
) -> None:
    """Which dates, judgements and apologies would differ under another law."""
    from application.history.what_if import Supposition
    from application.queries.reads import DossierFilter
    from infrastructure.cli.terminal.open_installation import in_installation
    from infrastructure.cli.terminal.periods import optional_period

    overrides = dict(_override(text) for text in override or ())
    if len(overrides) < len(override or ()):
        raise BadInput("--override: a parameter stands twice; give each one value")
    if law_as_of is None and not overrides:
        raise BadInput("whatif: name another law by --law-as-of DATE or --override parameter=value")
    supposed = Supposition(None if law_as_of is None else _day(law_as_of), overrides)
    since, until = optional_period(period, where="--period")
    wanted = DossierFilter(procedure=procedure, submitted_from=since, submitted_before=until)
    changed, totals, position, never_read = in_installation(
        lambda running: _simulated(running, supposed, wanted, agency)
    )
    for name in never_read:
        typer.echo(
            f"{name}: không hành vi nào của các hồ sơ đã chọn áp dụng tham số này "
            f"(no act of the chosen dossiers reads it)",
            err=True,
        )
    {TableFormat.TEXT: _print_changes, TableFormat.JSON: _print, TableFormat.CSV: _tabulate}[format](
        changed, totals, position
    )


async def _simulated(
    running: "RunningInstallation", supposed: "Supposition", wanted: "DossierFilter", agency: str | None
) -> "tuple[list[Changed], Totals, int, tuple[str, ...]]":
    from application.access.rows import Visibility
    from application.commands.authority import agencies_below
    from application.history.what_if import Simulation
    from infrastructure.cli.terminal.open_installation import caught_up
    from infrastructure.cli.terminal.progress import progress

    position = await caught_up(running)
    wanted = replace(wanted, agencies=await agencies_below(running.store, agency))
    simulation = Simulation(running.store, supposed, running.store.clock.now())
    with progress("dossiers", None) as advance:
        done = 0

        def report(count: int) -> None:
            nonlocal done
            done += count
            advance(done)

        found = [one async for one in simulation.changed(running.reads, wanted, Visibility(all=True), progress=report)]
    return found, simulation.totals, position, simulation.never_read


def _override(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise BadInput(f"--override: «{text}» is not parameter=value, such as supplement.requests_allowed=2")
    return name.strip(), value.strip()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"--law-as-of: «{text}» is no day: write 2026-07-01") from error


def _row(one: "Changed") -> dict[str, Any]:
    found: dict[str, Any] = {"dossier": one.dossier, "code": one.code}
    for name, conclusion in (("before", one.before), ("after", one.after)):
        found[f"{name}DueOn"] = conclusion.due_on.isoformat() if conclusion.due_on else None
        found[f"{name}Verdict"] = conclusion.verdict.value
        found[f"{name}VerdictReason"] = conclusion.reasoned.vi
        found[f"{name}VerdictReasonEn"] = conclusion.reasoned.en
        found[f"{name}ApologyOwed"] = conclusion.apology_owed
    return found | {"refusals": list(one.after.refusals), "because": list(one.because)}


def _figures(totals: "Totals", position: int) -> dict[str, Any]:
    from application.history.supposed_values import LABEL

    return {
        "label": LABEL,
        "dossiers": totals.dossiers,
        "changed": totals.changed,
        "dates": totals.dates,
        "verdicts": totals.verdicts,
        "apologies": totals.apologies,
        "refusals": totals.refusals,
        "notReassessed": totals.not_reassessed,
        "before": dict(totals.before),
        "after": dict(totals.after),
        "position": position,
    }


def _print(changed: "list[Changed]", totals: "Totals", position: int) -> None:
    print_json(_figures(totals, position) | {"differences": [_row(one) for one in changed]})


def _tabulate(changed: "list[Changed]", totals: "Totals", position: int) -> None:
    from application.history.supposed_values import LABEL

    rows = [_row(one) | {"label": LABEL, "position": position} for one in changed]
    names = ["dossier", "code"]
    conclusions = ("DueOn", "Verdict", "VerdictReason", "VerdictReasonEn", "ApologyOwed")
    names += [f"{name}{what}" for name in ("before", "after") for what in conclusions]
    table = csv.DictWriter(sys.stdout, [*names, "refusals", "because", "label", "position"], lineterminator="\n")
    table.writeheader()
    table.writerows(row | {"refusals": " ".join(row["refusals"]), "because": "; ".join(row["because"])} for row in rows)


def _print_changes(changed: "list[Changed]", totals: "Totals", position: int) -> None:
    from application.history.supposed_values import LABEL

    say(f"{LABEL}, log position {position}; nothing was recorded")
    for one in changed:
        row = _row(one)
        before, after = (f"{row[f'{name}DueOn'] or '—'} {row[f'{name}Verdict']}" for name in ("before", "after"))
        say(f"{one.code or one.dossier:<34} {before:<24} → {after:<24} {'; '.join(one.because)}")
        say(f"{'':<34} {row['beforeVerdictReason']} → {row['afterVerdictReason']}")
    say(
        f"{totals.dossiers} dossiers reassessed, {totals.changed} would differ: {totals.dates} dates, "
        f"{totals.verdicts} judgements, {totals.apologies} apologies owed, {totals.refusals} with a refused act"
        + (
            f"; {totals.not_reassessed} could not be reassessed: no law is loaded for them"
            if totals.not_reassessed
            else ""
        )
    )
    for name, word in (("before", "as recorded (đã ghi nhận)"), ("after", "supposed (giả định)")):
        counted = getattr(totals, name)
        say(f"  {word:<28} " + ", ".join(f"{verdict} {count}" for verdict, count in sorted(counted.items())))

"""What every ``hoso audit`` can be asked, declared once, and how it answers (tham số của lệnh kiểm tra)."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from infrastructure.cli.terminal.audit_reports import AuditFormat, Form, Out, form_of

if TYPE_CHECKING:
    from application.audits.audits import Audits
    from application.audits.report import Report
    from application.audits.scope import AuditScope
    from infrastructure.cli.terminal.progress import Advance
    from infrastructure.main import RunningInstallation


@dataclass(frozen=True, slots=True)
class AuditRequest:
    """What an audit is asked and how it is to answer (yêu cầu kiểm tra)."""

    scope: "AuditScope"
    form: AuditFormat
    out: Path | None
    verify: bool


def audit(command: Callable[..., None]) -> Callable[..., None]:
    """A command that is given an AuditRequest first, and takes its options from the command line with its own."""
    own = inspect.signature(command)
    shared = inspect.signature(_options)

    @wraps(command)
    def asked(**given: Any) -> None:
        request = _options(**{name: given.pop(name) for name in shared.parameters})
        command(request, **given)

    more = [parameter for name, parameter in own.parameters.items() if name != "request"]
    hints = get_type_hints(_options, include_extras=True) | get_type_hints(command, include_extras=True)
    parameters = [*more, *shared.parameters.values()]
    asked.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [parameter.replace(annotation=hints[parameter.name]) for parameter in parameters]
    )
    asked.__annotations__ = {parameter.name: hints[parameter.name] for parameter in parameters}
    return asked


def _options(
    *,
    source: Annotated[str | None, typer.Option(help="Only dossiers of this source, e.g. receipt or hoso.")] = None,
    agency: Annotated[str | None, typer.Option(help="Only dossiers of this agency and those below it.")] = None,
    field: Annotated[str | None, typer.Option(help="Only procedures of this field (lĩnh vực), as published.")] = None,
    procedure: Annotated[str | None, typer.Option(help="Only dossiers of this procedure.")] = None,
    period: Annotated[
        str | None, typer.Option(help="2026, 2026-Q3, 2026-03 or 2026-01-01..2026-06-30; all when left out.")
    ] = None,
    known_at: Annotated[str | None, typer.Option(help="As it was recorded by this instant; all when left out.")] = None,
    happened_at: Annotated[str | None, typer.Option(help="As of this instant; now when left out.")] = None,
    compare: Annotated[
        str,
        typer.Option(
            help="How ends of adopted dossiers meet their dates: day, as official forms count, or instant, as other "
            "systems may have counted."
        ),
    ] = "day",
    format: Form = None,
    out: Out = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Derive every figure again from the raw log, and compare.")
    ] = False,
) -> AuditRequest:
    """The options every audit has. Raises BadInput for what cannot be read or handed over."""
    from application.audits.scope import AuditScope
    from domain.dossier.timeliness import ComparedBy
    from infrastructure.cli.terminal.instants import optional_instant
    from infrastructure.cli.terminal.periods import days_of

    form = form_of(format, out)
    since, before = (None, None) if period is None else days_of(period, where="--period")
    scope = AuditScope(
        source=source,
        agency=agency,
        field=field,
        procedure=procedure,
        since=since,
        before=before,
        known_at=optional_instant(known_at, where="--known-at"),
        happened_at=optional_instant(happened_at, where="--happened-at"),
        compared_by=ComparedBy(one_of(compare, ComparedBy, where="--compare")),
    )
    return AuditRequest(scope, form, out, verify)


def one_of(text: str, words: type[StrEnum], *, where: str) -> str:
    """A word that must be one of several. Raises BadInput naming them."""
    from infrastructure.cli.terminal.errors import BadInput

    known = [word.value for word in words]
    if text not in known:
        raise BadInput(f"{where}: «{text}» is none of {', '.join(known)}")
    return text


def audited(ask: "Callable[[Audits, Advance], Awaitable[Report]]", *, verified: bool = False) -> "Report":
    """What an audit of the log answers, with a bar that moves while dossiers are read; verified: it says so."""
    from infrastructure.cli.terminal.open_installation import caught_up, in_installation
    from infrastructure.cli.terminal.progress import progress

    async def work(running: "RunningInstallation") -> "Report":
        await caught_up(running)
        with progress("looking at dossiers", None) as advance:
            return await ask(running.audits, advance)

    report = in_installation(work)
    if verified:
        typer.echo(f"verified: derived again from the log up to position {report.asked.position}, the same", err=True)
    return report

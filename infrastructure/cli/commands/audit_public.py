"""``hoso audit public``: what everybody may know of how long dossiers took (công khai tiến độ giải quyết)."""

from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.audit_options import audited
from infrastructure.cli.terminal.audit_reports import Form, Out, answer, form_of

if TYPE_CHECKING:
    from application.audits.audits import Audits
    from application.audits.report import Report

Of = Annotated[str, typer.Option("--source", help="Dossiers of this source; hoso: handed in here.")]
Quarterly = Annotated[str | None, typer.Option("--period", help="A quarter that is over, as 2026-Q3; the last one.")]


def public(source: Of = "hoso", period: Quarterly = None, format: Form = None, out: Out = None) -> None:
    """On-time share, median and 95 % by procedure and agency, small groups merged: the page /transparency."""
    from application.audits.public_columns import public_report
    from application.audits.quarters import Quarter

    form = form_of(format, out)
    quarter = None if period is None else Quarter.parse(period)

    async def ask(audits: "Audits", _: object) -> "Report":
        return public_report(await audits.public.timeliness(quarter, source))

    answer(audited(ask), form, out)

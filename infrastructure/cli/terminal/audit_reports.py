"""How an audit hands over its report: in which form, and where to (cách giao báo cáo)."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import json_text, print_json

if TYPE_CHECKING:
    from application.audits.report import Report


class AuditFormat(StrEnum):
    """In which form a report is wanted."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    PDF = "pdf"
    XLSX = "xlsx"


Form = Annotated[
    AuditFormat | None,
    typer.Option("--format", help="For people or for programs; by the ending of --out, or text, when left out."),
]
Out = Annotated[Path | None, typer.Option("--out", help="File to write; standard output when left out.")]


_BINARY = frozenset({AuditFormat.PDF, AuditFormat.XLSX})
_ENDINGS = {f".{form.value}": form for form in AuditFormat} | {".htm": AuditFormat.HTML, ".txt": AuditFormat.TEXT}


def form_of(form: AuditFormat | None, out: Path | None) -> AuditFormat:
    """The form a report is wanted in. Raises BadInput where it could not be handed over, before anything is counted."""
    ending = out.suffix.lower() if out else ""
    if form is None and ending and ending not in _ENDINGS:
        raise BadInput(f"--out: no form ends in «{ending}»: {', '.join(sorted(_ENDINGS))}; or name one with --format")
    chosen = form or _ENDINGS.get(ending, AuditFormat.TEXT)
    if out is None:
        if chosen in _BINARY and sys.stdout.isatty():
            raise BadInput(
                f"--format {chosen.value}: no terminal shows it; name a file with --out report.{chosen.value}"
            )
    elif not out.parent.is_dir():
        raise BadInput(f"--out: there is no folder «{out.parent}»; make it, or name one that is there")
    elif out.is_dir():
        raise BadInput(f"--out: «{out}» is a folder; name a file in it")
    return chosen


def answer(report: "Report", form: AuditFormat, out: Path | None = None) -> None:
    """Say a report as it was asked for, or write it to a file."""
    if form is AuditFormat.TEXT and out is None:
        from rich.console import Console

        from infrastructure.reports.text import print_report

        print_report(report, Console())
    elif form is AuditFormat.JSON and out is None:
        from infrastructure.reports.plain import plain_report

        print_json(plain_report(report))
    else:
        _write(out, _WRITERS[form](report))


def _write(out: Path | None, written: bytes) -> None:
    if out is None:
        sys.stdout.buffer.write(written)
        sys.stdout.flush()
    else:
        out.write_bytes(written)


def _text(report: "Report") -> bytes:
    from infrastructure.reports.text import text

    return text(report).encode()


def _json(report: "Report") -> bytes:
    from infrastructure.reports.plain import plain_report

    return json_text(plain_report(report)).encode()


def _csv(report: "Report") -> bytes:
    from infrastructure.reports.comma_separated import comma_separated

    return comma_separated(report).encode()


def _html(report: "Report") -> bytes:
    from infrastructure.reports.web_page import web_page

    return web_page(report).encode()


def _pdf(report: "Report") -> bytes:
    from infrastructure.reports.paper import paper

    return paper(report)


def _xlsx(report: "Report") -> bytes:
    from infrastructure.reports.workbook import workbook

    return workbook(report)


_WRITERS: dict[AuditFormat, Callable[["Report"], bytes]] = {
    AuditFormat.TEXT: _text,
    AuditFormat.JSON: _json,
    AuditFormat.CSV: _csv,
    AuditFormat.HTML: _html,
    AuditFormat.PDF: _pdf,
    AuditFormat.XLSX: _xlsx,
}

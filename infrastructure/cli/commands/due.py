"""``hoso due``: when a time limit is over, one question or tens of thousands (tính thời hạn)."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from domain.values import Channel
from infrastructure.cli.terminal.errors import AnsweredWithErrors, BadInput
from infrastructure.cli.terminal.formats import Format, print_json, say

if TYPE_CHECKING:
    from typing_extensions import TypeIs

    from domain.law.deadlines import DayCount
    from infrastructure.cli.commands.due_law import Counting
    from infrastructure.cli.commands.due_question import CountedBack, CountedForward, Question


def due(
    from_: Annotated[str | None, typer.Option("--from", help="When the time limit began, with offset.")] = None,
    limit: Annotated[
        str | None, typer.Option(help="«5 working days», «8 giờ làm việc», or a parameter: complaints.acceptance.")
    ] = None,
    procedure: Annotated[str | None, typer.Option(help="The limit this procedure publishes, as recorded.")] = None,
    channel: Annotated[Channel | None, typer.Option(help="With --procedure: how the dossier came.")] = None,
    case: Annotated[str | None, typer.Option(help="With --procedure: which of its cases.")] = None,
    cut_off: Annotated[
        str | None,
        typer.Option(help="«after 15:00», «last 1 working_hour», or a parameter: cut_offs.last_office_hour."),
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(help="Days not counted, the last one counts again: 2026-03-05..2026-04-04.")
    ] = None,
    back: Annotated[bool, typer.Option("--back", help="Count back: the last day to act before --from.")] = False,
    at_agency: Annotated[str | None, typer.Option(help="Count on this agency's office hours, as recorded.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show day by day how the date came about.")] = False,
    batch: Annotated[str | None, typer.Option(help="File of questions in JSON lines; - for standard input.")] = None,
    format: Annotated[Format, typer.Option(help="For people or for programs.")] = Format.TEXT,
) -> None:
    """Say when a time limit is over."""
    if batch is not None:
        own = (from_, limit, procedure, channel, case, cut_off, exclude or None, back or None, explain or None)
        if any(one is not None for one in own):
            raise BadInput("--batch brings its own questions; leave out --from, --limit and what belongs to them")
        _answer_all(batch, at_agency)
        return
    begins = _asked_from(from_, limit, procedure)
    if procedure is None and (channel is not None or case is not None):
        raise BadInput("--channel and --case choose among the limits of --procedure; name it, or leave them out")
    from infrastructure.cli.commands.due_law import counting
    from infrastructure.cli.commands.due_question import Question, answer, as_json, excluded, explanation
    from infrastructure.cli.terminal.instants import instant

    received = instant(begins, where="--from")
    asked = Question(received, limit, procedure, channel, case, cut_off, excluded(exclude or ()), back, explain)
    by = counting(at_agency, () if procedure is None else (procedure,))
    found = answer(asked, by)
    _say_unused(found)
    if format is Format.JSON:
        shown = as_json(found, by, cut_off=cut_off)
        print_json(shown | (explanation(found.day_count) if explain and not _is_back(found) else {}))
        return
    _print(found, asked, by, explain)


def _asked_from(from_: str | None, limit: str | None, procedure: str | None) -> str:
    """From when is asked; refuses a question that lacks its start or its limit, or names the limit twice."""
    if limit is not None and procedure is not None:
        raise BadInput("--limit and --procedure each say how long it may take: name one of --limit and --procedure")
    if limit is None and procedure is None:
        missing = "--limit is" if from_ is not None else "--from and --limit are"
        raise BadInput(f"{missing} missing: name --from and one of --limit and --procedure, or --batch FILE")
    if from_ is None:
        raise BadInput("--from is missing: name when the time limit began, e.g. --from 2026-01-05T09:30:00+07:00")
    return from_


def _say_unused(found: "CountedForward | CountedBack") -> None:
    """Days excluded before the count or after it: a slip of the year would look like an answer."""
    if _is_back(found):
        return
    count = f"{found.day_count.start:%d/%m/%Y} to {found.day_count.due.on:%d/%m/%Y}"
    for one in found.unused:
        sys.stderr.write(f"hoso: --exclude {one.start}..{one.end} excludes nothing: the count runs from {count}\n")


def _is_back(found: "CountedForward | CountedBack") -> "TypeIs[CountedBack]":
    return hasattr(found, "last")


def _print(found: "CountedForward | CountedBack", asked: "Question", by: "Counting", explain: bool) -> None:
    if _is_back(found):
        say(f"{found.last:%d/%m/%Y} ({found.last.isoformat()}): {found.limit} trước ngày {found.before:%d/%m/%Y}")
    else:
        _print_day_count(found.day_count, explain)
        if explain and asked.cut_off is not None:
            source = f" ({found.cut_off_source})" if found.cut_off_source else ""
            say(f"giờ chốt {asked.cut_off}{source}: nhận {asked.received:%H:%M, %d/%m/%Y}")
    say(by.description)


def _answer_all(batch: str, at_agency: str | None) -> None:
    from infrastructure.cli.commands.due_batch import answers, procedures_named
    from infrastructure.cli.commands.due_law import counting

    try:
        questions = sys.stdin.buffer if batch == "-" else open(batch, "rb")  # noqa: SIM115  # closed below
    except OSError as error:
        raise BadInput(f"--batch: {batch}: {(error.strerror or '').lower()}; name a file of JSON lines") from error
    failed = False
    with questions:
        lines = questions.readlines()
    by = counting(at_agency, procedures_named(lines))
    for answer, wrong in answers(lines, by):
        failed = failed or wrong
        sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    if failed:
        raise AnsweredWithErrors


def _print_day_count(day_count: "DayCount", explain: bool) -> None:
    from domain.values import HO_CHI_MINH

    say(f"{day_count.due.at.astimezone(HO_CHI_MINH):%H:%M:%S, %d/%m/%Y} ({day_count.due.on.isoformat()})")
    if not explain:
        return
    say(f"từ {day_count.start:%H:%M:%S, %d/%m/%Y}, thời hạn {day_count.limit}: {day_count.because} ({day_count.basis})")
    for line in day_count.lines:
        counted = "" if line.counted is None else f" {line.counted}"
        say(f"  {line.on:%d/%m/%Y}  {line.mark.value:<9}{counted:>9}  {line.reason} ({line.basis})")

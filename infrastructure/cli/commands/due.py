"""``hoso due``: when a time limit is over, one question or tens of thousands (tính thời hạn)."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from domain.values import Channel
from infrastructure.cli.terminal.errors import AnsweredWithErrors, BadInput
from infrastructure.cli.terminal.formats import Format, print_json, say

if TYPE_CHECKING:
    from datetime import date, datetime

    from domain.agency.state import Agency
    from domain.calendar.state import WorkingCalendar
    from domain.law.deadlines import DayCount, Pause, TimeLimit
    from domain.law.in_force import InForce
    from infrastructure.main import RunningInstallation


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
        if any((from_, limit, procedure, cut_off, exclude, back)):
            raise BadInput("--batch brings its own questions; leave out --from, --limit and what belongs to them")
        _answer_all(batch, at_agency)
        return
    if from_ is None or (limit is None) == (procedure is None):
        raise BadInput(
            "--from and --limit are missing: name --from and one of --limit and --procedure, or --batch FILE"
        )
    if procedure is None and (channel is not None or case is not None):
        raise BadInput("--channel and --case choose among the limits of --procedure; name it, or leave them out")
    from domain.law.in_force import InForce
    from domain.law.parameters import book
    from domain.values import legal_day
    from infrastructure.cli.commands.due_question import excluded, limit_named, start_after
    from infrastructure.cli.terminal.instants import instant

    received = instant(from_, where="--from")
    day = legal_day(received)
    calendar, agency = _law(at_agency)
    law = InForce(book(), calendar, agency.office_hours(day))
    given = _published(procedure, channel, case, day) if procedure else limit_named(limit or "", day, law)
    if back:
        _print_last_start(given, day, calendar, format)
        return
    start, source = start_after(received, cut_off, law)
    day_count = _counted(start, given, law, excluded(exclude or ()))
    if format is Format.JSON:
        used = {} if cut_off is None else {"cutOff": cut_off, "cutOffSource": source}
        print_json(_as_json(day_count, explain) | used)
        return
    _print_day_count(day_count, explain)
    if explain and cut_off is not None:
        say(f"giờ chốt {cut_off}{f' ({source})' if source else ''}: nhận {received:%H:%M, %d/%m/%Y}")


def _counted(start: "datetime", limit: "TimeLimit", law: "InForce", pauses: "tuple[Pause, ...]") -> "DayCount":
    from domain.errors import Malformed
    from domain.law.deadlines import explain as day_count_of

    try:
        return day_count_of(start, limit, law.hours, law.calendar, pauses)
    except Malformed:
        raise
    except (ValueError, OverflowError) as error:
        text = f"--limit: {limit} from {start.isoformat()} ends beyond the year 9999; name a shorter limit"
        raise BadInput(text) from error


def _published(procedure: str, channel: "Channel | None", case: str | None, day: "date") -> "TimeLimit":
    from infrastructure.cli.commands.due_question import published_limit
    from infrastructure.cli.terminal.open_installation import in_installation

    return in_installation(lambda running: published_limit(running, procedure, channel, case, day))


def _print_last_start(limit: "TimeLimit", day: "date", calendar: "WorkingCalendar", format: Format) -> None:
    from domain.law.deadlines import counted_back

    last = counted_back(day, limit, calendar)
    if format is Format.JSON:
        print_json({"lastDay": last.isoformat()})
    else:
        say(f"{last:%d/%m/%Y} ({last.isoformat()}): {limit} trước ngày {day:%d/%m/%Y}")


def _answer_all(batch: str, at_agency: str | None) -> None:
    from infrastructure.cli.commands.due_batch import answers

    calendar, agency = _law(at_agency)
    try:
        questions = sys.stdin.buffer if batch == "-" else open(batch, "rb")  # noqa: SIM115  # closed below
    except OSError as error:
        raise BadInput(f"--batch: {batch}: {(error.strerror or '').lower()}; name a file of JSON lines") from error
    failed = False
    with questions:
        for answer, wrong in answers(questions, calendar, agency):
            failed = failed or wrong
            sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    if failed:
        raise AnsweredWithErrors


def _law(at_agency: str | None) -> "tuple[WorkingCalendar, Agency]":
    """The shipped calendar and the default hours, or what the installation has recorded for an agency."""
    if at_agency is not None:
        from infrastructure.cli.terminal.open_installation import in_installation

        return in_installation(lambda running: _recorded(running, at_agency))
    from datetime import UTC, datetime

    from domain.agency.state import Agency
    from domain.calendar.decider import decide
    from domain.calendar.published import published_decisions
    from domain.calendar.state import WorkingCalendar, evolve

    calendar = WorkingCalendar()
    for command in published_decisions():
        for event in decide(command, calendar, datetime.now(UTC)):
            calendar = evolve(calendar, event)
    return calendar, Agency()


async def _recorded(running: "RunningInstallation", at_agency: str) -> "tuple[WorkingCalendar, Agency]":
    agency, _ = await running.store.agency(at_agency)
    if agency.agency is None:
        raise BadInput(f"--at-agency: «{at_agency}» is not established here; see its identifier, e.g. H14.10")
    calendar, _ = await running.store.calendar()
    return calendar, agency


def _as_json(day_count: "DayCount", explain: bool) -> dict[str, Any]:
    from domain.values import HO_CHI_MINH

    answer: dict[str, Any] = {
        "dueOn": day_count.due.on.isoformat(),
        "dueAt": day_count.due.at.astimezone(HO_CHI_MINH).isoformat(),
    }
    if explain:
        answer |= {
            "from": day_count.start.isoformat(),
            "limit": {"amount": str(day_count.limit.amount), "unit": day_count.limit.unit.value},
            "begins": day_count.begins.isoformat(),
            "because": day_count.because,
            "basis": day_count.basis,
            "calendarVersion": day_count.calendar_version,
            "dayCount": [
                {
                    "on": line.on.isoformat(),
                    "mark": line.mark.value,
                    "reason": line.reason,
                    "basis": line.basis,
                    "countedSeconds": None if line.counted is None else int(line.counted.total_seconds()),
                }
                for line in day_count.lines
            ],
        }
    return answer


def _print_day_count(day_count: "DayCount", explain: bool) -> None:
    from domain.values import HO_CHI_MINH

    say(f"{day_count.due.at.astimezone(HO_CHI_MINH):%H:%M:%S, %d/%m/%Y} ({day_count.due.on.isoformat()})")
    if not explain:
        return
    say(f"từ {day_count.start:%H:%M:%S, %d/%m/%Y}, thời hạn {day_count.limit}: {day_count.because} ({day_count.basis})")
    for line in day_count.lines:
        counted = "" if line.counted is None else f" {line.counted}"
        say(f"  {line.on:%d/%m/%Y}  {line.mark.value:<9}{counted:>9}  {line.reason} ({line.basis})")

"""``hoso due``: when a time limit is over, one question or tens of thousands (tính thời hạn)."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infrastructure.cli.complaints import AnsweredWithErrors, BadInput
from infrastructure.cli.formats import Format, print_json, say

if TYPE_CHECKING:
    from domain.agency.state import Agency
    from domain.calendar.state import WorkingCalendar
    from domain.law.deadlines import Ledger
    from infrastructure.main import Running


def due(
    from_: Annotated[str | None, typer.Option("--from", help="When the time limit began, with offset.")] = None,
    limit: Annotated[str | None, typer.Option(help="For example «5 working days», «8 giờ làm việc».")] = None,
    at_agency: Annotated[str | None, typer.Option(help="Count on this agency's office hours, as recorded.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Tell day by day how the date came about.")] = False,
    batch: Annotated[str | None, typer.Option(help="File of questions in JSON lines; - for standard input.")] = None,
    format: Annotated[Format, typer.Option(help="For people or for programs.")] = Format.TEXT,
) -> None:
    """Say when a time limit is over."""
    if batch is not None:
        if from_ is not None or limit is not None:
            raise BadInput("--batch brings its own questions; leave out --from and --limit")
        _answer_all(batch, at_agency)
        return
    if from_ is None or limit is None:
        raise BadInput("--from and --limit are missing: name both, or --batch FILE")
    from domain.errors import Malformed
    from domain.law.deadlines import TimeLimit
    from domain.law.deadlines import explain as ledger_of
    from domain.values import legal_day
    from infrastructure.cli.instants import instant

    start, given = instant(from_, where="--from"), TimeLimit.parse(limit)
    calendar, agency = _law(at_agency)
    try:
        ledger = ledger_of(start, given, agency.office_hours(legal_day(start)), calendar)
    except Malformed:
        raise
    except (ValueError, OverflowError) as error:
        raise BadInput(f"--limit: {limit} from {from_} ends beyond the year 9999; name a shorter limit") from error
    if format is Format.JSON:
        print_json(_as_json(ledger, explain))
    else:
        _tell(ledger, explain)


def _answer_all(batch: str, at_agency: str | None) -> None:
    from infrastructure.cli.due_batch import answers

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
    """The shipped calendar and the default hours, or what the house has recorded for an agency."""
    if at_agency is not None:
        from infrastructure.cli.opening import in_house

        return in_house(lambda running: _recorded(running, at_agency))
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


async def _recorded(running: "Running", at_agency: str) -> "tuple[WorkingCalendar, Agency]":
    agency, _ = await running.house.agency(at_agency)
    if agency.agency is None:
        raise BadInput(f"--at-agency: «{at_agency}» is not established here; see its identifier, e.g. H14.10")
    calendar, _ = await running.house.calendar()
    return calendar, agency


def _as_json(ledger: "Ledger", explain: bool) -> dict[str, Any]:
    from domain.values import HO_CHI_MINH

    answer: dict[str, Any] = {
        "dueOn": ledger.due.on.isoformat(),
        "dueAt": ledger.due.at.astimezone(HO_CHI_MINH).isoformat(),
    }
    if explain:
        answer |= {
            "from": ledger.start.isoformat(),
            "limit": {"amount": str(ledger.limit.amount), "unit": ledger.limit.unit.value},
            "begins": ledger.begins.isoformat(),
            "because": ledger.because,
            "basis": ledger.basis,
            "calendarVersion": ledger.calendar_version,
            "ledger": [
                {
                    "on": line.on.isoformat(),
                    "mark": line.mark.value,
                    "reason": line.reason,
                    "basis": line.basis,
                    "countedSeconds": None if line.counted is None else int(line.counted.total_seconds()),
                }
                for line in ledger.lines
            ],
        }
    return answer


def _tell(ledger: "Ledger", explain: bool) -> None:
    from domain.values import HO_CHI_MINH

    say(f"{ledger.due.at.astimezone(HO_CHI_MINH):%H:%M:%S, %d/%m/%Y} ({ledger.due.on.isoformat()})")
    if not explain:
        return
    say(f"từ {ledger.start:%H:%M:%S, %d/%m/%Y}, thời hạn {ledger.limit}: {ledger.because} ({ledger.basis})")
    for line in ledger.lines:
        counted = "" if line.counted is None else f" {line.counted}"
        say(f"  {line.on:%d/%m/%Y}  {line.mark.value:<9}{counted:>9}  {line.reason} ({line.basis})")

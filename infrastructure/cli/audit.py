"""``hoso audit``: figures over everything recorded (thống kê, đối chiếu)."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infrastructure.cli.complaints import BadInput
from infrastructure.cli.formats import Format, print_json, say

if TYPE_CHECKING:
    from infrastructure.main import Running


class FiguresContradict(Exception):
    """The figures do not fit together: a read model counts wrong (số liệu mâu thuẫn)."""


def timeliness(
    source: Annotated[str | None, typer.Option(help="Only dossiers of this source, e.g. receipt or hoso.")] = None,
    agency: Annotated[str | None, typer.Option(help="Only dossiers of this agency and those below it.")] = None,
    procedure: Annotated[str | None, typer.Option(help="Only dossiers of this procedure.")] = None,
    happened_at: Annotated[str | None, typer.Option(help="As of this instant; now when left out.")] = None,
    format: Annotated[Format, typer.Option(help="For people or for programs.")] = Format.TEXT,
) -> None:
    """Closed, on time, late and open dossiers, as of an instant."""
    from infrastructure.cli.instants import optional_instant
    from infrastructure.cli.opening import in_house

    at = optional_instant(happened_at, where="--happened-at")
    answer = in_house(lambda running: figures(running, at, source=source, agency=agency, procedure=procedure))
    if format is Format.JSON:
        print_json(answer)
    else:
        tell(answer)


async def figures(
    running: "Running", at: datetime | None, *, source: str | None, agency: str | None, procedure: str | None
) -> dict[str, Any]:
    """The figures with everything needed to check them. Raises FiguresContradict (số liệu)."""
    from application.audits.timeliness import FORMULA, KEYS, contradictions
    from infrastructure.cli.opening import caught_up

    now = running.house.clock.now()
    if at is not None and at > now:
        raise BadInput(f"--happened-at: {at.isoformat()} lies in the future; name an instant up to now")
    position = await caught_up(running)
    row = await running.reads.audits.timeliness(at or now, source=source, agency=agency, procedure=procedure)
    wrong = contradictions(row)
    if wrong:
        raise FiguresContradict("; ".join(wrong))
    asked = {"source": source, "agency": agency, "procedure": procedure, "happenedAt": (at or now).isoformat()}
    return {name: row[name] for name in KEYS} | {"formula": FORMULA} | asked | {"position": position}


def tell(answer: dict[str, Any]) -> None:
    """The figures for people."""
    words = {
        "closed": "closed (đã giải quyết)",
        "onTime": "  on time (đúng và trước hạn)",
        "early": "    of these early (trước hạn)",
        "late": "  late (quá hạn)",
        "noDeadline": "  without a known date (chưa rõ thời hạn)",
        "open": "open (đang giải quyết)",
        "openLate": "  of these late (quá hạn)",
    }
    say(f"Timeliness of {answer['source'] or 'every source'} as of {answer['happenedAt']}")
    for name, word in words.items():
        say(f"{word:<44}{answer[name]:>8}")
    say(f"log position {answer['position']}; {answer['formula']}")

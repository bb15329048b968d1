"""``hoso token``: a signed token for somebody who acts (mã truy cập)."""

from datetime import timedelta
from typing import Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say

_NEEDS_AGENCY = ("intake", "case", "leader")
_NOBODY = ("system", "public")


def token(
    role: Annotated[str, typer.Option(help="applicant, intake, case, leader, publisher, inspector, legal or admin.")],
    agency: Annotated[str | None, typer.Option(help="Agency the person acts for, e.g. H14.10.")] = None,
    unit: Annotated[str | None, typer.Option(help="Unit inside the agency.")] = None,
    person: Annotated[str | None, typer.Option(help="Reference to the applicant's sealed data.")] = None,
    subject: Annotated[str | None, typer.Option(help="Account; made from role and agency when left out.")] = None,
    hours: Annotated[float, typer.Option(help="How long it is valid.")] = 8.0,
) -> None:
    """Print a token signed by this installation; put it into the header «Authorization: Bearer …»."""
    from application.access.actors import Actor, Role
    from domain.values import ActorId, PersonRef, UnitId, parse_agency_id
    from infrastructure.cli.terminal.open_installation import settings
    from infrastructure.identity.tokens import Tokens
    from infrastructure.system_clock import SystemClock

    allowed = [known.value for known in Role if known.value not in _NOBODY]
    if role not in allowed:
        raise BadInput(f"--role: «{role}» is not a role a token can carry; one of {', '.join(allowed)}")
    if role in _NEEDS_AGENCY and agency is None:
        raise BadInput(f"--agency is missing: {role} acts for one agency, e.g. --agency H14.10")
    if role == "applicant" and person is None:
        raise BadInput("--person is missing: an applicant's token names whose dossiers it opens")
    if not 0 < hours <= 24 * 366:
        raise BadInput(f"--hours: {hours:g} is not a time a token can live; above 0, at most {24 * 366}")
    actor = Actor(
        ActorId(subject or "-".join(part for part in (role, agency, person) if part)),
        Role(role),
        parse_agency_id(agency) if agency else None,
        UnitId(unit) if unit else None,
        PersonRef(person) if person else None,
    )
    folder = settings().data_dir / "identity"
    say(Tokens(folder, SystemClock()).issue(actor, timedelta(hours=hours)))

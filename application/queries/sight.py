"""Who may see which dossiers (phạm vi được xem). The predicates exist from the start, to be filled later."""

from application.actors import OFFICERS, Actor, Role
from application.queries.reads import Sight


def sight_of(actor: Actor) -> Sight:
    """The dossiers an actor may see: officers their agency's, applicants their own, inspectors all, the public none."""
    if actor.role in (Role.INSPECTOR, Role.LEGAL, Role.ADMIN, Role.SYSTEM):
        return Sight(all=True)
    if actor.role in OFFICERS:
        return Sight(agency=actor.agency)
    return Sight(person=actor.person) if actor.role is Role.APPLICANT else Sight()

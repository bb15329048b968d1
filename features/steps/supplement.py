"""What was missing: asked for, handed in (yêu cầu bổ sung, nộp bổ sung)."""

from datetime import datetime

from domain.dossier.commands import (
    RequestSupplement,
    SupplySupplement,
)
from features.steps.binding import step
from features.steps.people import Person
from features.steps.world import World


@step("dossier.supplement_requested")
def request_supplement(world: World, who: Person, missing: str, at: datetime, reason: str) -> None:
    """Yêu cầu bổ sung; các giấy tờ cách nhau bằng dấu chấm phẩy."""
    papers = tuple(paper.strip() for paper in missing.split(";") if paper.strip())
    command = RequestSupplement(
        dossier=world.dossier_id, by=who.actor.id, occurred_at=at, missing=papers, reason=reason
    )
    world.act(who, command, at)


@step("dossier.supplement_supplied")
def supply_supplement(world: World, who: Person, at: datetime) -> None:
    """Nộp bổ sung."""
    world.act(who, SupplySupplement(dossier=world.dossier_id, by=who.actor.id, occurred_at=at), at)

"""Time that does not count (thời gian không tính vào thời hạn)."""

from datetime import datetime

from domain.dossier.commands import (
    EndExclusion,
    StartExclusion,
)
from domain.dossier.papers import ExclusionKind
from features.steps.binding import step
from features.steps.people import Person
from features.steps.world import World


@step("dossier.exclusion")
def exclude_time(world: World, who: Person, phase: bool, kind: ExclusionKind, at: datetime) -> None:
    """Bắt đầu hoặc kết thúc thời gian không tính vào thời hạn."""
    if phase:
        command = StartExclusion(dossier=world.dossier_id, by=who.actor.id, occurred_at=at, kind=kind)
        world.act(who, command, at)
    else:
        world.act(who, EndExclusion(dossier=world.dossier_id, by=who.actor.id, occurred_at=at), at)

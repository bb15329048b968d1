"""What the facts of another system's history do to a dossier (tiếp nhận dữ liệu cũ)."""

from domain.dossier import events as e
from domain.dossier.evolution.state_builder import Effects, StateBuilder
from domain.dossier.state import Adoption

_EXTENDED = ("channel", "deadline_at", "planned_end_at")


def _adopted(d: StateBuilder, x: e.DossierAdopted) -> None:
    d.adoption = Adoption(x.source, x.case, x.started_at, x.deadline_at, 0, x.channel, x.planned_end_at)
    d.ended_at = x.ended_at


def _extended(d: StateBuilder, x: e.AdoptionExtended) -> None:
    if d.adoption is not None:
        said = {name: getattr(x, name) for name in _EXTENDED if getattr(x, name) is not None}
        d.adoption = d.adoption._replace(**said)
    if x.ended_at is not None:
        d.ended_at = x.ended_at


def _activity(d: StateBuilder, x: e.ActivityAdopted) -> None:
    if d.adoption is not None:
        d.adoption = d.adoption._replace(activities=d.adoption.activities + 1)


EFFECTS: Effects = {e.DossierAdopted: _adopted, e.AdoptionExtended: _extended, e.ActivityAdopted: _activity}

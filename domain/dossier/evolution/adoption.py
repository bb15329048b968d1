"""What the facts of another system's history do to a dossier (tiếp nhận dữ liệu cũ)."""

from domain.dossier import events as e
from domain.dossier.evolution.state_builder import Effects, StateBuilder
from domain.dossier.state import Adoption


def _adopted(d: StateBuilder, x: e.DossierAdopted) -> None:
    d.adoption = Adoption(x.source, x.case, x.started_at, x.deadline_at)
    d.ended_at = x.ended_at


def _activity(d: StateBuilder, x: e.ActivityAdopted) -> None:
    if d.adoption is not None:
        d.adoption = d.adoption._replace(activities=d.adoption.activities + 1)


EFFECTS: Effects = {e.DossierAdopted: _adopted, e.ActivityAdopted: _activity}

"""Instants as people read them: ours in Vietnamese time, another system's by its own clock (cách viết thời điểm)."""

from datetime import datetime
from typing import Any, Self

from domain.dossier.events import ActivityAdopted, AdoptionExtended, DossierAdopted
from domain.values import HO_CHI_MINH


class ForeignInstant(datetime):
    """An instant of another system, with the offset it was written with (thời điểm của hệ thống khác)."""

    @classmethod
    def of(cls, at: datetime) -> Self:
        """The same instant, known to be another system's."""
        return cls.combine(at.date(), at.timetz())


def happened_at(event: Any) -> datetime:
    """When a fact happened; of another system's by its own clock (thời điểm xảy ra)."""
    at: datetime = event.occurred_at
    return ForeignInstant.of(at) if isinstance(event, DossierAdopted | AdoptionExtended | ActivityAdopted) else at


def shown(at: datetime, signs: str) -> str:
    """An instant by the signs of strftime; another system's never without its offset."""
    if isinstance(at, ForeignInstant):
        return f"{at.strftime(signs)} {at.isoformat()[-6:]}"
    return at.astimezone(HO_CHI_MINH).strftime(signs)

"""How findings write days, instants and lengths in their sentences (cách viết trong dấu hiệu)."""

from datetime import date, datetime, timedelta

from application.queries.shown_instants import ForeignInstant, shown
from domain.dossier.refusals import vietnamese_day
from domain.values import HO_CHI_MINH, legal_day


def day(at: date | datetime) -> str:
    """A legal day, dd/mm/yyyy; of an instant the one it falls on (ngày)."""
    return vietnamese_day(legal_day(at) if isinstance(at, datetime) else at)


def moment(at: datetime) -> str:
    """An instant as the office clock shows it, HH:MM dd/mm/yyyy (thời điểm)."""
    return f"{at.astimezone(HO_CHI_MINH):%H:%M %d/%m/%Y}"


def foreign_moment(at: datetime) -> str:
    """An instant by the clock of its source, with its offset where that is not the office's (thời điểm của nguồn)."""
    return shown(ForeignInstant.of(at), "%H:%M %d/%m/%Y")


def hours(length: timedelta) -> str:
    """A length of office time in hours, to a tenth (giờ làm việc)."""
    return f"{length.total_seconds() / 3600:.1f}"

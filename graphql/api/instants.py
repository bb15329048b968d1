"""Instants that a request names (thời điểm trong yêu cầu)."""

from datetime import UTC, datetime

from api.errors import BadRequest
from domain.values import legal_day


def aware(name: str, asked: datetime) -> datetime:
    """The instant in UTC. Raises BadRequest for one without an offset, or beyond the calendar, here or there."""
    if asked.tzinfo is None:
        raise BadRequest(f"{name} {asked.isoformat()} needs an offset, for example +07:00")
    try:
        legal_day(asked)
        return asked.astimezone(UTC)
    except OverflowError as error:
        raise BadRequest(f"{name} {asked.isoformat()} lies outside the calendar") from error


def aware_or_none(name: str, asked: datetime | None) -> datetime | None:
    """The same for an instant that may be left out."""
    return None if asked is None else aware(name, asked)

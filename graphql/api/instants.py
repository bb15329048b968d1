"""Instants that a request names (thời điểm trong yêu cầu)."""

from datetime import UTC, datetime

from domain.errors import Malformed
from domain.values import legal_day


def aware(name: str, asked: datetime) -> datetime:
    """The instant in UTC. Raises Malformed for one without an offset, or beyond the calendar, here or there."""
    if asked.tzinfo is None:
        raise Malformed(
            f"{name} {asked.isoformat()} needs an offset, for example +07:00",
            vi=f"{name} {asked.isoformat()}: thời điểm cần có múi giờ, ví dụ +07:00",
            code="OFFSET_MISSING",
        )
    try:
        legal_day(asked)
        return asked.astimezone(UTC)
    except OverflowError as error:
        raise Malformed(
            f"{name} {asked.isoformat()} lies outside the calendar",
            vi=f"{name} {asked.isoformat()} nằm ngoài lịch",
            code="OUTSIDE_CALENDAR",
        ) from error


def aware_or_none(name: str, asked: datetime | None) -> datetime | None:
    """The same for an instant that may be left out."""
    return None if asked is None else aware(name, asked)

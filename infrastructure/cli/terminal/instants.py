"""Reading instants that people type (thời điểm)."""

from datetime import datetime

from domain.values import legal_day
from infrastructure.cli.terminal.errors import BadInput


def instant(text: str, *, where: str) -> datetime:
    """An aware instant in ISO 8601. Raises BadInput naming where it stood."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{where}: «{text}» is not an instant; write it like 2026-01-05T09:30:00+07:00") from None
    if found.tzinfo is None:
        raise BadInput(f"{where}: «{text}» has no offset; write it like 2026-01-05T09:30:00+07:00")
    try:
        legal_day(found)
    except OverflowError:
        raise BadInput(f"{where}: «{text}» lies outside the calendar; name an instant within its years") from None
    return found


def optional_instant(text: str | None, *, where: str) -> datetime | None:
    """The same, None where nothing was typed."""
    return None if text is None else instant(text, where=where)

"""What a mapping says of how a log is written: separators, dates, zones, what may be missing (tùy chọn đọc dữ liệu)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.plain_text import cleaned
from infrastructure.imports.instants import ISO, UNITS, DateFormat, InstantRules, Unreadable, date_format
from infrastructure.imports.unusable import Unusable

_SIGNS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


def instant_rules(path: Path, table: Mapping[str, object]) -> InstantRules:
    """How a log writes its instants. Raises Unusable."""
    rules = InstantRules(
        zone=zone(path, table.get("zone")),
        formats=_formats(path, table.get("date_format")),
        epoch=one_of(path, table, "epoch", tuple(UNITS)),
        ambiguous_hour=one_of(path, table, "ambiguous_hour", ("first", "second")),
        missing_hour=one_of(path, table, "missing_hour", ("forward",)),
    )
    if rules.epoch is not None and rules.formats:
        raise Unusable(path, "epoch and date_format cannot both be; a log writes numbers, or dates")
    return rules


def one_of(path: Path, table: Mapping[str, object], name: str, words: Sequence[str]) -> str | None:
    """One of some words, or None where nothing is said. Raises Unusable."""
    said = table.get(name)
    if said is None:
        return None
    if not isinstance(said, str) or said not in words:
        raise Unusable(path, f"{name} is «{said}»; write {' or '.join(words)}")
    return said


def delimiter(path: Path, said: object) -> str:
    """What divides columns: one sign, or its name. Raises Unusable."""
    sign = _SIGNS.get(said, said) if isinstance(said, str) else said
    if not isinstance(sign, str) or len(sign) != 1 or sign in '"\r\n\0':
        raise Unusable(path, f"delimiter is «{said}»; write one sign, or {', '.join(_SIGNS)}")
    return sign


def optional(path: Path, said: object, columns: Mapping[str, str | None]) -> frozenset[str]:
    """Columns that a file may lack, named by themselves or by what they mean. Raises Unusable."""
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise Unusable(path, "optional is a list of columns that a file may lack, in quotes")
    found = {columns.get(one) or cleaned(one) for one in said}
    for wrong in sorted(found - {column for column in columns.values() if column is not None}):
        raise Unusable(path, f"optional names «{wrong}», which no line of [columns] names")
    for needed in ("case", "activity", "instant"):
        if columns[needed] in found:
            raise Unusable(path, f"optional names the column of {needed}, without which nothing can be read")
    return frozenset(found)


def zone(path: Path, said: object) -> tzinfo | None:
    """A zone by its offset or its name. Raises Unusable."""
    if said is None:
        return None
    try:
        offset = datetime.fromisoformat(f"2000-01-01T00:00:00{said}").tzinfo
        if offset is not None:
            return offset
    except ValueError:
        pass  # no offset; then the name of a zone
    try:
        return ZoneInfo(str(said))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Unusable(path, f"zone «{said}» is not known; write +01:00 or Europe/Amsterdam") from error


def _formats(path: Path, said: object) -> tuple[DateFormat | None, ...]:
    listed = [] if said is None else said if isinstance(said, list) else [said]
    texts = [one for one in listed if isinstance(one, str)]
    if len(texts) != len(listed):
        raise Unusable(path, "date_format is a text in quotes, or a list of them, like %d/%m/%Y %H:%M")
    try:
        return tuple(None if one == ISO else date_format(one) for one in texts)
    except Unreadable as error:
        raise Unusable(path, f"date_format {error}") from error

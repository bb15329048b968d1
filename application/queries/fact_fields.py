"""What a fact says, field by field: everything that was recorded can be read again (nội dung sự kiện).

Encrypted fields are not among them: they are opened for those who may, by whoever holds the keys.
"""

from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

ENCRYPTED = ("encrypted", "encrypted_reason")
"""Fields that are unreadable here, in whatever fact."""
SHOWN_APART = ("by", "occurred_at", "basis")
"""What every entry of a timeline says in fields of its own."""


class FactField(NamedTuple):
    """One field of a fact: its name as the API spells it, and what it says, None where it says nothing (trường)."""

    name: str
    value: str | None


def fields_of(event: Any) -> tuple[FactField, ...]:
    """The fields of a fact in their order, without what stands beside and what is encrypted (nội dung sự kiện)."""
    names = (field.name for field in fields(event))
    return tuple(
        FactField(camel(name), as_text(getattr(event, name)))
        for name in names
        if name not in (*ENCRYPTED, *SHOWN_APART)
    )


def camel(name: str) -> str:
    """A field's name as the API spells it."""
    head, *rest = name.split("_")
    return head + "".join(word.title() for word in rest)


def as_text(value: Any) -> str | None:
    """A value in one line: instants and days in ISO form, lists by semicolons, groups by their names."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case Enum():
            return str(value.value)
        case datetime() | date() | time():
            return value.isoformat()
        case str() | int() | Decimal():
            return str(value)
        case dict():
            return "; ".join(f"{key}: {as_text(one)}" for key, one in sorted(value.items()))
        case tuple() | list() | frozenset() if not hasattr(value, "_fields"):
            return "; ".join(as_text(one) or "—" for one in value)
    return _grouped(value)


def _grouped(value: Any) -> str:
    names = getattr(value, "_fields", None) or [field.name for field in fields(value)]
    said = ((camel(name), as_text(getattr(value, name))) for name in names)
    return "(" + ", ".join(f"{name}: {text}" for name, text in said if text is not None) + ")"

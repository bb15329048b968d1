"""Recognising a command that was carried out just now (lệnh lặp lại)."""

from dataclasses import fields

from domain.dossier.commands import ActCommand
from domain.dossier.state import DossierState

_NEVER_OPEN = frozenset({"agrees"})
"""Fields in which None is something said: an opinion that neither agrees nor disagrees."""


def repeats(command: ActCommand, state: DossierState) -> bool:
    """Whether the last fact says what the command asks: same act, actor, instant and content (lệnh lặp lại).

    Two different acts of one officer in one instant are two acts. Passed over are what the command leaves
    open, which the fact may have filled in, and encrypted values: the same words encrypted twice never look the same.
    """
    last = state.last
    if last is None or last.ACT is not command.ACT:
        return False
    shared = (field.name for field in fields(command) if hasattr(last, field.name))
    said = {name: getattr(command, name) for name in shared if not name.startswith("encrypted")}
    return all(
        value == getattr(last, name) or (value is None and name not in _NEVER_OPEN) for name, value in said.items()
    )

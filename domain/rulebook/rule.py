"""A rule of law that a person can look up, and the function that decides it (quy tắc pháp luật)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from domain.values import Article


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its number in the installation, what it says, where it stands, what decides it (quy tắc).

    parameters are the dated values it reads, by name; decided_by are the functions that carry it out.
    """

    id: str
    says: str
    basis: Article
    decided_by: tuple[Callable[..., Any], ...]
    parameters: tuple[str, ...] = ()

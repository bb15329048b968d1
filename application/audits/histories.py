"""Whole histories of dossiers, one after the other, straight from the log (lịch sử hồ sơ từ nhật ký)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from application.audits.scope import AuditScope
from application.ports import Fact
from application.queries.reads import OWN_SOURCE
from domain.dossier.events import DossierAdopted, DossierSubmitted


@dataclass(frozen=True, slots=True)
class Beginning:
    """Whose a dossier is, by its first fact (nguồn gốc hồ sơ)."""

    source: str
    agency: str | None
    procedure: str | None


@dataclass(frozen=True, slots=True)
class History:
    """One dossier's facts that count in a scope, in order; there is at least one (lịch sử hồ sơ).

    id is our own key, the last part of its stream.
    """

    id: str
    beginning: Beginning
    facts: tuple[Fact, ...]


class Histories(Protocol):
    """The log read dossier by dossier, without any read model (đọc nhật ký theo hồ sơ)."""

    @property
    def position(self) -> int:
        """Nothing recorded beyond it is read."""
        ...

    @property
    def known_at(self) -> datetime | None:
        """When the fact at that position was recorded, None for an empty log."""
        ...

    def dossiers(self, scope: AuditScope, *, only: Sequence[str] | None = None) -> Iterator[History]:
        """Every dossier of a scope's source, agency, field and procedure that has facts by its two clocks.

        The period is not asked here: what of it counts is for each audit to say. only: of these, by our own key.
        """
        ...

    def streams(self, kind: str) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        """Every stream of a kind («register/»), in the order of names, with its facts as they were recorded.

        What stands beside the dossiers: registers, procedures, agencies, the calendar, refused attempts.
        """
        ...

    def broken(self, positions: Sequence[int]) -> list[int]:
        """Those of some positions at which no fact stands, or one whose bytes do not give the leaf kept with it."""
        ...

    def codes(self, dossiers: Sequence[str]) -> dict[str, str]:
        """What dossiers are called outside, by our own key: the code, or source/case of an adopted one."""
        ...


def beginning(facts: Sequence[Fact]) -> Beginning | None:
    """Whose a dossier is; None where its first fact is not there (nguồn gốc hồ sơ)."""
    first = facts[0].event if facts else None
    if isinstance(first, DossierSubmitted):
        return Beginning(OWN_SOURCE, first.agency, first.procedure)
    return Beginning(first.source, None, None) if isinstance(first, DossierAdopted) else None

"""Which version holds on a day (hiệu lực theo thời gian)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from domain.procedure.content import ProcedureContent
from domain.procedure.identity import IssuingDecision
from domain.values import Article, legal_day


class EffectiveDated(Protocol):
    """Something that begins to hold on a day (văn bản có ngày hiệu lực)."""

    @property
    def in_force_from(self) -> date:
        """First legal day on which it holds (ngày có hiệu lực)."""


EffectiveDatedT = TypeVar("EffectiveDatedT", bound=EffectiveDated)


def latest_in_force(versions: Iterable[EffectiveDatedT], on: date) -> EffectiveDatedT | None:
    """The version with the latest beginning not after a day; of equals the one recorded last (đang có hiệu lực)."""
    begun = [version for version in versions if version.in_force_from <= on]
    return max(reversed(begun), key=lambda version: version.in_force_from, default=None)


def begins_on(effective_on: date | None, occurred_at: datetime) -> date:
    """First day in force: the stated day, else the day of publication itself (ngày có hiệu lực).

    A source that names no effective date cannot make a text hold earlier than it was made known.
    """
    return effective_on or legal_day(occurred_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureVersion:
    """One version of a procedure (phiên bản thủ tục hành chính).

    number counts from 1 in the order of publication. Dossiers name it and keep it to their end.
    """

    number: int
    content: ProcedureContent
    decision: IssuingDecision | None
    effective_on: date | None
    in_force_from: date
    source_url: str | None
    basis: Article | None

"""Attempts that were refused: recorded, without the personal data of the request (hành vi bị từ chối)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRefused:
    """Somebody tried what a rule forbids; who stands in the log's metadata (thực hiện bị từ chối).

    subject is the stream it was aimed at, refusal the stable code, rule hoso's number of the rule.
    """

    TOPIC: ClassVar[str] = "attempt.refused.v1"
    occurred_at: datetime
    command: str
    subject: str
    refusal: str
    rule: str | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymousAttemptsCounted:
    """What nobody in particular tried and was refused in one minute, by code: never a fact each (lượt bị từ chối)."""

    TOPIC: ClassVar[str] = "attempt.anonymous_counted.v1"
    occurred_at: datetime
    refusals: dict[str, int]

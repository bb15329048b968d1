"""Attempts that were refused: recorded, without the personal data of the request (hành vi bị từ chối)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRefused:
    """Somebody tried what a rule forbids; who stands in the log's metadata (thực hiện bị từ chối).

    subject is the stream it was aimed at, refusal the stable code, rule hoso's number of the rule. outsider: whoever
    tried it may not see the subject, and it stands on no timeline.
    """

    TOPIC: ClassVar[str] = "attempt.refused.v1"
    occurred_at: datetime
    command: str
    subject: str
    refusal: str
    rule: str | None
    basis: str
    outsider: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptsCounted:
    """What was refused in one minute beyond a fact each, by code; who stands in the metadata (lượt bị từ chối).

    Of nobody in particular all are counted, of an account those that came after the first of a minute.
    """

    TOPIC: ClassVar[str] = "attempt.counted.v1"
    occurred_at: datetime
    refusals: dict[str, int]

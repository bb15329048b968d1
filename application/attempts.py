"""Recording what was refused: one fact for somebody, counts by the minute for nobody (ghi nhận hành vi bị từ chối)."""

import logging
import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from application import streams
from application.access.actors import ANONYMOUS, Actor
from application.ports import Append, Conflict, KeyReused, Log, Metadata, NewFact
from domain.attempt import AnonymousAttemptsCounted, AttemptRefused
from domain.errors import NotPermitted
from domain.values import legal_day

_LOGGER = logging.getLogger("hoso.attempts")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an attempt came to nothing, without a word of what it said (lý do bị từ chối)."""

    code: str
    rule: str | None = None
    basis: str = ""


MALFORMED = Reason("MALFORMED")
FIELD_FORBIDDEN = Reason("FIELD_FORBIDDEN")
UNAUTHENTICATED = Reason("UNAUTHENTICATED")


def reason_of(error: NotPermitted | Conflict | KeyReused) -> Reason:
    """The reason behind a refusal, a conflict that stayed one, or a key that came with something else."""
    match error:
        case NotPermitted():
            return Reason(error.code, error.details.get("rule"), error.basis)
        case Conflict():
            return Reason("CONFLICT")
        case KeyReused():
            return Reason("KEY_REUSED")


class Attempts:
    """Refused attempts on their way into the log; without the personal data of any request (hành vi bị từ chối).

    Anonymous ones are counted and recorded once a minute, so that nobody can flood the log from the street.
    What cannot be recorded is logged: whoever was refused gets the refusal all the same.
    """

    def __init__(self, log: Log) -> None:
        self._log = log
        self._counted: dict[datetime, Counter[str]] = {}
        self._unrecorded: dict[str, AnonymousAttemptsCounted] = {}

    async def refused(
        self,
        now: datetime,
        command: str,
        subject: str,
        reason: Reason,
        actor: Actor,
        *,
        traceparent: str | None = None,
    ) -> None:
        """Record a refused attempt, or count it where nobody in particular made it."""
        if actor.is_anonymous:
            self.count(now, reason)
            await self.record_counts(now.replace(second=0, microsecond=0))
            return
        fact = AttemptRefused(
            occurred_at=now,
            command=command,
            subject=subject,
            refusal=reason.code,
            rule=reason.rule,
            basis=reason.basis,
        )
        await self._recorded(now, fact, actor, traceparent)

    def count(self, now: datetime, reason: Reason) -> None:
        """Count an attempt of nobody in particular."""
        minute = now.replace(second=0, microsecond=0)
        self._counted.setdefault(minute, Counter())[reason.code] += 1

    async def record_counts(self, before: datetime | None = None) -> None:
        """Record what was counted and not yet recorded: a fact a minute, of those that began before an instant.

        What could not be recorded goes again under its key: it may have been recorded, and only the answer lost.
        """
        for minute in sorted(minute for minute in self._counted if before is None or minute < before):
            refusals = dict(sorted(self._counted.pop(minute).items()))
            self._unrecorded[uuid.uuid4().hex] = AnonymousAttemptsCounted(occurred_at=minute, refusals=refusals)
        for key, fact in tuple(self._unrecorded.items()):
            if await self._recorded(fact.occurred_at, fact, ANONYMOUS, key=key):
                self._unrecorded.pop(key, None)

    async def _recorded(
        self,
        now: datetime,
        fact: AttemptRefused | AnonymousAttemptsCounted,
        actor: Actor,
        traceparent: str | None = None,
        *,
        key: str | None = None,
    ) -> bool:
        meta = Metadata(
            actor=actor.id,
            role=actor.role.value,
            agency=actor.agency,
            key=key or uuid.uuid4().hex,
            traceparent=traceparent,
        )
        try:
            await self._log.append(Append([NewFact(streams.attempts(legal_day(now)), None, fact)], meta, b""))
        except Exception as error:  # the edge of a side road: the refusal itself must still be answered
            _LOGGER.error("a refused attempt could not be recorded: %s", type(error).__name__)
            return False
        return True

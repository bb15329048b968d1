"""Recording what was refused: one fact for somebody, counts by the minute for nobody (ghi nhận hành vi bị từ chối)."""

import uuid
from collections import Counter
from datetime import datetime

from application import streams
from application.actors import ANONYMOUS, Role
from application.ports import Append, Log, Metadata, NewFact
from domain.attempt import AnonymousAttemptsCounted, AttemptRefused
from domain.errors import NotPermitted
from domain.values import legal_day


class Attempts:
    """Refused attempts on their way into the log; without the personal data of any request (hành vi bị từ chối).

    Anonymous ones are counted and recorded once a minute, so that nobody can flood the log from the street.
    """

    def __init__(self, log: Log) -> None:
        self._log = log
        self._minute: datetime | None = None
        self._counted: Counter[str] = Counter()

    async def refused(self, now: datetime, command: str, subject: str, refusal: NotPermitted, meta: Metadata) -> None:
        """Record a refused attempt, or count it where nobody in particular made it."""
        if meta.role == Role.PUBLIC.value:
            await self._count(now, refusal.code)
            return
        fact = AttemptRefused(
            occurred_at=now,
            command=command,
            subject=subject,
            refusal=refusal.code,
            rule=refusal.details.get("rule"),
            basis=refusal.basis,
        )
        await self._append(now, fact, meta)

    async def tell(self, now: datetime) -> None:
        """Record what was counted and not yet told."""
        if self._minute is None:
            return
        fact = AnonymousAttemptsCounted(occurred_at=self._minute, refusals=dict(sorted(self._counted.items())))
        self._minute, self._counted = None, Counter()
        await self._append(now, fact, Metadata(actor=ANONYMOUS.id, role=ANONYMOUS.role.value, key=""))

    async def _count(self, now: datetime, code: str) -> None:
        minute = now.replace(second=0, microsecond=0)
        if self._minute is not None and self._minute != minute:
            await self.tell(now)
        self._minute = minute
        self._counted[code] += 1

    async def _append(self, now: datetime, fact: AttemptRefused | AnonymousAttemptsCounted, meta: Metadata) -> None:
        own = Metadata(
            actor=meta.actor, role=meta.role, agency=meta.agency, key=uuid.uuid4().hex, traceparent=meta.traceparent
        )
        await self._log.append(Append([NewFact(streams.attempts(legal_day(now)), None, fact)], own, b""))

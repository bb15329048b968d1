"""Recording what was refused, a bounded number of facts a minute from anybody (ghi nhận hành vi bị từ chối)."""

import logging
import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from application import streams
from application.access.actors import ANONYMOUS, Actor
from application.ports import Append, Conflict, KeyReused, Log, Metadata, NewFact
from domain.attempt import AttemptRefused, AttemptsCounted
from domain.errors import NotPermitted
from domain.values import ActorId, legal_day

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
OWN_FACTS = 10
"""How many refused attempts of an account in a minute are facts of their own; the others are counted."""


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

    Those of nobody in particular are counted and recorded once a minute. Of an account the first few of a minute are
    facts of their own, the others are counted likewise: nobody can flood the log with what is refused. What cannot
    be recorded is logged: whoever was refused gets the refusal all the same.
    """

    def __init__(self, log: Log) -> None:
        self._log = log
        self._counted: dict[tuple[datetime, Actor], Counter[str]] = {}
        self._unrecorded: dict[str, tuple[AttemptsCounted, Actor]] = {}
        self._own_facts: tuple[datetime | None, Counter[ActorId]] = (None, Counter())

    async def refused(
        self,
        now: datetime,
        command: str,
        subject: str,
        reason: Reason,
        actor: Actor,
        *,
        outsider: bool = False,
        traceparent: str | None = None,
    ) -> None:
        """Record a refused attempt, or count it where it is one too many for a fact of its own."""
        await self.record_counts(now.replace(second=0, microsecond=0))
        if not self._has_own_fact(now, actor):
            self.count(now, reason, actor)
            return
        fact = AttemptRefused(
            occurred_at=now,
            command=command,
            subject=subject,
            refusal=reason.code,
            rule=reason.rule,
            basis=reason.basis,
            outsider=outsider,
        )
        await self._recorded(now, fact, actor, traceparent)

    def count(self, now: datetime, reason: Reason, actor: Actor = ANONYMOUS) -> None:
        """Count an attempt, where nobody is named of nobody in particular."""
        minute = now.replace(second=0, microsecond=0)
        self._counted.setdefault((minute, actor), Counter())[reason.code] += 1

    def _has_own_fact(self, now: datetime, actor: Actor) -> bool:
        """Whether it is among the first few of an account in a minute."""
        if actor.is_anonymous:
            return False
        minute, counted = self._own_facts
        if minute != now.replace(second=0, microsecond=0):
            self._own_facts = (now.replace(second=0, microsecond=0), counted := Counter())
        counted[actor.id] += 1
        return counted[actor.id] <= OWN_FACTS

    async def record_counts(self, before: datetime | None = None) -> None:
        """Record what was counted and not yet recorded: a fact a minute and account, of what began before an instant.

        What could not be recorded goes again under its key: it may have been recorded, and only the answer lost.
        """
        over = [counted for counted in self._counted if before is None or counted[0] < before]
        for minute, actor in sorted(over, key=lambda counted: (counted[0], counted[1].id)):
            refusals = dict(sorted(self._counted.pop((minute, actor)).items()))
            self._unrecorded[uuid.uuid4().hex] = AttemptsCounted(occurred_at=minute, refusals=refusals), actor
        for key, (fact, actor) in tuple(self._unrecorded.items()):
            if await self._recorded(fact.occurred_at, fact, actor, key=key):
                self._unrecorded.pop(key, None)

    async def _recorded(
        self,
        now: datetime,
        fact: AttemptRefused | AttemptsCounted,
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

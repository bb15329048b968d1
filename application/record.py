"""The one way a command goes: who, what was answered before, what the domain says, append (thực hiện lệnh)."""

import hmac
import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from application.access.actors import Actor, Outsider
from application.access.acts import refuse_role
from application.attempts import reason_of
from application.case_store import CaseStore
from application.command_entry import late_reason, refuse_stale
from application.commands import COMMANDS
from application.commands.authority import sees_subject
from application.commands.spec import NOW, CommandSpec, EntryMode, Note
from application.ports import Answer, Append, Conflict, KeyReused, Metadata
from domain.errors import LawNotLoaded, NotPermitted

TRIES = 3


class LawMissing(NotPermitted):
    """The law or the calendar for a date is not loaded here (chưa có quy định)."""

    code = "LAW_NOT_LOADED"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender of a command gets: where its facts stand in the log (biên nhận).

    subject is the stream, number the place the register gave, position what a query may ask to have seen; first
    and leaf are those of its first fact, which is what a promise is given for. notes are what is to be known beside.
    """

    subject: str
    position: int
    recorded_at: datetime | None
    number: int | None
    repeated: bool
    first: int | None = None
    leaf: bytes | None = None
    notes: tuple[Note, ...] = ()


async def record(
    store: CaseStore,
    actor: Actor,
    command: Any,
    *,
    key: str | None = None,
    payload: bytes = b"",
    traceparent: str | None = None,
    entry: EntryMode = NOW,
) -> Receipt:
    """Carry out a command once, however often it is sent under its key.

    The append itself knows a key that was answered; only a command that is now refused is looked up, for
    what was done once may well be impossible the second time. A dossier is decided on as it was last seen
    here: the append proves that it was the newest, and what no append proves is decided again. entry: how it was
    entered, and what its sender saw.
    Raises NotPermitted when a rule refuses, Conflict when others were three times faster, KeyReused when the
    key came with another payload; every such attempt is recorded.
    """
    spec = COMMANDS[type(command)]
    # hmac.digest lets go of the interpreter and waits for it again: 50 to 80 µs while another thread projects, this 6
    digest = hmac.new(store.digest_key, type(command).__name__.encode() + b"\0" + payload, "sha256").digest()
    meta = Metadata(
        actor=actor.id, role=actor.role.value, agency=actor.agency, key=key or uuid.uuid4().hex, traceparent=traceparent
    )
    try:
        answer = await _answered(store, actor, command, spec, meta, digest, entry, keyed=key is not None)
    except (NotPermitted, Conflict, KeyReused) as error:
        answered = error.as_unknown if isinstance(error, Outsider) else error
        attempt = type(command).__name__, spec.subject(command), reason_of(answered)
        outsider = not await sees_subject(store, actor, spec.subject(command))
        await store.attempts.refused(store.clock.now(), *attempt, actor, outsider=outsider, traceparent=traceparent)
        raise answered from None
    return await _receipt(store, spec, command, answer)


async def _answered(
    store: CaseStore,
    actor: Actor,
    command: Any,
    spec: CommandSpec,
    meta: Metadata,
    digest: bytes,
    entry: EntryMode,
    *,
    keyed: bool,
) -> Answer:
    """What is decided now, or what was answered before where that is refused now."""
    try:
        return await _decided(store, actor, command, spec, meta, digest, entry, keyed=keyed)
    except (NotPermitted, LawNotLoaded) as error:
        known = await store.log.answer_to(actor.id, meta.key, digest) if keyed else None
        if known is None:
            raise _refusal(error) from error.__cause__
        return known


def _refusal(error: NotPermitted | LawNotLoaded) -> NotPermitted:
    return error if isinstance(error, NotPermitted) else law_missing(error)


def law_missing(error: LawNotLoaded) -> LawMissing:
    """The refusal to count by what nobody has given us (chưa có quy định); what is missing stands in the details."""
    return LawMissing(
        f"Chưa có quy định hoặc lịch làm việc: {error.vi}; đề nghị bổ sung rồi gửi lại.",
        basis="BLDS 2015 Điều 148; NĐ 63/2010/NĐ-CP Điều 15",
        details={"en": str(error)},
    )


async def _decided(
    store: CaseStore,
    actor: Actor,
    command: Any,
    spec: CommandSpec,
    meta: Metadata,
    digest: bytes,
    entry: EntryMode,
    *,
    keyed: bool,
) -> Answer:
    now = store.clock.now()
    refuse_role(actor, type(command))
    late_because = late_reason(actor, entry, getattr(command, "occurred_at", now), now)
    if late_because is not None:
        meta = replace(meta, entered_late=late_because)
    subject = spec.subject(command)
    for attempt in range(1, TRIES + 1):
        try:
            facts = await spec.decide(store, actor, command, getattr(command, "occurred_at", now))
            await refuse_stale(store, subject, facts, entry)
            if entry.expected is None:
                await spec.refuse_contradiction(store, actor, command, facts)
            if all(fact.stream != subject for fact in facts) and await store.moved_on(subject) and attempt < TRIES:
                continue
            if not facts and not keyed:
                return Answer(())
            answer = await store.log.append(Append(facts, meta, digest))
        except (NotPermitted, LawNotLoaded):
            if attempt == TRIES or not await store.moved_on(subject):
                raise
        except Conflict:
            if attempt == TRIES:
                raise
            await store.moved_on(subject)
        else:
            store.learn(facts, answer)
            return answer
    raise AssertionError("unreachable")


async def _receipt(store: CaseStore, spec: CommandSpec, command: Any, answer: Answer) -> Receipt:
    notes = await spec.notes(store, command)
    if not answer.facts:
        return Receipt(spec.subject(command), await store.log.head(), None, None, answer.repeated, notes=notes)
    first = answer.facts[0]
    return Receipt(
        first.stream,
        answer.facts[-1].position,
        first.recorded_at,
        first.number,
        answer.repeated,
        first.position,
        first.leaf,
        notes,
    )

"""The one way a mutation goes: code to dossier, input to command, receipt or refusal (thực hiện)."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from api.context import Info
from api.types.receipt import Receipt, Refusal, receipt_of, refusal_of
from application.ports import Conflict, KeyReused
from application.queries.find_dossier import find_dossier
from application.record import record
from domain.errors import Malformed, NotPermitted
from domain.values import DossierId


async def on_dossier(info: Info, asked: Any, build: Callable[[DossierId, datetime], Any]) -> Receipt | Refusal:
    """Carry out an act on the dossier that the input names by its code."""

    async def command(at: datetime) -> Any:
        return build(await find_dossier(info.context.house, asked.code), at)

    return await carry_out(info, asked, command, code=asked.code)


async def carry_out(
    info: Info, asked: Any, command: Callable[[datetime], Awaitable[Any]], *, code: str | None = None
) -> Receipt | Refusal:
    """Carry out the command an input stands for; what the law refuses comes back as a Refusal."""
    context = info.context
    try:
        at = instant_of(getattr(asked, "occurred_at", None), context.house.clock.now())
        receipt = await record(
            context.house,
            context.actor,
            await command(at),
            key=asked.idempotency_key,
            payload=repr(asked).encode(),
            traceparent=context.traceparent,
        )
        return receipt_of(receipt, code)
    except NotPermitted as refusal:
        return refusal_of(refusal)
    except Malformed as error:
        return Refusal(code="MALFORMED", reason=str(error), article="—", details=[])
    except KeyReused:
        reason = "Khóa lệnh đã dùng cho một yêu cầu khác; đề nghị dùng khóa mới cho yêu cầu mới."
        return Refusal(code="KEY_REUSED", reason=reason, article="—", details=[])
    except Conflict:
        reason = "Hồ sơ vừa được người khác cập nhật; đề nghị xem lại rồi thực hiện lại."
        return Refusal(code="CONFLICT", reason=reason, article="—", details=[])


def instant_of(asked: datetime | None, now: datetime) -> datetime:
    """The instant an act is said to have happened, in UTC; now where the input names none. Raises Malformed."""
    if asked is None:
        return now
    if asked.tzinfo is None:
        raise Malformed(f"occurredAt {asked.isoformat()} needs an offset, for example +07:00")
    return asked.astimezone(UTC)

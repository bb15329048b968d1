"""The one way a mutation goes: code to dossier, input to command, receipt or refusal (thực hiện)."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from api.context import Info
from api.mutations.input_check import refused_as_malformed
from api.types.receipt import Receipt, Refusal, mistake_of, receipt_of, refusal_of
from application.case_store import CaseStore
from application.commands.spec import EntryMode
from application.ports import Conflict, KeyReused
from application.queries.find_dossier import find_dossier
from application.record import law_missing, record
from domain.dossier.refusals import DossierUnknown
from domain.errors import LawNotLoaded, Malformed, NotPermitted
from domain.values import DossierId

_NOBODYS = DossierId("unknown")


async def on_dossier(info: Info, asked: Any, build: Callable[[DossierId, datetime], Any]) -> Receipt | Refusal:
    """Carry out an act on the dossier that the input names by its code.

    A code nobody was given goes the same way, so that the attempt is recorded and an outsider learns nothing.
    """

    async def command(at: datetime) -> Any:
        return build(await dossier_behind(info.context.store, asked.code), at)

    return await carry_out(info, asked, command, code=asked.code)


def _entry(asked: Any) -> EntryMode:
    """How an act was entered, by its input."""
    dated = getattr(asked, "occurred_at", None) is not None
    return EntryMode(asked.expected_version, dated, getattr(asked, "entered_late_because", None))


def _refuse_date(command: Any, occurred_at: datetime | None) -> None:
    """Refuse to date an act that happens when it is recorded: the date would stand nowhere. Raises Malformed."""
    if occurred_at is not None and not hasattr(command, "occurred_at"):
        raise Malformed(
            "this act happens when it is recorded: leave occurredAt out, effectiveOn says from when it holds",
            vi="việc này có thời điểm là khi ghi nhận; đề nghị bỏ occurredAt, ngày có hiệu lực ghi ở effectiveOn",
            code="NOT_DATED",
            path="occurredAt",
        )


async def dossier_behind(store: CaseStore, code: str) -> DossierId:
    """The dossier of a code; a dossier that nobody handed in where there is none, which every act refuses."""
    try:
        return await find_dossier(store, code)
    except DossierUnknown:
        return _NOBODYS


async def carry_out(
    info: Info, asked: Any, command: Callable[[datetime], Awaitable[Any]], *, code: str | None = None
) -> Receipt | Refusal:
    """Carry out the command an input stands for; what the law refuses comes back as a Refusal."""
    context = info.context
    try:
        occurred_at = getattr(asked, "occurred_at", None)
        at = context.store.clock.now() if occurred_at is None else occurred_at
        built = await command(at)
        _refuse_date(built, occurred_at)
        receipt = await record(
            context.store,
            context.actor,
            built,
            key=asked.idempotency_key,
            payload=repr(asked).encode(),
            traceparent=context.traceparent,
            entry=_entry(asked),
        )
        return receipt_of(receipt, code)
    except NotPermitted as refusal:
        return refusal_of(refusal)
    except LawNotLoaded as missing:
        return refusal_of(law_missing(missing))
    except Malformed as error:  # of the state the act meets: the input itself was read before
        return await refused_as_malformed(info, asked, [mistake_of(error.path, error)])
    except KeyReused:
        reason = "Khóa lệnh đã dùng cho một yêu cầu khác; đề nghị dùng khóa mới cho yêu cầu mới."
        return Refusal(code="KEY_REUSED", reason=reason, article="—", details=[])
    except Conflict:
        reason = "Hồ sơ vừa được người khác cập nhật; đề nghị xem lại rồi thực hiện lại."
        return Refusal(code="CONFLICT", reason=reason, article="—", details=[])

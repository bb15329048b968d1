"""One dossier by its code (hồ sơ theo mã số)."""

from typing import Annotated

import strawberry

from api.context import Info
from api.errors import BadRequest
from api.history import dossier_at
from api.scalars import Position
from api.types.as_of import AsOfArgument, as_of_asked
from api.types.dossier.dossier import Dossier, dossier_of
from application.queries.look_up import look_up
from application.queries.reads import NotReached, Row

AtLeast = Annotated[
    Position | None, strawberry.argument(description="Wait until this position is visible: read your own writes.")
]


async def wait_for(info: Info, at_least: Position | None) -> None:
    """Wait until the read models have seen a position; one that the log has not reached is not waited for."""
    if at_least is None:
        return
    head = await info.context.store.log.head()
    if at_least > head:
        raise NotReached(
            f"position {at_least} is beyond the log, which ends at {head}: pass a receipt's position",
            f"Vị trí {at_least} vượt quá nhật ký, hiện kết thúc ở {head}; đề nghị gửi vị trí ghi trên biên nhận.",
        )
    await info.context.reads.reached(at_least)


async def dossier(
    info: Info,
    code: Annotated[str, strawberry.argument(description="Official code, our own key, or source/case.")],
    as_of: AsOfArgument = None,
    at_least: AtLeast = None,
) -> Dossier | None:
    """The dossier, null where there is none or it may not be seen; the public gets code and completion.

    Whoever may see it now may look back at it, and nobody else; the public sees it as it stands.
    """
    await wait_for(info, at_least)
    actor = info.context.actor
    if actor.is_anonymous:
        if as_of is not None:
            raise BadRequest(
                "asOf needs a token: without one a dossier is shown as it stands, leave asOf out",
                "asOf cần mã truy cập: không có mã thì chỉ xem được hiện trạng hồ sơ; đề nghị bỏ asOf.",
            )
        found = await look_up(info.context.reads, code)
        return None if found is None else dossier_of(_public(found))
    then = None if as_of is None else await as_of_asked(info, as_of)
    row = await info.context.reads.dossier(code, await info.context.visibility())
    if row is None or then is None:
        return None if row is None else dossier_of(row)
    looked = await dossier_at(info, row["id"], then)
    return None if looked is None else dossier_of(looked.row, then)


_COLUMNS = [
    "id",
    "position",
    "source",
    "procedure",
    "procedure_version",
    "agency",
    "channel",
    "applicant",
    "applicant_kind",
    "encrypted",
    "unit",
    "officer",
    "submitted_at",
    "accepted_at",
    "due_on",
    "due_at",
    "late_after",
    "waiting_since",
    "promised_at",
    "supplements",
    "extensions",
    "apologised_in_time",
    "decision",
    "granted",
    "ended_at",
    "delivered_at",
]


def _public(found: Row) -> Row:
    """A row of which only code and status are known; the field policy lets nothing else be asked."""
    blank: Row = dict.fromkeys(_COLUMNS)
    return blank | {"id": "", "position": 0, "version": 0, "source": "", "supplements": 0, "extensions": 0} | found

"""What changed in a dossier between two readings of it (so sánh hồ sơ giữa hai thời điểm)."""

from typing import Annotated

import strawberry

from api.context import Info
from api.history import replayed_then
from api.queries.dossier.dossier import AtLeast, wait_for
from api.types.as_of import AsOfInput, as_of_asked
from api.types.dossier.difference import DossierDiff, diff_of
from application import streams
from application.access.fields import may_ask
from application.history.as_of import AsOf
from application.history.comparison import compare
from application.history.dossier_as_of import DossierAsOf, dossier_as_of


async def dossier_diff(
    info: Info,
    code: Annotated[str, strawberry.argument(description="Official code, our own key, or source/case.")],
    from_: Annotated[AsOfInput, strawberry.argument(name="from", description="One reading; {}: as it stands.")],
    to: Annotated[AsOfInput, strawberry.argument(description="The other reading; {}: as it stands.")],
    at_least: AtLeast = None,
) -> DossierDiff | None:
    """The facts, dates and conclusions that differ; null where there is no dossier or it may not be seen."""
    await wait_for(info, at_least)
    before, after = await as_of_asked(info, from_, "from"), await as_of_asked(info, to, "to")
    actor = info.context.actor
    row = await info.context.reads.dossier(code, await info.context.visibility())
    if row is None:
        return None
    found = compare(await _reading(info, row["id"], before), await _reading(info, row["id"], after))
    hidden = frozenset() if may_ask(actor, "Dossier", "decision") else frozenset({"decision"})
    return diff_of(found, hidden)


async def _reading(info: Info, key: str, as_of: AsOf) -> DossierAsOf:
    replayed = await replayed_then(info, streams.dossier(key), as_of)
    assert replayed is not None, "the read models show a dossier without facts"
    return await dossier_as_of(info.context.store, replayed, as_of)

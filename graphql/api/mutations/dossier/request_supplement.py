"""Ask once for what is missing (yêu cầu bổ sung)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import RequestSupplement


@strawberry.input(description="Ask once for what is missing. Yêu cầu bổ sung.")
class RequestSupplementInput(DossierActInput):
    """Ask once for what is missing (yêu cầu bổ sung)."""

    missing: list[str] = strawberry.field(description="Every missing paper. Nội dung cần bổ sung.")
    reason: str = strawberry.field(description="Lý do; no personal data.")


async def request_supplement(info: Info, input: RequestSupplementInput) -> RecordResult:
    """Ask once for what is missing. Yêu cầu bổ sung."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: RequestSupplement(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            missing=tuple(input.missing),
            reason=input.reason,
        ),
    )

"""Answer such a question (cho ý kiến)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import GiveOpinion


@strawberry.input(description="Answer such a question. Cho ý kiến.")
class GiveOpinionInput(DossierActInput):
    """Answer such a question (cho ý kiến)."""

    opinion: str = strawberry.field(description="The name of the question.")
    agrees: bool | None = strawberry.field(default=None, description="Đồng ý hay không.")
    summary: str | None = strawberry.field(default=None, description="Tóm tắt; no personal data.")
    document: str | None = strawberry.field(default=None, description="SHA-256 of the document in hex.")


async def give_opinion(info: Info, input: GiveOpinionInput) -> RecordResult:
    """Answer such a question. Cho ý kiến."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: GiveOpinion(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            opinion=input.opinion,
            agrees=input.agrees,
            summary=input.summary,
            document=input.document,
        ),
    )

"""Answer such a question (cho ý kiến)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from domain.dossier.commands import GiveOpinion


@strawberry.input(description="Answer such a question. Cho ý kiến.")
class GiveOpinionInput:
    """Answer such a question (cho ý kiến)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    opinion: str = strawberry.field(description="The name of the question.")
    agrees: bool | None = strawberry.field(default=None, description="Đồng ý hay không.")
    summary: str | None = strawberry.field(default=None, description="Tóm tắt; no personal data.")
    document: str | None = strawberry.field(default=None, description="SHA-256 of the document in hex.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


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

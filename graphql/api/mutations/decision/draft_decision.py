"""Write a decision (dự thảo)."""

import uuid
from datetime import datetime

import strawberry

from api.context import Info
from api.mutations.encryption import encrypted
from api.mutations.execute import carry_out, dossier_behind
from api.mutations.identifiers import decision_id
from api.mutations.inputs import ActInput
from api.types.enums import DecisionKind
from api.types.receipt import RecordResult
from application.commands.decision_texts import subject_of
from domain.decision.commands import DraftDecision
from domain.values import Article, parse_agency_id


@strawberry.input(description="Write a decision, or write it anew before it is signed. Dự thảo.")
class DraftDecisionInput(ActInput):
    """Write a decision (dự thảo)."""

    agency: str = strawberry.field(description="Cơ quan ban hành.")
    kind: DecisionKind = strawberry.field(description="Đồng ý, từ chối, khác.")
    document_type: str = strawberry.field(description="Kind of document, e.g. Quyết định, Giấy phép. Loại văn bản.")
    decision: strawberry.ID | None = strawberry.field(default=None, description="A draft to write anew.")
    code: str | None = strawberry.field(default=None, description="Code of the dossier it answers. Mã số hồ sơ.")
    title: str | None = strawberry.field(
        default=None, description="Its title; encrypted before it is recorded. Trích yếu."
    )
    content: str | None = strawberry.field(
        default=None, description="What it says; encrypted before it is recorded. Nội dung."
    )
    document: str | None = strawberry.field(default=None, description="SHA-256 of the document's file in hex.")
    reason: str | None = strawberry.field(default=None, description="Why it refuses; no personal data. Lý do từ chối.")
    article: str | None = strawberry.field(default=None, description="Căn cứ.")


async def draft_decision(info: Info, input: DraftDecisionInput) -> RecordResult:
    """Write a decision; the receipt's subject is its key. Dự thảo."""

    async def command(at: datetime) -> DraftDecision:
        return await _command(info, input)

    return await carry_out(info, input, command)


async def _command(info: Info, input: DraftDecisionInput) -> DraftDecision:
    store = info.context.store
    dossier = await dossier_behind(store, input.code) if input.code else None
    decision = decision_id(input.decision or str(uuid.uuid4()))
    subject = await subject_of(store, decision, dossier)
    texts = {name: text for name, text in (("title", input.title), ("content", input.content)) if text}
    return DraftDecision(
        decision=decision,
        agency=parse_agency_id(input.agency),
        dossier=dossier,
        kind=input.kind,
        document_type=input.document_type,
        encrypted=await encrypted(info, DraftDecision, subject, texts) if texts else None,
        document=input.document,
        reason=input.reason,
        drafted_by=await info.context.officer(),
        basis=Article(input.article) if input.article else None,
    )

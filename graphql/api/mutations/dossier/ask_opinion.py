"""Ask another body for its opinion (lấy ý kiến)."""

from datetime import date

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import AskOpinion
from domain.values import parse_agency_id


@strawberry.input(description="Ask another body for its opinion. Lấy ý kiến.")
class AskOpinionInput(DossierActInput):
    """Ask another body for its opinion (lấy ý kiến)."""

    opinion: str = strawberry.field(description="Your name for this question, unique in the dossier.")
    of: str = strawberry.field(description="Cơ quan, đơn vị được hỏi.")
    subject: str = strawberry.field(description="Nội dung; no personal data.")
    of_agency: str | None = strawberry.field(default=None, description="Its identifier.")
    answer_by: date | None = strawberry.field(default=None, description="Thời hạn trả lời.")


async def ask_opinion(info: Info, input: AskOpinionInput) -> RecordResult:
    """Ask another body for its opinion. Lấy ý kiến."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: AskOpinion(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            opinion=input.opinion,
            of=input.of,
            of_agency=parse_agency_id(input.of_agency) if input.of_agency else None,
            subject=input.subject,
            answer_by=input.answer_by,
        ),
    )

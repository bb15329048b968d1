"""End a procedure (bãi bỏ thủ tục)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.mutations.procedure.open_dossiers import noting_open_dossiers
from api.types.receipt import RecordResult
from domain.procedure.commands import RepealProcedure
from domain.procedure.identity import IssuingDecision, ProcedureKey
from domain.values import Article, parse_procedure_code


@strawberry.input(description="End a procedure. Bãi bỏ thủ tục.")
class RepealProcedureInput(ActInput):
    """End a procedure (bãi bỏ thủ tục)."""

    procedure: str = strawberry.field(description="Mã thủ tục.")
    effective_on: date = strawberry.field(description="First day out of force. Ngày hết hiệu lực.")
    decision: str | None = strawberry.field(default=None, description="Number of the repealing decision.")
    replaced_by: str | None = strawberry.field(default=None, description="Thủ tục thay thế.")
    article: str | None = strawberry.field(default=None, description="Căn cứ.")


async def repeal_procedure(info: Info, input: RepealProcedureInput) -> RecordResult:
    """End a procedure. Bãi bỏ thủ tục."""

    async def command(at: datetime) -> RepealProcedure:
        return RepealProcedure(
            procedure=ProcedureKey(parse_procedure_code(input.procedure)),
            effective_on=input.effective_on,
            decision=IssuingDecision(number=input.decision) if input.decision else None,
            replaced_by=ProcedureKey(parse_procedure_code(input.replaced_by)) if input.replaced_by else None,
            basis=Article(input.article) if input.article else None,
        )

    return await noting_open_dossiers(info, input.procedure, await carry_out(info, input, command), _THEY_GO_ON)


_THEY_GO_ON = (
    "hồ sơ tiếp nhận trước ngày bãi bỏ giữ phiên bản tại thời điểm tiếp nhận, trừ khi pháp luật quy định dừng giải "
    "quyết (stopDossier)",
    "what was received before the day keeps the version of its receipt, unless the law stops it (stopDossier)",
)

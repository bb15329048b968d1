"""Give a procedure a new version (sửa đổi, bổ sung thủ tục)."""

from datetime import datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.procedure.content_inputs import VersionInput, content_of, decision_of
from api.types.receipt import RecordResult
from domain.procedure.commands import AmendProcedure
from domain.procedure.identity import ProcedureKey
from domain.values import Article, parse_procedure_code


@strawberry.input(description="Give a procedure a new version. Sửa đổi, bổ sung thủ tục.")
class AmendProcedureInput(VersionInput):
    """Give a procedure a new version (sửa đổi, bổ sung thủ tục)."""


async def amend_procedure(info: Info, input: AmendProcedureInput) -> RecordResult:
    """Give a procedure a new version. Sửa đổi, bổ sung thủ tục."""

    async def command(at: datetime) -> AmendProcedure:
        return _command(input)

    return await carry_out(info, input, command)


def _command(input: AmendProcedureInput) -> AmendProcedure:
    return AmendProcedure(
        procedure=ProcedureKey(parse_procedure_code(input.procedure)),
        content=content_of(input.content),
        decision=decision_of(input.decision),
        effective_on=input.effective_on,
        source_url=input.source_url,
        basis=Article(input.article) if input.article else None,
    )

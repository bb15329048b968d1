"""Make a procedure known (công bố thủ tục)."""

from datetime import datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.procedure.content_inputs import VersionInput, content_of, decision_of
from api.types.receipt import RecordResult
from domain.procedure.commands import PublishProcedure
from domain.procedure.identity import ProcedureKey
from domain.values import Article, parse_procedure_code


@strawberry.input(description="Make a procedure known. Công bố thủ tục.")
class PublishProcedureInput(VersionInput):
    """Make a procedure known (công bố thủ tục)."""


async def publish_procedure(info: Info, input: PublishProcedureInput) -> RecordResult:
    """Make a procedure known. Công bố thủ tục."""

    async def command(at: datetime) -> PublishProcedure:
        return _command(input)

    return await carry_out(info, input, command)


def _command(input: PublishProcedureInput) -> PublishProcedure:
    return PublishProcedure(
        procedure=ProcedureKey(parse_procedure_code(input.procedure)),
        code=parse_procedure_code(input.procedure),
        content=content_of(input.content),
        decision=decision_of(input.decision),
        effective_on=input.effective_on,
        source_url=input.source_url,
        basis=Article(input.article) if input.article else None,
    )

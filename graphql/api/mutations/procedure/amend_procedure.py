"""Give a procedure a new version (sửa đổi, bổ sung thủ tục)."""

from datetime import datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.procedure.content_inputs import VersionInput, amended_content, content_of, decision_of
from api.mutations.procedure.open_dossiers import noting_open_dossiers
from api.types.receipt import RecordResult
from domain.procedure.commands import AmendProcedure
from domain.procedure.identity import ProcedureKey
from domain.procedure.state import ProcedureState
from domain.values import Article, parse_procedure_code


@strawberry.input(description="Give a procedure a new version. Sửa đổi, bổ sung thủ tục.")
class AmendProcedureInput(VersionInput):
    """Give a procedure a new version (sửa đổi, bổ sung thủ tục)."""


async def amend_procedure(info: Info, input: AmendProcedureInput) -> RecordResult:
    """Give a procedure a new version. Sửa đổi, bổ sung thủ tục."""

    async def command(at: datetime) -> AmendProcedure:
        state, _ = await info.context.store.procedure(input.procedure)
        return _command(input, state)

    return await noting_open_dossiers(info, input.procedure, await carry_out(info, input, command), _EACH_KEEPS)


_EACH_KEEPS = (
    "mỗi hồ sơ giữ phiên bản tại thời điểm tiếp nhận",
    "each keeps the version of its receipt",
)


def _command(input: AmendProcedureInput, state: ProcedureState | None) -> AmendProcedure:
    """What the input leaves out stays as in the newest version; of a procedure nobody published nothing stays."""
    published = state is not None and state.versions
    content = amended_content(input.content, published[-1].content) if published else content_of(input.content)
    return AmendProcedure(
        procedure=ProcedureKey(parse_procedure_code(input.procedure)),
        content=content,
        decision=decision_of(input.decision),
        effective_on=input.effective_on,
        source_url=input.source_url,
        basis=Article(input.article) if input.article else None,
    )

"""Approve an internal process (phê duyệt quy trình nội bộ)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import DatedActInput
from api.mutations.procedure.content_inputs import IssuingDecisionInput, decision_of, says_nothing
from api.types.receipt import Mistake, RecordResult
from application.access.acts import may
from domain.errors import Malformed
from domain.law.deadlines import TimeLimit
from domain.procedure.commands import ApproveProcess
from domain.procedure.identity import ProcessId, parse_process_id
from domain.procedure.steps import ProcessStep
from domain.values import Article, ProcedureCode, legal_day, parse_procedure_code

_UNSAID = ProcessId("unknown")
"""Whoever may not approve cannot write a name into the record of the attempt."""


@strawberry.input(description="One step of an internal process. Bước.")
class StepInput:
    """One step (bước)."""

    who: str | None = strawberry.field(default=None, description="Đơn vị, chức danh thực hiện; never a person.")
    what: str | None = strawberry.field(default=None, description="Nội dung công việc.")
    limit: str | None = strawberry.field(default=None, description="E.g. 0.5 working days; null: not said.")
    counted: bool | None = strawberry.field(default=None, description="False: its time is not counted.")
    label: str | None = strawberry.field(default=None, description="As printed, e.g. Bước 1.")
    result: str | None = strawberry.field(default=None, description="Kết quả của bước.")

    def contradictions(self, path: str) -> Iterator[Mistake]:
        """A step of which nothing is said."""
        if not any((self.who, self.what, self.limit, self.label, self.result)):
            vi, en = "đề nghị ghi đơn vị, công việc, thời hạn hoặc tên bước", "who, what, limit, label or result"
            yield says_nothing(path, vi, en)


@strawberry.input(description="Approve an internal process. Phê duyệt quy trình nội bộ.")
class ApproveProcessInput(DatedActInput):
    """Approve an internal process (phê duyệt quy trình nội bộ)."""

    process: str = strawberry.field(description="Its identity, e.g. P001@Cao Bằng.")
    steps: list[StepInput] = strawberry.field(description="Các bước.")
    procedures: list[str] = strawberry.field(default_factory=list, description="Mã thủ tục áp dụng.")
    name: str | None = strawberry.field(default=None, description="Tên.")
    stated_total: str | None = strawberry.field(default=None, description="Tổng thời gian, e.g. 10 working days.")
    decision: IssuingDecisionInput | None = strawberry.field(default=None, description="Quyết định phê duyệt.")
    effective_on: date | None = strawberry.field(default=None, description="Ngày áp dụng.")
    source_url: str | None = strawberry.field(default=None, description="Where it is published.")
    article: str | None = strawberry.field(default=None, description="Căn cứ.")


async def approve_process(info: Info, input: ApproveProcessInput) -> RecordResult:
    """Approve an internal process; steps that do not add up are recorded as a finding. Phê duyệt quy trình."""

    async def command(at: datetime) -> ApproveProcess:
        parameter = info.context.store.parameters["hours_per_working_day"]
        command = _command(input, Decimal(parameter.in_force(legal_day(at)).value))
        if not may(info.context.actor, ApproveProcess):
            return replace(command, process=_UNSAID)
        if not command.steps:
            raise _steps_missing()
        await _refuse_unpublished(info, command.procedures)
        return command

    return await carry_out(info, input, command)


def _steps_missing() -> Malformed:
    return Malformed(
        "a process has steps: give those of the approving decision",
        vi="quy trình chưa có bước nào; đề nghị ghi các bước theo quyết định phê duyệt",
        code="STEPS_MISSING",
        path="steps",
    )


async def _refuse_unpublished(info: Info, codes: tuple[ProcedureCode, ...]) -> None:
    """Refuse a procedure nobody published; imports bring processes of more than are published. Raises Malformed."""
    for place, code in enumerate(codes):
        national = ProcedureCode(".".join(code.split(".")[:2]))  # 1.012753.H19 is local to 1.012753
        known = [(await info.context.store.procedure(one))[0] for one in dict.fromkeys((code, national))]
        if not any(state is not None and state.versions for state in known):
            raise Malformed(
                f"procedure {code} is not published here: publish it first, or name another one",
                vi=f"thủ tục {code} chưa được công bố trong hệ thống; đề nghị công bố trước, hoặc ghi mã khác",
                code="PROCEDURE_UNKNOWN",
                path=f"procedures.{place}",
            )


def _command(input: ApproveProcessInput, hours_per_day: Decimal) -> ApproveProcess:
    return ApproveProcess(
        process=parse_process_id(input.process),
        decision=decision_of(input.decision),
        procedures=tuple(parse_procedure_code(code) for code in input.procedures),
        hours_per_working_day=hours_per_day,
        name=input.name,
        stated_total=TimeLimit.parse(input.stated_total) if input.stated_total else None,
        stated_total_text=input.stated_total,
        steps=tuple(_step(position, step) for position, step in enumerate(input.steps, start=1)),
        effective_on=input.effective_on,
        source_url=input.source_url,
        basis=Article(input.article) if input.article else None,
    )


def _step(position: int, step: StepInput) -> ProcessStep:
    return ProcessStep(
        position=position,
        label=step.label,
        who=step.who,
        what=step.what,
        limit=TimeLimit.parse(step.limit) if step.limit else None,
        limit_text=step.limit,
        counted=step.counted,
        result=step.result,
    )

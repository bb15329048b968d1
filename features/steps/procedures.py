"""Published procedures and internal processes (công bố thủ tục, quy trình nội bộ)."""

import re
from datetime import date
from decimal import Decimal

from domain.law.deadlines import TimeLimit
from domain.procedure.commands import AmendProcedure, ApproveProcess, PublishProcedure, RepealProcedure
from domain.procedure.content import ProcedureContent
from domain.procedure.identity import ProcedureKey, ProcessId
from domain.procedure.limits import ChannelCutOff, PublishedLimit, Resume
from domain.procedure.steps import ProcessStep
from domain.values import Channel, ProcedureCode, legal_day
from features.steps.binding import step
from features.steps.expectations import ScenarioMismatch, expect
from features.steps.people import PUBLISHER
from features.steps.tables import Table, rows_of
from features.steps.values import TYPES
from features.steps.words import ProcessFinding, PublicationAct
from features.steps.world import World


@step("procedure.published")
def publish_procedure(
    world: World,
    procedure: ProcedureCode,
    act: PublicationAct,
    since: date,
    limit: TimeLimit | None,
    resume: Resume | None,
    cut_off: str | None,
    datatable: Table | None = None,
) -> None:
    """Công bố hoặc sửa đổi thủ tục; bảng kèm theo nêu thời hạn theo hình thức, trường hợp."""
    limits = _limits(datatable) if datatable else ()
    if limit is not None:
        limits += (PublishedLimit(channel=None, case=None, limit=limit),)
    cut_offs = None if cut_off is None else (ChannelCutOff(channel=None, reading=cut_off),)
    content = ProcedureContent(name=f"Thủ tục {procedure}", limits=limits, resume=resume, cut_offs=cut_offs)
    key = ProcedureKey(procedure)
    if act is PublicationAct.AMENDED:
        world.act(PUBLISHER, AmendProcedure(procedure=key, content=content, decision=None, effective_on=since))
        return
    command = PublishProcedure(procedure=key, code=procedure, content=content, decision=None, effective_on=since)
    world.act(PUBLISHER, command)


@step("procedure.repealed")
def repeal_procedure(world: World, procedure: ProcedureCode, since: date) -> None:
    """Bãi bỏ thủ tục."""
    world.act(PUBLISHER, RepealProcedure(procedure=ProcedureKey(procedure), effective_on=since, decision=None))


@step("process.approved")
def approve_process(
    world: World, process: str, procedure: ProcedureCode, limit: TimeLimit, datatable: Table | None = None
) -> None:
    """Phê duyệt quy trình nội bộ; bảng kèm theo nêu các bước: ai thực hiện, trong bao lâu."""
    rows = rows_of(datatable, "process.approved") if datatable else []
    steps = tuple(
        ProcessStep(position=place, who=who, limit=TimeLimit.parse(time)) for place, (who, time) in enumerate(rows, 1)
    )
    hours = world.store.parameters["hours_per_working_day"].in_force(legal_day(world.clock.now()))
    world.act(
        PUBLISHER,
        ApproveProcess(
            process=ProcessId(process),
            decision=None,
            procedures=(procedure,),
            hours_per_working_day=Decimal(hours.whole),
            stated_total=limit,
            steps=steps,
        ),
    )


@step("process.finding")
def process_finding(world: World, process: str, finding: ProcessFinding) -> None:
    """Bất thường của quy trình được ghi nhận."""
    world.settle()
    known, _ = world.run(world.store.process(process))
    if known is None:
        raise ScenarioMismatch(f"kịch bản chưa có quy trình «{process}» nào được phê duyệt")
    approved = known.versions[-1].approved
    found = [one for one in ProcessFinding if getattr(approved, one.value, None) is not None]
    expect(f"quy trình «{process}»", finding, found[0] if found else ProcessFinding.NONE)


def _limits(table: Table) -> tuple[PublishedLimit, ...]:
    """Hình thức, trường hợp, thời hạn; ô trống là không nêu."""
    return tuple(
        PublishedLimit(channel=_channel(channel), case=case or None, limit=TimeLimit.parse(limit))
        for channel, case, limit in rows_of(table, "procedure.published")
    )


def _channel(text: str) -> Channel | None:
    if text and not re.fullmatch(TYPES["channel"].pattern, text, re.IGNORECASE):
        raise ScenarioMismatch(f"cột hình thức: «{text}» không phải là {', '.join(TYPES['channel'].words)}")
    return Channel(str(TYPES["channel"].convert(text))) if text else None

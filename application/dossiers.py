"""How every act on a dossier is decided: its facts, the law it asks, who may act (xử lý hồ sơ)."""

from datetime import datetime
from enum import Flag, auto
from typing import Any

from application import streams
from application.actors import OFFICERS, Actor, NotAuthorised, Role
from application.handling import Decide, in_stream
from application.house import House
from application.ports import NewFact
from domain.calendar.state import WorkingCalendar
from domain.dossier.commands import ConcludeDossier, DossierCommand, SubmitDossier
from domain.dossier.decider import decide
from domain.dossier.events import DossierNumbered
from domain.dossier.law import Law
from domain.dossier.state import DossierState
from domain.law.deadlines.hours import DEFAULT_OFFICE_HOURS
from domain.values import legal_day


class Need(Flag):
    """What law an act asks for beyond the parameters (pháp luật cần tra)."""

    NOTHING = 0
    CALENDAR = auto()
    PROCEDURE = auto()
    PROCESS = auto()
    DECISION = auto()


def on_dossier(needs: Need) -> Decide:
    """The way of an act on a dossier that asks for this much law."""

    async def decided(house: House, actor: Actor, command: DossierCommand, at: datetime) -> list[NewFact]:
        state = await house.dossier_to_decide_on(command.dossier)
        refuse_outsider(actor, state, command)
        law = await gather(house, command, state, needs)
        return facts_of(command, state, decide(command, state, law))

    return decided


async def gather(house: House, command: DossierCommand, state: DossierState, needs: Need) -> Law:
    """The law an act asks for and no more (tra cứu pháp luật áp dụng)."""
    asked = command if isinstance(command, SubmitDossier) else state
    calendar, office, published, process, decision = WorkingCalendar(), None, None, None, None
    if Need.PROCEDURE in needs:
        published, _ = await house.procedure(asked.procedure or "")
    if Need.PROCESS in needs and state.process:
        process, _ = await house.process(state.process)
        needs |= Need.CALENDAR  # steps have clocks of their own
    if Need.CALENDAR in needs:
        calendar, _ = await house.calendar()
        office, _ = await house.agency(asked.agency or "")
    if isinstance(command, ConcludeDossier):
        decision, _ = await house.decision(command.decision)
    day = state.law_as_of or legal_day(command.occurred_at)
    return Law(
        parameters=house.parameters,
        calendar=calendar,
        hours=DEFAULT_OFFICE_HOURS if office is None else office.office_hours(day),
        procedure=published,
        process=process,
        decision=decision,
    )


def facts_of(command: DossierCommand, state: DossierState, events: tuple[Any, ...]) -> list[NewFact]:
    """Events routed to their streams: the dossier's own, and the register that numbers it (định tuyến sự kiện)."""
    stream = streams.dossier(command.dossier)
    numbered = [event for event in events if isinstance(event, DossierNumbered)]
    own = in_stream(stream, state.version, [event for event in events if not isinstance(event, DossierNumbered)])
    if not numbered:
        return own
    register = NewFact(streams.intake_register(numbered[0].agency, numbered[0].day), None, numbered[0])
    return [NewFact(fact.stream, fact.want, fact.event, numbered_by=len(own)) for fact in own] + [register]


def refuse_outsider(actor: Actor, state: DossierState, command: DossierCommand) -> None:
    """Refuse an officer of another agency and an applicant with another person's dossier (không có thẩm quyền)."""
    agency = command.agency if isinstance(command, SubmitDossier) else state.agency
    person = command.applicant if isinstance(command, SubmitDossier) else state.applicant
    holders = {agency, state.holder_agency} - {None}
    if actor.role in OFFICERS and holders and not any(covers(actor.agency, holder) for holder in holders):
        raise NotAuthorised(
            "Hồ sơ thuộc thẩm quyền của cơ quan khác; đề nghị chuyển yêu cầu đến cơ quan đang giải quyết.",
            basis="NĐ 118/2025/NĐ-CP Điều 18",
            details={"agency": str(agency)},
        )
    if actor.role is Role.APPLICANT and person is not None and actor.person != person:
        raise NotAuthorised(
            "Chỉ người nộp hồ sơ hoặc người được ủy quyền mới thực hiện được việc này.",
            basis="NĐ 118/2025/NĐ-CP Điều 6",
        )


def covers(mine: str | None, theirs: str | None) -> bool:
    """Whether an agency is the other one or stands above it in the identifiers (QĐ 20/2020/QĐ-TTg)."""
    return bool(mine and theirs and (theirs == mine or theirs.startswith(f"{mine}.")))

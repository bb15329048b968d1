"""Which law a command on a dossier asks for, gathered before it is decided (tra cứu pháp luật áp dụng)."""

from enum import Flag, auto

from application.case_store import CaseStore
from domain.calendar.state import WorkingCalendar
from domain.dossier.commands import ConcludeDossier, DossierCommand, SubmitDossier
from domain.dossier.law import Law
from domain.dossier.state import DossierState
from domain.law.deadlines.hours import DEFAULT_OFFICE_HOURS
from domain.values import AgencyId, legal_day


class Need(Flag):
    """What law an act asks for beyond the parameters (pháp luật cần tra)."""

    NOTHING = 0
    CALENDAR = auto()
    PROCEDURE = auto()
    PROCESS = auto()


async def gather(store: CaseStore, command: DossierCommand, state: DossierState, needs: Need) -> Law:
    """The law an act asks for and no more (tra cứu pháp luật áp dụng)."""
    asked = command if isinstance(command, SubmitDossier) else state.submission
    calendar, office, published, process, decision = WorkingCalendar(), None, None, None, None
    if Need.PROCEDURE in needs:
        published, _ = await store.procedure(asked.procedure if asked else "")
    acceptance = state.acceptance
    if Need.PROCESS in needs and acceptance is not None and acceptance.process:
        process, _ = await store.process(acceptance.process)
        needs |= Need.CALENDAR  # steps have clocks of their own
    if Need.CALENDAR in needs:
        calendar, _ = await store.calendar()
        office, _ = await store.agency(_settling_agency(command, state))
    if isinstance(command, ConcludeDossier):
        decision, _ = await store.decision(command.decision)
    day = legal_day(command.occurred_at) if acceptance is None else acceptance.law_as_of
    return Law(
        parameters=store.parameters,
        calendar=calendar,
        hours=DEFAULT_OFFICE_HOURS if office is None else office.office_hours(day),
        procedure=published,
        process=process,
        decision=decision,
    )


def _settling_agency(command: DossierCommand, state: DossierState) -> AgencyId:
    """Whose office hours count: the competent agency's where a desk took the dossier for it (R77)."""
    if state.taken_for is not None:
        return state.taken_for.agency
    asked = command if isinstance(command, SubmitDossier) else state.submission
    return asked.agency if asked else AgencyId("")

"""What findings may ask beside the dossier: law, calendar, office hours, procedures, attempts (căn cứ xem xét).

All of it comes from the same log up to the same position, so the same asking gives the same findings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce

from application import streams
from application.audits.findings.trail import by_officer
from application.audits.histories import Histories
from application.audits.report import ReportRequest
from application.audits.scope import AuditScope
from application.ports import Fact
from domain.agency.state import Agency
from domain.agency.state import evolve as evolve_agency
from domain.agency.tree import AgencyTree
from domain.agency.tree import evolve as evolve_tree
from domain.attempt import AttemptRefused
from domain.calendar.state import WorkingCalendar
from domain.calendar.state import evolve as evolve_calendar
from domain.dossier.state import DossierState
from domain.law.deadlines import OfficeHours, office_time
from domain.law.in_force import InForce
from domain.law.parameters import Parameter
from domain.procedure.state import ProcedureState
from domain.procedure.state import evolve as evolve_procedure
from domain.values import legal_day

_DOSSIER = streams.dossier("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What an audit's findings rest on beside the dossiers themselves (căn cứ xem xét).

    attempts are what officers tried on a dossier and were refused, by our own key.
    """

    histories: Histories
    scope: AuditScope
    judged_at: datetime
    law: InForce
    agencies: Mapping[str, Agency]
    tree: AgencyTree
    procedures: Mapping[str, ProcedureState]
    attempts: Mapping[str, tuple[Fact, ...]]

    def whole(self, name: str, on: date) -> int:
        """A threshold or a number of the law on a legal day. Raises LawNotLoaded."""
        return self.law.value(name, on).whole

    def minutes(self, name: str, on: date) -> timedelta:
        """A threshold in minutes on a legal day. Raises LawNotLoaded."""
        return timedelta(minutes=self.whole(name, on))

    def hours(self, agency: str | None, on: date) -> OfficeHours:
        """An agency's office hours on a legal day (giờ hành chính)."""
        return self.agencies.get(agency or "", Agency()).office_hours(on)

    def working_days(self, since: date, until: date) -> int:
        """How many working days lie after one day, up to and including another. Raises LawNotLoaded."""
        return self.law.calendar.working_days(after=since, through=until)

    def worked(self, agency: str | None, since: datetime, until: datetime) -> timedelta:
        """Office time between two instants at an agency. Raises LawNotLoaded (thời gian làm việc)."""
        return office_time(since, until, self.hours(agency, legal_day(since)), self.law.calendar)


def law_day(state: DossierState, at: datetime) -> date:
    """The day whose law governs a dossier: its receipt, before acceptance the act itself (R59)."""
    return legal_day(at) if state.acceptance is None else state.acceptance.law_as_of


def grounds_of(histories: Histories, asked: ReportRequest, parameters: Mapping[str, Parameter]) -> Grounds:
    """What the log says beside its dossiers, under the parameters of the law."""
    calendar = WorkingCalendar()
    for stream, facts in histories.streams("calendar/"):
        if stream == streams.CALENDAR:
            calendar = reduce(evolve_calendar, (fact.event for fact in facts), calendar)
    tree = AgencyTree()
    for stream, facts in histories.streams(streams.AGENCIES):
        if stream == streams.AGENCIES:
            tree = reduce(evolve_tree, (fact.event for fact in facts), tree)
    return Grounds(
        histories=histories,
        scope=asked.scope,
        judged_at=asked.judged_at,
        law=InForce(parameters, calendar),
        agencies={
            stream.removeprefix(streams.agency("")): reduce(evolve_agency, (fact.event for fact in facts), Agency())
            for stream, facts in histories.streams(streams.agency(""))
        },
        tree=tree,
        procedures=_procedures(histories),
        attempts=_attempts(histories),
    )


def _procedures(histories: Histories) -> dict[str, ProcedureState]:
    found: dict[str, ProcedureState] = {}
    for stream, facts in histories.streams(streams.procedure("")):
        key, state = stream.removeprefix(streams.procedure("")), None
        for fact in facts:
            state = evolve_procedure(state, fact.event)
        if state is not None:
            found[key] = state
    return found


def _attempts(histories: Histories) -> dict[str, tuple[Fact, ...]]:
    """What officers tried on dossiers and were refused."""
    found: dict[str, tuple[Fact, ...]] = {}
    for _, facts in histories.streams("attempts/"):
        for fact in facts:
            attempt = fact.event
            if isinstance(attempt, AttemptRefused) and by_officer(fact) and streams.is_dossier(attempt.subject):
                dossier = attempt.subject.removeprefix(_DOSSIER)
                found[dossier] = (*found.get(dossier, ()), fact)
    return found

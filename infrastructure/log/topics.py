"""Which event class stands behind each topic that was ever recorded (chủ đề của sự kiện)."""

from typing import Any, get_args

from domain.agency.events import AgencyEvent
from domain.attempt import AttemptRefused, AttemptsCounted
from domain.calendar.events import CalendarEvent
from domain.calendar.recalculation import DeadlinesRecalculated
from domain.decision.events import DecisionEvent
from domain.dossier.events import DossierEvent, DossierNumbered
from domain.log_integrity.events import LogIntegrityEvent
from domain.log_integrity.installation import InstallationEstablished
from domain.procedure.events import ProcedureEvent, ProcessApproved

EVENTS: tuple[type[Any], ...] = (
    *get_args(DossierEvent),
    DossierNumbered,
    *get_args(ProcedureEvent),
    ProcessApproved,
    *get_args(DecisionEvent),
    *get_args(AgencyEvent),
    *get_args(CalendarEvent),
    DeadlinesRecalculated,
    *get_args(LogIntegrityEvent),
    InstallationEstablished,
    AttemptRefused,
    AttemptsCounted,
)

EVENT_OF: dict[str, type[Any]] = {event.TOPIC: event for event in EVENTS}

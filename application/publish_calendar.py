"""The published decisions about days off come into the log that never had them (ghi lịch đã công bố)."""

from application.access.actors import SYSTEM
from application.case_store import CaseStore
from application.record import record
from domain.calendar.commands import CalendarCommand
from domain.calendar.decider import was_decided
from domain.calendar.published import published_decisions
from domain.calendar.questions import CalendarDecisionKnown


async def publish_calendar(store: CaseStore) -> None:
    """Record the published decisions that were never recorded; one that was revoked stays revoked."""
    for command in published_decisions():
        calendar, _ = await store.calendar()
        if not was_decided(command, calendar):
            await _publish(store, command)


async def _publish(store: CaseStore, command: CalendarCommand) -> None:
    try:
        await record(store, SYSTEM, command)
    except CalendarDecisionKnown:
        return  # another server was faster

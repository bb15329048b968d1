"""What people type for a history, and the stream behind it (tra luồng sự kiện)."""

from application import streams
from application.case_store import CaseStore
from application.history.replay import find_stream
from domain.decision.events import DecisionNumbered
from domain.plain_text import cleaned


async def stream_of(store: CaseStore, name: str) -> str:
    """The stream of a dossier, procedure, process, decision or agency. Raises DossierUnknown."""
    name = cleaned(name)
    for stream in (streams.dossier(name), streams.decision(name), streams.agency(name)):
        if await store.log.event_at(stream, 1) is not None:
            return stream
    decision = await _issued(store, name)
    return streams.decision(decision) if decision is not None else await find_stream(store, name)


async def _issued(store: CaseStore, name: str) -> str | None:
    """The decision written AGENCY/NUMBER/YEAR: asked of the register itself."""
    agency, _, rest = name.partition("/")
    number, _, year = rest.partition("/")
    if not (number.isdecimal() and year.isdecimal()) or len(number) > 9 or len(year) != 4:
        return None
    entry = await store.log.event_at(streams.decision_register(agency, int(year)), int(number))
    return entry.decision if isinstance(entry, DecisionNumbered) else None

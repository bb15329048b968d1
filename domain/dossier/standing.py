"""What the next decision about a dossier needs to know (trạng thái hồ sơ)."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from operator import attrgetter

from domain.dossier import events as e
from domain.dossier.papers import Resume
from domain.dossier.promise import Extension, Promise
from domain.dossier.status import Status
from domain.law.deadlines.limits import Pause
from domain.values import AgencyId, Channel, DecisionId, OfficerId, PersonRef, ProcedureCode, UnitId


@dataclass(slots=True)
class DossierState:
    """A dossier as its facts leave it (hồ sơ).

    version counts its facts; status is None for a dossier adopted from another system; since is when the
    present status began. received_at is when the complete dossier was in, as acceptance recorded it; a
    restart afterwards shows in the promise's counted_from only. promised_at is the first date given,
    due_at the one that binds now, unextended_at the one that binds without the apology: a dossier put
    off stays late against that one (R37). waiting_fact and exclusion_fact are the versions of the facts that
    set the clock still. stood are the days on which the clock stood still.
    """

    version: int = 0
    status: Status | None = None
    since: datetime | None = None
    last: e.DossierEvent | None = None
    source: str | None = None
    procedure: ProcedureCode | None = None
    case: str | None = None
    agency: AgencyId | None = None
    channel: Channel | None = None
    applicant: PersonRef | None = None
    submitted_at: datetime | None = None
    received_at: datetime | None = None
    accepted_at: datetime | None = None
    procedure_version: int | None = None
    law_as_of: date | None = None
    resume: Resume | None = None
    process: str | None = None
    promise: Promise | None = None
    promised_at: datetime | None = None
    due_at: datetime | None = None
    due_on: date | None = None
    unextended_at: datetime | None = None
    extension: Extension | None = None
    stood: tuple[Pause, ...] = ()
    supplements: int = 0
    waiting_since: datetime | None = None
    waiting_fact: int | None = None
    supply_until: date | None = None
    came_from: Status | None = None
    exclusion_since: date | None = None
    exclusion_began: datetime | None = None
    exclusion_fact: int | None = None
    extensions: int = 0
    payment_due: int | None = None
    pay_until: date | None = None
    opinions_open: frozenset[str] = frozenset()
    opinions_known: frozenset[str] = frozenset()
    unit: UnitId | None = None
    officer: OfficerId | None = None
    handed: e.DossierForwarded | None = None
    holder_agency: AgencyId | None = None
    step: int | None = None
    step_since: datetime | None = None
    step_due_at: datetime | None = None
    steps_completed: set[int] = field(default_factory=set)
    drafts: frozenset[DecisionId] = frozenset()
    signed: frozenset[DecisionId] = frozenset()
    decision: DecisionId | None = None
    granted: bool | None = None
    ended_at: datetime | None = None
    delivered_at: datetime | None = None
    activities: int = 0
    corrections: tuple[tuple[int, str, str], ...] = ()

    def __copy__(self) -> "DossierState":
        """Field by field: copy's own way over slots takes ten times as long, and every fold step copies."""
        copied = DossierState(*_fields_of(self))
        copied.steps_completed = set(self.steps_completed)  # the one field that grows in place
        return copied


_fields_of = attrgetter(*(one.name for one in fields(DossierState)))

"""Facts about procedures and internal processes; topics and field names are the archive (thủ tục hành chính)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from domain.law.deadlines import TimeLimit
from domain.procedure.content import ProcedureContent
from domain.procedure.discrepancies import StepsDoNotAddUp, UnitsDiffer
from domain.procedure.identity import IssuingDecision, NamedAgency, ProcedureKey, ProcessId
from domain.procedure.steps import ProcessStep
from domain.values import Article, ProcedureCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedurePublished:
    """A procedure was made known (công bố). effective_on None: the source does not say."""

    TOPIC: ClassVar[str] = "procedure.published.v1"
    occurred_at: datetime
    procedure: ProcedureKey
    code: ProcedureCode | None
    content: ProcedureContent
    decision: IssuingDecision | None
    effective_on: date | None
    source_url: str | None
    basis: Article | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureAmended:
    """A procedure got a new version, stated in full (sửa đổi, bổ sung)."""

    TOPIC: ClassVar[str] = "procedure.amended.v1"
    occurred_at: datetime
    procedure: ProcedureKey
    content: ProcedureContent
    decision: IssuingDecision | None
    effective_on: date | None
    source_url: str | None
    basis: Article | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRepealed:
    """A procedure ended; effective_on is its first day out of force (bãi bỏ)."""

    TOPIC: ClassVar[str] = "procedure.repealed.v1"
    occurred_at: datetime
    procedure: ProcedureKey
    effective_on: date
    decision: IssuingDecision | None
    replaced_by: ProcedureKey | None
    basis: Article | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessApproved:
    """An agency approved an internal process (phê duyệt quy trình nội bộ).

    It stands alone: procedures may be empty, and none of them needs to be known here. The two discrepancies
    say what the approved table gets wrong, computed with hours_per_working_day.
    """

    TOPIC: ClassVar[str] = "procedure.process_approved.v1"
    occurred_at: datetime
    process: ProcessId
    decision: IssuingDecision | None
    procedures: tuple[ProcedureCode, ...]
    name: str | None
    case: str | None
    field: str | None
    agencies: tuple[NamedAgency, ...] | None
    stated_total: TimeLimit | None
    stated_total_text: str | None
    steps: tuple[ProcessStep, ...] | None
    hours_per_working_day: Decimal
    steps_do_not_add_up: StepsDoNotAddUp | None
    units_differ: UnitsDiffer | None
    effective_on: date | None
    replaces: ProcessId | None
    source_url: str | None
    basis: Article | None


ProcedureEvent = ProcedurePublished | ProcedureAmended | ProcedureRepealed
ProcessEvent = ProcessApproved

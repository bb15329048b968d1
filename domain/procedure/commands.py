"""What a publisher may ask of a procedure or a process (công bố thủ tục, phê duyệt quy trình nội bộ)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.law.deadlines import TimeLimit
from domain.procedure.content import ProcedureContent
from domain.procedure.identity import IssuingDecision, NamedAgency, ProcedureKey, ProcessId
from domain.procedure.steps import ProcessStep
from domain.values import Article, ProcedureCode


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishProcedure:
    """Make a procedure known for the first time (công bố thủ tục hành chính)."""

    procedure: ProcedureKey
    code: ProcedureCode | None
    content: ProcedureContent
    decision: IssuingDecision | None
    effective_on: date | None
    source_url: str | None = None
    basis: Article | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendProcedure:
    """Give a procedure a new version, stated in full (sửa đổi, bổ sung thủ tục hành chính)."""

    procedure: ProcedureKey
    content: ProcedureContent
    decision: IssuingDecision | None
    effective_on: date | None
    source_url: str | None = None
    basis: Article | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepealProcedure:
    """End a procedure from a day on (bãi bỏ thủ tục hành chính)."""

    procedure: ProcedureKey
    effective_on: date
    decision: IssuingDecision | None
    replaced_by: ProcedureKey | None = None
    basis: Article | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveProcess:
    """Fix who does what in how long inside the agencies (phê duyệt quy trình nội bộ).

    hours_per_working_day is the legal value the caller looked up; it is recorded with the discrepancies.
    """

    process: ProcessId
    decision: IssuingDecision | None
    procedures: tuple[ProcedureCode, ...]
    hours_per_working_day: Decimal
    name: str | None = None
    case: str | None = None
    field: str | None = None
    agencies: tuple[NamedAgency, ...] | None = None
    stated_total: TimeLimit | None = None
    stated_total_text: str | None = None
    steps: tuple[ProcessStep, ...] | None = None
    effective_on: date | None = None
    replaces: ProcessId | None = None
    source_url: str | None = None
    basis: Article | None = None


ProcedureCommand = PublishProcedure | AmendProcedure | RepealProcedure
ProcessCommand = ApproveProcess

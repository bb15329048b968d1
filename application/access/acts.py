"""Which role may carry out which act: one table, a line for each command (thẩm quyền thực hiện).

Whose dossier or decision it may be is decided by rows; this is about roles alone.
"""

from collections.abc import Mapping
from typing import Any

from application.access.actors import Actor, NotAuthorised, Role
from domain.agency import commands as agency
from domain.agency.outage import AnnounceOutage
from domain.calendar.commands import DeclareHoliday, OpenCalendarYear, RevokeCalendarDecision, SwapWorkingDay
from domain.decision import commands as decision
from domain.dossier import commands as dossier
from domain.log_integrity.commands import DeployCode, ExplainRestore, ReportAnchoring
from domain.procedure import commands as procedure

_INTAKE = frozenset({Role.INTAKE})
_CASE = frozenset({Role.CASE})
_LEADER = frozenset({Role.LEADER})
_CASE_OR_LEADER = _CASE | _LEADER
_APPLICANT_OR_INTAKE = frozenset({Role.APPLICANT}) | _INTAKE
_INTAKE_OR_CASE = _INTAKE | _CASE
_SYSTEM = frozenset({Role.SYSTEM})
_PUBLISHER = frozenset({Role.PUBLISHER}) | _SYSTEM
_ADMIN = frozenset({Role.ADMIN}) | _SYSTEM

ACTS: Mapping[type[Any], frozenset[Role]] = {
    dossier.SubmitDossier: _APPLICANT_OR_INTAKE,
    dossier.TakeForAgency: _INTAKE,
    dossier.ChooseLaw: _APPLICANT_OR_INTAKE,
    dossier.AcceptDossier: _INTAKE,
    dossier.RejectDossier: _INTAKE,
    dossier.RequestSupplement: _INTAKE_OR_CASE,
    dossier.SupplySupplement: _APPLICANT_OR_INTAKE,
    dossier.AssignDossier: _CASE_OR_LEADER,
    dossier.ForwardDossier: _CASE_OR_LEADER | _INTAKE,
    dossier.TakeOverDossier: _CASE_OR_LEADER,
    dossier.CompleteStep: _CASE_OR_LEADER,
    dossier.AskOpinion: _CASE_OR_LEADER,
    dossier.GiveOpinion: _CASE_OR_LEADER,
    dossier.StartExclusion: _CASE,
    dossier.EndExclusion: _CASE,
    dossier.DemandPayment: _CASE,
    dossier.RecordPayment: _INTAKE_OR_CASE,
    dossier.ExtendDeadline: _LEADER,
    dossier.MoveDeadline: _SYSTEM,
    dossier.WithdrawDossier: frozenset({Role.APPLICANT}),
    dossier.StopDossier: _INTAKE_OR_CASE,
    dossier.ConcludeDossier: _LEADER,
    dossier.DeliverResult: _INTAKE,
    dossier.CorrectFact: _LEADER,
    dossier.AdoptHistory: _ADMIN,
    decision.DraftDecision: _CASE_OR_LEADER,
    decision.SubmitDecision: _CASE_OR_LEADER,
    decision.SignDecision: _LEADER,
    decision.IssueDecision: _LEADER,
    decision.CorrectDecision: _LEADER,
    decision.RevokeDecision: _LEADER,
    procedure.PublishProcedure: _PUBLISHER,
    procedure.AmendProcedure: _PUBLISHER,
    procedure.RepealProcedure: _PUBLISHER,
    procedure.ApproveProcess: _PUBLISHER,
    agency.EstablishAgency: _ADMIN,
    agency.PlaceAgency: _ADMIN,
    agency.SetOfficeHours: _ADMIN,
    agency.EstablishUnit: _ADMIN,
    agency.RenameUnit: _ADMIN,
    agency.CloseUnit: _ADMIN,
    agency.AppointOfficer: _ADMIN,
    agency.TransferOfficer: _ADMIN,
    agency.DismissOfficer: _ADMIN,
    agency.SetOfficerAccounts: _ADMIN,
    AnnounceOutage: _ADMIN,
    OpenCalendarYear: _PUBLISHER,
    DeclareHoliday: _PUBLISHER,
    SwapWorkingDay: _PUBLISHER,
    RevokeCalendarDecision: _PUBLISHER,
    DeployCode: _SYSTEM,
    ReportAnchoring: _SYSTEM,
    ExplainRestore: frozenset({Role.ADMIN}),
}
"""By command, the roles that may send it."""


def may(actor: Actor, command: type[Any]) -> bool:
    """Whether the actor's role covers an act at all."""
    return actor.role in ACTS[command]


def _who_may(command: type[Any]) -> list[str]:
    people = ACTS[command] - {Role.SYSTEM} or ACTS[command]
    return sorted(role.value for role in people)


def _named(command: type[Any]) -> str:
    return ", ".join(f"«{role}» ({_ROLES[Role(role)]})" for role in _who_may(command))


_ROLES: Mapping[Role, str] = {
    Role.APPLICANT: "người nộp hồ sơ",
    Role.INTAKE: "bộ phận một cửa",
    Role.CASE: "cán bộ xử lý",
    Role.LEADER: "lãnh đạo cơ quan",
    Role.PUBLISHER: "công bố thủ tục và lịch làm việc",
    Role.INSPECTOR: "thanh tra",
    Role.LEGAL: "pháp chế",
    Role.ADMIN: "quản trị",
    Role.SYSTEM: "hệ thống",
    Role.PUBLIC: "công chúng",
}


def refuse_role(actor: Actor, command: type[Any]) -> None:
    """Refuse a role that may not carry out the act. Raises NotAuthorised."""
    if not may(actor, command):
        raise NotAuthorised(
            f"Vai trò «{actor.role.value}» không được thực hiện việc này; việc này của vai trò {_named(command)}, "
            "đề nghị chuyển cho người có vai trò đó.",
            basis="NĐ 118/2025/NĐ-CP",
            details={"role": actor.role.value, "may": ", ".join(_who_may(command))},
        )

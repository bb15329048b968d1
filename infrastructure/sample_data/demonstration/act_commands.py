"""Who carries out which act of the script, with which command (người thực hiện và lệnh)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from application.access.actors import Actor, Role
from domain.decision import commands as d
from domain.decision.kinds import DecisionKind, SignatureForm
from domain.dossier import commands as c
from domain.dossier.papers import ApplicantKind, ExclusionKind
from domain.values import ActorId, Article, Channel, Encrypted, OfficerId, UnitId, legal_day
from infrastructure.sample_data.demonstration.script import ScriptedAct, ScriptedCase


@dataclass(frozen=True, slots=True)
class PreparedAct:
    """A scripted act with who does it and the personal data already encrypted (việc đã chuẩn bị)."""

    act: ScriptedAct
    actor: Actor
    encrypted: Encrypted

    @property
    def common(self) -> dict[str, Any]:
        """What every command to a dossier says."""
        return {"dossier": self.act.case.dossier, "by": self.actor.id, "occurred_at": self.act.at}


def actor_of(act: ScriptedAct) -> Actor:
    """The person who carries out an act; the applicant only where the dossier came online (người thực hiện)."""
    role = Role(act.said.get("by") or _ROLES[act.kind])
    online = act.case.channel == "online"
    if role is Role.APPLICANT and (online or act.kind == "withdraw"):
        return Actor(ActorId(f"nguoi-nop.{act.case.name}"), role, person=act.case.person)
    return officer(act.case, Role.INTAKE if role is Role.APPLICANT else role)


def officer(case: ScriptedCase, role: Role) -> Actor:
    """An officer of the case's agency (cán bộ)."""
    return Actor(ActorId(f"{_LOGINS[role]}.{case.agency}"), role, case.agency)


def command_of(prepared: PreparedAct) -> Any:
    """The command that carries out an act (lệnh)."""
    return _COMMANDS[prepared.act.kind](prepared, prepared.act.said)


_LOGINS = {Role.INTAKE: "mot-cua", Role.CASE: "thu-ly", Role.LEADER: "lanh-dao"}
_ROLES = {
    "submit": "applicant",
    "accept": "intake",
    "reject": "intake",
    "supplement": "case",
    "supply": "applicant",
    "assign": "leader",
    "forward": "case",
    "take_over": "case",
    "step": "case",
    "ask": "case",
    "answer": "case",
    "exclude": "case",
    "include": "case",
    "extend": "leader",
    "withdraw": "applicant",
    "stop": "intake",
    "draft": "case",
    "hand_up": "case",
    "sign": "leader",
    "issue": "leader",
    "conclude": "leader",
    "deliver": "intake",
}


def process_of(case: ScriptedCase) -> str:
    """The internal process a scripted case's dossier runs through (quy trình nội bộ)."""
    return f"demo/{case.procedure}@{case.agency}"


def _submit(s: PreparedAct, said: dict[str, Any]) -> c.SubmitDossier:
    case = s.act.case
    return c.SubmitDossier(
        **s.common,
        procedure=case.procedure,
        agency=case.agency,
        channel=Channel(case.channel),
        applicant=case.person,
        applicant_kind=ApplicantKind(case.kind),
        encrypted=s.encrypted,
    )


def _accept(s: PreparedAct, said: dict[str, Any]) -> c.AcceptDossier:
    process = process_of(s.act.case) if said.get("process") else None
    return c.AcceptDossier(**s.common, unit=UnitId("Một cửa"), process=process)


def _supplement(s: PreparedAct, said: dict[str, Any]) -> c.RequestSupplement:
    return c.RequestSupplement(**s.common, missing=tuple(said["missing"]), reason=said["reason"])


def _assign(s: PreparedAct, said: dict[str, Any]) -> c.AssignDossier:
    case = OfficerId(officer(s.act.case, Role.CASE).id)
    return c.AssignDossier(**s.common, unit=UnitId(said["unit"]), officer=case, step=said["step"])


def _extend(s: PreparedAct, said: dict[str, Any]) -> c.ExtendDeadline:
    return c.ExtendDeadline(**s.common, new_due_on=said["until"], reason=said["reason"])


def _draft(s: PreparedAct, said: dict[str, Any]) -> d.DraftDecision:
    case = s.act.case
    return d.DraftDecision(
        decision=case.decision,
        agency=case.agency,
        dossier=case.dossier,
        kind=DecisionKind.GRANTED if said["granted"] else DecisionKind.REFUSED,
        document_type="Quyết định" if said["granted"] else "Văn bản từ chối",
        encrypted=None,
        document=None,
        reason=said.get("reason"),
        drafted_by=OfficerId(s.actor.id),
        basis=Article("NĐ 61/2018/NĐ-CP Điều 19"),
    )


def _hand_up(s: PreparedAct, said: dict[str, Any]) -> d.SubmitDecision:
    leader = OfficerId(officer(s.act.case, Role.LEADER).id)
    return d.SubmitDecision(decision=s.act.case.decision, submitted_by=OfficerId(s.actor.id), submitted_to=leader)


def _sign(s: PreparedAct, said: dict[str, Any]) -> d.SignDecision:
    return d.SignDecision(decision=s.act.case.decision, signed_by=OfficerId(s.actor.id), form=SignatureForm.DIGITAL)


_COMMANDS: dict[str, Callable[[PreparedAct, dict[str, Any]], Any]] = {
    "submit": _submit,
    "accept": _accept,
    "reject": lambda s, said: c.RejectDossier(**s.common, reason=said["reason"]),
    "supplement": _supplement,
    "supply": lambda s, said: c.SupplySupplement(**s.common),
    "assign": _assign,
    "forward": lambda s, said: c.ForwardDossier(**s.common, to_unit=UnitId(said["unit"]), step=said["step"]),
    "take_over": lambda s, said: c.TakeOverDossier(**s.common, unit=UnitId(said["unit"]), step=said["step"]),
    "step": lambda s, said: c.CompleteStep(**s.common, step=said["step"]),
    "ask": lambda s, said: c.AskOpinion(**s.common, opinion=said["opinion"], of=said["of"], subject=said["subject"]),
    "answer": lambda s, said: c.GiveOpinion(**s.common, opinion=said["opinion"], agrees=said["agrees"]),
    "exclude": lambda s, said: c.StartExclusion(**s.common, kind=ExclusionKind(said["kind"])),
    "include": lambda s, said: c.EndExclusion(**s.common),
    "extend": _extend,
    "withdraw": lambda s, said: c.WithdrawDossier(**s.common),
    "stop": lambda s, said: c.StopDossier(**s.common, reason=said["reason"]),
    "draft": _draft,
    "hand_up": _hand_up,
    "sign": _sign,
    "issue": lambda s, said: d.IssueDecision(decision=s.act.case.decision, issued_on=legal_day(s.act.at)),
    "conclude": lambda s, said: c.ConcludeDossier(**s.common, decision=s.act.case.decision, granted=said["granted"]),
    "deliver": lambda s, said: c.DeliverResult(**s.common, by_channel=Channel(s.act.case.channel)),
}

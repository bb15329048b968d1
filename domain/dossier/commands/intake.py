"""What the one-stop desk and the applicant may ask for (tiếp nhận hồ sơ)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.dossier.papers import ApplicantKind, CodeForm, SubmittedComponent
from domain.dossier.status import Act
from domain.values import ActorId, AgencyId, Channel, DossierId, Encrypted, PersonRef, ProcedureCode, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitDossier:
    """Hand in a dossier (nộp hồ sơ). part_of: the dossier whose part it is, which takes no number of its own."""

    ACT: ClassVar[Act] = Act.SUBMIT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    procedure: ProcedureCode
    case: str | None = None
    agency: AgencyId
    channel: Channel
    applicant: PersonRef
    applicant_kind: ApplicantKind
    encrypted: Encrypted
    components: tuple[SubmittedComponent, ...] = ()
    result_by: Channel | None = None
    code_form: CodeForm = CodeForm.IDENTIFIER
    system_owner: str | None = None
    part_of: DossierId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeForAgency:
    """Take a dossier for the agency that is competent, and hand it on (tiếp nhận phi địa giới; NĐ 309/2026)."""

    ACT: ClassVar[Act] = Act.TAKE_FOR_AGENCY
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    competent_agency: AgencyId


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptDossier:
    """Take the dossier in and promise a date (tiếp nhận; Mẫu 01). case: the published case the desk finds it to be."""

    ACT: ClassVar[Act] = Act.ACCEPT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    unit: UnitId | None = None
    process: str | None = None
    case: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectDossier:
    """Refuse to take the dossier in (từ chối tiếp nhận; Mẫu 03)."""

    ACT: ClassVar[Act] = Act.REJECT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    reason: str

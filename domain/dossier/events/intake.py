"""Facts of the one-stop desk: lodged, taken in, refused (tiếp nhận hồ sơ).

Topics and field names are the archive: never renamed, never reused, never deleted.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.papers import ApplicantKind, CodeForm, SubmittedComponent
from domain.dossier.promise import Promise
from domain.dossier.status import Act
from domain.procedure.limits import Resume
from domain.values import (
    ActorId,
    AgencyId,
    Article,
    Channel,
    DossierId,
    Encrypted,
    PersonRef,
    ProcedureCode,
    UnitId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSubmitted:
    """A dossier was handed in; it has its code from now on (nộp hồ sơ)."""

    TOPIC: ClassVar[str] = "dossier.submitted.v1"
    ACT: ClassVar[Act] = Act.SUBMIT
    by: ActorId
    occurred_at: datetime
    procedure: ProcedureCode
    case: str | None
    agency: AgencyId
    channel: Channel
    applicant: PersonRef
    applicant_kind: ApplicantKind
    encrypted: Encrypted
    components: tuple[SubmittedComponent, ...]
    result_by: Channel | None
    part_of: DossierId | None = None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierNumbered:
    """The register of an agency's day gave a dossier its number (cấp mã số hồ sơ)."""

    TOPIC: ClassVar[str] = "dossier.numbered.v1"
    by: ActorId
    occurred_at: datetime
    dossier: DossierId
    agency: AgencyId
    day: date
    code_form: CodeForm
    system_owner: str | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierTakenForAgency:
    """A desk took the dossier for the agency that is competent for it (tiếp nhận thay, phi địa giới)."""

    TOPIC: ClassVar[str] = "dossier.taken_for_agency.v1"
    ACT: ClassVar[Act] = Act.TAKE_FOR_AGENCY
    by: ActorId
    occurred_at: datetime
    competent_agency: AgencyId
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierAccepted:
    """The desk took the dossier in and promised a date (tiếp nhận, hẹn trả; Mẫu 01).

    case is the published case as the desk found it, None where it left the applicant's.
    """

    TOPIC: ClassVar[str] = "dossier.accepted.v1"
    ACT: ClassVar[Act] = Act.ACCEPT
    by: ActorId
    occurred_at: datetime
    received_at: datetime
    procedure_version: int
    law_as_of: date
    unit: UnitId | None
    process: str | None
    promise: Promise | None
    resume: Resume | None
    form: str | None
    basis: Article
    case: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRejected:
    """The desk refused to take the dossier in (từ chối tiếp nhận; Mẫu 03)."""

    TOPIC: ClassVar[str] = "dossier.rejected.v1"
    ACT: ClassVar[Act] = Act.REJECT
    by: ActorId
    occurred_at: datetime
    reason: str
    form: str | None
    basis: Article

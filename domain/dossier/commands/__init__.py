"""Everything that may be asked of a dossier (lệnh đối với hồ sơ).

by is the actor of the token, occurred_at the instant at which the act is said to have happened.
"""

from domain.dossier.commands.adoption import AdoptActivity, AdoptDossier, AdoptHistory
from domain.dossier.commands.closing import ConcludeDossier, CorrectFact, DeliverResult, StopDossier, WithdrawDossier
from domain.dossier.commands.deadline import ExtendDeadline, MoveDeadline
from domain.dossier.commands.exclusion import EndExclusion, StartExclusion
from domain.dossier.commands.intake import (
    AcceptDossier,
    RejectDossier,
    SubmitDossier,
    TakeForAgency,
)
from domain.dossier.commands.law_choice import ChooseLaw
from domain.dossier.commands.payment import DemandPayment, RecordPayment
from domain.dossier.commands.processing import (
    AskOpinion,
    AssignDossier,
    CompleteStep,
    ForwardDossier,
    GiveOpinion,
    RecordResultDraft,
    RecordResultSignature,
    TakeOverDossier,
)
from domain.dossier.commands.supplement import RequestSupplement, SupplySupplement

ActCommand = (
    SubmitDossier
    | TakeForAgency
    | ChooseLaw
    | AcceptDossier
    | RejectDossier
    | RequestSupplement
    | SupplySupplement
    | AssignDossier
    | ForwardDossier
    | TakeOverDossier
    | CompleteStep
    | AskOpinion
    | GiveOpinion
    | RecordResultDraft
    | RecordResultSignature
    | StartExclusion
    | EndExclusion
    | DemandPayment
    | RecordPayment
    | ExtendDeadline
    | MoveDeadline
    | WithdrawDossier
    | StopDossier
    | ConcludeDossier
    | DeliverResult
    | CorrectFact
)
DossierCommand = ActCommand | AdoptDossier | AdoptActivity

__all__ = [
    "AcceptDossier",
    "ActCommand",
    "AdoptActivity",
    "AdoptDossier",
    "AdoptHistory",
    "AskOpinion",
    "AssignDossier",
    "ChooseLaw",
    "CompleteStep",
    "ConcludeDossier",
    "CorrectFact",
    "DeliverResult",
    "DemandPayment",
    "DossierCommand",
    "EndExclusion",
    "ExtendDeadline",
    "ForwardDossier",
    "GiveOpinion",
    "MoveDeadline",
    "RecordPayment",
    "RecordResultDraft",
    "RecordResultSignature",
    "RejectDossier",
    "RequestSupplement",
    "StartExclusion",
    "StopDossier",
    "SubmitDossier",
    "SupplySupplement",
    "TakeForAgency",
    "TakeOverDossier",
    "WithdrawDossier",
]

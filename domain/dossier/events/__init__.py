"""Everything that can have happened to a dossier (sự kiện của hồ sơ)."""

from domain.dossier.events.adoption import ActivityAdopted, AdoptionExtended, DossierAdopted
from domain.dossier.events.closing import (
    DossierConcluded,
    DossierStopped,
    DossierWithdrawn,
    FactCorrected,
    ResultDelivered,
)
from domain.dossier.events.deadline import DeadlineExtended, DeadlineMoved
from domain.dossier.events.exclusion import ExclusionEnded, ExclusionStarted
from domain.dossier.events.intake import (
    DossierAccepted,
    DossierNumbered,
    DossierRejected,
    DossierSubmitted,
    DossierTakenForAgency,
)
from domain.dossier.events.law_choice import LawChosen
from domain.dossier.events.payment import PaymentDemanded, PaymentRecorded
from domain.dossier.events.processing import (
    DossierAssigned,
    DossierForwarded,
    DossierTakenOver,
    OpinionAsked,
    OpinionGiven,
    ResultDrafted,
    ResultSigned,
    StepCompleted,
)
from domain.dossier.events.supplement import SupplementRequested, SupplementSupplied

DossierEvent = (
    DossierSubmitted
    | DossierTakenForAgency
    | LawChosen
    | DossierAccepted
    | DossierRejected
    | SupplementRequested
    | SupplementSupplied
    | DossierAssigned
    | DossierForwarded
    | DossierTakenOver
    | StepCompleted
    | OpinionAsked
    | OpinionGiven
    | ResultDrafted
    | ResultSigned
    | ExclusionStarted
    | ExclusionEnded
    | PaymentDemanded
    | PaymentRecorded
    | DeadlineExtended
    | DeadlineMoved
    | DossierWithdrawn
    | DossierStopped
    | DossierConcluded
    | ResultDelivered
    | FactCorrected
    | DossierAdopted
    | AdoptionExtended
    | ActivityAdopted
)

__all__ = [
    "ActivityAdopted",
    "AdoptionExtended",
    "DeadlineExtended",
    "DeadlineMoved",
    "DossierAccepted",
    "DossierAdopted",
    "DossierAssigned",
    "DossierConcluded",
    "DossierEvent",
    "DossierForwarded",
    "DossierNumbered",
    "DossierRejected",
    "DossierStopped",
    "DossierSubmitted",
    "DossierTakenForAgency",
    "DossierTakenOver",
    "DossierWithdrawn",
    "ExclusionEnded",
    "ExclusionStarted",
    "FactCorrected",
    "LawChosen",
    "OpinionAsked",
    "OpinionGiven",
    "PaymentDemanded",
    "PaymentRecorded",
    "ResultDelivered",
    "ResultDrafted",
    "ResultSigned",
    "StepCompleted",
    "SupplementRequested",
    "SupplementSupplied",
]

"""Recognising a command that was carried out just now (lệnh lặp lại)."""

from dataclasses import fields

from domain.dossier import events as e
from domain.dossier.commands import ActCommand
from domain.dossier.state import DossierState
from domain.dossier.status import Act


def repeats(command: ActCommand, state: DossierState) -> bool:
    """Whether the last fact says what the command asks: same act, actor, instant and content (lệnh lặp lại).

    Two different acts of one officer in one instant are two acts. Passed over are what the command leaves
    open, which the fact may have filled in, and sealed values: the same words sealed twice never look the same.
    """
    last = state.last
    if last is None or ACT_OF[type(last)] is not command.ACT:
        return False
    shared = (field.name for field in fields(command) if hasattr(last, field.name))
    said = {name: getattr(command, name) for name in shared if not name.startswith("sealed")}
    return all(value is None or value == getattr(last, name) for name, value in said.items())


ACT_OF: dict[type, Act | None] = {
    e.DossierSubmitted: Act.SUBMIT,
    e.DossierAccepted: Act.ACCEPT,
    e.DossierRejected: Act.REJECT,
    e.SupplementRequested: Act.REQUEST_SUPPLEMENT,
    e.SupplementSupplied: Act.SUPPLY_SUPPLEMENT,
    e.DossierAssigned: Act.ASSIGN,
    e.DossierForwarded: Act.FORWARD,
    e.DossierTakenOver: Act.TAKE_OVER,
    e.StepCompleted: Act.COMPLETE_STEP,
    e.OpinionAsked: Act.ASK_OPINION,
    e.OpinionGiven: Act.GIVE_OPINION,
    e.ResultDrafted: Act.DRAFT_RESULT,
    e.ResultSigned: Act.SIGN_RESULT,
    e.ExclusionStarted: Act.START_EXCLUSION,
    e.ExclusionEnded: Act.END_EXCLUSION,
    e.PaymentDemanded: Act.DEMAND_PAYMENT,
    e.PaymentRecorded: Act.RECORD_PAYMENT,
    e.DeadlineExtended: Act.EXTEND_DEADLINE,
    e.DeadlineMoved: Act.MOVE_DEADLINE,
    e.DossierWithdrawn: Act.WITHDRAW,
    e.DossierStopped: Act.STOP,
    e.DossierConcluded: Act.CONCLUDE,
    e.ResultDelivered: Act.DELIVER_RESULT,
    e.FactCorrected: Act.CORRECT_FACT,
    e.DossierAdopted: None,
    e.ActivityAdopted: None,
}
"""The act behind each fact (hành vi của từng sự kiện); adopted facts have none."""

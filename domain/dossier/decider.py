"""Which act decides which command about a dossier (xử lý hồ sơ)."""

from domain.dossier import adoption, closing, deadline, exclusion, intake, law_choice, payment, processing, supplement
from domain.dossier import commands as c
from domain.dossier.events import DossierEvent, DossierNumbered
from domain.dossier.law import Deciders, Law
from domain.dossier.refusals import refuse_too_early, refuse_transition
from domain.dossier.repetition import repeats
from domain.dossier.state import DossierState

DECIDERS: Deciders = {
    **intake.DECIDERS,
    **law_choice.DECIDERS,
    **supplement.DECIDERS,
    **exclusion.DECIDERS,
    **payment.DECIDERS,
    **deadline.DECIDERS,
    **processing.DECIDERS,
    **closing.DECIDERS,
}
"""Every act and the function that decides it; adoption is no act of a dossier of ours (xử lý từng lệnh)."""


def decide(command: c.DossierCommand, state: DossierState, law: Law) -> tuple[DossierEvent | DossierNumbered, ...]:
    """The facts that follow from a command about a dossier; the same command again gives none (xử lý hồ sơ)."""
    if isinstance(command, c.AdoptDossier):
        return adoption.adopt(command, state)
    if isinstance(command, c.AdoptActivity):
        return adoption.adopt_activity(command, state)
    if repeats(command, state):
        return ()
    if not isinstance(command, c.SubmitDossier):
        refuse_transition(command.ACT, state)
        refuse_too_early(command.ACT, command.occurred_at, state)
    return DECIDERS[type(command)](command, state, law)

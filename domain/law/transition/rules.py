"""Which law governs a dossier that a change of law finds open (điều khoản chuyển tiếp).

The law of the receipt, unless the new instrument says otherwise: it lets the applicant choose it, or it abolishes
the procedure.
"""

from datetime import date

from domain.errors import LawNotLoaded
from domain.law.in_force import InForce
from domain.law.parameters import Value

CHOSEN_DECREE = "transition.chosen_decree"
ABOLISHED_PROCEDURE = "transition.abolished_procedure"


def governing_day(received_on: date, *, postmarked_on: date | None = None) -> date:
    """The day whose law governs a dossier: of its receipt, or of the postmark where that is earlier (R93).

    Căn cứ: NQ 66.18/2026/NQ-CP Điều 6 khoản 1: received or sent by post before, the old law.
    """
    return received_on if postmarked_on is None else min(received_on, postmarked_on)


def choice_of_law(received_on: date, asked_on: date, law: InForce) -> Value | None:
    """The instrument that the applicant may choose for a dossier received before it; None: no choice (R87).

    Căn cứ: NĐ 301/2026/NĐ-CP Điều 18 khoản 1. What was received since then is under it without a choice.
    """
    value = _in_force(CHOSEN_DECREE, asked_on, law)
    return value if value is not None and received_on < value.since else None


def stops_open_dossiers(abolished_on: date, law: InForce) -> Value | None:
    """What says that dossiers open when their procedure is abolished are stopped; None: they go on (R93).

    Căn cứ: NQ 66.18/2026/NQ-CP Điều 6 khoản 2. Papers go back on request. Otherwise the law of receipt goes on.
    """
    return _in_force(ABOLISHED_PROCEDURE, abolished_on, law)


def _in_force(name: str, on: date, law: InForce) -> Value | None:
    try:
        return law.value(name, on)
    except LawNotLoaded:
        return None

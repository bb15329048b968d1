"""Acts that contradict the newest one on the same matter, by somebody who seems not to know it (việc mâu thuẫn)."""

from domain.dossier.commands import DossierCommand, ForwardDossier, TakeForAgency
from domain.dossier.events import DossierForwarded, DossierTakenForAgency
from domain.dossier.refusals import vietnamese_instant
from domain.dossier.state import DossierState
from domain.errors import Contradicted


def refuse_contradiction(command: DossierCommand, state: DossierState) -> None:
    """Refuse to hand a dossier elsewhere while a colleague's hand-over waits to be taken over. Raises Contradicted.

    Whoever handed it over may say otherwise, and so may anybody who names the version he saw.
    """
    pending = state.holder.handed_over
    if not isinstance(command, ForwardDossier) or pending is None or pending.by == command.by:
        return
    there = (pending.to_unit, pending.to_officer, pending.to_agency)
    if (command.to_unit, command.to_officer, command.to_agency) == there:
        return
    handed = f"Hồ sơ đã được {pending.by} chuyển đến {pending.to_unit} lúc {vietnamese_instant(pending.occurred_at)}"
    raise _contradicted(f"{handed} và chưa có người nhận", pending, state.version)


def refuse_taken_otherwise(command: TakeForAgency, newest: object, version: int) -> None:
    """Refuse to take a dossier for another agency where a colleague just did (newest fact). Raises Contradicted."""
    if isinstance(newest, DossierTakenForAgency) and newest.by != command.by:
        taken = f"Hồ sơ đã được {newest.by} tiếp nhận cho cơ quan {newest.competent_agency}"
        raise _contradicted(f"{taken} lúc {vietnamese_instant(newest.occurred_at)}", newest, version)


def _contradicted(what: str, newest: DossierForwarded | DossierTakenForAgency, version: int) -> Contradicted:
    return Contradicted(
        f"{what}; đề nghị xem lại hồ sơ, nếu vẫn ghi khác thì gửi lại kèm phiên bản vừa xem (expectedVersion).",
        basis="NĐ 61/2018/NĐ-CP Điều 18",
        details={
            "topic": newest.TOPIC,
            "by": newest.by,
            "at": newest.occurred_at.isoformat(),
            "version": str(version),
        },
    )

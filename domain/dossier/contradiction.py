"""Acts that contradict the newest one on the same matter, by somebody who seems not to know it (việc mâu thuẫn)."""

from domain.dossier.commands import DossierCommand, ForwardDossier
from domain.dossier.state import DossierState
from domain.errors import Contradicted
from domain.values import HO_CHI_MINH


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
    at = pending.occurred_at.astimezone(HO_CHI_MINH)
    raise Contradicted(
        f"Hồ sơ đã được {pending.by} chuyển đến {pending.to_unit} lúc {at:%H:%M ngày %d/%m/%Y} và chưa có người nhận; "
        "đề nghị xem lại hồ sơ, nếu vẫn chuyển nơi khác thì gửi lại kèm phiên bản vừa xem (expectedVersion).",
        basis="NĐ 61/2018/NĐ-CP Điều 18",
        details={
            "topic": pending.TOPIC,
            "by": pending.by,
            "at": pending.occurred_at.isoformat(),
            "version": str(state.version),
        },
    )

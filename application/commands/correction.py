"""A correction names the fact by the place it has in the log: a reader goes by position (đính chính)."""

from application import streams
from application.case_store import CaseStore
from domain.dossier.closing import CorrectionUnusable
from domain.dossier.commands import CorrectFact


async def refuse_other_position(store: CaseStore, command: CorrectFact) -> None:
    """Refuse a correction whose position is not that of the fact it names. Raises CorrectionUnusable."""
    facts = await store.log.facts(streams.dossier(command.dossier))
    positions = {fact.version: fact.position for fact in facts}
    position = positions.get(command.corrects_version)
    if position != command.corrects_position:
        raise CorrectionUnusable(
            f"Sự kiện thứ {command.corrects_version} của hồ sơ không ở vị trí {command.corrects_position} của nhật "
            f"ký mà ở vị trí {position}; đề nghị ghi lại vị trí.",
            basis="NĐ 30/2020/NĐ-CP Điều 18",
            details={"rule": "R69", "position": str(position)},
        )

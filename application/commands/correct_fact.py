"""Put a recorded fact right (đính chính)."""

from datetime import datetime

from application import streams
from application.actors import Actor, Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from application.house import House
from application.ports import NewFact
from domain.dossier.closing import CorrectionUnusable
from domain.dossier.commands import CorrectFact

_by_its_state = on_dossier(Need.NOTHING)


async def _decided(house: House, actor: Actor, command: CorrectFact, at: datetime) -> list[NewFact]:
    """The correction, of the fact that stands in the log where it says: a reader goes by position."""
    made = await _by_its_state(house, actor, command, at)
    if made:
        stood = {fact.version: fact.position for fact in await house.log.facts(streams.dossier(command.dossier))}
        if stood.get(command.corrects_version) != command.corrects_position:
            raise CorrectionUnusable(
                f"Sự kiện thứ {command.corrects_version} của hồ sơ không ở vị trí {command.corrects_position} của nhật "
                f"ký mà ở vị trí {stood.get(command.corrects_version)}; đề nghị ghi lại vị trí.",
                basis="NĐ 30/2020/NĐ-CP Điều 18",
                details={"rule": "R69", "position": str(stood.get(command.corrects_version))},
            )
    return made


HANDLING = Handling(
    command=CorrectFact,
    roles=frozenset({Role.LEADER}),
    decide=_decided,
    subject=lambda command: streams.dossier(command.dossier),
)

"""How many dossiers are open under a procedure that changes or ends: the receipt says it (hồ sơ đang giải quyết)."""

from dataclasses import replace

from api.context import Info
from api.types.receipt import Receipt, Refusal
from application.access.rows import Visibility
from application.commands.spec import Note
from domain.dossier.status import OPEN


async def noting_open_dossiers(
    info: Info, procedure: str, answer: Receipt | Refusal, follows: tuple[str, str]
) -> Receipt | Refusal:
    """The answer with a note of the open dossiers; follows: what becomes of them, in Vietnamese and English."""
    if isinstance(answer, Receipt):
        notes = await _open_dossiers(info, procedure, answer.position, follows)
        answer.recorded = replace(answer.recorded, notes=(*notes, *answer.recorded.notes))
    return answer


async def _open_dossiers(info: Info, procedure: str, position: int, follows: tuple[str, str]) -> tuple[Note, ...]:
    await info.context.reads.reached(position)
    rows = await info.context.reads.counts(Visibility(all=True))
    number = sum(row["dossiers"] for row in rows if row["procedure"] == procedure and row["status"] in OPEN)
    if not number:
        return ()
    vi, en = follows
    return (
        Note(
            "OPEN_DOSSIERS",
            f"Có {number} hồ sơ đang giải quyết theo thủ tục này; {vi}.",
            f"{number} dossiers are open under this procedure; {en}.",
        ),
    )

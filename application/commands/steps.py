"""Whether a step that an act names could be held against an approved process (đối chiếu bước xử lý)."""

from datetime import datetime

from application.case_store import CaseStore
from application.commands.spec import Note
from domain.dossier.state import DossierState
from domain.dossier.step_deadline import steps_known

_UNCHECKED = Note(
    "STEPS_NOT_KNOWN",
    "Hồ sơ không có quy trình nội bộ với các bước đã biết nên bước được nêu chưa được đối chiếu và không có thời hạn.",
    "The dossier has no internal process whose steps are known, so the step named was held against nothing and has no "
    "time of its own.",
)


async def notes_on_step(store: CaseStore, state: DossierState, step: int | None, at: datetime) -> tuple[Note, ...]:
    """That no approved steps are known to hold the step named against (chưa kiểm tra được)."""
    if step is None:
        return ()
    named = None if state.acceptance is None else state.acceptance.process
    process = (await store.process(named))[0] if named else None
    return () if steps_known(process, state, at) else (_UNCHECKED,)

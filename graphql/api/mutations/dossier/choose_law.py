"""Ask that a new decree govern a dossier received before it (chọn văn bản áp dụng)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import ChooseLaw


@strawberry.input(description="Ask that a new decree govern a dossier received before it. Chọn văn bản áp dụng.")
class ChooseLawInput(DossierActInput):
    """Ask that a new decree govern a dossier received before it (chọn văn bản áp dụng)."""

    instrument: str = strawberry.field(description="Số, ký hiệu văn bản, ví dụ NĐ 301/2026/NĐ-CP.")


async def choose_law(info: Info, input: ChooseLawInput) -> RecordResult:
    """Ask that a new decree govern a dossier received before it, where it lets one choose. Chọn văn bản áp dụng."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: ChooseLaw(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            instrument=input.instrument,
        ),
    )

"""Take a dossier back before a decision (rút hồ sơ)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import WithdrawDossier


@strawberry.input(description="Take a dossier back before a decision. Rút hồ sơ.")
class WithdrawDossierInput(DossierActInput):
    """Take a dossier back before a decision (rút hồ sơ)."""


async def withdraw_dossier(info: Info, input: WithdrawDossierInput) -> RecordResult:
    """Take a dossier back before a decision. Rút hồ sơ."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: WithdrawDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
        ),
    )

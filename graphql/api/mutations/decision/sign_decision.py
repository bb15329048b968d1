"""Sign a decision (ký)."""

from datetime import datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.identifiers import decision_id
from api.mutations.inputs import ActInput
from api.types.enums import SignatureForm
from api.types.receipt import RecordResult
from domain.decision.commands import SignDecision


@strawberry.input(description="Sign a decision. Ký.")
class SignDecisionInput(ActInput):
    """Sign a decision (ký)."""

    decision: strawberry.ID = strawberry.field(description="Our own key of the decision.")
    form: SignatureForm = strawberry.field(description="Ký số hay ký giấy.")
    certificate: str | None = strawberry.field(default=None, description="Reference to the certificate.")


async def sign_decision(info: Info, input: SignDecisionInput) -> RecordResult:
    """Sign a decision. Ký."""

    async def command(at: datetime) -> SignDecision:
        return SignDecision(
            decision=decision_id(input.decision),
            signed_by=await info.context.officer(),
            form=input.form,
            certificate=input.certificate,
        )

    return await carry_out(info, input, command)

"""The recorded facts under another law (mô phỏng pháp luật giả định)."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from api.context import Info
from api.errors import BadRequest
from api.instants import aware_or_none
from api.types.enums import Verdict
from application.commands.authority import agencies_below
from application.history.supposed_values import LABEL
from application.history.what_if import Changed, Simulation, Supposition, Totals
from application.queries.known_names import refuse_unknown_names
from application.queries.reads import DossierFilter, name_asked
from domain.dossier.counterfactual import Conclusion
from domain.errors import LawNotLoaded

MOST = 1000


@strawberry.input(description="A parameter and the value it is supposed to have. Tham số giả định.")
class Override:
    """One supposed value (tham số giả định)."""

    parameter: str = strawberry.field(description="E.g. supplement.requests_allowed, procedure.limit.")
    value: str = strawberry.field(description="E.g. 2, or 3 working days.")


@strawberry.input(description="Another law, and the dossiers to reassess under it. Pháp luật giả định.")
class WhatIfInput:
    """Another law (pháp luật giả định)."""

    law_as_of: date | None = strawberry.field(default=None, description="The law of this day.")
    overrides: list[Override] = strawberry.field(default_factory=list, description="Single values.")
    procedure: str | None = strawberry.field(default=None, description="Mã thủ tục.")
    agency: str | None = strawberry.field(default=None, description="Cơ quan.")
    submitted_from: datetime | None = strawberry.field(default=None, description="Nộp từ.")
    submitted_before: datetime | None = strawberry.field(default=None, description="Nộp trước.")


@strawberry.type(description="What a law makes of a dossier's facts. Kết luận.")
class SimulatedConclusion:
    """What a law makes of a dossier's facts (kết luận)."""

    due_on: date | None = strawberry.field(description="Ngày hẹn trả.")
    due_at: datetime | None = strawberry.field(description="Its instant.")
    verdict: Verdict = strawberry.field(description="How it stands against its date.")
    verdict_reason: str = strawberry.field(description="The verdict with its reason. Tình trạng và lý do.")
    verdict_reason_en: str = strawberry.field(description="The same in English.")
    apology_owed: bool = strawberry.field(description="Late without an apology in time. Phải xin lỗi.")
    refusals: list[str] = strawberry.field(description="Codes of acts that this law would have refused.")


@strawberry.type(description="A dossier that would come out otherwise. Hồ sơ có kết luận khác.")
class SimulatedChange:
    """A dossier that would come out otherwise (hồ sơ có kết luận khác)."""

    dossier: strawberry.ID = strawberry.field(description="Our own key.")
    code: str | None = strawberry.field(description="Mã số hồ sơ.")
    before: SimulatedConclusion = strawberry.field(description="As recorded.")
    after: SimulatedConclusion = strawberry.field(description="Under the supposed law.")
    because: list[str] = strawberry.field(description="Why, in Vietnamese. Lý do.")


@strawberry.type(description="How many dossiers were reassessed, and how many conclusions differ.")
class SimulatedTotals:
    """Totals (tổng hợp)."""

    dossiers: int = strawberry.field(description="Reassessed.")
    changed: int = strawberry.field(description="With any difference.")
    dates: int = strawberry.field(description="With another date.")
    verdicts: int = strawberry.field(description="With another judgement.")
    apologies: int = strawberry.field(description="Where an apology is owed, or no longer.")
    refusals: int = strawberry.field(description="With an act this law would have refused.")
    not_reassessed: int = strawberry.field(description="No law is loaded for them.")


@strawberry.type(description="A simulation; nothing was recorded. Mô phỏng.")
class WhatIf:
    """A simulation (mô phỏng)."""

    label: str = strawberry.field(description="Says that this is a simulation.")
    changed: list[SimulatedChange] = strawberry.field(description="The first thousand that differ.")
    totals: SimulatedTotals = strawberry.field(description="Over all of them.")
    never_read: list[str] = strawberry.field(description="Parameters no act here reads. Không áp dụng.")


async def what_if(
    info: Info, input: Annotated[WhatIfInput, strawberry.argument(description="Another law, and which dossiers.")]
) -> WhatIf:
    """The dossiers the actor may see, reassessed under another law."""
    overrides = {one.parameter: one.value for one in input.overrides}
    if len(overrides) < len(input.overrides):
        raise BadRequest(
            "overrides: a parameter stands twice; give each one value",
            "overrides: có tham số nêu hai lần; đề nghị nêu mỗi tham số một giá trị.",
        )
    if input.law_as_of is None and not overrides:
        raise BadRequest(
            "whatIf needs lawAsOf or at least one override",
            "Mô phỏng cần lawAsOf hoặc ít nhất một giá trị giả định (overrides).",
        )
    visibility = await info.context.visibility()
    agency = name_asked("input.agency", input.agency)
    if agency is not None and not visibility.covers(agency):
        raise BadRequest(
            "a simulation is for officers of the agency and for inspectors",
            "Mô phỏng dành cho cán bộ của cơ quan đó và thanh tra.",
        )
    store = info.context.store
    wanted = DossierFilter(
        agencies=await agencies_below(store, agency),
        procedure=input.procedure,
        submitted_from=aware_or_none("submittedFrom", input.submitted_from),
        submitted_before=aware_or_none("submittedBefore", input.submitted_before),
    )
    try:
        simulation = Simulation(store, Supposition(input.law_as_of, overrides), store.clock.now())
        changed = [one async for one in simulation.changed(info.context.reads, wanted, visibility)]
    except LawNotLoaded as error:
        raise BadRequest(str(error), error.vi) from error
    if not simulation.totals.dossiers:
        await refuse_unknown_names(store, info.context.reads, wanted, agency, visibility)
    return WhatIf(
        label=LABEL,
        changed=[_changed(one) for one in changed[:MOST]],
        totals=_totals(simulation.totals),
        never_read=list(simulation.never_read),
    )


def _changed(one: Changed) -> SimulatedChange:
    return SimulatedChange(
        dossier=strawberry.ID(one.dossier),
        code=one.code,
        before=_concluded(one.before),
        after=_concluded(one.after),
        because=list(one.because),
    )


def _concluded(conclusion: Conclusion) -> SimulatedConclusion:
    return SimulatedConclusion(
        due_on=conclusion.due_on,
        due_at=conclusion.due_at,
        verdict=conclusion.verdict,
        verdict_reason=conclusion.reasoned.vi,
        verdict_reason_en=conclusion.reasoned.en,
        apology_owed=conclusion.apology_owed,
        refusals=list(conclusion.refusals),
    )


def _totals(totals: Totals) -> SimulatedTotals:
    return SimulatedTotals(
        dossiers=totals.dossiers,
        changed=totals.changed,
        dates=totals.dates,
        verdicts=totals.verdicts,
        apologies=totals.apologies,
        refusals=totals.refusals,
        not_reassessed=totals.not_reassessed,
    )

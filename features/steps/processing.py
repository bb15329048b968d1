"""The competent agency at work (giải quyết hồ sơ)."""

from datetime import date, datetime

from domain.dossier.commands import (
    AskOpinion,
    AssignDossier,
    CompleteStep,
    ForwardDossier,
    GiveOpinion,
    TakeOverDossier,
)
from domain.dossier.papers import Timing
from domain.values import OfficerId, UnitId
from features.steps.binding import step
from features.steps.expectations import expect
from features.steps.people import CASE, Person
from features.steps.world import World


@step("dossier.assigned")
def assign_dossier(world: World, who: Person, unit: str, at: datetime, step: int | None) -> None:
    """Phân công."""
    command = AssignDossier(
        dossier=world.dossier_id,
        by=who.actor.id,
        occurred_at=at,
        unit=UnitId(unit),
        officer=OfficerId(CASE.actor.id),
        step=step,
    )
    world.act(who, command, at)


@step("dossier.forwarded")
def forward_dossier(world: World, who: Person, unit: str, at: datetime, step: int | None) -> None:
    """Chuyển."""
    command = ForwardDossier(dossier=world.dossier_id, by=who.actor.id, occurred_at=at, to_unit=UnitId(unit), step=step)
    world.act(who, command, at)


@step("dossier.taken_over")
def take_over_dossier(world: World, who: Person, unit: str, at: datetime, step: int | None) -> None:
    """Nhận."""
    command = TakeOverDossier(dossier=world.dossier_id, by=who.actor.id, occurred_at=at, unit=UnitId(unit), step=step)
    world.act(who, command, at)


@step("dossier.step_completed")
def complete_step(world: World, who: Person, step: int, at: datetime) -> None:
    """Hoàn thành bước."""
    world.act(who, CompleteStep(dossier=world.dossier_id, by=who.actor.id, occurred_at=at, step=step), at)


@step("slip.timing")
def slip_timing(world: World, timing: Timing) -> None:
    """Dòng cuối của phiếu kiểm soát: trước hạn, đúng hạn hay quá hạn."""
    lines = [fact.event for fact in world.facts() if hasattr(fact.event, "timing")]
    expect("phiếu kiểm soát", timing, lines[-1].timing if lines else None)


@step("dossier.opinion_asked")
def ask_opinion(world: World, who: Person, of: str, at: datetime, answer_by: date | None) -> None:
    """Lấy ý kiến."""
    command = AskOpinion(
        dossier=world.dossier_id,
        by=who.actor.id,
        occurred_at=at,
        opinion=of,
        of=of,
        subject="Nội dung xin ý kiến",
        answer_by=answer_by,
    )
    world.act(who, command, at)


@step("dossier.opinion_given")
def give_opinion(world: World, who: Person, summary: str, of: str, at: datetime) -> None:
    """Cho ý kiến."""
    command = GiveOpinion(
        dossier=world.dossier_id, by=who.actor.id, occurred_at=at, opinion=of, agrees=None, summary=summary
    )
    world.act(who, command, at)


@step("opinion.open")
def opinions_open(world: World, number: int) -> None:
    """Ý kiến còn chờ."""
    expect("số ý kiến còn chờ", number, len(world.dossier().opinions.open))

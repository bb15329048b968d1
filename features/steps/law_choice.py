"""The law that governs a dossier: chosen, or ended with its procedure (văn bản áp dụng, điều khoản chuyển tiếp)."""

from datetime import date, datetime

from domain.dossier.commands import ChooseLaw, StopDossier
from domain.dossier.status import StopGround
from domain.law.transition.rules import governing_day
from features.steps.binding import step
from features.steps.expectations import ScenarioMismatch, expect
from features.steps.people import Person
from features.steps.world import World


@step("dossier.law_chosen")
def choose_law(world: World, who: Person, instrument: str, at: datetime) -> None:
    """Yêu cầu áp dụng văn bản mới."""
    command = ChooseLaw(dossier=world.dossier_id, by=who.actor.id, occurred_at=at, instrument=instrument)
    world.act(who, command, at)


@step("dossier.law_of")
def law_of_dossier(world: World, on: date) -> None:
    """Ngày mà pháp luật của ngày ấy áp dụng cho hồ sơ."""
    acceptance = world.dossier().acceptance
    if acceptance is None:
        raise ScenarioMismatch("hồ sơ chưa được tiếp nhận")
    expect("ngày của pháp luật áp dụng", on, acceptance.law_as_of)


@step("dossier.stopped_abolished")
def stop_abolished(world: World, who: Person, at: datetime, reason: str) -> None:
    """Dừng giải quyết vì thủ tục bị cắt giảm."""
    command = StopDossier(
        dossier=world.dossier_id,
        by=who.actor.id,
        occurred_at=at,
        reason=reason,
        ground=StopGround.PROCEDURE_ABOLISHED,
    )
    world.act(who, command, at)


@step("law.of_receipt")
def law_of_receipt(world: World, received: date, postmarked: date, on: date) -> None:
    """Hồ sơ gửi bưu chính theo pháp luật ngày nào."""
    expect("ngày của pháp luật áp dụng", on, governing_day(received, postmarked_on=postmarked))

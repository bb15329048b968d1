"""What ends a dossier (kết thúc hồ sơ)."""

from datetime import datetime

from application import streams
from domain.decision.kinds import DecisionKind
from domain.dossier.commands import ConcludeDossier, CorrectFact, DeliverResult, StopDossier, WithdrawDossier
from domain.dossier.papers import Timing
from domain.dossier.timeliness import verdict
from domain.values import Channel, legal_day
from features.steps.binding import step
from features.steps.expectations import ScenarioMismatch, expect
from features.steps.people import Person
from features.steps.world import World


@step("dossier.withdrawn")
def withdraw_dossier(world: World, who: Person, at: datetime) -> None:
    """Rút hồ sơ."""
    world.act(who, WithdrawDossier(dossier=world.dossier_id, by=who.actor.id, occurred_at=at), at)


@step("dossier.stopped")
def stop_dossier(world: World, who: Person, at: datetime, reason: str) -> None:
    """Dừng giải quyết."""
    world.act(who, StopDossier(dossier=world.dossier_id, by=who.actor.id, occurred_at=at, reason=reason), at)


@step("dossier.concluded")
def conclude_dossier(world: World, who: Person, outcome: DecisionKind, at: datetime) -> None:
    """Có kết quả."""
    command = ConcludeDossier(
        dossier=world.dossier_id,
        by=who.actor.id,
        occurred_at=at,
        decision=world.decision_id,
        granted=outcome is DecisionKind.GRANTED,
    )
    world.act(who, command, at)


@step("dossier.result_delivered")
def deliver_result(world: World, who: Person, channel: Channel, at: datetime) -> None:
    """Trả kết quả."""
    command = DeliverResult(dossier=world.dossier_id, by=who.actor.id, occurred_at=at, by_channel=channel)
    world.act(who, command, at)


@step("dossier.fact_corrected")
def correct_fact(world: World, who: Person, field: str, version: int, says: str, at: datetime, reason: str) -> None:
    """Đính chính một sự kiện của hồ sơ."""
    facts = world.facts(streams.dossier(world.dossier_id))
    command = CorrectFact(
        dossier=world.dossier_id,
        by=who.actor.id,
        occurred_at=at,
        corrects_position=facts[version - 1].position if version <= len(facts) else 0,
        corrects_version=version,
        field=field,
        says=says,
        reason=reason,
    )
    world.act(who, command, at)


@step("dossier.timing")
def dossier_timing(world: World, timing: Timing, days: int | None) -> None:
    """Trước hạn, đúng hạn, quá hạn; so với ngày hẹn không kể lần hẹn lại (R37, R38)."""
    state = world.dossier()
    if state.ended_at is None or state.deadline is None:
        raise ScenarioMismatch("hồ sơ chưa được giải quyết xong, hoặc không có ngày hẹn trả")
    expect("kết quả giải quyết", timing.value, verdict(state, state.ended_at).value)
    if days is not None:
        due_on, ended_on = legal_day(state.deadline.unextended_at), legal_day(state.ended_at)
        late = world.calendar().working_days(after=due_on, through=ended_on)
        expect("số ngày làm việc quá hạn", days, late)

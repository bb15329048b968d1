"""What is on record of a dossier and of the law around it (nội dung đã ghi, quy định đang áp dụng)."""

from datetime import date, datetime
from decimal import Decimal

from application import streams
from application.audits.histories import Beginning, History
from application.audits.judgement import Judged
from application.audits.responsibility_timeline import responsibility_timeline
from application.history.aspects import broken_after
from application.queries.dossier_clock import dossier_clock
from application.queries.reads import OWN_SOURCE
from domain.dossier.booking import Booking
from domain.dossier.status import Status
from domain.dossier.timeliness import verdict
from domain.law.deadlines import TimeLimit, TimeUnit
from domain.law.fees.rules import fee
from domain.procedure.limits import refuse_unpublished_case
from domain.values import Channel, ProcedureCode
from features.steps.binding import step
from features.steps.expectations import ScenarioMismatch, expect
from features.steps.people import AGENCY
from features.steps.record_words import EVENTS, FORMS, UNITS
from features.steps.world import World

_SECONDS = {TimeUnit.HOUR: 3600, TimeUnit.DAY: 86400}


@step("dossier.has_event")
def has_event(world: World, has: bool, event: type) -> None:
    """Nhật ký hồ sơ có hay không có một loại sự kiện."""
    found = any(isinstance(fact.event, event) for fact in world.facts())
    name = next(text for text, kind in EVENTS.items() if kind is event)
    expect(f"sự kiện {name} trong nhật ký", _SAID[has], _SAID[found])


@step("dossier.status_not")
def status_is_not(world: World, status: Status) -> None:
    """Hồ sơ không ở trạng thái nào đó."""
    found = world.dossier().status
    if found is status:
        raise ScenarioMismatch("hồ sơ đang ở đúng trạng thái mà kịch bản nêu là không")


@step("dossier.time_left")
def time_left(world: World, at: datetime, runs: bool, amount: Decimal, unit: TimeUnit) -> None:
    """Thời gian còn lại, hoặc đã quá, theo đơn vị của thời hạn; ngày hết thì mới tính là đã dùng."""
    facts = world.run(world.store.log.facts(streams.dossier(world.dossier_id)))
    clock = world.run(dossier_clock(world.store, world.dossier(), facts, at))
    if clock.elapsed is None or clock.day_count is None:
        raise ScenarioMismatch("hồ sơ không có ngày hẹn trả nên không có thời gian còn lại")
    counted_in = clock.day_count.limit.unit
    counted_in = TimeUnit.DAY if counted_in is TimeUnit.MONTH else counted_in
    names = {known: text for text, known in UNITS.items()}
    expect("đơn vị của thời hạn", names[unit], names[counted_in])
    left = clock.elapsed.left
    expect("thời gian còn lại", f"{_RUNS[runs]} {amount:f}", f"{_RUNS[left >= 0]} {abs(left):f}")


@step("lateness.booked")
def lateness_booked(world: World, holder: str, amount: TimeLimit) -> None:
    """Phần chậm trễ tính cho một đơn vị hoặc cơ quan, tính theo thời gian liên tục (ngày là 24 giờ)."""
    if amount.unit not in _SECONDS:
        raise ScenarioMismatch(f"phần chậm trễ là thời gian liên tục: nêu bằng giờ hoặc ngày, không bằng «{amount}»")
    booked = [one for one in _bookings(world) if holder in _names(one)]
    seconds = Decimal(sum(round(one.lateness.total_seconds()) for one in booked))  # a day ends a microsecond early
    expect(f"phần chậm trễ của {holder}", amount.amount * _SECONDS[amount.unit] / 3600, seconds / 3600)


@step("lateness.nobody")
def lateness_of_nobody(world: World) -> None:
    """Hồ sơ không quá hạn nên không ai chịu phần chậm trễ nào."""
    bearing = sorted({" ".join(_names(one)) for one in _bookings(world)})
    expect("bên chịu phần chậm trễ", "không có", ", ".join(bearing) or "không có")


@step("form.number")
def form_number(world: World, form: str, on: date, number: str) -> None:
    """Số mẫu áp dụng vào một ngày."""
    name = next(text for text, known in FORMS.items() if known == form)
    expect(f"số mẫu của {name}", number, world.in_force(on).value(form, on).text)


@step("procedure.limit_is")
def limit_published(
    world: World, procedure: ProcedureCode, channel: Channel, case: str | None, on: date, limit: TimeLimit
) -> None:
    """Thời hạn đã công bố cho một hình thức nộp, một trường hợp, vào một ngày."""
    world.settle()
    state, _ = world.run(world.store.procedure(procedure))
    if state is None:
        raise ScenarioMismatch(f"thủ tục {procedure} chưa được công bố")
    content = state.version_in_force(on).content
    refuse_unpublished_case(content.limits or (), case)
    found = content.limit_for(channel, case)
    expect("thời hạn đã công bố", str(limit), "không có" if found is None else str(found))


@step("fee.exempt")
def fee_exempt(world: World, share: str, channel: Channel, on: date, owed: int) -> None:
    """Người được miễn không phải nộp, dù nộp theo hình thức nào."""
    expect("số tiền phải nộp", owed, fee(0, channel, on, share, world.in_force(on))[0])


def _bookings(world: World) -> tuple[Booking, ...]:
    state, facts = world.dossier(), tuple(world.facts())
    if state.submitted_at is None:
        raise ScenarioMismatch("kịch bản chưa có hồ sơ nào được nộp")
    until = state.ended_at or world.clock.now()
    history = History(world.dossier_id, Beginning(OWN_SOURCE, AGENCY, None), facts)
    judged = Judged(history, state, verdict(state, until), state.submitted_at, until, broken_after(state))
    return responsibility_timeline(judged, world.calendar()).bookings


def _names(one: Booking) -> tuple[str, ...]:
    holder = one.hold.holder
    return tuple(str(name) for name in (holder.agency, holder.unit, holder.officer) if name is not None)


_SAID = {True: "có", False: "không có"}
_RUNS = {True: "còn", False: "đã quá"}

"""When a dossier is due and how that was counted (thời hạn giải quyết)."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import strawberry

from api.scalars import Position
from api.types.enums import ClockState, Mark, Verdict
from application.queries.dossier_clock import Apology as MadeApology
from application.queries.dossier_clock import DossierClock
from domain.calendar.awaited_notice import awaited_notice
from domain.law.deadlines import DayCount, Line
from domain.values import HO_CHI_MINH


@strawberry.type(description="One day of the count behind a due date. Một ngày trong bảng tính thời hạn.")
class DayCountLine:
    """One day of the count (bảng tính)."""

    on: date = strawberry.field(description="The legal day, Asia/Ho_Chi_Minh.")
    mark: Mark = strawberry.field(description="Counted, skipped, paused, rolled over, or day zero.")
    reason: str = strawberry.field(description="Why, in words. Lý do.")
    basis: str = strawberry.field(description="The article. Căn cứ.")
    from_: datetime = strawberry.field(name="from", description="Where the time of this line begins.")
    to: datetime = strawberry.field(description="Where it ends.")
    counted: bool = strawberry.field(description="Whether it counts. Được tính.")
    counted_minutes: int | None = strawberry.field(description="Office time counted that day; null for whole days.")


@strawberry.type(description="The apology that put the date off. Xin lỗi, hẹn lại.")
class Apology:
    """The apology that put the date off (xin lỗi, hẹn lại)."""

    position: Position = strawberry.field(description="Log position of its fact. Vị trí.")
    article: str = strawberry.field(description="The article. Căn cứ.")
    apologised_at: datetime = strawberry.field(description="When it was made.")
    was_due_at: datetime = strawberry.field(description="The date before it.")
    new_due_at: datetime = strawberry.field(description="The date it names.")
    in_time: bool = strawberry.field(description="Whether it was announced in time (R34).")


@strawberry.type(description="The due date of a dossier with its derivation. Thời hạn giải quyết và cách tính.")
class Clock:
    """The clock of a dossier (thời hạn giải quyết)."""

    state: ClockState = strawberry.field(description="What the clock does now.")
    due_on: date | None = strawberry.field(description="The legal day that binds now. Ngày hẹn trả.")
    due_at: datetime | None = strawberry.field(description="The instant that binds now.")
    promised_at: datetime | None = strawberry.field(description="The instant first promised on Mẫu 01.")
    counted_from: datetime | None = strawberry.field(description="When the complete dossier was in: day zero.")
    limit: str | None = strawberry.field(description="The published limit, in Vietnamese.")
    law_as_of: date | None = strawberry.field(description="The day whose law governs the dossier.")
    sources: list[str] = strawberry.field(description="Where the values used come from.")
    calendar_version: int | None = strawberry.field(description="How many calendar facts were known then.")
    because: str | None = strawberry.field(description="Why the count begins where it does.")
    used: Decimal | None = strawberry.field(description="Used, in the limit's unit (months in days). Đã dùng.")
    remaining: Decimal | None = strawberry.field(description="Left, in the same unit; below zero when late. Còn lại.")
    extended: bool = strawberry.field(description="Whether an apology put the date off: then dueAt is later.")
    late_after: datetime | None = strawberry.field(description="What counts for lateness, after an apology too (R37).")
    apology: Apology | None = strawberry.field(description="The apology that put the date off; null: none. Xin lỗi.")
    verdict: Verdict | None = strawberry.field(description="How it stands.")
    verdict_reason: str | None = strawberry.field(description="The verdict with its reason. Tình trạng và lý do.")
    verdict_reason_en: str | None = strawberry.field(description="The same in English.")
    pending_years: list[int] = strawberry.field(description="Years on the way whose official days off are to come.")
    pending: str | None = strawberry.field(description="The same in words. Lịch chưa có thông báo chính thức.")
    day_count: list[DayCountLine] = strawberry.field(description="The count day by day, for dates that were counted.")


def clock_of(clock: DossierClock) -> Clock:
    """The clock as the schema shows it."""
    promise, day_count = clock.promise, clock.day_count
    pending = awaited_notice(clock.awaits_notice)
    return Clock(
        state=clock.state,
        due_on=clock.due_on,
        due_at=clock.due_at,
        promised_at=clock.promised_at,
        counted_from=promise.counted_from if promise else None,
        limit=str(promise.limit) if promise else None,
        law_as_of=promise.law_as_of if promise else None,
        sources=[f"{value.parameter} = {value.value}: {value.source}" for value in promise.values] if promise else [],
        calendar_version=promise.calendar if promise else None,
        because=day_count.because if day_count else None,
        used=clock.elapsed.used if clock.elapsed else None,
        remaining=clock.elapsed.left if clock.elapsed else None,
        extended=clock.extended,
        late_after=clock.late_after,
        apology=None if clock.apology is None else _apology(clock.apology),
        verdict=clock.verdict and clock.verdict.verdict,
        verdict_reason=clock.verdict and clock.verdict.vi,
        verdict_reason_en=clock.verdict and clock.verdict.en,
        pending_years=list(clock.awaits_notice),
        pending=pending and pending[0],
        day_count=_lines(day_count) if day_count else [],
    )


def _apology(made: MadeApology) -> Apology:
    return Apology(
        position=Position(made.position),
        article=made.article,
        apologised_at=made.apologised_at,
        was_due_at=made.was_due_at,
        new_due_at=made.new_due_at,
        in_time=made.in_time,
    )


def _lines(day_count: DayCount) -> list[DayCountLine]:
    return [_line(line, day_count) for line in day_count.lines]


def _line(line: Line, day_count: DayCount) -> DayCountLine:
    begin = datetime.combine(line.on, time(), HO_CHI_MINH)
    end = begin + timedelta(days=1)
    if line.mark is Mark.COUNTED:
        begin, end = max(begin, day_count.begins), min(end, max(day_count.due.at.astimezone(HO_CHI_MINH), begin))
    return DayCountLine(
        on=line.on,
        mark=line.mark,
        reason=line.reason,
        basis=line.basis,
        from_=begin,
        to=end,
        counted=line.mark is Mark.COUNTED,
        counted_minutes=None if line.counted is None else int(line.counted.total_seconds()) // 60,
    )

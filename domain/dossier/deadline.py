"""What puts off or moves the promised date (hẹn lại, ngày hẹn trả thay đổi)."""

from datetime import date

from domain.dossier import events as e
from domain.dossier.commands import ExtendDeadline, MoveDeadline
from domain.dossier.law import Deciders, Law
from domain.dossier.promise import Extension
from domain.dossier.promise_calculation import article, extension_end, form, in_force, law_day, legal_value, moved
from domain.dossier.refusals import refuse_while_excluded, refuse_without_reason, vietnamese_day
from domain.dossier.state import DossierState
from domain.errors import NotPermitted
from domain.law.apology.rules import last_day_to_apologise
from domain.personal_data import refuse_personal_data
from domain.values import legal_day


class NothingPromised(NotPermitted):
    """There is no promised date that could move (chưa hẹn trả)."""

    code = "NOTHING_PROMISED"


class AlreadyExtended(NotPermitted):
    """A date may be put off only as often as the law allows (đã hẹn lại)."""

    code = "ALREADY_EXTENDED"


class NewDateUnusable(NotPermitted):
    """The new date is not later than the old one and the apology, or not a working day (ngày hẹn lại không hợp lệ)."""

    code = "NEW_DATE_UNUSABLE"


def extend(command: ExtendDeadline, state: DossierState, law: Law) -> tuple[e.DeadlineExtended, ...]:
    """Apologise and name a new date; only once, and it should be a day before the old one (R34, R37).

    Căn cứ: NĐ 61/2018/NĐ-CP Điều 19 khoản 9. An apology that comes too late is recorded as such.
    """
    deadline = state.deadline
    if deadline is None:
        raise NothingPromised(
            "Hồ sơ chưa có ngày hẹn trả nên không thể hẹn lại.", basis="NĐ 61/2018/NĐ-CP Điều 19 khoản 9"
        )
    on = law_day(state, command.occurred_at)
    allowed = legal_value(law, "apology.extensions_allowed", on)
    if deadline.extensions >= int(allowed.value):
        raise AlreadyExtended(
            f"Hồ sơ đã hẹn lại {deadline.extensions} lần, pháp luật chỉ cho phép {allowed.value} lần "
            f"({allowed.source}); hồ sơ vẫn tính là quá hạn theo ngày đã hẹn.",
            basis=allowed.source,
            details={"rule": "R37"},
        )
    refuse_without_reason(command.reason)
    refuse_while_excluded(state)
    today = legal_day(command.occurred_at)
    _refuse_unusable(command, max(deadline.due_on, today), law, allowed.source)
    put_off = Extension(apologised_on=today, new_due_on=command.new_due_on)
    return (
        e.DeadlineExtended(
            by=command.by,
            occurred_at=command.occurred_at,
            was_due_at=deadline.due_at,
            new_due_at=extension_end(put_off, law.hours, law).at,
            new_due_on=command.new_due_on,
            reason=command.reason,
            signed_by=law.acting(command.by),
            in_time=today <= last_day_to_apologise(deadline.due_on, in_force(law), on=on),
            form=form(law, "apology", today),
            basis=article(law, "extend", on),
        ),
    )


def move(command: MoveDeadline, state: DossierState, law: Law) -> tuple[e.DeadlineMoved, ...]:
    """Let the date follow the calendar as it is now known; no fact where it stays (ngày hẹn trả thay đổi)."""
    new = moved(law, state)
    if new is None or state.due_at is None or new.due_at == state.due_at:
        return ()
    refuse_personal_data(command.because, "because")
    return (
        e.DeadlineMoved(
            by=command.by,
            occurred_at=command.occurred_at,
            was_due_at=state.due_at,
            promise=new,
            because=command.because,
            basis=new.basis,
        ),
    )


def _refuse_unusable(command: ExtendDeadline, after: date, law: Law, basis: str) -> None:
    if command.new_due_on > after and law.calendar.is_working(command.new_due_on):
        return
    raise NewDateUnusable(
        f"Ngày hẹn lại {vietnamese_day(command.new_due_on)} phải là ngày làm việc sau ngày {vietnamese_day(after)} "
        "(ngày hẹn cũ, hoặc ngày xin lỗi nếu muộn hơn); đề nghị chọn ngày khác.",
        basis=basis,
    )


DECIDERS: Deciders = {ExtendDeadline: extend, MoveDeadline: move}
"""Which function decides which command (xử lý từng lệnh)."""

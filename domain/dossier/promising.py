"""How the promised date comes about and why it moves (hẹn trả kết quả)."""

from datetime import date, datetime

from domain.dossier.law import Law
from domain.dossier.promise import LegalValue, Promise
from domain.dossier.state import DossierState
from domain.errors import LawNotLoaded
from domain.law.deadlines import Pause, TimeLimit, due
from domain.values import Article, legal_day

COUNTING = Article("BLDS 2015 Điều 147, Điều 148")


def article(law: Law, act: str, on: date) -> Article:
    """The article an act rests on, as in force on a day (căn cứ pháp lý)."""
    return Article(law.parameters[f"acts.{act}"].in_force(on).text)


def form(law: Law, name: str, on: date) -> str | None:
    """The printed number of a form on a day, None where no form was in force (số mẫu biểu)."""
    try:
        return law.parameters[f"forms.{name}"].in_force(on).text
    except LawNotLoaded:
        return None


def legal_value(law: Law, parameter: str, on: date) -> LegalValue:
    """A parameter as it was used, with its source (giá trị pháp lý đã áp dụng)."""
    value = law.parameters[parameter].in_force(on)
    return LegalValue(parameter=parameter, value=str(value.value), source=value.source)


def promise(
    law: Law,
    *,
    limit: TimeLimit,
    counted_from: datetime,
    law_as_of: date,
    pauses: tuple[Pause, ...] = (),
    values: tuple[LegalValue, ...] = (),
) -> Promise:
    """The due date of a limit with its derivation's inputs (ngày hẹn trả). Căn cứ: BLDS 2015 Điều 147, 148."""
    end = due(counted_from, limit, law.hours, law.calendar, pauses)
    return Promise(
        due_on=end.on,
        due_at=end.at,
        counted_from=counted_from,
        limit=limit,
        hours=law.hours,
        calendar=law.calendar.version,
        pauses=pauses,
        law_as_of=law_as_of,
        basis=COUNTING,
        values=values,
    )


def paused(law: Law, state: DossierState, pause: Pause) -> Promise | None:
    """The promise after time that does not count; None when nothing was promised (tính tiếp thời hạn)."""
    if state.promise is None:
        return None
    old = state.promise
    return promise(
        law,
        limit=old.limit,
        counted_from=old.counted_from,
        law_as_of=old.law_as_of,
        pauses=(*old.pauses, pause) if pause.start < pause.end else old.pauses,
        values=old.values,
    )


def restarted(law: Law, state: DossierState, at: datetime) -> Promise | None:
    """The promise counted anew from a complete dossier (tính lại từ đầu; NĐ 61/2018/NĐ-CP Điều 19 khoản 4)."""
    if state.promise is None:
        return None
    old = state.promise
    return promise(law, limit=old.limit, counted_from=at, law_as_of=old.law_as_of, values=old.values)


def complete_since(state: DossierState, accepted_at: datetime) -> datetime:
    """When the complete, valid dossier was in: where the clock starts (ngày nhận đủ hồ sơ hợp lệ; BLDS Điều 147.2).

    That is the hand-in, or the supplement that completed it before acceptance; never after acceptance.
    """
    return min(state.received_at or accepted_at, accepted_at)


def law_day(state: DossierState, at: datetime) -> date:
    """The day whose law governs a dossier: that of its receipt, before acceptance the day of the act (R59)."""
    return state.law_as_of or legal_day(at)

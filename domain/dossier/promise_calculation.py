"""How the promised date comes about and why it moves (hẹn trả kết quả)."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

from domain.dossier.law import Law
from domain.dossier.promise import Extension, LegalValue, Promise
from domain.dossier.state import DossierState
from domain.errors import LawNotLoaded
from domain.law.cut_offs.rules import CutOff, counted_from
from domain.law.deadlines import Due, OfficeHours, Pause, TimeLimit, TimeUnit, due
from domain.law.in_force import InForce
from domain.law.parameters import Value
from domain.values import HO_CHI_MINH, Article, legal_day

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


def in_force(law: Law) -> InForce:
    """What clock rules may ask of the law a decision is given (pháp luật áp dụng)."""
    return InForce(law.parameters, law.calendar, law.hours)


def legal_value(law: Law, parameter: str, on: date) -> LegalValue:
    """A parameter as it was used, with its source (giá trị pháp lý đã áp dụng)."""
    return value_used(parameter, in_force(law).value(parameter, on))


def value_used(parameter: str, value: Value) -> LegalValue:
    """A value in force as a promise keeps it (giá trị đã áp dụng)."""
    return LegalValue(parameter=parameter, value=str(value.value), source=value.source)


def promise(
    law: Law,
    *,
    limit: TimeLimit,
    counted_from: datetime,
    law_as_of: date,
    values: tuple[LegalValue, ...] = (),
) -> Promise:
    """The due date of a limit with its derivation's inputs (ngày hẹn trả). Căn cứ: BLDS 2015 Điều 147, 148."""
    end = due(counted_from, limit, law.hours, law.calendar)
    return Promise(
        due_on=end.on,
        due_at=end.at,
        counted_from=counted_from,
        limit=limit,
        hours=law.hours,
        calendar=law.calendar.version,
        pauses=(),
        law_as_of=law_as_of,
        basis=COUNTING,
        values=values,
        agency_decisions=law.calendar.local,
        awaits_notice=law.calendar.awaited_between(legal_day(counted_from), end.on),
    )


def counted_from_receipt(
    law: Law, reading: str | None, received_at: datetime
) -> tuple[datetime, tuple[LegalValue, ...]]:
    """When the clock starts under the cut-off a procedure names, and the value used (thời điểm bắt đầu; R16 to R21)."""
    if reading is None:
        return received_at, ()
    value = legal_value(law, reading, legal_day(received_at))
    return after_cut_off(law, value, received_at), (value,)


def after_cut_off(law: Law, value: LegalValue, received_at: datetime) -> datetime:
    """The start that a recorded cut-off makes of a receipt (thời điểm bắt đầu tính)."""
    return counted_from(received_at, CutOff.parse(value.value), in_force(law))


def between_facts(why: str, first: int | None, state: DossierState) -> str:
    """Why time does not count, from which fact of the dossier to the one being recorded (lý do không tính)."""
    return f"{why} (sự kiện {first} đến {state.version + 1} của hồ sơ)"


def paused(law: Law, state: DossierState, pause: Pause) -> Promise | None:
    """The promise after time that does not count; None when nothing was promised (tính tiếp thời hạn)."""
    old = state.promise
    if old is None:
        return None
    pauses = (*old.pauses, pause) if pause.start < pause.end else old.pauses
    return _again(law, replace(old, pauses=pauses), state.extension)


def restarted(law: Law, state: DossierState, at: datetime) -> Promise | None:
    """The promise counted anew from a complete dossier (tính lại từ đầu; NĐ 61/2018/NĐ-CP Điều 19 khoản 4).

    The office hours are those of now, the limit, the cut-off and the law those of receipt (R59).
    """
    old = state.promise
    if old is None:
        return None
    cut_off = next((value for value in old.values if value.parameter.startswith("cut_offs.")), None)
    start = at if cut_off is None else after_cut_off(law, cut_off, at)
    return _again(law, replace(old, counted_from=start, pauses=(), hours=law.hours), state.extension)


def recounted(law: Law, promise: Promise) -> Promise:
    """The promise that its own recorded inputs give on the calendar of the law (tính lại ngày hẹn trả)."""
    return _again(law, promise, promise.extension)


def moved(law: Law, state: DossierState) -> Promise | None:
    """The promise on the calendar as it is now known; None when nothing was promised (ngày hẹn trả thay đổi)."""
    return None if state.promise is None else _again(law, state.promise, state.extension)


def extension_end(extension: Extension, hours: OfficeHours, law: Law, pauses: tuple[Pause, ...] = ()) -> Due:
    """Until when an apology puts the date off (ngày hẹn lại) [D].

    The named day is read as a limit of days from the day of the apology: days that do not count after it
    put it off further, and a day off moves to the next working day (BLDS 2015 Điều 148 khoản 5).
    """
    days = Decimal((extension.new_due_on - extension.apologised_on).days)
    start = datetime.combine(extension.apologised_on, time(), HO_CHI_MINH)
    return due(start, TimeLimit(days, TimeUnit.DAY), hours, law.calendar, pauses)


def _again(law: Law, inputs: Promise, extension: Extension | None) -> Promise:
    """What the inputs give on today's calendar; an extension holds where it is later, and is never lost [D]."""
    end = due(inputs.counted_from, inputs.limit, inputs.hours, law.calendar, inputs.pauses)
    binding = end
    if extension is not None:
        binding = max(end, extension_end(extension, inputs.hours, law, inputs.pauses), key=lambda found: found.at)
    return replace(
        inputs,
        due_on=binding.on,
        due_at=binding.at,
        calendar=law.calendar.version,
        extension=extension,
        unextended_at=None if extension is None else end.at,
        agency_decisions=law.calendar.local,
        awaits_notice=law.calendar.awaited_between(legal_day(inputs.counted_from), binding.on),
    )


def last_day(law: Law, day: date) -> date:
    """When a last day that law or an officer set is over: one off is the next that is worked (BLDS 2015 Điều 148.5)."""
    return law.calendar.next_working_day(day)


def law_day(state: DossierState, at: datetime) -> date:
    """The day whose law governs: that of the receipt or chosen, before acceptance the day of the act (R59, R87)."""
    if state.acceptance is not None:
        return state.acceptance.law_as_of
    return state.law_chosen or legal_day(at)

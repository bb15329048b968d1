"""Reads days, instants, office hours and codes as sentences write them (đọc giá trị trong câu)."""

import re
from datetime import date, datetime, time

from domain.amounts import refuse_ambiguous
from domain.errors import Malformed
from domain.law.deadlines import OfficeHours
from domain.values import HO_CHI_MINH, ProcedureCode, parse_procedure_code

_ONE_GROUP = re.compile(r"\d{1,3}[.,]\d{3}", re.ASCII)

MORNING = time(8)
"""The hour of a moment that names only its day, after every office has opened (giờ mặc định)."""

NO_DATE = ("chưa xác định", "not named")
"""How a sentence says that no date is named (chưa có hạn)."""


def a_day(text: str) -> date:
    """A legal day, 09/03/2026 or 2026-03-09 (ngày)."""
    form = "%d/%m/%Y" if "/" in text else "%Y-%m-%d"
    try:
        return datetime.strptime(text, form).replace(tzinfo=HO_CHI_MINH).date()
    except ValueError as error:
        raise Malformed(f"«{text}» is no day of the calendar", f"«{text}» không phải là một ngày có thật") from error


def a_name(text: str) -> str:
    """A name in quotes; a blank one names nothing (tên gọi)."""
    name = text[1:-1]
    if not name.strip():
        raise Malformed(f"«{name}» is blank: name something", f"«{name}» để trống; đề nghị ghi tên")
    return name


def a_procedure(text: str) -> ProcedureCode:
    """A procedure code (mã thủ tục)."""
    try:
        return parse_procedure_code(text)
    except Malformed as error:
        raise Malformed(str(error), f"«{text}» không phải là mã thủ tục, ví dụ 1.001806") from error


def office_hours(text: str) -> OfficeHours:
    """Sessions of a working day (giờ hành chính)."""
    try:
        return OfficeHours.parse(text)
    except ValueError as error:
        why = "các buổi phải có giờ bắt đầu trước giờ kết thúc và không chồng lên nhau"
        raise Malformed(str(error), f"«{text}» không phải là giờ làm việc: {why}") from error


def a_moment(text: str) -> datetime:
    """An instant in Việt Nam, 09/03/2026 16:50; without the hour it is 08:00 (thời điểm)."""
    day, _, hour = text.partition(" ")
    a_day(day)
    try:
        return datetime.combine(a_day(day), time.fromisoformat(hour) if hour else MORNING, HO_CHI_MINH)
    except ValueError as error:
        raise Malformed(f"«{text}» is no instant", f"«{text}» không phải là một thời điểm có thật") from error


def a_due(text: str) -> date | datetime | None:
    """The end of a limit: a day, an instant, or none named (hạn)."""
    if text in NO_DATE:
        return None
    return a_moment(text) if ":" in text else a_day(text)


def a_whole_number(text: str) -> int:
    """A number of đồng or of dossiers, thousands after a dot: 450.000 (số nguyên). Raises AmbiguousAmount for 1,500."""
    if _ONE_GROUP.fullmatch(text) and "," in text:
        refuse_ambiguous(text)
    return _whole(text)


def a_whole_number_in_english(text: str) -> int:
    """The same in an English sentence, thousands after a comma: 450,000. Raises AmbiguousAmount for 1.500."""
    if _ONE_GROUP.fullmatch(text) and "." in text:
        refuse_ambiguous(text)
    return _whole(text)


def _whole(text: str) -> int:
    if text[0] == "0" and not text.isdigit():  # 05 is written in offices, 01.500 is a slip
        raise Malformed(
            f"«{text}» begins with a zero; write the number without it",
            vi=f"«{text}» bắt đầu bằng số 0; đề nghị viết số không có số 0 ở đầu",
            code="LEADING_ZERO",
        )
    return int(re.sub("[.,]", "", text))

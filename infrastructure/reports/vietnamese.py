"""Figures as papers in Vietnamese write them: 1.434 hồ sơ, 94,00 %, 3 ngày 4 giờ (cách viết số liệu tiếng Việt)."""

import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal

from application.audits.report import NO_FIGURES, Cell, Evidence, NoData, Share, Word
from application.queries.shown_instants import shown

_SWAPPED = str.maketrans({",": ".", ".": ","})
_UNTOUCHED = frozenset("\n\t")
_DAY = timedelta(days=1)
_LONGEST_CODE = 40
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


def in_vietnamese(cell: Cell) -> str:
    """One cell, whole: every position of its evidence, every sign of its text that can be shown."""
    match cell:
        case None:
            return "–"
        case Share(percent=None):
            return NO_FIGURES
        case Share(percent=Decimal() as percent):
            return f"{number(cell.counted)}/{number(cell.total)} = {number(percent)} %"
        case NoData():
            return visible(f"chưa có dữ liệu ({cell.fed_by})")
        case Evidence():
            return ", ".join(map(str, cell.positions)) or "–"
        case Word():
            return visible(cell.vi)
        case timedelta():
            return length_of(cell)
        case datetime():
            return shown(cell, "%d/%m/%Y %H:%M")
        case date():
            return cell.strftime("%d/%m/%Y")
        case bool():
            return "có" if cell else "không"
        case int() | Decimal():
            return number(cell)
        case _:
            return visible(str(cell))


def number(figure: int | Decimal) -> str:
    """A full stop between thousands, a comma before the decimals."""
    return f"{figure:,}".translate(_SWAPPED)


def length_of(length: timedelta) -> str:
    """Days and hours; below a day hours and minutes."""
    sign, left = ("−", -length) if length < timedelta() else ("", length)
    days, rest = divmod(left, _DAY)
    hours, minutes = divmod(rest, _HOUR)
    if days:
        return f"{sign}{number(days)} ngày {hours} giờ"
    return f"{sign}{hours} giờ {minutes // _MINUTE:02} phút"


def visible(text: str) -> str:
    """A text with its letters composed, and signs that no paper can carry named by their number."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign if sign in _UNTOUCHED or carried(sign) else named(sign) for sign in composed)


def is_vietnamese(text: str) -> bool:
    """Whether a text has a letter that English does not: formulas and notes stand in either tongue."""
    letters = unicodedata.normalize("NFD", text)
    return any(sign in "đĐ" or unicodedata.combining(sign) for sign in letters)


def is_code(text: str) -> bool:
    """Whether a text is one word of a code, which nobody can read broken over two lines (mã)."""
    return len(text) <= _LONGEST_CODE and any(map(str.isdigit, text)) and not any(map(str.isspace, text))


def carried(sign: str) -> bool:
    """Whether XML and HTML can hold it: no control, no half of a pair, no noncharacter."""
    return unicodedata.category(sign) not in {"Cc", "Cs"} and ord(sign) & 0xFFFE != 0xFFFE


def named(sign: str) -> str:
    """The number of a sign that cannot be shown itself."""
    return f"[U+{ord(sign):04X}]"

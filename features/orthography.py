"""One spelling for what lawyers may write in several ways (cách viết).

Blanks of every kind are blanks, ``huỷ`` is ``hủy``, ``lí do`` is ``lý do``, 9/3/2026 is 09/03/2026, 8h30 is 08:30, and
a full stop at the end says nothing. What stands in quotation marks is left as it is.
"""

import re
import unicodedata
from functools import lru_cache

_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029\t]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_QUOTED = re.compile(r"(«[^«»]*»|“[^“”]*”|\"[^\"]*\")")
_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_HOUR = re.compile(r"(?<![\d:.,])(\d{1,2})(?:h|:)(\d{2})(?![\d:])")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_ON_SECOND = re.compile(rf"(?<!q)(o)(a[{_TONES}]|e[{_TONES}])(?!\w)|(?<!q)(u)(y[{_TONES}])(?!\w)", re.IGNORECASE)
_I_FOR_Y = re.compile(r"(?<![\w-])(h|k|l|m|t|qu)([iíìỉĩị])(?![\w-])", re.IGNORECASE)
_Y = {"i": "y", "í": "ý", "ì": "ỳ", "ỉ": "ỷ", "ĩ": "ỹ", "ị": "ỵ"}


def plain_blanks(text: str) -> str:
    """Text in NFC whose only blanks are spaces and ends of lines (khoảng trắng)."""
    text = _INVISIBLE.sub("", _BREAKS.sub(" ", unicodedata.normalize("NFC", text)))
    return "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in text)


@lru_cache(maxsize=8192)
def canonical(said: str) -> str:
    """A line of a feature, or a cell of a table, in the one spelling of the grammar (cách viết thống nhất)."""
    parts = _QUOTED.split(plain_blanks(said).strip())
    parts[-1] = parts[-1].rstrip(" .") if parts[-1].strip(" .") else parts[-1].replace(".", "").rstrip()
    return "".join(part if place % 2 else _canonical(part) for place, part in enumerate(parts)).strip()


def _canonical(part: str) -> str:
    part = re.sub(" +", " ", part)
    part = _DATE.sub(lambda found: f"{found[1]:0>2}/{found[2]:0>2}/{found[3]}", part)
    part = _HOUR.sub(lambda found: f"{found[1]:0>2}:{found[2]}", part)
    apart = unicodedata.normalize("NFD", part)
    part = unicodedata.normalize("NFC", _TONE_ON_SECOND.sub(_tone_first, apart))
    return _I_FOR_Y.sub(lambda found: found[1] + _Y.get(found[2].lower(), found[2]), part)


def _tone_first(found: re.Match[str]) -> str:
    first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
    return f"{first}{second[1]}{second[0]}"

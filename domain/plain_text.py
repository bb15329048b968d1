"""Texts in the one form in which they are compared, kept and hashed: equal texts are equal (chuẩn hóa văn bản).

Form NFC; every blank of Unicode is a plain one; none stands around. A name is one line, its runs of blanks are one
blank, and nobody can hide a sign in it. A text of several lines keeps its lines and takes tabs.
"""

import re
import unicodedata
from collections.abc import Iterable

from domain.errors import Malformed

LONGEST_LINE = 500
LONGEST_TEXT = 20_000

_BLANKS = dict.fromkeys((0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_BREAKS = dict.fromkeys((0x0085, 0x2028, 0x2029), "\n")
_AROUND = "\ufeff\u200b\u2060"
_JOINERS = "\u200c\u200d"
"""Signs without width that some scripts need between letters."""
_PRESENTATIONS = "\ufe0e\ufe0f"
"""Signs without width that choose how the picture before them is drawn."""
_KEYCAP = "\u20e3"
_UNSEEN = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U00016fe4\U0001d159\U000e0100-\U000e01ef"
)
"""Letters and marks by their category that are drawn as nothing."""
_IS_UNSEEN = re.compile(f"[{_UNSEEN}]")
_SUSPECT = re.compile(rf"[{_UNSEEN}]|(?<!\S)[^\w\s\x00-\x7f]")
"""What may be hidden in a text that prints: a sign nobody sees, or a mark that stands on no letter."""
_RUN = re.compile(" {2,}")


def cleaned(text: str) -> str:
    """A name of a file, or what a list is filtered by, in the form it is kept in; never refused (tên gọi, bộ lọc)."""
    plain = text.strip() if text.isascii() else plain_form(text).strip(_AROUND + " \t\r\n\v\f").strip()
    return _RUN.sub(" ", plain) if "  " in plain else plain


def cleaned_or_none(text: str | None) -> str | None:
    """The same for a filter that may be left out."""
    return None if text is None else cleaned(text)


def plain_form(text: str) -> str:
    """A whole file in one form, with its lines as they are: NFC, and plain blanks (văn bản)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_BLANKS)


def in_one_line(text: str) -> str:
    """A name of a file in one line: breaks and runs of blanks are one blank, as where a cell was wrapped (tên gọi)."""
    return " ".join(cleaned(text).split())


def hidden_sign(text: str) -> str | None:
    """The first sign in a name that nobody sees, by its number; None where all are seen (ký tự ẩn)."""
    place = _hidden_place(text)
    return None if place is None else _number(text[place])


def line(text: str, *, most: int = LONGEST_LINE) -> str:
    """A name or another text of one line (tên gọi). Raises Malformed for none, a hidden sign, or one too long."""
    if text.isascii() and text.isprintable():
        plain = text.strip()
    else:
        plain = _plain(text)
        _refuse_hidden(plain, where="a name of one line", vi="tên gọi trên một dòng")
    if "  " in plain:
        plain = _RUN.sub(" ", plain)
    return _sized(plain, most)


def text_of_lines(text: str, *, most: int = LONGEST_TEXT) -> str:
    """A text of several lines (lý do, nội dung). Raises Malformed for none, a hidden sign, or one too long."""
    if text.isascii() and text.isprintable():
        return _sized(text.strip(), most)
    plain = _plain(text)
    _refuse_hidden(plain.replace("\n", " ").replace("\t", " "), where="a text", vi="văn bản")
    return _sized(plain, most)


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_BLANKS | _BREAKS)
    return text.replace("\r\n", "\n").strip(" \t\n")


def _refuse_hidden(text: str, *, where: str, vi: str) -> None:
    place = _hidden_place(text)
    if place is None:
        return
    number = _number(text[place])
    raise Malformed(
        f"sign {place + 1} is {number}, which nobody sees; {where} takes none: leave it out",
        vi=f"ký tự thứ {place + 1} là {number}, không nhìn thấy được; {vi} không dùng ký tự này, đề nghị bỏ",
        code="HIDDEN_SIGN",
    )


def _hidden_place(text: str) -> int | None:
    if not text.isprintable():
        places: Iterable[int] = range(len(text))
    elif text.isascii():
        return None
    else:  # most texts have no sign to look at
        places = (found.start() for found in _SUSPECT.finditer(text))
    return next((place for place in places if _is_hidden(text, place)), None)


def _is_hidden(text: str, place: int) -> bool:
    """Whether nobody sees a sign: it prints nothing, joins nothing, or is a mark with nothing below it."""
    sign, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if sign in _JOINERS:
        return not (_is_joined(before) and _is_joined(after))
    if sign in _PRESENTATIONS:
        return not (after == _KEYCAP or _is_picture(before))
    if not before.strip() and unicodedata.category(sign) in ("Mn", "Me"):
        return True
    return not sign.isprintable() or _IS_UNSEEN.match(sign) is not None


def _is_joined(sign: str) -> bool:
    """Whether joiners have work beside it: letters from Arabic to Indic and Khmer, and pictures."""
    return "\u0600" <= sign <= "\u1cff" or sign in tuple(_PRESENTATIONS) or _is_picture(sign)


def _is_picture(sign: str) -> bool:
    return sign > "\x7f" and unicodedata.category(sign)[0] == "S"


def _sized(text: str, most: int) -> str:
    if not text:
        raise Malformed("empty: write something, or leave it out where it may be left out", vi="để trống", code="EMPTY")
    if len(text) > most:
        raise Malformed(
            f"{len(text)} signs are too long: at most {most}",
            vi=f"dài {len(text)} ký tự, tối đa {most}; đề nghị rút gọn",
            code="TOO_LONG",
        )
    return text


def _number(sign: str) -> str:
    return f"U+{ord(sign):04X}"

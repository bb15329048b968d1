"""Texts in the one form in which they are compared, kept and hashed: equal texts are equal (chuẩn hóa văn bản).

Form NFC; every blank of Unicode is a plain one; none stands around. A name is one line, its runs of blanks are one
blank, and nobody can hide a sign in it. A text of several lines keeps its lines and takes tabs.
"""

import re
import unicodedata

from domain.errors import Malformed

LONGEST_LINE = 500
LONGEST_TEXT = 20_000

_BLANKS = dict.fromkeys((0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_BREAKS = dict.fromkeys((0x0085, 0x2028, 0x2029), "\n")
_AROUND = "\ufeff\u200b\u2060"
_JOINERS = frozenset("\u200c\u200d")
"""Signs without width that some scripts need between letters."""
_UNSEEN_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by their category that are drawn as nothing."""
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
    if text.isprintable():
        return None
    hidden = (sign for sign in text if not sign.isprintable() and sign not in _JOINERS)
    return next((_number(sign) for sign in hidden if sign != "\u3000"), None)


def line(text: str, *, most: int = LONGEST_LINE) -> str:
    """A name or another text of one line (tên gọi). Raises Malformed for none, a hidden sign, or one too long."""
    if text.isascii() and text.isprintable():
        plain = text.strip()
    else:
        plain = _plain(text)
        _refuse_hidden(plain, allowed="", where="a name of one line", vi="tên gọi trên một dòng")
    if "  " in plain:
        plain = _RUN.sub(" ", plain)
    return _sized(plain, most)


def text_of_lines(text: str, *, most: int = LONGEST_TEXT) -> str:
    """A text of several lines (lý do, nội dung). Raises Malformed for none, a hidden sign, or one too long."""
    if text.isascii() and text.isprintable():
        return _sized(text.strip(), most)
    plain = _plain(text)
    _refuse_hidden(plain, allowed="\n\t\u200c\u200d", where="a text", vi="văn bản")
    return _sized(plain, most)


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_BLANKS | _BREAKS)
    return text.replace("\r\n", "\n").strip(" \t\n")


def _refuse_hidden(text: str, *, allowed: str, where: str, vi: str) -> None:
    for place, sign in enumerate(text, start=1):
        unseen = not sign.isprintable() or sign in _UNSEEN_LETTERS
        if unseen and sign not in allowed:
            raise Malformed(
                f"sign {place} is {_number(sign)}, which nobody sees; {where} takes none: leave it out",
                vi=f"ký tự thứ {place} là {_number(sign)}, không nhìn thấy được; {vi} không dùng ký tự này, đề nghị bỏ",
                code="HIDDEN_SIGN",
            )


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

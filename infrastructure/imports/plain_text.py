"""Texts of files as they are compared and kept: one Unicode form, no blanks around them (chuẩn hóa văn bản)."""

import unicodedata

_NO_BREAK = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))
_AROUND = "\ufeff\u200b\u2060"
_JOINERS = frozenset("\u200c\u200d")
"""Signs without width that some scripts need between letters."""


def cleaned(text: str) -> str:
    """In form NFC, with plain blanks for no-break ones and none around it: equal texts become equal."""
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFC", text).translate(_NO_BREAK).strip(_AROUND + " \t\r\n\v\f").strip()


def hidden_sign(text: str) -> str | None:
    """The first sign in a name that nobody sees, by its number; None where all are seen (ký tự ẩn)."""
    if text.isprintable():
        return None
    hidden = (sign for sign in text if not sign.isprintable() and sign not in _JOINERS)
    return next((f"U+{ord(sign):04X}" for sign in hidden if sign != "\u3000"), None)

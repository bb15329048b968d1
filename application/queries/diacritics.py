"""Vietnamese text without its marks, so that a search finds it however it was typed (tìm kiếm không dấu)."""

import unicodedata


def without_diacritics(text: str) -> str:
    """Small letters without marks; NFC and NFD spelling give the same (bỏ dấu)."""
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))

"""Texts as XML takes them (văn bản XML)."""

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_MEANT = re.compile("|".join(_ENTITIES))


def clean(text: str) -> str:
    """The text with the replacement character for letters that no XML may hold."""
    return _NOT_XML.sub("\ufffd", text)


def text(value: object) -> str:
    """A value between tags or between quotes, clean and with what XML reads as markup written out."""
    return _MEANT.sub(lambda found: _ENTITIES[found[0]], clean(str(value)))

"""Texts as XML takes them (văn bản XML)."""

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_MEANT = re.compile("|".join(_ENTITIES))


def text(value: object) -> str:
    """A value between tags or between quotes; letters that no XML may hold become the replacement character."""
    return _MEANT.sub(lambda found: _ENTITIES[found[0]], _NOT_XML.sub("\ufffd", str(value)))

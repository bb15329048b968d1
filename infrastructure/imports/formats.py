"""In which format an event log is written: by its first bytes, or its name (định dạng tệp)."""

import codecs
from enum import StrEnum
from pathlib import Path

from infrastructure.imports.decompression import unpacked

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEGINNING = 1 << 12


class LogFormat(StrEnum):
    """A format that is read (định dạng)."""

    CSV = "csv"
    XES = "xes"
    OCEL_JSON = "ocel_json"
    OCEL_SQLITE = "ocel_sqlite"
    OCEL_XML = "ocel_xml"


def format_of(path: Path) -> LogFormat:
    """The format of a file; what looks like no other is CSV."""
    if path.name.endswith((".xes", ".xes.gz")):
        return LogFormat.XES
    with unpacked(path) as file:
        beginning = file.read(_BEGINNING)
    if beginning.startswith(b"SQLite format 3\0"):
        return LogFormat.OCEL_SQLITE
    text = _text(beginning).lstrip()
    if text.startswith("{"):
        return LogFormat.OCEL_JSON
    if text.startswith("<"):
        is_ocel = path.name.endswith((".xmlocel", ".xmlocel.gz")) or "<object-types" in text or "<event-types" in text
        return LogFormat.OCEL_XML if is_ocel else LogFormat.XES
    return LogFormat.CSV


def _text(beginning: bytes) -> str:
    if beginning.startswith(_UTF_16):
        return beginning.decode("utf-16", errors="ignore")
    return beginning.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="ignore")

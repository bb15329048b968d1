"""Events of a log in XES, trace by trace; only the trace being read is held (nhật ký XES, IEEE 1849).

An attribute goes by its key, one of the trace with the mapping's prefix before it; one within another by both keys
with «/» between, one whose key was there before with «#2» after. What stands at the log itself is not taken in.
"""

from collections.abc import Generator, Mapping
from itertools import count
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from infrastructure.imports.csv_rows import Row
from infrastructure.imports.decompression import unpacked
from infrastructure.imports.unusable import Unusable

_ATTRIBUTES = frozenset({"string", "date", "int", "float", "boolean", "id", "list", "container"})
_AT_ONCE = 1 << 16
_ALPHABETS = frozenset({"UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "ISO-8859-1", "US-ASCII"})
"""Those the parser knows itself; of others it takes what has 256 letters."""


def xes_events(path: Path, prefix: str) -> Generator[Row, None, None]:
    """The line and the values of every event, those of its trace under the prefix. Raises Unusable."""
    reader = _Reader(path, prefix)
    try:
        with unpacked(path) as file:
            while chunk := file.read(_AT_ONCE):
                yield from reader.read(chunk)
            yield from reader.read(b"", last=True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, "no element found")
        raise Unusable(path, f"not XML ({what}); expected an XES log", line=error.lineno) from error


class _Reader:
    """What the parser has read of the file so far (bộ đọc)."""

    def __init__(self, path: Path, prefix: str) -> None:
        self._path, self._prefix = path, prefix
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._root
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.XmlDeclHandler = self._declaration
        self._ready: list[Row] = []
        self._trace: dict[str, str] | None = None
        self._event: dict[str, str] | None = None
        self._events: list[Row] = []
        self._keys: list[str] = []

    def read(self, chunk: bytes, *, last: bool = False) -> list[Row]:
        """Events of the traces that end in this chunk."""
        self._parser.Parse(chunk, last)
        ready, self._ready = self._ready, []
        return ready

    def _root(self, tag: str, attributes: Mapping[str, str]) -> None:
        if _local(tag) != "log":
            self._refuse(f"«{tag}» is no XES log; it begins with <log>")
        self._parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        if name in _ATTRIBUTES:  # first, for nearly everything is one
            self._attribute(attributes)
        elif name == "trace":
            self._trace, self._events = {}, []
        elif name == "event" and self._trace is None:
            self._refuse("an event outside a trace belongs to no case; put it into a trace")
        elif name == "event":
            self._event = {}
            self._events.append((self._parser.CurrentLineNumber, self._event))

    def _attribute(self, attributes: Mapping[str, str]) -> None:
        if "key" not in attributes:
            self._refuse("an attribute without a key")
        self._keys.append(attributes["key"])
        values = self._trace if self._event is None else self._event
        if values is None or not attributes.get("value"):
            return
        key = self._keys[0] if len(self._keys) == 1 else "/".join(self._keys)
        name = key if values is self._event else f"{self._prefix}{key}"
        values[name if name not in values else _free(name, values)] = attributes["value"]

    def _end(self, tag: str) -> None:
        name = _local(tag)
        if name in _ATTRIBUTES:
            self._keys.pop()
        elif name == "event":
            self._event = None
        elif name == "trace":
            self._finish(self._trace or {})
            self._trace = None

    def _finish(self, trace: Mapping[str, str]) -> None:
        """Hand on the events of a trace, each with what the trace says of all of them."""
        if not self._events:
            self._refuse("a trace without events says nothing that happened; take it out")
        for line, values in self._events:
            both = sorted(values.keys() & trace.keys())
            if both:
                raise Unusable(self._path, f"«{both[0]}» is said by the event and by its trace", line=line)
            self._ready.append((line, {**trace, **values}))

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.upper() not in _ALPHABETS and not _has_256_letters(encoding):
            self._refuse(f"the encoding «{encoding}» is not read; write the file as UTF-8")

    def _doctype(self, *_: object) -> NoReturn:
        self._refuse("a document type (DTD) is not read, for it can grow without end; take it out")

    def _refuse(self, what: str) -> NoReturn:
        raise Unusable(self._path, what, line=self._parser.CurrentLineNumber)


def _has_256_letters(encoding: str) -> bool:
    try:
        return len(bytes(range(256)).decode(encoding, "replace")) == 256
    except (LookupError, UnicodeError):
        return False


def _local(tag: str) -> str:
    return tag.rpartition(":")[2] if ":" in tag else tag


def _free(name: str, values: Mapping[str, str]) -> str:
    return next(free for number in count(2) if (free := f"{name}#{number}") not in values)

"""Events of a log in XES, trace by trace; only the trace being read is held (nhật ký XES, IEEE 1849).

An attribute goes by its key, one of the trace with the mapping's prefix before it; one within another by both keys
with «/» between, one whose key was there before with «#2» after; where the mapping gives the key a meaning, such a one
is refused unless it says the same. Of the log itself only the model of transitions and the classifiers are taken in. A
standard extension that goes by another prefix is read under its own.
"""

from collections.abc import Generator, Mapping
from itertools import count
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from domain.plain_text import cleaned
from infrastructure.imports.decompression import unpacked
from infrastructure.imports.mapping import LogMapping
from infrastructure.imports.rows import CLEANED, NUMBERED, SKIPPED, Row, RowReading
from infrastructure.imports.unusable import Unusable

_ATTRIBUTES = frozenset({"string", "date", "int", "float", "boolean", "id", "list", "container"})
_AT_ONCE = 1 << 16
_ALPHABETS = frozenset({"UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "ISO-8859-1", "US-ASCII"})
"""Those the parser knows itself; of others it takes what has 256 letters."""


_STANDARD = frozenset({"concept", "time", "lifecycle", "org", "cost", "identity"})


def xes_events(path: Path, mapping: LogMapping, reading: RowReading) -> Generator[Row, None, None]:
    """The line and the values of every event, those of its trace under the prefix. Raises Unusable."""
    reader = _Reader(path, mapping, reading)
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

    def __init__(self, path: Path, mapping: LogMapping, reading: RowReading) -> None:
        self._path, self._mapping, self._reading = path, mapping, reading
        self._prefix = mapping.attributes_of_the_case
        self._meant = mapping.columns.named() | {mapping.transition}
        self._renamed: dict[str, str] = {}
        self._known_keys: dict[str, str] = {}
        self._names: dict[str, int] = {}
        self._trace_line = 0
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
            self._trace, self._events, self._trace_line = {}, [], self._parser.CurrentLineNumber
        elif name == "event" and self._trace is None:
            self._refuse("an event outside a trace belongs to no case; put it into a trace")
        elif name == "event":
            self._event = {}
            self._events.append((self._parser.CurrentLineNumber, self._event))
        elif name == "extension":
            self._extension(attributes)
        elif name == "classifier" and attributes.get("scope", "event") == "event":
            called, keys = attributes.get("name", ""), attributes.get("keys", "")
            self._require_same(f"classifier «{called}»", self._reading.header.classifiers.get(called), keys)
            self._reading.header.classifiers[called] = keys

    def _extension(self, attributes: Mapping[str, str]) -> None:
        """Note a standard extension that goes by another prefix than its own."""
        standard = attributes.get("uri", "").rpartition("/")[2].removesuffix(".xesext")
        prefix = attributes.get("prefix", standard)
        if standard in _STANDARD and prefix != standard:
            self._renamed[f"{prefix}:"] = f"{standard}:"

    def _key(self, written: str) -> str:
        """A key as it is compared, under the standard's own prefix."""
        key = cleaned(written)
        for prefix, standard in self._renamed.items():
            if key.startswith(prefix):
                key = f"{standard}{key.removeprefix(prefix)}"
                break
        self._known_keys[written] = key
        return key

    def _attribute(self, attributes: Mapping[str, str]) -> None:
        if "key" not in attributes:
            self._refuse("an attribute without a key")
        written = attributes["key"]
        self._keys.append(self._known_keys.get(written) or self._key(written))
        said = attributes.get("value")
        values = self._trace if self._event is None else self._event
        if values is None:
            if self._keys == ["lifecycle:model"]:
                self._require_same("«lifecycle:model»", self._reading.header.lifecycle_model, said)
                self._reading.header.lifecycle_model = said
            return
        if not said:
            return
        value = said
        if not said.isascii() or said[0] <= " " or said[-1] <= " ":  # most are clean, and a call costs more than this
            value = cleaned(said)
            self._reading.notes[CLEANED] += value != said
            if not value:
                return
        key = self._keys[0] if len(self._keys) == 1 else "/".join(self._keys)
        name = key if values is self._event else f"{self._prefix}{key}"
        if name not in values:
            values[name] = value
        elif name in self._meant:
            self._require_same(f"«{name}»", values[name], value)
        else:
            values[_free(name, values)] = value

    def _require_same(self, what: str, before: str | None, said: str | None) -> None:
        """One thing is said of what has a meaning, however often; nobody knows which of two holds."""
        if before is not None and before != said:
            self._reading.mistakes.add(
                f"{what} is «{before}» and «{said}»; leave one", line=self._parser.CurrentLineNumber
            )

    def _end(self, tag: str) -> None:
        name = _local(tag)
        if name in _ATTRIBUTES:
            self._keys.pop()
        elif name == "event":
            self._event = None
        elif name == "trace":
            self._finish(self._trace or {})
            self._trace = None

    def _finish(self, trace: dict[str, str]) -> None:
        """Hand on the events of a trace, each with what the trace says of all of them."""
        if not self._events:
            self._empty()
            return
        self._name(trace)
        for line, values in self._events:
            if not values.keys().isdisjoint(trace):
                both = sorted(values.keys() & trace.keys())
                self._reading.mistakes.add(f"«{both[0]}» is said by the event and by its trace", line=line)
            self._ready.append((line, trace | values))

    def _empty(self) -> None:
        if self._mapping.skips_empty_traces:
            self._reading.notes[SKIPPED] += 1
            return
        how = "take it out, or say empty_traces = skip in the mapping"
        what = f"a trace without events says nothing that happened; {how}"
        self._reading.mistakes.add(what, line=self._trace_line)

    def _name(self, trace: dict[str, str]) -> None:
        """Traces of one name are two cases or one told twice; nobody knows but who wrote the file."""
        case = self._mapping.columns.case
        name = trace.get(case)
        if name is None:
            return
        if name not in self._names:
            self._names[name] = self._trace_line
        elif self._mapping.keeps_same_names:
            trace[case] = next(free for n in count(2) if (free := f"{name} ({n})") not in self._names)
            self._names[trace[case]] = self._trace_line
            self._reading.notes[NUMBERED] += 1
        else:
            how = "give each a name of its own, or say same_names = apart in the mapping"
            what = f"a trace is called «{name}», as the one in line {self._names[name]}; {how}"
            self._reading.mistakes.add(what, line=self._trace_line)

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

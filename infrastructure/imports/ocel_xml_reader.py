"""OCEL 2.0 XML into the values that its JSON has (đọc OCEL 2.0 XML)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.parsers import expat

from infrastructure.imports.unusable import Unusable


class OcelXmlReader:
    """What the parser has read so far; log has lists of objects and events as the JSON has them (bộ đọc)."""

    def __init__(self, path: Path) -> None:
        lists = ("objects", "events", "objectTypes", "eventTypes")
        self.log: dict[str, list[dict[str, Any]]] = {name: [] for name in lists}
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._path = path
        self._current: dict[str, Any] | None = None
        self._attribute: dict[str, str] | None = None
        self._types = False

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in ("object-types", "event-types"):
            self._types = True
        elif tag in ("object-type", "event-type"):
            self.log[f"{tag.removesuffix('-type')}Types"].append({"name": attributes.get("name")})
        elif tag in ("object", "event") and "id" in attributes and not self._types:
            self._current = {**attributes, "attributes": [], "relationships": []}
            self.log[f"{tag}s"].append(self._current)
        elif tag == "attribute" and self._current is not None:
            self._attribute = {**attributes, "value": ""}
            self._current["attributes"].append(self._attribute)
        elif tag in ("relationship", "relobj") and self._current is not None:
            one = attributes.get("object-id")
            self._current["relationships"].append({"objectId": one, "qualifier": attributes.get("qualifier")})

    def _end(self, tag: str) -> None:
        if tag in ("object-types", "event-types"):
            self._types = False
        elif tag == "attribute":
            self._attribute = None
        elif tag in ("object", "event"):
            self._current = None

    def _data(self, text: str) -> None:
        if self._attribute is not None:
            self._attribute["value"] += text

    def _doctype(self, *_: object) -> None:
        what = "a document type (DTD) is not read, for it can grow without end; take it out"
        raise Unusable(self._path, what, line=self.parser.CurrentLineNumber)

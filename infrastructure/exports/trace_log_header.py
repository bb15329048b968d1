"""What an exported XES log says of all its events: transitions, classifiers, where it comes from (phần đầu tệp XES)."""

import re
from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from infrastructure.exports.activities import GIVEN, Value
from infrastructure.exports.histories import SourceHeader

_STANDARD = frozenset({
    "concept:name", "concept:instance", "time:timestamp", "lifecycle:transition", "org:resource", "org:group",
    "org:role",
})  # fmt: skip
_KEY = re.compile(r"'[^']*'|\S+")
ACTIVITY = "Activity"


class TraceLogHeader(NamedTuple):
    """The model of transitions where all sources have the same, classifiers by name, attributes of the log (đầu tệp).

    left_out are classifiers that name an attribute which is not exported.
    """

    lifecycle_model: str | None
    classifiers: Mapping[str, str]
    said: Mapping[str, Value]
    left_out: tuple[str, ...] = ()


def trace_log_header(
    headers: Mapping[str, SourceHeader], wanted: Set[str], said: Mapping[str, Value]
) -> TraceLogHeader:
    """The header of a log of some sources, each of which keeps its own classifiers."""
    models = {model for one in headers.values() for model in one.models}
    classifiers, left_out = {ACTIVITY: "concept:name"}, []
    for source, one in sorted(headers.items()):
        for name, keys in one.classifiers.items():
            exported = list(_exported(keys, wanted))
            if None in exported:
                left_out.append(name)
                continue
            classifiers[name if len(headers) == 1 else f"{source}: {name}"] = " ".join(filter(None, exported))
    return TraceLogHeader(models.pop() if len(models) == 1 else None, classifiers, said, tuple(left_out))


def _exported(keys: str, wanted: Set[str]) -> Iterator[str | None]:
    """The keys of a classifier as the file has them; None for one that it does not have."""
    for key in _KEY.findall(keys):
        name = key.strip("'")
        if name in _STANDARD:
            yield key
        elif name in wanted:
            yield f"'{GIVEN}{name}'" if " " in name else f"{GIVEN}{name}"
        else:
            yield None

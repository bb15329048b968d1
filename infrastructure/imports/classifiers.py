"""Classifiers of a log: by which attributes its events are told apart (phân loại sự kiện, IEEE 1849)."""

import re
from collections.abc import Mapping

from infrastructure.imports.mapping import LogMapping

_KEY = re.compile(r"'[^']*'|\S+")


def standard_keys(classifiers: Mapping[str, str], mapping: LogMapping) -> dict[str, str]:
    """The same classifiers with the standard's key for every column that has a meaning, as exports have it."""
    columns = mapping.columns
    meant = {
        columns.activity: "concept:name",
        columns.instant: "time:timestamp",
        columns.actor: "org:resource",
        columns.group: "org:group",
        columns.instance: "concept:instance",
        mapping.transition: "lifecycle:transition",
    }
    return {
        name: " ".join(meant.get(key.strip("'"), key) for key in _KEY.findall(keys))
        for name, keys in classifiers.items()
    }

"""Which column or key of an event log means what, in a TOML file (ánh xạ cột dữ liệu)."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import tzinfo
from pathlib import Path

from application.queries.reads import OWN_SOURCE
from domain.plain_text import cleaned, hidden_sign
from infrastructure.imports.instants import InstantRules
from infrastructure.imports.mapping_options import delimiter, instant_rules, one_of, optional
from infrastructure.imports.unusable import Unusable

_KNOWN = frozenset({
    "source", "zone", "attributes_of_the_case", "columns", "delimiter", "optional", "date_format", "epoch",
    "ambiguous_hour", "missing_hour", "empty_traces", "same_names", "object_type",
})  # fmt: skip
TRANSITION = "lifecycle:transition"
"""Where the standard puts what became of an activity; read there unless the mapping names another column."""
LONGEST_SOURCE = 100
SHIPPED = Path(__file__).parent / "mappings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Names of the columns or keys; None where the log has no such column (tên cột).

    instant is when an event happened; activity_start when the activity began that it ended, where one row tells
    both. lifecycle is what became of the activity: start, complete, suspend, ...
    """

    case: str
    activity: str
    instant: str
    actor: str | None = None
    group: str | None = None
    instance: str | None = None
    lifecycle: str | None = None
    activity_start: str | None = None
    channel: str | None = None
    start: str | None = None
    deadline: str | None = None
    planned_end: str | None = None
    end: str | None = None

    def named(self) -> frozenset[str]:
        """Every column that has a meaning of its own."""
        return frozenset(filter(None, (getattr(self, field.name) for field in fields(self))))

    def of_an_activity(self) -> tuple[str | None, ...]:
        """The columns that say of each activity what it was."""
        return (
            self.activity, self.instant, self.actor, self.group, self.instance, self.lifecycle, self.activity_start,
        )  # fmt: skip

    def of_a_case(self) -> tuple[str | None, ...]:
        """The columns that say one thing of a case."""
        return self.case, self.channel, self.start, self.deadline, self.planned_end, self.end

    def instants(self) -> tuple[str, ...]:
        """The columns that hold instants."""
        columns = (self.instant, self.activity_start, self.start, self.deadline, self.planned_end, self.end)
        return tuple(column for column in columns if column is not None)


@dataclass(frozen=True, slots=True)
class LogMapping:
    """How to read one log: its source label, its columns, how it writes what they hold (ánh xạ).

    A column of XES is the key of an attribute, one of the trace with the same prefix before it as in CSV. optional
    are columns that a file may lack. skips_empty_traces: else they are refused. keeps_same_names: traces of one name
    are cases of their own, numbered by their place; else they are refused. object_type: which objects of an OCEL log
    are the cases.
    """

    source: str
    columns: Columns
    zone: tzinfo | None
    attributes_of_the_case: str
    rules: InstantRules = field(default_factory=InstantRules)
    delimiter: str = ","
    optional: frozenset[str] = frozenset()
    skips_empty_traces: bool = False
    keeps_same_names: bool = False
    object_type: str | None = None

    @property
    def transition(self) -> str:
        """The column or key that says what became of an activity."""
        return self.columns.lifecycle or TRANSITION

    def required(self) -> frozenset[str]:
        """Columns that a file must have."""
        return self.columns.named() - self.optional

    def of_the_case(self, column: str) -> bool:
        """Whether a column speaks of the whole case: by its meaning, else by how it begins."""
        if column in self.columns.of_an_activity():
            return False
        return column.startswith(self.attributes_of_the_case) or column in self.columns.of_a_case()


def mapping(name: str, source: str | None = None) -> LogMapping:
    """A shipped mapping by name, or the one in a TOML file, for its own source or another. Raises Unusable."""
    shipped = {path.stem: path for path in SHIPPED.glob("*.toml")}
    path = shipped.get(name) or Path(name)
    if not path.is_file():
        raise Unusable(f"--mapping {name}", f"neither a shipped mapping ({', '.join(sorted(shipped))}) nor a file")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unusable(path, f"not TOML ({error})") from error
    if source is not None:
        table["source"] = _source("--source", source)
    return _mapping(path, table)


def _mapping(path: Path, table: Mapping[str, object]) -> LogMapping:
    for wrong in sorted(set(table) - _KNOWN):
        raise Unusable(path, f"{wrong} has no meaning here; one of {', '.join(sorted(_KNOWN))}")
    prefix = table.get("attributes_of_the_case", "case:")
    if not isinstance(prefix, str) or not cleaned(prefix):
        what = f"attributes_of_the_case is «{prefix}»; write what the columns of the case begin with, like case:"
        raise Unusable(path, what)
    columns, rules = _columns(path, table.get("columns")), instant_rules(path, table)
    return LogMapping(
        _source(path, table.get("source")),
        columns,
        rules.zone,
        prefix,
        rules,
        delimiter(path, table.get("delimiter", ",")),
        optional(path, table.get("optional", []), {one.name: getattr(columns, one.name) for one in fields(columns)}),
        one_of(path, table, "empty_traces", ("refuse", "skip")) == "skip",
        one_of(path, table, "same_names", ("refuse", "apart")) == "apart",
        _text(path, table, "object_type"),
    )


def _source(path: Path | str, said: object) -> str:
    if not isinstance(said, str) or not said.strip() or "/" in said:
        raise Unusable(path, "source is missing: a short label without «/», here or as --source")
    if len(said) > LONGEST_SOURCE:
        raise Unusable(path, f"source has {len(said)} letters; give a label of at most {LONGEST_SOURCE}")
    if said != said.strip() or hidden_sign(said) is not None:
        raise Unusable(path, f"source «{said}» begins, ends or goes on with a sign nobody sees; give a plain label")
    said = cleaned(said)
    if said == OWN_SOURCE:
        raise Unusable(
            path, f"source «{OWN_SOURCE}» stands for dossiers handed in here; give the other system another label"
        )
    return said


def _columns(path: Path, columns: object) -> Columns:
    if not isinstance(columns, dict) or not all(isinstance(value, str) for value in columns.values()):
        raise Unusable(path, "a table [columns] is missing: meaning = column")
    known = [field.name for field in fields(Columns)]
    for wrong in sorted(set(columns) - set(known)):
        raise Unusable(path, f"columns.{wrong} has no meaning here; one of {', '.join(known)}")
    for missing in sorted({"case", "activity", "instant"} - set(columns)):
        raise Unusable(path, f"columns.{missing} is missing")
    names = {meaning: cleaned(column) for meaning, column in columns.items()}
    for empty in sorted(meaning for meaning, name in names.items() if not name):
        raise Unusable(path, f"columns.{empty} is empty; name a column, or leave it out")
    for meaning, name in names.items():
        if (sign := hidden_sign(name)) is not None:
            raise Unusable(path, f"columns.{meaning}: the sign {sign}, which nobody sees, in a name; take it out")
    _require_one_meaning(path, names)
    return Columns(**names)


def _require_one_meaning(path: Path, names: Mapping[str, str]) -> None:
    """One column cannot be two things: an end that is every event's instant would be no case's end."""
    meant = {"lifecycle": TRANSITION, **names}
    for twice in sorted(name for name, count in Counter(meant.values()).items() if count > 1):
        meanings = ", ".join(one.name for one in fields(Columns) if meant.get(one.name) == twice)
        raise Unusable(path, f"column «{twice}» means several things ({meanings}); a column means one")


def _text(path: Path, table: Mapping[str, object], name: str) -> str | None:
    said = table.get(name)
    if said is None:
        return None
    if not isinstance(said, str) or not cleaned(said):
        raise Unusable(path, f"{name} is «{said}»; write a word in quotes")
    return cleaned(said)

"""Which column or key of an event log means what, in a TOML file (ánh xạ cột dữ liệu)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from application.audits.scope import OWN_SOURCE
from infrastructure.imports.unusable import Unusable

_KNOWN = frozenset({"source", "zone", "attributes_of_the_case", "columns"})
LONGEST_SOURCE = 100
SHIPPED = Path(__file__).parent / "mappings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Names of the columns or keys; None where the log has no such column (tên cột)."""

    case: str
    activity: str
    instant: str
    actor: str | None = None
    group: str | None = None
    instance: str | None = None
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
        return self.activity, self.instant, self.actor, self.group, self.instance

    def of_a_case(self) -> tuple[str | None, ...]:
        """The columns that say one thing of a case."""
        return self.case, self.channel, self.start, self.deadline, self.planned_end, self.end

    def instants(self) -> tuple[str, ...]:
        """The columns that hold instants."""
        columns = (self.instant, self.start, self.deadline, self.planned_end, self.end)
        return tuple(column for column in columns if column is not None)


@dataclass(frozen=True, slots=True)
class LogMapping:
    """How to read one log: its source label, its columns, the zone of instants without offset (ánh xạ).

    A column of XES is the key of an attribute, one of the trace with the same prefix before it as in CSV.
    """

    source: str
    columns: Columns
    zone: tzinfo | None
    attributes_of_the_case: str

    def of_the_case(self, column: str) -> bool:
        """Whether a column speaks of the whole case: by its meaning, else by how it begins."""
        if column in self.columns.of_an_activity():
            return False
        return column.startswith(self.attributes_of_the_case) or column in self.columns.of_a_case()


def mapping(name: str) -> LogMapping:
    """A shipped mapping by name, or the one in a TOML file. Raises Unusable."""
    shipped = {path.stem: path for path in SHIPPED.glob("*.toml")}
    path = shipped.get(name) or Path(name)
    if not path.is_file():
        raise Unusable(f"--mapping {name}", f"neither a shipped mapping ({', '.join(sorted(shipped))}) nor a file")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unusable(path, f"not TOML ({error})") from error
    return _mapping(path, table)


def _mapping(path: Path, table: Mapping[str, object]) -> LogMapping:
    for wrong in sorted(set(table) - _KNOWN):
        raise Unusable(path, f"{wrong} has no meaning here; one of {', '.join(sorted(_KNOWN))}")
    prefix = table.get("attributes_of_the_case", "case:")
    if not isinstance(prefix, str) or not prefix:
        what = f"attributes_of_the_case is «{prefix}»; write what the columns of the case begin with, like case:"
        raise Unusable(path, what)
    return LogMapping(
        _source(path, table.get("source")),
        _columns(path, table.get("columns")),
        _zone(path, table.get("zone")),
        prefix,
    )


def _source(path: Path, said: object) -> str:
    if not isinstance(said, str) or not said.strip() or "/" in said:
        raise Unusable(path, "source is missing: a short label without «/»")
    if len(said) > LONGEST_SOURCE:
        raise Unusable(path, f"source has {len(said)} letters; give a label of at most {LONGEST_SOURCE}")
    if said != said.strip() or not said.isprintable():
        raise Unusable(path, f"source {said!r} begins, ends or goes on with a sign nobody sees; give a plain label")
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
    for empty in sorted(meaning for meaning, column in columns.items() if not column):
        raise Unusable(path, f"columns.{empty} is empty; name a column, or leave it out")
    return Columns(**columns)


def _zone(path: Path, said: object) -> tzinfo | None:
    if said is None:
        return None
    try:
        offset = datetime.fromisoformat(f"2000-01-01T00:00:00{said}").tzinfo
        if offset is not None:
            return offset
    except ValueError:
        pass  # no offset; then the name of a zone
    try:
        return ZoneInfo(str(said))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Unusable(path, f"zone «{said}» is not known; write +01:00 or Europe/Amsterdam") from error

"""Every row of a log examined before anything of it is recorded (khảo sát dữ liệu)."""

from collections import Counter, defaultdict
from datetime import datetime
from typing import NamedTuple

from domain.dossier.activity_turns import KNOWN_TRANSITIONS
from domain.plain_text import hidden_sign
from domain.values import LONGEST_NAME
from infrastructure.imports.instants import InstantReader, Unreadable
from infrastructure.imports.mapping import LogMapping
from infrastructure.imports.rows import RowReading
from infrastructure.imports.unusable import Place

OUT_OF_ORDER = "events come after later ones of their case, and were put in order of time"
UNKNOWN_TRANSITION = "events have a transition that the standard does not know and no audit reads"
PLANNED_END = "cases have a planned end, which is recorded and exported, but read by no audit"
_REMEMBERED = 100_000
"""Names that need not be examined again; more would fill memory for nothing."""


class _Said(NamedTuple):
    """A value of a case, and where it was said first."""

    value: str
    place: Place


class Surveyor:
    """Looks at rows one by one: sizes of cases, mistakes, and what should be known of the file (khảo sát)."""

    def __init__(self, mapping: LogMapping, reading: RowReading) -> None:
        columns = mapping.columns
        self._mapping, self._reading, self._mistakes = mapping, reading, reading.mistakes
        self._instants, self._transition = InstantReader(mapping.rules), mapping.transition
        self._last_instants = {columns.deadline, columns.planned_end}
        self._of_each = [one for one in (columns.activity_start,) if one is not None]
        self._of_case = {one for one in columns.instants() if one not in (columns.instant, columns.activity_start)}
        self._names = [
            name
            for name in (
                columns.case, columns.activity, columns.actor, columns.group, columns.instance, columns.channel,
                mapping.transition,
            )
            if name is not None
        ]  # fmt: skip
        self._good_names: set[str] = set()
        self._counted: dict[str, list[str]] = defaultdict(list)
        for meaning in ("deadline", "planned_end", "end"):
            if (column := getattr(columns, meaning)) is not None:
                self._counted[column].append(meaning)
        self._is_of_case: dict[str, bool] = {}
        self._said: dict[str, dict[str, _Said]] = defaultdict(dict)
        self._latest: dict[str, datetime] = {}
        self.columns_with_values: set[str] = set()
        self.sizes: Counter[str] = Counter()
        self.rows = 0
        self.without: Counter[str] = Counter()
        self.latest: datetime | None = None
        self.cases_with: Counter[str] = Counter()

    def add(self, place: Place, values: dict[str, str]) -> None:
        """One more row."""
        columns = self._mapping.columns
        missing = [one for one in (columns.case, columns.activity, columns.instant) if one not in values]
        self.rows += 1
        self.without.update(missing)
        for column in missing:
            self._mistakes.add("no value", line=place, column=column)
        for column in self._names:
            name = values.get(column)
            if name is not None and name not in self._good_names and (wrong := self._wrong_name(name)) is not None:
                self._mistakes.add(wrong, line=place, column=column)
        at = self._instant(columns.instant, values, place)
        self._activity(values, place, at)
        if missing:
            return
        case = values[columns.case]
        self._agreement(values, place, self._said[case])
        self._order(case, at)
        if not values.keys() <= self.columns_with_values:
            self.columns_with_values.update(values)
        self.sizes[case] += 1

    def all_notes(self) -> Counter[str]:
        """What was read otherwise than written."""
        notes = self._reading.notes + self._instants.notes
        if self.cases_with["planned_end"]:
            notes[PLANNED_END] = self.cases_with["planned_end"]
        return notes

    def _wrong_name(self, name: str) -> str | None:
        if len(name) > LONGEST_NAME:
            return "a text, not a name; give a short one"
        sign = hidden_sign(name)
        if sign is not None:
            return f"the sign {sign}, which nobody sees, in a name; take it out"
        if len(self._good_names) < _REMEMBERED:
            self._good_names.add(name)
        return None

    def _instant(self, column: str, values: dict[str, str], place: Place) -> datetime | None:
        if column not in values:
            return None
        read = self._instants.last if column in self._last_instants else self._instants.read
        try:
            return read(values[column])
        except Unreadable as error:
            self._mistakes.add(str(error), line=place, column=column)
            return None

    def _activity(self, values: dict[str, str], place: Place, at: datetime | None) -> None:
        """What the row says of its activity, besides when it happened."""
        transition = values.get(self._transition)
        if transition is not None and transition not in KNOWN_TRANSITIONS:
            self._reading.notes[UNKNOWN_TRANSITION] += transition.lower() not in KNOWN_TRANSITIONS
        for column in self._of_each:
            began = self._instant(column, values, place)
            if began is not None and at is not None and began > at:
                self._mistakes.add("an activity that begins after its end", line=place, column=column)

    def _agreement(self, values: dict[str, str], place: Place, said: dict[str, _Said]) -> None:
        """What is said of a case is one thing, however often it is said; said is what was so far."""
        for column, value in values.items():
            of_case = self._is_of_case.get(column)
            if of_case is None:
                of_case = self._is_of_case[column] = self._mapping.of_the_case(column)
            if not of_case:
                continue
            before = said.get(column)
            if before is None:
                said[column] = _Said(value, place)
                self._first(column, values, place)
            elif before.value != value:
                where = f"line {before.place}" if isinstance(before.place, int) else before.place
                what = f"says another thing than {where} of the same case; correct it, or map it to the activity"
                self._mistakes.add(what, line=place, column=column)

    def _first(self, column: str, values: dict[str, str], place: Place) -> None:
        """The first time that something is said of a case."""
        if column in self._of_case:
            self._instant(column, values, place)
        if column in self._counted:
            self.cases_with.update(self._counted[column])

    def _order(self, case: str, at: datetime | None) -> None:
        if at is None:
            return
        self.latest = at if self.latest is None or at > self.latest else self.latest
        latest = self._latest.get(case)
        if latest is not None and at < latest:
            self._reading.notes[OUT_OF_ORDER] += 1
        else:
            self._latest[case] = at

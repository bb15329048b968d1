"""Which agency stands under which on a day (hệ thống cơ quan cấp trên, cấp dưới).

The tree is what agencies' facts say, never what their identifiers look like: a merger moves an agency and leaves
its identifier alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from domain.agency.dated import Dated, holding_from, on
from domain.agency.events import AgencyPlaced
from domain.values import AgencyId


@dataclass(frozen=True, eq=False)  # one tree is another one only when a fact came
class AgencyTree:
    """Every agency that was established, and its parent from each day on (hệ thống cơ quan)."""

    parents: Mapping[AgencyId, Dated[AgencyId | None]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether no agency was ever established here: then names of agencies can be held against nothing."""
        return not self.parents

    def knows(self, agency: str) -> bool:
        """Whether an agency was ever established."""
        return agency in self.parents

    def exists(self, agency: str, day: date) -> bool:
        """Whether an agency is established on a day."""
        edges = self.parents.get(AgencyId(agency))
        return edges is not None and edges[0][0] <= day

    def parent(self, agency: str, day: date) -> AgencyId | None:
        """The agency right above one on a day, None where there is none."""
        return on(self.parents.get(AgencyId(agency), ()), day)

    def above(self, agency: str, day: date) -> Iterator[AgencyId]:
        """The agency itself and those above it on a day, the nearest first."""
        passed: set[str] = set()
        here: AgencyId | None = AgencyId(agency)
        while here is not None and here not in passed:
            passed.add(here)
            yield here
            here = self.parent(here, day)

    def covers(self, mine: str | None, theirs: str | None, day: date) -> bool:
        """Whether an agency is the other one or stands above it on a day."""
        return theirs is not None and any(one == mine for one in self.above(theirs, day))

    def within(self, agency: str, day: date) -> frozenset[str]:
        """An agency with all that stand below it on a day."""
        return _within(self, agency, day)


def evolve(state: AgencyTree, event: AgencyPlaced) -> AgencyTree:
    """The tree after one more edge (cập nhật hệ thống cơ quan)."""
    edges = holding_from(state.parents.get(event.agency, ()), event.since, event.parent)
    return AgencyTree({**state.parents, event.agency: edges})


@lru_cache(maxsize=256)
def _within(tree: AgencyTree, agency: str, day: date) -> frozenset[str]:
    below: defaultdict[str, list[str]] = defaultdict(list)
    for child in tree.parents:
        parent = tree.parent(child, day)
        if parent is not None:
            below[parent].append(child)
    found, waiting = {agency}, [agency]
    while waiting:
        new = [child for child in below[waiting.pop()] if child not in found]
        found.update(new)
        waiting += new
    return frozenset(found)

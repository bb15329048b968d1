"""Which dossiers are published together, so that nobody's can be made out (ẩn danh theo nhóm, k-anonymity).

What is published is one division of the dossiers into rows of at least FEWEST. Whatever is added up from rows, and
whatever is subtracted, is made of whole rows; no total is published beside them.
"""

from collections.abc import Mapping
from typing import NamedTuple

FEWEST = 5
"""Dossiers of the smallest row that is published; DECISIONS says why five."""


class Pair(NamedTuple):
    """A procedure at an agency; empty where it is not known (thủ tục tại cơ quan)."""

    procedure: str
    agency: str


class Label(NamedTuple):
    """A published row: a procedure at an agency; None stands for several others (dòng công bố).

    No agency: other agencies of the procedure. Neither: other procedures, at whatever agency.
    """

    procedure: str | None
    agency: str | None


def labels_of(sizes: Mapping[Pair, int], fewest: int = FEWEST) -> dict[Pair, Label]:
    """The row in which each pair's dossiers are published, by how many there are; nothing where all are too few.

    Agencies that are too few join the other small ones of their procedure, procedures that are too few in all join
    each other; where they are still too few, the smallest that could have stood alone joins them.
    """
    procedures: dict[str, dict[str, int]] = {}
    for pair, size in sizes.items():
        if size:
            procedures.setdefault(pair.procedure, {})[pair.agency] = size
    totals = {procedure: sum(agencies.values()) for procedure, agencies in procedures.items()}
    if sum(totals.values()) < fewest:
        return {}
    others = _joined(totals, fewest)
    labels: dict[Pair, Label] = {}
    for procedure, agencies in procedures.items():
        several = _joined(agencies, fewest)
        for agency in agencies:
            alone = Label(procedure, None if agency in several else agency)
            labels[Pair(procedure, agency)] = Label(None, None) if procedure in others else alone
    return labels


def _joined(sizes: Mapping[str, int], fewest: int) -> set[str]:
    """Who is too small to stand alone, and the smallest others until together they are enough."""
    joined: set[str] = set()
    number = 0
    for name in sorted(sizes, key=lambda name: (sizes[name], name)):
        if sizes[name] >= fewest and (not joined or number >= fewest):
            break
        joined.add(name)
        number += sizes[name]
    return joined

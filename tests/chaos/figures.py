"""What a scenario of faults reached beside what it has to reach."""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import eq, ge, le
from typing import NamedTuple

_HOLDS: dict[str, Callable[[float, float], bool]] = {"=": eq, "≥": ge, "≤": le}


class Impossible(Exception):
    """This machine does not let the scenario be run; says what is missing."""


class Figure(NamedTuple):
    """One figure: what it counts, what was seen, what is wanted. A timed one depends on the machine."""

    name: str
    found: float
    sign: str
    wanted: float
    timed: bool

    @property
    def holds(self) -> bool:
        """Whether what is wanted was reached."""
        return _HOLDS[self.sign](self.found, self.wanted)

    @property
    def texts(self) -> tuple[str, str]:
        """What was seen and what is wanted, to be read."""
        return f"{self.found:,.10g}" if not self.timed else f"{self.found:,.2f}", f"{self.sign} {self.wanted:,.10g}"


@dataclass
class Outcome:
    """What was done and every figure of it."""

    done: str = ""
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def exactly(self, name: str, found: float, wanted: float) -> None:
        """A count that allows of no other."""
        self.figures.append(Figure(name, found, "=", wanted, timed=False))

    def at_least(self, name: str, found: float, wanted: float, *, timed: bool = False) -> None:
        """A count or a rate that may be larger."""
        self.figures.append(Figure(name, found, "≥", wanted, timed))

    def at_most(self, name: str, found: float, wanted: float) -> None:
        """Seconds that may be fewer."""
        self.figures.append(Figure(name, found, "≤", wanted, timed=True))

    def note(self, text: str) -> None:
        """Something seen that is not judged."""
        self.notes.append(text)

    def missed(self, *, timed: bool) -> list[str]:
        """Figures that were not reached; those that depend on the machine only where asked for."""
        return [
            f"{one.name}: {one.texts[0]}, wanted {one.texts[1]}"
            for one in self.figures
            if not one.holds and (timed or not one.timed)
        ]

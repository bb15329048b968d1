"""What every reader of event logs hands on: rows, and what it found on the way (dòng dữ liệu)."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from infrastructure.imports.unusable import Mistakes, Place

Row = tuple[Place, dict[str, str]]
"""The line, or what else names the place, and the values by column or key; empty ones are left out."""
CLEANED = "values had blanks around them or another Unicode form, and were brought to one"
SKIPPED = "traces without events were skipped"
NUMBERED = "traces have a name that was there before, and got a number"


@dataclass
class LogHeader:
    """What a log says of all its events: the model of transitions, and classifiers by name (thông tin chung)."""

    lifecycle_model: str | None = None
    classifiers: dict[str, str] = field(default_factory=dict)


@dataclass
class RowReading:
    """One reading of a file: mistakes, what was read otherwise than written, and what it says of all (lượt đọc)."""

    path: Path
    mistakes: Mistakes = field(init=False)
    notes: Counter[str] = field(default_factory=Counter)
    header: LogHeader = field(default_factory=LogHeader)

    def __post_init__(self) -> None:
        self.mistakes = Mistakes(self.path)

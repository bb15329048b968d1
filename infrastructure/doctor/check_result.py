"""What a check looks at and what it says (kết quả kiểm tra)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import psycopg

from infrastructure.postgres.names import SchemaNames


class Level(StrEnum):
    """How bad it is (mức độ)."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One thing that was looked at: what was seen, and how to mend it where that is wrong (phát hiện)."""

    name: str
    level: Level
    what: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """A database under examination; admin is somebody who may read how it was laid (đối tượng kiểm tra).

    sealed: how many facts the newest seal covers, None where there is none. now: the clock of this machine.
    """

    db: psycopg.Connection[Any]
    admin: psycopg.Connection[Any]
    names: SchemaNames
    schema: Sequence[Path]
    given: bool
    now: Callable[[], datetime]
    sealed: Callable[[], int | None]

    def all(self, sql: str, *parameters: Any) -> list[Any]:
        """Rows of a question; @log and the other names are filled in."""
        return self.db.execute(self.names.fill(sql).encode(), parameters).fetchall()

    def one(self, sql: str, *parameters: Any) -> Any:
        """The only row of a question."""
        (row,) = self.all(sql, *parameters)
        return row


def found(name: str, wrong: Sequence[tuple[str, str]], good: str, *, level: Level = Level.FAILED) -> CheckResult:
    """A finding from everything that is wrong, each with how to mend it; ok where nothing is."""
    if not wrong:
        return CheckResult(name, Level.OK, good)
    return CheckResult(
        name, level, "; ".join(what for what, _ in wrong), "; ".join(dict.fromkeys(how for _, how in wrong))
    )

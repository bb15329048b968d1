"""What a process manager has to be, for those who run it (hợp đồng của quy trình tự động).

Whoever runs one hands over every fact of its topics in order, and again after a crash: a reaction is done once because
its commands rest on the state they change, or bear a key made of the manager's name and the fact's position.
"""

from datetime import timedelta
from typing import Protocol

from application.case_store import CaseStore
from application.ports import Fact


class ProcessManager(Protocol):
    """Follows facts of some topics and reacts with commands (quy trình tự động theo sự kiện)."""

    @property
    def name(self) -> str:
        """Under this name its position is kept."""
        ...

    @property
    def topics(self) -> tuple[str, ...]:
        """The facts it follows."""
        ...

    async def react(self, store: CaseStore, fact: Fact) -> None:
        """Do what the fact calls for. What is raised lets the same fact come again; a refusal ends the matter."""
        ...


class TimedProcessManager(Protocol):
    """Looks again and again and reacts with commands, where time itself calls for them (quy trình theo thời gian)."""

    @property
    def name(self) -> str:
        """Under this name it is reported."""
        ...

    @property
    def every(self) -> timedelta:
        """The time between two looks."""
        ...

    async def look(self, store: CaseStore) -> None:
        """Do what the present calls for, once however often and wherever it is looked at."""
        ...

"""eventsourcing's Application over our log: its repository and its notification log (ứng dụng trên nhật ký)."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from eventsourcing.application import Application

T = TypeVar("T")


class LogApplication(Application[str]):
    """The log of an installation as an eventsourcing application (ứng dụng trên nhật ký)."""

    name = "hoso"

    def fold(self, stream: str, fold: Callable[[Iterable[Any]], T]) -> T:
        """An aggregate through eventsourcing's repository with our own fold. Raises AggregateNotFoundError."""
        state: T = self.repository.get(stream, projector_func=lambda _, found: _folded(found, fold))
        return state


def _folded(found: Iterable[Any], fold: Callable[[Iterable[Any]], Any]) -> Any:
    events = [one.event for one in found]
    return fold(events) if events else None

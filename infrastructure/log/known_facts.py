"""Facts that a writer knows the log to hold, whatever database it is connected to now (sự kiện đã biết)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol


class KnownFact(NamedTuple):
    """A position and the leaf that stood there; an empty leaf says only that there was one (sự kiện đã biết)."""

    position: int
    leaf: bytes


class KnownFacts(Protocol):
    """What a log must still hold before anything is recorded after it (những gì nhật ký phải còn)."""

    def expected(self) -> Sequence[KnownFact]:
        """The facts without which nothing is recorded: a few, asked for with every group."""
        ...

    def acknowledged(self, fact: KnownFact, at: datetime) -> None:
        """Facts up to this one are on disk and about to be answered; at: when the database recorded them."""
        ...

    async def missing(self) -> Mapping[str, str] | None:
        """What is said where the log does not hold them; None where it does now, or where that was explained."""
        ...


class NothingKnown:
    """A writer without seals and without memory (không đối chiếu)."""

    def expected(self) -> Sequence[KnownFact]:
        """Nothing."""
        return ()

    def acknowledged(self, fact: KnownFact, at: datetime) -> None:
        """Forgotten."""

    async def missing(self) -> Mapping[str, str] | None:
        """Nothing."""
        return None

"""What every resolver is given (ngữ cảnh yêu cầu)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import strawberry
from strawberry.dataloader import DataLoader
from strawberry.fastapi import BaseContext

from application.access.actors import Actor
from application.access.rows import Visibility, visibility_of
from application.audits.audits import Audits
from application.case_store import CaseStore
from application.commands.applicable_law import acting_officer
from application.commands.authority import authority_now
from application.history.point_in_time import ReplayKey, replays
from application.history.replay import Replayed
from application.ports import Fact
from application.queries.reads import Reads, Row
from domain.values import OfficerId


@dataclass
class Context(BaseContext):
    """The installation, its read side, its audits, and who asks; the actor comes from the token alone (ngữ cảnh).

    holds: whether the token still counts, asked again while a subscription is open.
    """

    store: CaseStore
    reads: Reads
    audits: Audits
    actor: Actor
    traceparent: str | None = None
    holds: Callable[[], bool] = lambda: True
    loaders: dict[str, DataLoader[Any, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()

    async def visibility(self) -> Visibility:
        """Which dossiers whoever asks may see, today."""
        return visibility_of(self.actor, await authority_now(self.store))

    async def officer(self) -> OfficerId:
        """The officer who asks, by the account of the token. Raises NotAnOfficer."""
        return await acting_officer(self.store, self.actor) or OfficerId(self.actor.id)

    def timelines(self) -> DataLoader[str, list[Row]]:
        """Timelines of many streams in one question."""
        return self._loader("timeline", self.reads.timelines)

    def versions(self) -> DataLoader[str, list[Row]]:
        """Versions of many procedures in one question."""
        return self._loader("versions", self.reads.versions)

    def processes(self) -> DataLoader[str, list[Row]]:
        """Internal processes of many procedure codes in one question."""
        return self._loader("processes", self.reads.processes)

    def procedures(self) -> DataLoader[str, Row | None]:
        """Procedures by key in one question."""
        return self._loader("procedures", self.reads.procedures_of, empty=None)

    def decisions(self) -> DataLoader[str, Row | None]:
        """Decisions by our own key in one question."""
        return self._loader("decisions", self.reads.decisions, empty=None)

    def facts(self) -> DataLoader[int, Fact | None]:
        """Facts by their position, each once."""

        async def found(positions: list[int]) -> dict[int, Fact]:
            some = [await self.store.log.tail(position - 1, 1) for position in positions]
            return {fact.position: fact for facts in some for fact in facts}

        return self._loader("facts", found, empty=None)

    def replays(self) -> DataLoader[ReplayKey, Replayed | None]:
        """Histories replayed at instants, each once."""
        return self._loader("replays", lambda asked: replays(self.store, asked), empty=None)

    def _loader(self, name: str, ask: Any, empty: Any = ()) -> DataLoader[Any, Any]:
        async def load(keys: list[Any]) -> list[Any]:
            found = await ask(keys)
            return [found.get(key, list(empty) if empty is not None else None) for key in keys]

        if name not in self.loaders:
            self.loaders[name] = DataLoader(load_fn=load)
        return self.loaders[name]


Info = strawberry.Info[Context, None]

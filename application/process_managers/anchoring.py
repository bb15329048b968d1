"""While nobody outside confirms the seals it is recorded and said, and no decision is issued (sự cố niêm phong)."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from application import streams
from application.access.actors import SYSTEM
from application.case_store import CaseStore
from application.record import record
from domain.log_integrity.commands import ReportAnchoring

PATIENCE = timedelta(hours=4)
"""How long seals may go without a confirmation from outside (X-Road: 14,400 s)."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The last confirmation from outside, or when the first was to be expected (xác nhận gần nhất)."""

    at: datetime
    size: int
    by: tuple[str, ...] = ()


class AnchoringWatch:
    """Looks whether seals are confirmed outside (theo dõi xác nhận niêm phong).

    Every server looks, for each answers those who ask it. The fact is recorded once: the command rests on the state of
    the incident, and of two servers that append at once the second decides again and finds it recorded.
    """

    name = "anchoring"
    every = timedelta(seconds=1)

    def __init__(self, last_confirmed: Callable[[], Confirmed | None]) -> None:
        self._last_confirmed = last_confirmed

    async def look(self, store: CaseStore) -> None:
        """Look at the last confirmation; without anybody to give one there is nothing to watch."""
        last = await asyncio.to_thread(self._last_confirmed)
        if last is not None:
            await watch_anchoring(store, last)


async def watch_anchoring(store: CaseStore, last: Confirmed) -> None:
    """Record that confirmations stay away, or that they are back; each once. The installation says so to who asks."""
    now = store.clock.now()
    late = now - last.at > PATIENCE
    await record(
        store,
        SYSTEM,
        ReportAnchoring(occurred_at=now, failing_since=last.at if late else None, size=last.size, by=last.by),
    )
    state, _ = await store.log_integrity(streams.ANCHORING)
    since = state.failing_since
    store.incident = None if since is None else {"code": "ANCHORS_SILENT", "since": since.isoformat(), **_SAID}


_SAID = {
    "vi": "Niêm phong nhật ký đang không được bên ngoài xác nhận: vẫn tiếp nhận hồ sơ, tạm dừng ban hành quyết định.",
    "en": "Nobody outside confirms the log's seals: dossiers are taken in, no decision is issued.",
}

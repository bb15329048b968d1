"""The sealer as a process of its own: it looks, seals, asks others, never signs to get on (tiến trình niêm phong)."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event, Thread

import psycopg

from infrastructure.evidence.fact_bytes import StoredFacts
from infrastructure.evidence.policy import Policy, read_policy
from infrastructure.evidence.sealer.acknowledged import ACKNOWLEDGED, Remembered, remembered
from infrastructure.evidence.sealer.anchors import Anchors
from infrastructure.evidence.sealer.seal_folder import SealFolder
from infrastructure.evidence.sealer.sealer import MOST_FACTS, Refused, Sealer
from infrastructure.installation import refuse_unnamed, settled
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.installations import InstallationRefused
from infrastructure.settings import Settings

EVERY = timedelta(seconds=60)
"""How long a fact waits for its seal at most, while the log is busy less."""
GONE = timedelta(seconds=5)
"""How often is looked again while sealed facts are missing."""
ASK_AGAIN = timedelta(minutes=10)
"""How old a confirmation may grow while nothing new is recorded."""
LOOK_SECONDS = 1.0
_LOGGER = logging.getLogger("hoso.seal")


def utc_now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


@contextmanager
def opened_sealer(settings: Settings, now: Callable[[], datetime] = utc_now) -> Iterator[tuple[Sealer, Anchors]]:
    """A sealer on its database and the anchors its policy names. Raises PolicyRefused, OSError.

    Raises psycopg.Error, InstallationRefused where there is no log that can be read.
    """
    policy = Policy() if settings.policy is None else read_policy(settings.policy)
    folder = SealFolder(settings.seals)
    with ExitStack() as stack:
        url = settings.sealer_url or settings.database_url
        if url is None:
            url = stack.enter_context(use_embedded(settings.data_dir / "postgres")).url
        settings = settled(settings, url)
        refuse_unnamed(settings)
        facts = stack.enter_context(StoredFacts(url, settings.names, settings.names.sealer))
        facts.head()
        _say_where_it_begins(settings, folder)
        sealer = Sealer(settings.log_origin, folder, facts, now, partial(_acknowledged, settings.data_dir))
        yield sealer, Anchors(policy, folder, now)


def _acknowledged(data_dir: Path) -> Remembered | None:
    """What the data directory remembers; nothing where it is another account's. Raises UnreadableMemory."""
    path = data_dir / ACKNOWLEDGED
    return remembered(path) if os.access(data_dir, os.X_OK) and not _is_anothers(path) else None


def _is_anothers(path: Path) -> bool:
    return path.exists() and not os.access(path, os.R_OK)


def _say_where_it_begins(settings: Settings, folder: SealFolder) -> None:
    """Refuse a second tree beside the one in the data directory, and say where a first one begins.

    Raises InstallationRefused.
    """
    if folder.has_memory() or any(folder.shown()) or folder.epoch() > 1:
        return
    usual = SealFolder(settings.data_dir / "seal")
    if os.access(settings.data_dir, os.X_OK) and usual.path != folder.path and any(usual.shown()):
        raise InstallationRefused(
            f"this log is sealed in {usual.path.absolute()}, and {folder.path.absolute()} is new: nothing was sealed, "
            "no second tree and key were made; name the first folder in HOSO_SEAL_DIR, or move it to the new place"
        )
    _LOGGER.warning("a NEW tree and a new key begin in %s: nothing was sealed there before", folder.path.absolute())


def keep_sealing(settings: Settings, every: timedelta, stop: Event) -> None:
    """Seal until asked to stop. What fails is logged, and tried again: nothing is ever signed to get on."""
    while not stop.is_set():
        try:
            with opened_sealer(settings) as (sealer, anchors):
                _seal_until(stop, sealer, anchors, every)
        except (psycopg.Error, InstallationRefused) as error:
            _LOGGER.warning("nothing is sealed until it can be: %s", error)
            stop.wait(LOOK_SECONDS)


def _seal_until(stop: Event, sealer: Sealer, anchors: Anchors, every: timedelta) -> None:
    looked, asked = datetime.min.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)
    while not stop.is_set():
        now, unsealed = utc_now(), sealer.unsealed()
        if unsealed >= MOST_FACTS or now - looked >= (every if unsealed >= 0 else GONE):
            looked = now
            try:
                signed = sealer.seal()
            except Refused as refused:
                _LOGGER.error("NOT SEALED, facts %s to %s: %s", refused.first, refused.last, refused)
            else:
                if signed or now - asked >= ASK_AGAIN:
                    asked = now
                    anchors.confirm(sealer.tiles)
        stop.wait(LOOK_SECONDS)


def until_stdin_ends(stop: Event) -> None:
    """Stop when the process at the other end of standard input is gone: a sealer beside a server ends with it."""

    def watch() -> None:
        while os.read(0, 4096):  # no lock of a buffer, which a thread would hold while the program ends
            pass
        stop.set()

    Thread(target=watch, daemon=True).start()

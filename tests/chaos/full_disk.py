"""R10: the disk under the server is full: facts and write-ahead log together, then the write-ahead log alone."""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from application.ports import Answer, Append
from infrastructure.main import RunningInstallation, open_installation
from infrastructure.postgres.home import Home
from infrastructure.postgres.postmaster import until
from infrastructure.postgres.wire import is_passing
from tests.chaos.figures import Impossible, Outcome
from tests.chaos.ground import NAMES, Ground, run
from tests.graphql.served_installation import TestSettings
from tests.infrastructure.log.appends import assert_sound, new, of, stored
from tests.infrastructure.postgres.users import furnish
from tests.installation import AUTHORITY

SIZE = 192 << 20
LEFT = 2 << 20
PATIENCE = 120.0


def full_disk(ground: Ground, *, times: int) -> Outcome:
    """Fill a volume so many times while facts are recorded, and make room again; nobody restarts anything."""
    outcome = Outcome(f"a volume of {SIZE >> 20} MB filled {times} times: data with its log, then WAL alone")
    with _small_volume(ground.new_folder()) as volume:
        furnish(Home(volume / "hoso" / "postgres"), ground.made)
        asyncio.run(_Filling(volume, volume / "hoso").withstand(times, outcome, "data and WAL"))
    with _small_volume(ground.new_folder()) as volume:
        home = Home(ground.new_folder() / "postgres")
        furnish(home, ground.made)
        run("mv", home.cluster / "pg_wal", volume / "pg_wal")
        (home.cluster / "pg_wal").symlink_to(volume / "pg_wal")
        asyncio.run(_Filling(volume, home.path.parent).withstand(times, outcome, "WAL"))
    return outcome


@contextmanager
def _small_volume(place: Path) -> Iterator[Path]:
    """A volume of its own, in memory; only root may mount one."""
    if os.geteuid() != 0:
        raise Impossible("only root may mount a small volume")
    try:
        run("mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=755", "tmpfs", place)
    except OSError as error:
        raise Impossible(f"no small volume can be mounted: {error}") from error
    try:
        yield place
    finally:
        run("umount", "-l", place)


class _Filling:
    def __init__(self, volume: Path, data_dir: Path) -> None:
        self._volume, self._data_dir = volume, data_dir
        self._ballast = volume / "ballast"
        self._answers: list[Answer] = []
        self._errors: Counter[str] = Counter()
        self._untyped = 0
        self._back: list[float] = []

    async def withstand(self, times: int, outcome: Outcome, what: str) -> None:
        async with open_installation(TestSettings(authority=AUTHORITY, data_dir=self._data_dir)) as running:
            given_up = 0
            for turn in range(times):
                self._answers += [await running.log.append(_append(turn, n)) for n in range(20)]
                given_up += await self._until_full(running, turn)
                self._ballast.unlink()
                await self._until_recorded(running, _append(turn, 9_999))
            followed = await self._followed(running)
            log = stored(running.url, NAMES)
        assert_sound(log)
        found = {row["position"]: row["leaf"] for row in log}
        placed = [placed for answer in self._answers for placed in answer.facts]
        outcome.at_least(f"{what}: appends refused while full", given_up, times)
        outcome.exactly(
            f"{what}: acknowledged facts lost", sum(found.get(one.position) != one.leaf for one in placed), 0
        )
        outcome.exactly(f"{what}: errors that are not typed as passing", self._untyped, 0)
        outcome.exactly(f"{what}: times the installation went on by itself", len(self._back), times)
        outcome.exactly(f"{what}: read models at the head again", followed, True)
        outcome.at_most(f"{what}: slowest to go on, s", max(self._back), 30)
        outcome.note(f"{what}: {len(placed):,} acknowledged; {dict(self._errors)}")

    async def _followed(self, running: RunningInstallation) -> bool:
        head = await running.log.head()
        return await asyncio.to_thread(until, lambda: running.projector.position >= head, PATIENCE)

    async def _until_full(self, running: RunningInstallation, turn: int) -> int:
        """Leave little room and record into it until three commands in a row were refused; how many were."""
        self._fill_up()
        refused = in_a_row = n = 0
        while in_a_row < 3:
            n += 1
            try:
                self._answers.append(await running.log.append(_append(turn, 100 + n)))
                in_a_row = 0
            except psycopg.Error as error:
                in_a_row, refused = in_a_row + 1, refused + 1
                self._errors[type(error).__name__] += 1
                self._untyped += not is_passing(error)
        return refused

    def _fill_up(self) -> None:
        space = os.statvfs(self._volume)
        with suppress(OSError), self._ballast.open("wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, space.f_bavail * space.f_frsize - LEFT)

    async def _until_recorded(self, running: RunningInstallation, append: Append) -> None:
        began = time.monotonic()
        while time.monotonic() < began + PATIENCE:
            with suppress(psycopg.OperationalError):
                self._answers.append(await running.log.append(append))
                self._back.append(time.monotonic() - began)
                return


def _append(turn: int, n: int) -> Append:
    return of(new(f"dossier/{turn}.{n}", 1, os.urandom(10_000).hex()), key=f"{turn}/{n}")

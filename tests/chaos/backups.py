"""Backup and restore by PostgreSQL's own means (sao lưu, khôi phục)."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from infrastructure.log.first_fact import first_fact
from infrastructure.postgres.binaries import install_for
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.home import Home
from infrastructure.postgres.postmaster import until
from tests.chaos.figures import Impossible
from tests.chaos.ground import NAMES, Ground, run
from tests.infrastructure.log import debian
from tests.infrastructure.postgres.users import furnish
from tests.installation import AUTHORITY, establish


class Backup(ABC):
    """A server with a database, and what was laid aside of it at some moment."""

    def __init__(self, url: str) -> None:
        self.url = url

    @abstractmethod
    def take(self) -> None:
        """Lay aside what is there now."""

    @abstractmethod
    def restored(self) -> AbstractContextManager[str]:
        """Another server that has what was laid aside."""


class Dump(Backup):
    """pg_dumpall for the roles and pg_dump for the database; restored in that order, into a new database."""

    def __init__(self, url: str, ground: Ground, programs: Path) -> None:
        super().__init__(url)
        self._ground, self._programs, self._folder = ground, programs, ground.new_folder()

    def take(self) -> None:
        """Roles first: they belong to the server, not to the database."""
        dump = self._folder / "hoso.dump"
        run(self._programs / "pg_dumpall", "--roles-only", "-d", self.url, "-f", self._folder / "roles.sql")
        run(self._programs / "pg_dump", "--format=custom", "-d", self.url, "-f", dump)

    @contextmanager
    def restored(self) -> Iterator[str]:
        """On a server that never saw the installation."""
        home = Home(self._ground.new_folder() / "postgres")
        furnish(home, self._ground.made)
        with use_embedded(home.path) as use:
            psql = install_for(home.cluster).programs / "psql"
            run(psql, "-q", "-d", use.url, "-f", self._folder / "roles.sql")
            restore = install_for(home.cluster).programs / "pg_restore"
            run(restore, "--exit-on-error", "-d", use.url, self._folder / "hoso.dump")
            yield use.url


class Base(Backup):
    """pg_basebackup, and every bit of write-ahead log from before it on: any moment after it can be gone back to."""

    def __init__(self, home: Home, url: str, ground: Ground, programs: Path) -> None:
        super().__init__(url)
        self._home = home
        self._copy, self._wal = Home(ground.new_folder() / "postgres"), ground.new_folder()
        self._copy.path.mkdir()
        address = psycopg.conninfo.conninfo_to_dict(url)
        server = ["-h", address["host"], "-p", address["port"], "-U", "postgres"]
        self._receive = [programs / "pg_receivewal", *server, "--slot=yesterday", "--no-loop"]
        with psycopg.connect(url, autocommit=True) as db:
            db.execute("SELECT pg_create_physical_replication_slot('yesterday', immediately_reserve => true)")
        run(programs / "pg_basebackup", *server, "-D", self._copy.cluster, "-X", "none", "--checkpoint=fast")

    def take(self) -> None:
        """Only name the moment: what came before it is in the write-ahead log."""
        with psycopg.connect(self.url, autocommit=True) as db:
            db.execute("SELECT pg_create_restore_point('yesterday')")

    @contextmanager
    def restored(self) -> Iterator[str]:
        """Replay up to that moment and not further."""
        with psycopg.connect(self.url, autocommit=True) as db:
            row = db.execute("SELECT pg_current_wal_flush_lsn()::text").fetchone()
        assert row is not None
        run(*self._receive, "-D", self._wal, f"--endpos={row[0]}")
        for partial in self._wal.glob("*.partial"):  # the newest segment, as far as it was written
            partial.rename(partial.with_suffix(""))
        lines = (
            f"restore_command = 'cp {self._wal}/%f %p'\n"
            "recovery_target_name = 'yesterday'\nrecovery_target_action = 'promote'\n"
        )
        with (self._copy.cluster / "postgresql.auto.conf").open("a") as settings:
            settings.write(lines)
        (self._copy.cluster / "recovery.signal").touch()
        owner = self._home.cluster.stat()
        run("chown", "-R", f"{owner.st_uid}:{owner.st_gid}", self._copy.cluster, self._wal)
        with use_embedded(self._copy.path) as use, psycopg.connect(use.url, autocommit=True) as db:
            assert until(lambda: db.execute("SELECT pg_is_in_recovery()").fetchone() == (False,), 60)
            yield use.url


@contextmanager
def installation_with(way: str, ground: Ground) -> Iterator[Backup]:
    """A server with a log that says whose it is, and a way to lay its data aside: dump, base, or dump of Debian 15."""
    if way == "dump of Debian 15":
        if not (debian.BIN / "pg_dump").exists():
            raise Impossible(f"PostgreSQL 15 of Debian is not installed: {debian.BIN} is absent")
        with debian.cluster(flushing="") as server:
            establish(server)
            yield Dump(server, ground, debian.BIN)
        return
    with ground.own_server() as (home, use):
        programs = install_for(home.cluster).programs
        if not os.access(programs / "pg_basebackup", os.X_OK):
            raise Impossible(f"{programs} brings no pg_basebackup")
        with psycopg.connect(use.url) as db:
            first_fact(AUTHORITY, NAMES, datetime.now(UTC))(db)
        yield Dump(use.url, ground, programs) if way == "dump" else Base(home, use.url, ground, programs)

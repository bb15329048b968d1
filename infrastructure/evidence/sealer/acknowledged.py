"""What this installation acknowledged last, remembered outside the database (ghi nhận gần nhất)."""

import logging
import os
import zlib
from datetime import datetime
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from application.ports import Fact
from infrastructure.identity.private_file import write_once
from infrastructure.log.known_facts import KnownFact
from infrastructure.log.postgres_instants import EPOCH, MICROSECOND, instant
from infrastructure.postgres.installations import InstallationRefused

ACKNOWLEDGED = "acknowledged"
"""The file in the data directory that remembers the last answer."""
_RECORD = Struct(">32sq32sq")
_CHECK = Struct(">I")
_LOGGER = logging.getLogger("hoso.log")


class Acknowledged(NamedTuple):
    """The last fact that was answered, and when the database recorded it (ghi nhận gần nhất)."""

    fact: KnownFact
    at: datetime


def covers(restore: Fact, last: Acknowledged) -> bool:
    """Whether an explained restore, recorded after what was acknowledged last, tells that it is gone."""
    return restore.recorded_at > last.at and restore.event.surviving < last.fact.position


class UnreadableMemory(InstallationRefused):
    """What this installation acknowledged last cannot be read (không đọc được ghi nhận gần nhất)."""


class Remembered(NamedTuple):
    """What a file remembers: the leaf its log begins with, and what was acknowledged of it (ghi nhận gần nhất)."""

    log: bytes
    last: Acknowledged


def remembered(path: Path) -> Remembered | None:
    """What the file remembers, None where there is none. Raises UnreadableMemory: nobody knows what is lost then."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, (error.strerror or "it cannot be read").lower()) from error
    record, check = raw[: _RECORD.size], raw[_RECORD.size :]
    if len(check) != _CHECK.size or _CHECK.unpack(check)[0] != zlib.crc32(record):
        raise _unreadable(path, f"its {len(raw)} bytes are not what was written")
    log, position, leaf, micros = _RECORD.unpack(record)
    return Remembered(log, Acknowledged(KnownFact(position, leaf), instant(micros)))


def _unreadable(path: Path, why: str) -> UnreadableMemory:
    return UnreadableMemory(
        f"{path} remembers the last fact that was acknowledged and cannot be read ({why}): whether facts are lost "
        "cannot be known, nothing was changed; make it readable or restore it, or look with «hoso doctor» whether the "
        "log is whole and move the file away to go on without it"
    )


class AcknowledgedHead:
    """A file of some bytes, written after every group and before its answers (ghi nhận gần nhất).

    It outlives this process, not this machine's power: it is written without waiting for the disk. It bears the leaf
    of the log's first fact: what was acknowledged of another log says nothing about this one, and is not written over.
    another: what was acknowledged of another log, None where the file is this log's.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None
        self._is_failing = False
        self._log = b""
        self.last: Acknowledged | None = None
        self.another: Acknowledged | None = None

    def of_log(self, first_leaf: bytes) -> None:
        """Remember what was acknowledged of the log that begins so. Raises UnreadableMemory."""
        found = remembered(self.path)
        if found is not None and found.log != first_leaf:
            self.another = found.last
            return
        self._log = first_leaf
        self.last = None if found is None else found.last

    def note(self, fact: KnownFact, at: datetime) -> None:
        """Facts up to this one are about to be answered."""
        self.last = Acknowledged(fact, at)
        if not self._log:
            return
        record = _RECORD.pack(self._log, fact.position, fact.leaf, (at - EPOCH) // MICROSECOND)
        try:
            self._write(record + _CHECK.pack(zlib.crc32(record)))
        except OSError as error:  # the facts are recorded: who asked is to hear it
            if not self._is_failing:
                _LOGGER.error("%s cannot be written (%s): a restart forgets what was answered", self.path, error)
            self._is_failing = True
        else:
            self._is_failing = False

    def _write(self, content: bytes) -> None:
        if self._file is not None and not self._is_there(self._file):
            os.close(self._file)
            self._file = None
        if self._file is None:
            write_once(self.path, content)
            self._file = os.open(self.path, os.O_WRONLY | os.O_CLOEXEC)
        os.pwrite(self._file, content, 0)

    def _is_there(self, file: int) -> bool:
        """Whether the open file is the one at its path: somebody may have removed it, or put another there."""
        try:
            return os.path.samestat(os.fstat(file), os.stat(self.path))
        except FileNotFoundError:
            return False

    def close(self) -> None:
        """Nothing is noted any more."""
        self._log = b""
        if self._file is not None:
            os.close(self._file)
            self._file = None

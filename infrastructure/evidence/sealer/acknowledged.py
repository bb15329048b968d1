"""What this installation acknowledged last, remembered outside the database (ghi nhận gần nhất)."""

import logging
import os
import zlib
from datetime import datetime
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from infrastructure.identity.private_file import private_folder
from infrastructure.log.known_facts import KnownFact
from infrastructure.log.postgres_instants import EPOCH, MICROSECOND, instant

_RECORD = Struct(">32sq32sq")
_CHECK = Struct(">I")
_LOGGER = logging.getLogger("hoso.log")


class Acknowledged(NamedTuple):
    """The last fact that was answered, and when the database recorded it (ghi nhận gần nhất)."""

    fact: KnownFact
    at: datetime


class AcknowledgedHead:
    """A file of some bytes, written after every group and before its answers (ghi nhận gần nhất).

    It outlives this process, not this machine's power: it is written without waiting for the disk. It bears the leaf
    of the log's first fact: what was acknowledged of another log says nothing about this one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._is_failing = False
        self._log = b""
        self.last: Acknowledged | None = None

    def of_log(self, first_leaf: bytes) -> None:
        """Remember what was acknowledged of the log that begins so."""
        self._log = first_leaf
        try:
            raw = self._path.read_bytes()
        except FileNotFoundError:
            return
        record, check = raw[: _RECORD.size], raw[_RECORD.size :]
        if len(check) != _CHECK.size or _CHECK.unpack(check)[0] != zlib.crc32(record):
            return
        log, position, leaf, micros = _RECORD.unpack(record)
        if log == first_leaf:
            self.last = Acknowledged(KnownFact(position, leaf), instant(micros))

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
                _LOGGER.error("%s cannot be written (%s): a restart forgets what was answered", self._path, error)
            self._is_failing = True
        else:
            self._is_failing = False

    def _write(self, content: bytes) -> None:
        if self._file is None:
            private_folder(self._path.parent)
            self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        os.pwrite(self._file, content, 0)

    def close(self) -> None:
        """Nothing is noted any more."""
        self._log = b""
        if self._file is not None:
            os.close(self._file)
            self._file = None

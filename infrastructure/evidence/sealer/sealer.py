"""The sealer: swears to what the log holds, and never to anything else (niêm phong nhật ký).

It reads with a role that may only read, believes none of the leaves the database keeps, and remembers outside
the database what it last signed. What it signs next begins with that, or it does not sign and says why.
"""

import logging
from base64 import b64encode
from collections.abc import Callable, Sequence
from datetime import datetime

from domain.log_integrity.events import RestoreExplained
from infrastructure.evidence.fact_bytes import FactTruncated, StoredFacts, row_of
from infrastructure.evidence.format.checkpoint import Checkpoint, parse_checkpoint
from infrastructure.evidence.format.merkle import EMPTY, consistency_proof, root, verify_consistency
from infrastructure.evidence.format.notes import NoteRefused, Signer, note
from infrastructure.evidence.format.tiles import Tiles, TilesUnusable
from infrastructure.evidence.sealer.acknowledged import Remembered
from infrastructure.evidence.sealer.lost_acknowledged import lost_acknowledged
from infrastructure.evidence.sealer.seal_folder import Alarm, SealDamaged, Sealed, SealFolder
from infrastructure.log.fact_reader import facts_or_errors
from infrastructure.postgres.installations import InstallationRefused

MOST_FACTS = 10_000
"""Facts under one more checkpoint at most (X-Road's figure)."""
MENDED = 16 * 65_536
RESTORES = "log/restores"
_LOGGER = logging.getLogger("hoso.seal")


class Refused(Exception):
    """The log is not what was sworn to (nhật ký không khớp niêm phong)."""

    def __init__(self, kind: str, first: int, last: int, said: str) -> None:
        super().__init__(f"{kind}: {said}")
        self.kind, self.first, self.last, self.said = kind, first, last, said


class AcknowledgedLost(Refused):
    """The log lacks what was answered and never sealed (thiếu sự kiện đã xác nhận)."""


def nothing_acknowledged() -> Remembered | None:
    """A sealer that no data directory tells what was acknowledged."""
    return None


class Sealer:
    """One log's sealer over one folder (bộ niêm phong). now gives the present instant, aware UTC.

    acknowledged: what the installation remembers to have answered, where this account may read it.
    """

    def __init__(
        self,
        origin: str,
        folder: SealFolder,
        facts: StoredFacts,
        now: Callable[[], datetime],
        acknowledged: Callable[[], Remembered | None] = nothing_acknowledged,
    ) -> None:
        self._acknowledged = acknowledged
        self._origin = origin
        self._folder = folder
        self._facts = facts
        self._now = now
        self._rechecked = 0
        with folder.turn():
            self._begin()

    def _begin(self) -> None:
        epoch = self._folder.epoch()
        self.origin = self._origin if epoch == 1 else f"{self._origin}/{epoch}"
        self._signer = self._folder.signer(self.origin)
        self._sealed = self._folder.sealed()
        self._refuse_another_name()
        self._warn_without_memory()
        self._folder.publish_key(self._signer.key)
        self.tiles = Tiles(self._folder.public)
        if self._sealed is not None and not self._is_published(self._sealed.size):
            self._folder.publish(self._sealed.size, self._sealed.note)

    def _is_published(self, size: int) -> bool:
        """Whether everybody can see what was last signed: a crash may have come before that, or damage after it."""
        try:
            known = self._folder.checkpoint()
            return known is not None and parse_checkpoint(known).size >= size
        except (SealDamaged, NoteRefused):
            _LOGGER.warning("%s cannot be read: it is written again", self._folder.public / "checkpoint")
            return False

    def _warn_without_memory(self) -> None:
        """Who shows checkpoints and remembers none begins at the first fact; none of those sizes gets another root."""
        if self._sealed is None and any(self._folder.shown()):
            _LOGGER.warning(
                "%s shows checkpoints, and private/sealed.json, which says what was signed last, is gone: restore it; "
                "until then all is sealed again from the first fact", self._folder.path,
            )  # fmt: skip

    def _refuse_another_name(self) -> None:
        """Whose log it is shows by its facts; here only the name before that. Raises InstallationRefused."""
        name = self._origin.rpartition("/")[0] or self._origin
        if self._sealed is not None and not f"{self._sealed.origin}/".startswith(f"{name}/"):
            raise InstallationRefused(
                f"the seals in this folder are of {self._sealed.origin}, the log here is {self._origin}: nothing was "
                "sealed; name the log's own HOSO_SEAL_DIR, and the HOSO_ORIGIN that it was sealed under first"
            )

    @property
    def signer(self) -> Signer:
        """The log's key."""
        return self._signer

    @property
    def size(self) -> int:
        """How many facts the last checkpoint covers."""
        return 0 if self._sealed is None else self._sealed.size

    def unsealed(self) -> int:
        """How many facts no checkpoint covers yet; below 0 where facts are gone."""
        return self._facts.head() - self.size

    def seal(self, recheck: int = MOST_FACTS) -> list[Checkpoint]:
        """Check what is sealed, then sign what came after; the checkpoints signed.

        recheck: how many sealed facts are read again, going round. Where the log is not what was sworn to,
        nothing is signed and the alarm is raised; an explained restore begins a new tree. Raises Refused.
        Whoever seals in the same folder waits, and goes on from what was signed last, by whomever.
        """
        with self._folder.turn():
            self._begin()
            return self._sealed_in_turn(recheck)

    def _sealed_in_turn(self, recheck: int) -> list[Checkpoint]:
        try:
            self._refuse_lost()
            self._recheck(recheck)
            self._refuse_unacknowledged()
            signed = self._sign_new()
        except AcknowledgedLost:
            raise  # a server that remembers it says it, and a database that is behind will have it soon
        except Refused as refused:
            if self._explained():
                _LOGGER.warning("%s; an operator explained it, a new tree begins", refused)
                self._folder.begin_again()
                self._begin()
                return self._sealed_in_turn(recheck)
            alarm = Alarm(refused.kind, refused.first, refused.last, refused.said, self._now().isoformat())
            self._folder.raise_alarm(alarm)
            raise
        self._folder.end_alarm()
        return signed

    def _refuse_unacknowledged(self) -> None:
        """What was answered and never sealed is there too. Raises AcknowledgedLost."""
        known = self._acknowledged()
        loss = None if known is None else lost_acknowledged(self._facts, known)
        if loss is not None:
            raise AcknowledgedLost(*loss)

    def _sign_new(self) -> list[Checkpoint]:
        head, signed = self._facts.head(), []
        while self.size < head:
            last = min(head, self.size + MOST_FACTS)
            signed.append(self._sign(self._leaves_between(self.size + 1, last)))
        return signed

    def _sign(self, leaves: Sequence[bytes]) -> Checkpoint:
        old, old_root = self.size, self._root
        self.tiles.extend(old, leaves)
        size = old + len(leaves)
        new = Checkpoint(self.origin, size, root(size, self.tiles.subtree))
        if old:
            verify_consistency(old, size, old_root, new.root, consistency_proof(old, size, self.tiles.subtree))
        at = int(self._now().timestamp())
        signed = note(new.text, [self._signer.sign(new.text), self._signer.cosign(new.text, at)])
        self._sealed = Sealed(self.origin, size, b64encode(new.root).decode(), signed)
        self._folder.remember(self._sealed)
        self._folder.publish(size, signed)
        return new

    @property
    def _root(self) -> bytes:
        """The root last signed."""
        return EMPTY if self._sealed is None else parse_checkpoint(self._sealed.note).root

    def _refuse_lost(self) -> None:
        """The last sealed fact is there, as it was."""
        size = self.size
        if size == 0:
            return
        head = self._facts.head()
        if head < size:
            raise Refused("TRUNCATED", head + 1, size, f"facts {head + 1} to {size} were sealed and are gone")
        if not self._tiles_lead_to_root():
            self._mend_tiles()
        self._compare(size, size)

    def _tiles_lead_to_root(self) -> bool:
        try:
            return root(self.size, self.tiles.subtree) == self._root
        except TilesUnusable:
            return False

    def _mend_tiles(self) -> None:
        """Make the tiles again from the log: only a log that leads to the root last signed can mend them."""
        _LOGGER.warning("the tiles of %s do not lead to its last root: they are made again from the log", self.origin)
        for first in range(1, self.size + 1, MENDED):
            last = min(self.size, first + MENDED - 1)
            self.tiles.extend(first - 1, self._leaves_between(first, last))
        if not self._tiles_lead_to_root():
            raise Refused("FORKED", 1, self.size, "the log does not lead to the root last signed")

    def _recheck(self, count: int) -> None:
        """Read some sealed facts again, going round: who edits the past is found without anybody asking."""
        size = self.size
        if size == 0 or count == 0:
            return
        start = self._rechecked if self._rechecked < size else 0
        end = min(size, start + count)
        self._compare(start + 1, end)
        self._rechecked = end

    def _compare(self, first: int, last: int) -> None:
        leaves = self._leaves_between(first, last)
        sworn = self.tiles.leaves(first - 1, last - first + 1)
        wrong = [first + n for n, (is_, was) in enumerate(zip(leaves, sworn, strict=True)) if is_ != was]
        if wrong:
            said = f"{len(wrong)} of the facts {wrong[0]} to {wrong[-1]} are not what was sealed"
            raise Refused("FORKED", wrong[0], wrong[-1], said)

    def _leaves_between(self, first: int, last: int) -> list[bytes]:
        """Leaves from the stored bytes. Raises Refused where positions are missing or the kept leaf is another."""
        leaves: list[bytes] = []
        expected = first
        try:
            for fact in self._facts.between(first, last):
                leaf = fact.leaf
                if fact.position != expected or fact.stored_leaf != leaf:
                    break
                leaves.append(leaf)
                expected += 1
        except FactTruncated as error:
            raise Refused("NOT_AS_WRITTEN", expected, last, str(error)) from error
        if expected <= last:
            said = f"fact {expected} is missing, or its stored bytes do not give the leaf stored beside them"
            raise Refused("NOT_AS_WRITTEN", expected, last, said)
        return leaves

    def _explained(self) -> bool:
        """Whether an operator's fact says why what was last sealed is gone."""
        if self._sealed is None:
            return False
        lost = self._sealed.origin, self._sealed.size, self._sealed.root
        explained = [fact.event for fact in facts_or_errors(map(row_of, self._facts.of_streams([RESTORES])))]
        return any((one.origin, one.size, one.root) == lost for one in explained if isinstance(one, RestoreExplained))

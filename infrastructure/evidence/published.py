"""What the sealer lets everybody see, as a server looks at it (niêm phong đã công bố)."""

from datetime import UTC, datetime

from application.policies.anchoring import Confirmed
from infrastructure.evidence.checkpoint import parse_checkpoint
from infrastructure.evidence.notes import NoteRefused
from infrastructure.evidence.policy import read_policy
from infrastructure.evidence.seal_folder import Alarm, SealFolder
from infrastructure.settings import Settings


class Seals:
    """The newest seal, its alarm and its confirmations (niêm phong đã công bố).

    expected: since when confirmations are to be had, None where the policy names nobody to give one.
    """

    def __init__(self, folder: SealFolder, expected: datetime | None) -> None:
        self._folder = folder
        self._expected = expected

    def size(self) -> int | None:
        """How many facts are sealed, None before the first seal."""
        signed = self._folder.checkpoint()
        try:
            return None if signed is None else parse_checkpoint(signed).size
        except NoteRefused:
            return None

    def alarm(self) -> Alarm | None:
        """Why the sealer does not sign."""
        return self._folder.alarm()

    def confirmed(self) -> Confirmed | None:
        """The last confirmation; None where the policy names nobody to ask."""
        if self._expected is None:
            return None
        last = self._folder.anchored()
        if last is None:
            return Confirmed(self._expected, 0)
        return Confirmed(max(self._expected, datetime.fromisoformat(last.at)), last.size, last.by)


def seals_of(settings: Settings) -> Seals:
    """The seals of a house; confirmations are expected since its policy was written. Raises PolicyRefused, OSError."""
    expected = None
    if settings.policy is not None and read_policy(settings.policy).names_anchors:
        expected = datetime.fromtimestamp(settings.policy.stat().st_mtime, UTC)
    return Seals(SealFolder(settings.seals), expected)

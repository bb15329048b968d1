"""What the sealer lets everybody see, as a server looks at it (niêm phong đã công bố)."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from application.process_managers.anchoring import Confirmed
from infrastructure.evidence.format.notes import NoteRefused, verify
from infrastructure.evidence.policy import Policy, read_policy
from infrastructure.evidence.sealer.newest_seal import newest_seal, refuse_damaged
from infrastructure.evidence.sealer.seal_folder import Alarm, SealDamaged, SealFolder
from infrastructure.settings import Settings


@dataclass(frozen=True, slots=True)
class ConfirmationStatus:
    """How far the seals are confirmed as the policy asks (mức xác nhận niêm phong).

    sealed, confirmed: positions; cosigned: how many of its witnesses cosigned the newest seal; since: when the last
    confirmation was got, or the first was to be; is_met: whether the newest seal has what the policy asks for.
    """

    sealed: int
    confirmed: int
    cosigned: int
    witnesses: int
    since: datetime
    is_met: bool

    def __str__(self) -> str:
        met = "confirmed" if self.is_met else "NOT MET"
        return (
            f"confirmed up to {self.confirmed:,} of {self.sealed:,}, {self.cosigned} of {self.witnesses} cosignatures "
            f"on the newest seal, policy {met} since {self.since:%Y-%m-%d %H:%M:%S} UTC"
        )


class Seals:
    """The newest seal, its alarm and its confirmations (niêm phong đã công bố).

    expected: since when confirmations are to be had, None where the policy names nobody to give one.
    """

    def __init__(self, folder: SealFolder, expected: datetime | None, policy: Policy | None = None) -> None:
        self._folder = folder
        self._expected = expected
        self._policy = policy or Policy()

    def size(self) -> int | None:
        """How many facts are sealed, None before the first seal and where none can be read."""
        try:
            return self.sealed()
        except (OSError, SealDamaged):
            return None

    def sealed(self) -> int | None:
        """The same for who must know which. Raises SealDamaged, OSError."""
        refuse_damaged(self._folder)
        point = newest_seal(self._folder).point
        return None if point is None else point.size

    def alarm(self) -> Alarm | None:
        """Why the sealer does not sign. Raises SealDamaged, OSError."""
        return self._folder.alarm()

    def confirmed(self) -> Confirmed | None:
        """The last confirmation; None where the policy names nobody to ask."""
        if self._expected is None:
            return None
        last = self._folder.anchored()
        if last is None:
            return Confirmed(self._expected, 0)
        return Confirmed(max(self._expected, datetime.fromisoformat(last.at)), last.size, last.by)

    def confirmation_status(self) -> ConfirmationStatus | None:
        """How far confirmations have come; None where the policy names nobody to ask."""
        last, sealed = self.confirmed(), self.size() or 0
        if last is None:
            return None
        policy, cosigned = self._policy, self._cosigners()
        is_met = policy.is_met(cosigned) if policy.quorum != "none" else last.size >= sealed
        confirmed = sealed if is_met else min(last.size, sealed)
        return ConfirmationStatus(
            sealed, confirmed, len(cosigned), len(policy.witnesses), last.at, is_met or not sealed
        )

    def _cosigners(self) -> set[str]:
        """The policy's names of those witnesses that cosigned the newest seal."""
        found = set[str]()
        try:
            signed = self._folder.checkpoint()
        except SealDamaged:
            return found
        for witness in self._policy.witnesses if signed is not None else ():
            with suppress(NoteRefused):  # a cosignature that does not hold is none
                found |= {witness.name} if verify(signed or "", [witness.key]) else set()
        return found


def seals_of(settings: Settings) -> Seals:
    """What is sealed; confirmations are expected since the policy was written. Raises PolicyRefused, OSError."""
    policy, expected = Policy() if settings.policy is None else read_policy(settings.policy), None
    if settings.policy is not None and policy.names_anchors:
        expected = datetime.fromtimestamp(settings.policy.stat().st_mtime, UTC)
    return Seals(SealFolder(settings.seals), expected, policy)

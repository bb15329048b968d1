"""What a server promises with its answer: this fact will stand under a seal (cam kết ghi nhận)."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from application.ports import MAXIMUM_DELAY
from infrastructure.evidence.format.notes import NoteRefused, Signer, VerifierKey, note, split, unbase64, verify


@dataclass(frozen=True, slots=True)
class InclusionPromise:
    """A fact that its server promised to seal (cam kết ghi nhận); recorded_at is aware UTC."""

    origin: str
    position: int
    leaf: bytes
    recorded_at: datetime
    maximum_delay: timedelta

    @property
    def text(self) -> str:
        """The text that is signed."""
        moment = self.recorded_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        seconds = int(self.maximum_delay.total_seconds())
        return f"{self.origin}/promise\n{self.position}\n{b64encode(self.leaf).decode()}\n{moment}\n{seconds}\n"


class InclusionPromiseSigner:
    """The server's own key, another than the sealer's (khóa ký của máy chủ)."""

    def __init__(self, origin: str, seed: bytes) -> None:
        self._origin = origin
        self._signer = Signer(f"{origin}/promise", seed)

    @property
    def key(self) -> VerifierKey:
        """By which promises and manifests of this server are known."""
        return self._signer.key

    def promise(self, position: int, leaf: bytes, recorded_at: datetime) -> str:
        """The signed note for a recorded fact."""
        return self.sign(InclusionPromise(self._origin, position, leaf, recorded_at, MAXIMUM_DELAY).text)

    def sign(self, text: str) -> str:
        """A note over a text of the server's own."""
        return note(text, [self._signer.sign(text)])


def parse_promise(signed: str, keys: list[VerifierKey]) -> InclusionPromise:
    """A promise whose signature holds under one of these keys. Raises NoteRefused."""
    if not verify(signed, keys):
        raise NoteRefused("no known server signed this promise")
    lines = split(signed)[0].split("\n")[:-1]
    if len(lines) != 5 or not lines[0].endswith("/promise"):
        raise NoteRefused("it is no promise: origin, position, leaf, instant, seconds")
    try:
        moment = datetime.fromisoformat(lines[3])
        promised = InclusionPromise(
            lines[0].removesuffix("/promise"),
            int(lines[1]),
            unbase64(lines[2]),
            moment,
            timedelta(seconds=int(lines[4])),
        )
    except ValueError as error:
        raise NoteRefused(f"it is no promise: {error}") from error
    return promised

"""Asking others to confirm a checkpoint: witnesses and timestamping authorities (xác nhận từ bên ngoài)."""

import logging
import subprocess
import tempfile
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from infrastructure.evidence.format.checkpoint import parse_checkpoint
from infrastructure.evidence.format.merkle import consistency_proof
from infrastructure.evidence.format.notes import NoteRefused, note, split, verify
from infrastructure.evidence.format.tiles import Tiles
from infrastructure.evidence.policy import Policy, Stamper, Witness
from infrastructure.evidence.sealer.seal_folder import Anchored, SealFolder

PATIENCE_SECONDS = 10
MOST_ANSWER = 64 * 1024
_LOGGER = logging.getLogger("hoso.seal")


class AnchorFailed(Exception):
    """Somebody outside did not confirm a checkpoint (không xác nhận được)."""


class Anchors:
    """Those a policy names, asked one after the other (bên xác nhận)."""

    def __init__(self, policy: Policy, folder: SealFolder, now: Callable[[], datetime]) -> None:
        self._policy = policy
        self._folder = folder
        self._now = now

    def confirm(self, tiles: Tiles) -> Anchored | None:
        """Ask everybody about the newest checkpoint; what was got, None where it was not enough.

        A policy without anchors confirms nothing. Whoever fails is named in the log; the others still count.
        """
        signed = self._folder.checkpoint()
        if signed is None or not self._policy.names_anchors:
            return None
        size = parse_checkpoint(signed).size
        signed, cosigned = self._cosigned(signed, tiles)
        stamped = self._stamped(signed, size)
        quorum = self._policy.quorum != "none" and self._policy.is_met(cosigned)
        if not quorum and not (self._policy.quorum == "none" and stamped):
            return None
        anchored = Anchored(size, self._now().isoformat(), (*sorted(cosigned), *stamped))
        self._folder.remember_anchored(anchored)
        return anchored

    def _cosigned(self, signed: str, tiles: Tiles) -> tuple[str, set[str]]:
        """The checkpoint with every cosignature it got, and whose they are."""
        text, lines = split(signed)
        sizes = self._folder.witnessed()
        found: set[str] = set()
        for witness in self._policy.witnesses:
            if witness.url is None:
                continue
            try:
                line = self._ask(witness, signed, tiles, sizes)
            except (AnchorFailed, OSError) as error:
                _LOGGER.warning("witness %s did not confirm: %s", witness.name, error)
                continue
            lines = [one for one in lines if not one.startswith(f"— {witness.key.name} ")] + [line]
            found.add(witness.name)
        signed = note(text, lines)
        if found:
            self._folder.remember_witnessed(sizes)
            self._folder.publish(parse_checkpoint(signed).size, signed)
        return signed, found

    def _ask(self, witness: Witness, signed: str, tiles: Tiles, sizes: dict[str, int]) -> str:
        """A witness's cosignature line (c2sp.org/tlog-witness). Raises AnchorFailed, OSError."""
        size = parse_checkpoint(signed).size
        for _ in range(2):
            old = sizes.get(witness.name, 0)
            if old > size:
                raise AnchorFailed(f"it has seen {old} facts, the log has {size}: the log lost what it once swore to")
            proof = consistency_proof(old, size, tiles.subtree)
            lines = [f"old {old}\n", *(f"{b64encode(step).decode()}\n" for step in proof), "\n", signed]
            status, answer = _post(f"{witness.url}/add-checkpoint", "".join(lines).encode(), "text/plain")
            if status == 200:
                sizes[witness.name] = size
                return _line_of(witness, signed, answer.decode(errors="replace"))
            if status != 409 or not answer.strip().isdigit():
                raise AnchorFailed(f"it answered {status}: {answer[:200].decode(errors='replace').strip()}")
            sizes[witness.name] = int(answer)
        raise AnchorFailed("it stands at another size each time it is asked")

    def _stamped(self, signed: str, size: int) -> tuple[str, ...]:
        """The addresses of the authorities that stamped the checkpoint; the first token is kept."""
        text, _ = split(signed)
        for stamper in self._policy.stampers:
            if stamper.url is None:
                continue
            try:
                self._folder.publish_token(size, _stamp(stamper, text.encode()))
            except (AnchorFailed, OSError, subprocess.SubprocessError) as error:
                _LOGGER.warning("timestamping authority %s did not confirm: %s", stamper.url, error)
                continue
            return (stamper.url,)
        return ()


def _line_of(witness: Witness, signed: str, answer: str) -> str:
    text, _ = split(signed)
    try:
        found = verify(note(text, [answer]), [witness.key])
    except NoteRefused as error:
        raise AnchorFailed(f"its answer is no cosignature: {error}") from error
    if not found:
        raise AnchorFailed("it cosigned under another key than the policy names")
    return found[0].line


def _stamp(stamper: Stamper, content: bytes) -> bytes:
    """A token over content (RFC 3161), asked for and held against the authority's certificates by openssl."""
    with tempfile.TemporaryDirectory() as folder:
        data, query, reply = (Path(folder) / name for name in ("data", "query", "reply"))
        data.write_bytes(content)
        _openssl("ts", "-query", "-data", str(data), "-sha256", "-cert", "-out", str(query))
        status, answer = _post(str(stamper.url), query.read_bytes(), "application/timestamp-query")
        if status != 200:
            raise AnchorFailed(f"it answered {status}")
        reply.write_bytes(answer)
        _openssl(
            "ts", "-verify", "-queryfile", str(query), "-in", str(reply), "-CAfile", stamper.certificates,
            "-untrusted", stamper.certificates,
        )  # fmt: skip
        return answer


def _openssl(*arguments: str) -> None:
    done = subprocess.run(
        ["openssl", *arguments], capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
    )
    if done.returncode:
        raise AnchorFailed(f"openssl {arguments[1]}: {(done.stderr or done.stdout).strip()[-200:]}")


def _post(url: str, body: bytes, kind: str) -> tuple[int, bytes]:
    request = urllib.request.Request(url, body, {"content-type": kind})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            return answer.status, answer.read(MOST_ANSWER)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read(MOST_ANSWER)

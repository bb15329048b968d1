"""The keys by which outsiders know a log and its server, as a policy file (khóa công khai)."""

import os
from pathlib import Path

from infrastructure.evidence.format.inclusion_promise import InclusionPromiseSigner
from infrastructure.evidence.format.notes import VerifierKey, parse_key
from infrastructure.identity.private_file import KeyDamaged, key_once
from infrastructure.settings import Settings

PROMISE_KEY = Path("identity/promise.key")


def promise_signer(settings: Settings) -> InclusionPromiseSigner:
    """The server's own key, made at first use."""
    return _signer(settings, settings.log_origin)


def keys_as_sealed(settings: Settings) -> str | None:
    """The same policy as keys_of, by what the sealer wrote: no database is asked. None where nothing was sealed yet.

    The server signs under the origin of the first tree; only the log's own key is renamed after a restore.
    """
    sealed = _log_keys(settings)
    if not sealed:
        return None
    origin = _shown(sealed[0]).name
    return keys_of(settings, _signer(settings, origin))


def keys_of(settings: Settings, promises: InclusionPromiseSigner) -> str:
    """A policy for outsiders: every key this log ever sealed with, the server's, and whom its own policy names."""
    logs = [f"log {_shown(path)}\n" for path in _log_keys(settings)]
    rest = "quorum none\n"
    if settings.policy is not None:
        lines = settings.policy.read_text(encoding="utf-8").splitlines(keepends=True)
        rest = "".join(line for line in lines if line.split()[:1] not in (["log"], ["server"]))
    return "".join(logs) + f"server {promises.key}\n" + rest


def _shown(path: Path) -> VerifierKey:
    """A key that the sealer shows. Raises KeyDamaged."""
    try:
        return parse_key(path.read_text(encoding="utf-8").strip())
    except ValueError as error:
        raise KeyDamaged(
            f"{path} holds the log's public key and is cut or was changed: nothing was said; let the sealer run, which "
            "writes that of its present tree again, or restore it from a copy"
        ) from error


def _log_keys(settings: Settings) -> list[Path]:
    """The key files of every tree that was sealed, the first tree's first."""
    before = sorted((settings.seals / "before").glob("*/vkey"), key=lambda path: int(path.parent.name))
    return [path for path in (*before, settings.seals / "public" / "vkey") if path.exists()]


def _signer(settings: Settings, origin: str) -> InclusionPromiseSigner:
    return InclusionPromiseSigner(origin, key_once(settings.data_dir / PROMISE_KEY, os.urandom(32)))

"""No second log begins beside the seals or the memory of a first one (nhật ký thứ hai)."""

from infrastructure.evidence.format.checkpoint import parse_checkpoint
from infrastructure.evidence.format.notes import NoteRefused
from infrastructure.evidence.sealer.acknowledged import ACKNOWLEDGED, remembered
from infrastructure.evidence.sealer.seal_folder import SealFolder
from infrastructure.postgres.installations import InstallationRefused
from infrastructure.settings import Settings


def refuse_over_memory(settings: Settings) -> None:
    """Refuse to establish a log where the data directory remembers one. Raises InstallationRefused."""
    path = settings.data_dir / ACKNOWLEDGED
    found = remembered(path)
    if found is not None:
        raise InstallationRefused(
            f"SEALED_FACTS_LOST (TRUNCATED): {path} remembers {found.last.fact.position} acknowledged facts, the last "
            f"of {found.last.at:%Y-%m-%d %H:%M:%S} UTC, and this database holds no log: nothing was made; restore the "
            "log first, or name another database, or another HOSO_DATA_DIR for a new log"
        )


def refuse_over_seals(settings: Settings) -> None:
    """Refuse to establish a log where the seal folder holds the seals of one. Raises InstallationRefused."""
    try:
        signed = SealFolder(settings.seals).checkpoint()
        point = None if signed is None else parse_checkpoint(signed)
    except (OSError, UnicodeDecodeError, NoteRefused):
        return  # told by doctor and readiness, where it cannot be read
    if point is not None:
        raise InstallationRefused(
            f"SEALED_FACTS_LOST: {settings.seals} holds a seal over {point.size} facts of {point.origin}, and this "
            "database holds no log: nothing was made; restore the log first, or name another database, or another "
            "HOSO_SEAL_DIR for a new log"
        )

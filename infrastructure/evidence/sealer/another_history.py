"""No second log begins beside the seals or the memory of a first one (nhật ký thứ hai)."""

from collections.abc import Callable
from contextlib import suppress

import psycopg

from infrastructure.evidence.sealer.acknowledged import ACKNOWLEDGED, remembered
from infrastructure.evidence.sealer.newest_seal import newest_seal, refuse_damaged
from infrastructure.evidence.sealer.seal_folder import SealFolder
from infrastructure.postgres.installations import InstallationRefused
from infrastructure.settings import Settings


def refuse_unreadable(settings: Settings) -> None:
    """Refuse to open where what tells of a loss is there and cannot be read. Raises InstallationRefused, OSError."""
    remembered(settings.data_dir / ACKNOWLEDGED)
    if settings.seals.exists() and not settings.seals.is_dir():
        raise InstallationRefused(
            f"{settings.seals} is a file, and seals lie in a folder: move it away, or name another HOSO_SEAL_DIR"
        )
    with suppress(PermissionError):  # told by doctor and readiness: the folder may be another account's
        refuse_damaged(SealFolder(settings.seals))


def before_first_fact(
    settings: Settings, record: Callable[[psycopg.Connection], None]
) -> Callable[[psycopg.Connection], None]:
    """What records a first fact where the data directory remembers no log: that raises InstallationRefused."""

    def refuse_or_record(db: psycopg.Connection) -> None:
        path = settings.data_dir / ACKNOWLEDGED
        found = remembered(path)
        if found is not None:
            raise InstallationRefused(
                f"SEALED_FACTS_LOST (TRUNCATED): {path} remembers {found.last.fact.position} acknowledged facts, the "
                f"last of {found.last.at:%Y-%m-%d %H:%M:%S} UTC, and this database does not hold their log: nothing "
                "was made; restore the log first, or name another database, or another HOSO_DATA_DIR for a new log"
            )
        record(db)

    return refuse_or_record


def refuse_over_seals(settings: Settings) -> None:
    """Refuse to establish a log where the seal folder holds the seals of one. Raises InstallationRefused."""
    try:
        point = newest_seal(SealFolder(settings.seals)).point
    except OSError:
        return  # told by doctor and readiness, where it may not be read
    if point is not None:
        raise InstallationRefused(
            f"SEALED_FACTS_LOST: {settings.seals} holds a seal over {point.size} facts of {point.origin}, and this "
            "database holds no log: nothing was made; restore the log first, or name another database, or another "
            "HOSO_SEAL_DIR for a new log"
        )

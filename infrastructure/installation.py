"""Settings brought together with the installation they mean (hệ thống theo cấu hình)."""

import os
from pathlib import Path

from domain.log_integrity.installation import Authority, parse_authority
from infrastructure.identity.private_file import key_once
from infrastructure.identity.subject_keys import KEYS, SqliteSubjectKeys, has_store
from infrastructure.log.encrypted_facts import holds_encrypted
from infrastructure.postgres.installations import (
    Installation,
    InstallationRefused,
    NoInstallation,
    RequestedInstallation,
    find,
    installations,
)
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.sessions import session
from infrastructure.settings import Settings

DIGEST_KEY = Path("identity/payload-digest.key")
"""The key in the data directory under which a command that comes again is known by its content."""
GIVEN_UP = "lost"
"""The file beside the keys by which an operator says that those of before are lost for good."""


def settled(settings: Settings, url: str, unnamed: Authority | None = None) -> Settings:
    """The settings with authority and schemas: of the installation found at url, or of the one to be established.

    A first fact that was changed stops nobody whose schema bears the authority's name: doctor and sealer tell of it.
    unnamed: whose a new one is where HOSO_AUTHORITY does not say. Raises InstallationRefused, Malformed.
    """
    wanted = wanted_by(settings)
    found = find(url, wanted)
    if found is not None:
        return _with(settings, found.authority or wanted.authority or found.names.authority, found.names)
    if unnamed is not None:
        _refuse_second(url, wanted)
    authority = wanted.authority or unnamed
    if authority is None:
        raise NoInstallation(
            "this database holds no installation, and nothing says whose a new one is: "
            "set HOSO_AUTHORITY to the code of the authority, e.g. H14"
        )
    return _with(settings, authority, SchemaNames.of(authority, log=wanted.log, read=wanted.read))


def _refuse_second(url: str, wanted: RequestedInstallation) -> None:
    """An embedded server has one installation: a schema that is not there is misspelt. Raises InstallationRefused."""
    with session(url, autocommit=True) as db:
        every = installations(db)
    if every:
        raise InstallationRefused(
            f"HOSO_LOG_SCHEMA is {wanted.log}, but the installation in this data directory is {every[0]}: "
            "nothing was changed; set it to that or leave it out"
        )


def refuse_unnamed(settings: Settings) -> None:
    """Refuse a log that nothing says whose it is, neither its first fact nor a name. Raises InstallationRefused."""
    if settings.authority is None:
        raise InstallationRefused(
            f"the first fact of the log in schema «{settings.log_schema}» does not say whose it is: another version "
            "laid it, or somebody changed it; look with «hoso doctor --whole», to go on all the same set HOSO_AUTHORITY"
        )


def refuse_without_keys(settings: Settings, url: str) -> None:
    """Refuse a data directory without the keys of the persons in its log. Raises InstallationRefused, KeysUnusable.

    Who has lost the keys for good says so by a file beside them, and goes on with new ones.
    """
    folder = settings.data_dir / KEYS
    is_whole = has_store(folder) and (settings.data_dir / DIGEST_KEY).exists()
    if not is_whole and not (folder / GIVEN_UP).exists() and holds_encrypted(url, settings.names):
        raise InstallationRefused(
            f"the log holds persons encrypted under keys, and not all of {folder.absolute()} and "
            f"{(settings.data_dir / DIGEST_KEY).absolute()} is there: no new ones were made; restore «keys» and "
            "«identity» of the data directory from their copy, or name the directory that has them in HOSO_DATA_DIR; "
            f"where they are lost for good make the empty file {folder.absolute() / GIVEN_UP}"
        )


def digest_key_of(settings: Settings) -> bytes:
    """The key of command contents, made at first use. Raises KeyDamaged."""
    return key_once(settings.data_dir / DIGEST_KEY, os.urandom(32))


def make_keys(settings: Settings) -> None:
    """Have the keys of persons and of command contents there and usable before anything is served.

    Raises KeyDamaged, KeysUnusable, OSError.
    """
    SqliteSubjectKeys(settings.data_dir / KEYS).close()
    digest_key_of(settings)


def found_installation(settings: Settings, url: str) -> Installation | None:
    """The installation that the settings mean, None where there is none. Raises InstallationRefused, Malformed."""
    return find(url, wanted_by(settings))


def wanted_by(settings: Settings) -> RequestedInstallation:
    """What the settings say. Raises Malformed."""
    authority = None if settings.authority is None else parse_authority(settings.authority)
    return RequestedInstallation(authority, settings.log_schema, settings.read_schema)


def _with(settings: Settings, authority: Authority | None, names: SchemaNames) -> Settings:
    return settings.model_copy(update={"authority": authority, "log_schema": names.log, "read_schema": names.read})

"""Whether the keys of the persons in the log are here (kho khóa)."""

import psycopg

from infrastructure.doctor.check_result import CheckResult, Level
from infrastructure.identity.subject_keys import KEYS, has_subjects
from infrastructure.installation import GIVEN_UP, refuse_without_keys
from infrastructure.log.encrypted_facts import holds_encrypted
from infrastructure.postgres.installations import InstallationRefused
from infrastructure.settings import Settings


def keys(settings: Settings, url: str) -> CheckResult:
    """Without them no personal data in the log can be opened, and new ones do not open it either."""
    folder = settings.data_dir / KEYS
    try:
        refuse_without_keys(settings, url)
        if has_subjects(folder):
            return CheckResult("keys", Level.OK, f"persons have theirs in {folder}")
        if not (folder / GIVEN_UP).exists() and holds_encrypted(url, settings.names):
            what, how = (
                f"{folder} holds no key, and the log holds persons encrypted under some",
                "restore it from its copy",
            )
            return CheckResult("keys", Level.FAILED, what, how)
    except InstallationRefused as error:
        what, _, how = str(error).partition("; ")
        return CheckResult("keys", Level.FAILED, what, how)
    except psycopg.Error as error:
        said = error.diag.message_primary or type(error).__name__
        return CheckResult("keys", Level.WARNING, f"the log could not be looked at: {said}", "mend what stands above")
    if (folder / GIVEN_UP).exists():
        what = "those of before were lost for good: the persons in the log stay unreadable"
        return CheckResult("keys", Level.WARNING, what, "restore them from a copy, should one be found")
    return CheckResult("keys", Level.OK, "nobody in the log needs one yet")

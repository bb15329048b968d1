"""Whether the log says whose it is (hệ thống của cơ quan)."""

from domain.log_integrity.installation import LOCAL
from infrastructure.doctor.check_result import CheckResult, Examined, Level
from infrastructure.postgres.installations import recorded_authority


def installation(examined: Examined) -> CheckResult:
    """The authority in the log's first fact, which is part of the name on every seal."""
    examined.all("SELECT FROM @log.fact WHERE position = 1")  # whoever may not read it is told so
    authority = recorded_authority(examined.db, examined.names)
    if authority is None:
        how = "the log was changed: keep the server as it is, compare with a backup and with the seals"
        return CheckResult("installation", Level.FAILED, "the first fact does not say whose log it is", how)
    if examined.names.authority not in (None, authority):
        what = f"the first fact says {authority}, the schema is named {examined.names.log}"
        return CheckResult("installation", Level.WARNING, what, "read the whole chain with «hoso doctor --whole»")
    if authority == LOCAL:
        what = "nobody has said whose log it is (LOCAL)"
        how = "before real dossiers come, begin anew in an empty HOSO_DATA_DIR or database with HOSO_AUTHORITY set"
        return CheckResult("installation", Level.WARNING, what, how)
    return CheckResult("installation", Level.OK, f"{authority} in {examined.names.log} and {examined.names.read}")

"""The command line that asks an audit again for the same answer (câu lệnh hỏi lại)."""

import shlex
from collections.abc import Mapping
from datetime import datetime, timedelta

from application.audits.scope import AuditScope
from domain.dossier.timeliness import ComparedBy


def audit_query(
    name: str,
    scope: AuditScope,
    known_at: datetime | None,
    judged_at: datetime,
    more: Mapping[str, str | None] | None = None,
) -> str:
    """The command that asks the same of the same facts.

    Nobody is judged later than what was known, so an answer given now names now, though the last fact is older.
    """
    known = scope.known_at or max(known_at or judged_at, judged_at)
    said: dict[str, str | None] = {
        "source": scope.source,
        "agency": scope.agency,
        "field": scope.field,
        "procedure": scope.procedure,
    }
    if scope.since is not None and scope.before is not None:
        said["period"] = f"{scope.since}..{scope.before - timedelta(days=1)}"
    if scope.compared_by is not ComparedBy.DAY:
        said["compare"] = scope.compared_by.value
    said["known-at"] = known.isoformat()
    said["happened-at"] = judged_at.isoformat()
    said |= more or {}  # None takes an option out
    options = [f"--{option} {shlex.quote(value)}" for option, value in said.items() if value is not None]
    return " ".join([f"hoso audit {name}", *options])

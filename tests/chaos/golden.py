"""Histories whose figures are known: another system's log, and what was generated."""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from application.audits.figures import count
from application.audits.scope import AuditScope
from application.audits.timeliness import headline
from application.ports import Clock
from infrastructure.cli.commands.import_history import adopt_cases
from infrastructure.cli.terminal.open_installation import caught_up
from infrastructure.imports.event_log import survey
from infrastructure.imports.mapping import mapping
from infrastructure.main import open_installation
from infrastructure.system_clock import SystemClock
from tests.chaos.figures import Impossible
from tests.chaos.ground import Ground
from tests.graphql.served_installation import TestSettings
from tests.installation import AUTHORITY

LAST_EVENT = "2012-01-23T15:42:54.644+01:00"
RECEIPT_FIGURES = {"closed": 1329, "onTime": 1020, "late": 309, "noDeadline": 0, "open": 105, "openLate": 37}
RECEIPT_BY_INSTANT = {"closed": 1329, "onTime": 952, "late": 377, "noDeadline": 0, "open": 105, "openLate": 39}
"""As published: ends compared with their dates as instants."""
RECEIPT_CASES = {"dossiers": 1434, "activities": 8577}


async def receipt_log(ground: Ground, clock: Clock | None = None) -> Mapping[str, Any]:
    """Adopt the receipt log in an installation with that clock, and count."""
    folder = Path(os.environ.get("HOSO_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
    path, meaning = folder / "logs" / "receipt.csv.gz", mapping("receipt")
    if not path.exists():
        raise Impossible("the receipt log is not here (set HOSO_SHARED_DATA)")
    with ground.database() as url:
        settings = TestSettings(authority=AUTHORITY, data_dir=ground.new_folder(), database_url=url)
        async with open_installation(settings, clock=clock or SystemClock()) as running:
            done = await adopt_cases(running, path, meaning, survey(path, meaning))
            await caught_up(running)
            scope = AuditScope(source="receipt", happened_at=datetime.fromisoformat(LAST_EVENT))
            counted = await count(running.reads.audits, scope, running.store.clock.now())
            return dict(done) | dict(headline(counted.total))

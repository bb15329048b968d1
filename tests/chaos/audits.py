"""R17: figures that are known, and sums that have to fit on every history."""

import asyncio
from datetime import UTC, datetime, timedelta

from application.audits.figures import FiguresContradict, count
from application.audits.scope import AuditScope
from application.audits.timeliness import headline
from infrastructure.cli.terminal.open_installation import caught_up
from infrastructure.main import open_installation
from tests.chaos.figures import Impossible, Outcome
from tests.chaos.golden import RECEIPT_CASES, RECEIPT_FIGURES, receipt_log
from tests.chaos.ground import Ground
from tests.chaos.rebuilt import UNTIL, generated
from tests.graphql.served_installation import TestSettings
from tests.installation import AUTHORITY

INSTANTS = 24


def audits(ground: Ground, *, dossiers: int, golden: bool) -> Outcome:
    """Sums over so many generated dossiers at instants spread over half a year; the receipt log's own figures."""
    outcome = Outcome(f"{dossiers:,} generated dossiers at {INSTANTS} instants" + "; the receipt log" * golden)
    asyncio.run(_sums(ground, dossiers, outcome))
    if golden:
        try:
            found = asyncio.run(receipt_log(ground))
        except Impossible as missing:
            outcome.note(f"receipt log skipped: {missing}")
        else:
            for name, wanted in {**RECEIPT_CASES, **RECEIPT_FIGURES}.items():
                outcome.exactly(f"receipt log, {name}", found[name], wanted)
    return outcome


async def _sums(ground: Ground, dossiers: int, outcome: Outcome) -> None:
    wrong, off, closed, late = list[str](), 0, 0, 0
    with ground.database() as url:
        folder = await generated(ground, url, dossiers)
        async with open_installation(TestSettings(authority=AUTHORITY, data_dir=folder, database_url=url)) as running:
            last = min(datetime.combine(UNTIL, datetime.min.time(), UTC), running.store.clock.now())
            await caught_up(running)
            for step in range(INSTANTS):
                at = last - timedelta(days=step * 8)
                try:
                    counted = await count(running.reads.audits, AuditScope(source="hoso", happened_at=at), last)
                except FiguresContradict as contradiction:
                    wrong.append(str(contradiction))
                    continue
                row = headline(counted.total)
                in_time = row["onTime"] - row["early"]
                off += abs(row["early"] + in_time + row["late"] + row["noDeadline"] - row["closed"])
                closed, late = max(closed, row["closed"]), max(late, row["late"])
    outcome.exactly("contradictions", len(wrong), 0)
    outcome.exactly("early + in time + late + without date - closed", off, 0)
    outcome.at_least("dossiers closed at the last instant", closed, 1)
    outcome.at_least("of these late", late, 1)

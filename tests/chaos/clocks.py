"""R11: clocks jump, forth and back, over midnight and a foreign summer time; the database's clock stands behind."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Any
from zoneinfo import ZoneInfo

from domain.values import HO_CHI_MINH
from tests.chaos.figures import Impossible, Outcome
from tests.chaos.golden import RECEIPT_FIGURES, receipt_log
from tests.chaos.ground import Ground
from tests.chaos.installations import AGENCY, open_for_dossiers
from tests.graphql.cast import Cast
from tests.graphql.served_installation import PRESENT, Served
from tests.infrastructure.evidence.attacks import as_superuser
from tests.infrastructure.log.appends import assert_sound, stored
from tests.installation import NAMES

JUMPS = {
    "an hour on": timedelta(hours=1),
    "an hour back": timedelta(hours=-1),
    "a day on": timedelta(days=1),
    "a day back": timedelta(days=-1),
    "back over midnight": timedelta(hours=-9, minutes=-1),
}
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FOREIGN = [
    datetime(2026, 3, 29, 1, 59, 59, tzinfo=_AMSTERDAM),
    datetime(2026, 3, 29, 3, 0, 1, tzinfo=_AMSTERDAM),
    datetime(2026, 10, 25, 2, 30, tzinfo=_AMSTERDAM),
    datetime(2026, 10, 25, 2, 30, tzinfo=_AMSTERDAM, fold=1),
]
_AHEAD = """
INSERT INTO log_h14.fact (position, stream, version, topic, body, meta, recorded_at, behind, number, form, prev, leaf)
SELECT p.position, 'clock/ahead', 1, f.topic, f.body, f.meta, at, 0, NULL, 1, ''::bytea,
       log_h14.leaf(p.position, 'clock/ahead', 1, convert_to(f.topic, 'UTF8'), timestamptz_send(at) || int8send(0), 0,
                f.meta, ''::bytea, f.body)
FROM (SELECT max(position) + 1 AS position, clock_timestamp() + interval '1 hour' AS at FROM log_h14.fact) p,
     LATERAL (SELECT topic, body, meta FROM log_h14.fact LIMIT 1) f
"""
_DUE = "query($c: String!, $p: Position) { dossier(code: $c, atLeast: $p) { dueOn dueAt } }"


class Unsteady:
    """A clock that never says the same hour, day or zone twice running."""

    def __init__(self) -> None:
        self._jumps = cycle([*JUMPS.values()])
        self._zones = cycle([UTC, _AMSTERDAM, HO_CHI_MINH])

    def now(self) -> datetime:
        """Some instant near the present, in some zone."""
        return (datetime.now(UTC) + next(self._jumps)).astimezone(next(self._zones))


def clocks(ground: Ground, *, golden: bool) -> Outcome:
    """Dossiers handed in before each jump and accepted after it; then the database's clock an hour behind its log."""
    outcome = Outcome("jumps of hoso's clock between hand-in and acceptance, foreign zones, a database clock behind")
    with ground.database() as url, open_for_dossiers(url, ground.new_folder()) as served:
        promised = {name: _promised(served, jump) for name, jump in {"no jump": timedelta(), **JUMPS}.items()}
        outcome.exactly("promised dates that a jump moved", len({str(one) for one in promised.values()}) - 1, 0)
        outcome.exactly("promised dates that a zone moved", sum(here != there for here, there in _abroad(served)), 0)
        before = stored(url, NAMES)
        as_superuser(url, _AHEAD)
        _promised(served, timedelta())
        after = stored(url, NAMES)
    assert_sound(after)  # order is position; recorded_at never falls
    late = [row["behind"] / 1e6 for row in after[len(before) + 1 :]]
    outcome.exactly("facts that do not say that the clock stood behind", sum(one <= 0 for one in late), 0)
    outcome.at_least("facts recorded while it did", len(late), 3)
    outcome.exactly("facts before that say so", sum(row["behind"] > 0 for row in before), 0)
    if golden:
        try:
            found = asyncio.run(receipt_log(ground, Unsteady()))
        except Impossible as missing:
            outcome.note(f"receipt log skipped: {missing}")
        else:
            outcome.exactly("receipt log, figures unlike the known", _unlike(found), 0)
    return outcome


def _promised(served: Served, jump: timedelta) -> Any:
    """The date promised for a dossier handed in at nine on a Monday, where the clock jumps before it is accepted."""
    served.clock.present = PRESENT.astimezone(UTC)
    cast = Cast(served, AGENCY)
    code = cast.submitted()
    served.clock.present += jump
    if jump < timedelta():  # an act before the one it follows is refused by name; it is made when the clock is mended
        assert cast.desk.refused("acceptDossier", code=code)["code"] == "HAPPENED_TOO_EARLY"
        served.clock.present -= jump
    position = cast.desk.does("acceptDossier", code=code)["position"]
    return cast.inspector.ask(_DUE, c=code, p=position)["dossier"]


def _abroad(served: Served) -> Iterator[tuple[Any, Any]]:
    """Promised dates where the clock tells the same instant in a zone that changes its time, and in UTC."""
    for instant in FOREIGN:
        dates = []
        for present in (instant, instant.astimezone(UTC)):
            served.clock.present = present
            cast = Cast(served, AGENCY)
            code = cast.submitted()
            position = cast.desk.does("acceptDossier", code=code)["position"]
            dates.append(cast.inspector.ask(_DUE, c=code, p=position)["dossier"])
        yield dates[0], dates[1]


def _unlike(found: Any) -> int:
    return sum(found[name] != wanted for name, wanted in RECEIPT_FIGURES.items())

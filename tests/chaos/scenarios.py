"""Every scenario with its two sizes: this is the table of make chaos."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from tests.chaos.audits import audits
from tests.chaos.clocks import clocks
from tests.chaos.commit_order import commit_order
from tests.chaos.corpus import corpus
from tests.chaos.fifty_officers import fifty_officers
from tests.chaos.figures import Outcome
from tests.chaos.full_disk import full_disk
from tests.chaos.ground import Ground
from tests.chaos.killed_follower import killed_follower
from tests.chaos.killed_listeners import killed_listeners
from tests.chaos.killed_server import killed_server
from tests.chaos.load import load
from tests.chaos.lost_answers import lost_answers
from tests.chaos.poison import poison
from tests.chaos.rebuilt import rebuilt
from tests.chaos.repeated_delivery import repeated_delivery
from tests.chaos.restored import restored
from tests.chaos.several_workers import several_workers

Run = Callable[[Ground], Outcome]


class Scenario(NamedTuple):
    """A fault of EVIDENCE 3.1: what happens, small and whole; no small one where other tests do the same."""

    what: str
    small: Run | None
    full: Run


SCENARIOS = {
    "R1": Scenario(
        "PostgreSQL killed in traffic",
        partial(killed_server, kills=2, commits=640),
        partial(killed_server, kills=100, commits=102_400),
    ),
    "R2": Scenario(
        "the follower killed between its rows and its position",
        partial(killed_follower, kills=6),
        partial(killed_follower, kills=200),
    ),
    "R3": Scenario("answers to commits lost", partial(lost_answers, commands=40), partial(lost_answers, commands=1000)),
    "R4": Scenario(
        "commands delivered again",
        partial(repeated_delivery, dossiers=2),
        partial(repeated_delivery, dossiers=60),
    ),
    "R5": Scenario(
        "followers beside slow transactions",
        partial(commit_order, facts=3000, held=0.1, times=2),
        partial(commit_order, facts=300_000, held=3.0, times=6),
    ),
    "R6": Scenario(
        "two and five workers",
        partial(several_workers, facts=6000),
        partial(several_workers, facts=100_000),
    ),
    "R7": Scenario(
        "listening connections killed",
        partial(killed_listeners, kills=2, every=0.0, unheard=20),
        partial(killed_listeners, kills=40, every=2.0, unheard=1000),
    ),
    "R8": Scenario("a fact that cannot be taken", partial(poison, batches=10), partial(poison, batches=100)),
    "R9": Scenario(
        "everything built anew",
        partial(rebuilt, dossiers=260, facts=5000),
        partial(rebuilt, dossiers=12_800, facts=250_000),
    ),
    "R10": Scenario("the disk full", None, partial(full_disk, times=3)),
    "R11": Scenario("clocks that jump", partial(clocks, golden=False), partial(clocks, golden=True)),
    "R13": Scenario(
        "restored to yesterday",
        partial(restored, ways={"dump": 5}),
        partial(restored, ways={"dump": 5, "base and WAL": 25, "dump of Debian 15": 5}),
    ),
    "R14": Scenario(
        "fifty officers and one dossier",
        partial(fifty_officers, dossiers=1),
        partial(fifty_officers, dossiers=20),
    ),
    "R15": Scenario("the corpus", None, corpus),
    "R16": Scenario("load", partial(load, seconds=0.5), partial(load, seconds=20.0)),
    "R17": Scenario(
        "known figures",
        partial(audits, dossiers=200, golden=False),
        partial(audits, dossiers=3000, golden=True),
    ),
}
"""R12, the fail-over to a standby, is an operator's: the installation has one server."""

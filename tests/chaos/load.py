"""R16: a steady load of whole commands over HTTP."""

import statistics

from tests.bench.command_rates import CONNECTIONS, seconds_of_hoso
from tests.chaos.figures import Outcome
from tests.chaos.ground import Ground


def load(ground: Ground, *, seconds: float) -> Outcome:
    """So many seconds of mutations on 16 connections, each waiting for its answer."""
    with ground.database() as url:
        took = seconds_of_hoso(url, ground.new_folder(), during=seconds)
    outcome = Outcome(f"{CONNECTIONS} connections for {seconds:.0f} s, mutations with token, key, law, leaf, receipt")
    outcome.at_least("commands recorded", len(took), CONNECTIONS)
    outcome.at_least("commands a second", len(took) / seconds, 200, timed=True)
    outcome.at_most("95th percentile of a command, ms", statistics.quantiles(took, n=20)[-1] * 1000, 300)
    outcome.note(f"median {statistics.median(took) * 1000:.1f} ms, slowest {max(took) * 1000:.0f} ms")
    return outcome

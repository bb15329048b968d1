"""R6: several workers on one log, each a process of its own, count every fact once."""

from infrastructure.read_models.tables import MODELS
from tests.bench.projection import fill
from tests.chaos.figures import Outcome
from tests.chaos.ground import NAMES, Ground, rows
from tests.chaos.processes import worker
from tests.infrastructure.read_models.observation import counted, counted_anew

PATIENCE = 300.0


def several_workers(ground: Ground, *, facts: int) -> Outcome:
    """Two workers, then five, over so many facts each time."""
    outcome = Outcome(f"2 and then 5 workers over {facts:,} facts each, every read model")
    for workers in (2, 5):
        with ground.database() as url:
            fill(url, NAMES, facts)
            ((head,),) = rows(url, "SELECT max(position) FROM log_h14.fact")
            started = [worker(url, int(str(head))) for _ in range(workers)]
            answers = [said.recv() for _, said in started if said.poll(PATIENCE)]
            for process, _ in started:
                process.join(PATIENCE)
            ((missing, dossiers),) = rows(url, _MISSING)
            outcome.exactly(f"{workers} workers: alive at the head", _well(answers, int(str(head))), workers)
            outcome.exactly(f"{workers} workers: lines missing or doubled", int(str(missing)), 0)
            outcome.exactly(f"{workers} workers: dossiers missing or doubled", int(str(dossiers)), 0)
            outcome.exactly(f"{workers} workers: counters that are wrong", len(counted(url) ^ counted_anew(url)), 0)
            outcome.at_least(f"{workers} workers: times overtaken", sum(one[1] for one in answers), 1)
            assert rows(url, "SELECT count(*) FROM read_h14.tracking") == [(len(MODELS),)]
    return outcome


_MISSING = """
SELECT (SELECT count(*) FROM log_h14.fact) - (SELECT count(*) FROM read_h14.timeline),
       (SELECT count(DISTINCT stream) FROM log_h14.fact) - (SELECT count(*) FROM read_h14.dossier)
"""


def _well(answers: list[tuple[int, int, str | None]], head: int) -> int:
    return sum(position == head and failure is None for position, _, failure in answers)

"""R15: every fact that was ever written is still read, and means what it meant."""

import subprocess
import sys
from pathlib import Path

from tests.chaos.figures import Outcome
from tests.chaos.ground import Ground
from tests.corpus.stored_facts import by_stream, lines

ROOT = Path(__file__).parents[2]


def corpus(ground: Ground) -> Outcome:
    """The replay of the corpus, as its own tests do it."""
    asked = [sys.executable, "-m", "pytest", "tests/corpus", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    outcome = Outcome("facts of every topic version ever released, read and replayed")
    outcome.exactly("exit code of the corpus' tests", done.returncode, 0)
    outcome.at_least("lines", len(lines()), 1)
    outcome.note(f"{len(by_stream(lines()))} streams")
    return outcome

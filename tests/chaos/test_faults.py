"""Faults at a small size: nothing acknowledged is lost, nothing counts twice, nothing is answered wrongly.

The same scenarios run at their whole size with make chaos, which also judges how long things take.
"""

import pytest

from tests.chaos.figures import Impossible
from tests.chaos.ground import Ground
from tests.chaos.scenarios import SCENARIOS

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
SMALL = {f"{name} {scenario.what}": scenario.small for name, scenario in SCENARIOS.items() if scenario.small}


@pytest.mark.parametrize("run", SMALL.values(), ids=SMALL.keys())
def test_a_fault_costs_nothing_that_was_acknowledged(run: object, unharmed: Ground) -> None:
    assert callable(run)
    try:
        outcome = run(unharmed)
    except Impossible as missing:
        pytest.skip(str(missing))
    assert outcome.figures
    assert outcome.missed(timed=False) == []

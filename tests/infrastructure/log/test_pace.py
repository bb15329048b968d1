"""Which of the two ways of sending groups is faster is tried under load, seldom while it stays the same."""

from collections.abc import Mapping

from infrastructure.log.pace import LONGEST, MEETINGS, STAY, TRIAL, Pace

TRIALS = 2 * MEETINGS * TRIAL


class Log:
    """A log whose groups take as long as it is told for each way (nhật ký thử)."""

    def __init__(self, seconds: Mapping[int, float]) -> None:
        self.seconds = seconds
        self._now = 0.0
        self.pace = Pace(lambda: self._now)

    def sent(self, groups: int, *, loaded: bool = True) -> list[int]:
        """The ways that groups of one size went."""
        ways = []
        for _ in range(groups):
            ways.append(self.pace.under_way)
            self._now += self.seconds[self.pace.under_way]
            self.pace.sent(16, loaded=loaded)
        return ways


def test_both_ways_are_tried_and_the_faster_one_stays() -> None:
    for faster, seconds in ((1, {1: 0.5, 2: 1.0}), (2, {1: 1.0, 2: 0.5})):
        log = Log(seconds)
        assert set(log.sent(TRIALS)) == {1, 2}
        assert set(log.sent(STAY)) == {faster}


def test_whoever_wins_again_stays_twice_as_long_up_to_a_limit() -> None:
    log, stays = Log({1: 0.5, 2: 1.0}), [STAY, 2 * STAY, 4 * STAY, 8 * STAY, LONGEST, LONGEST]
    for stay in stays:
        assert log.sent(TRIALS).count(2) == TRIALS // 2
        assert set(log.sent(stay)) == {1}


def test_where_the_other_way_becomes_faster_it_takes_over_and_is_tried_soon_again() -> None:
    log = Log({1: 0.5, 2: 1.0})
    log.sent(TRIALS + STAY + TRIALS + 2 * STAY)

    log.seconds = {1: 1.0, 2: 0.5}
    log.sent(TRIALS)

    assert set(log.sent(STAY)) == {2}
    assert set(log.sent(TRIALS)) == {1, 2}


def test_what_leaves_alone_tells_nothing() -> None:
    log = Log({1: 0.5, 2: 1.0})
    log.sent(10 * TRIALS, loaded=False)
    assert log.sent(TRIALS) == [2] * TRIAL + [1] * TRIAL + ([2] * TRIAL + [1] * TRIAL) * (MEETINGS - 1)

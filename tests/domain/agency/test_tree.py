from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from domain.agency.events import AgencyPlaced
from domain.agency.tree import AgencyTree, evolve
from domain.values import AgencyId, Article

AT = datetime(2026, 1, 5, 2, tzinfo=UTC)
TINH, SO, PHONG, XA = (AgencyId(text) for text in ("H14", "H14.12", "H14.12.01", "G09.88"))


def placed(*edges: tuple[str, str | None, date]) -> AgencyTree:
    tree = AgencyTree()
    for agency, parent, since in edges:
        above = None if parent is None else AgencyId(parent)
        tree = evolve(tree, AgencyPlaced(AgencyId(agency), above, since, Article("QĐ 1"), AT))
    return tree


def day(number: int) -> date:
    return date(2026, 1, number)


TREE = placed((TINH, None, day(1)), (SO, TINH, day(1)), (PHONG, SO, day(1)), (XA, None, day(1)), (XA, TINH, day(10)))


def test_an_agency_covers_itself_and_those_below_it_and_none_above():
    assert TREE.covers(TINH, SO, day(2))
    assert TREE.covers(TINH, PHONG, day(2))
    assert TREE.covers(SO, SO, day(2))
    assert not TREE.covers(SO, TINH, day(2))
    assert not TREE.covers(PHONG, SO, day(2))
    assert not TREE.covers(None, SO, day(2))
    assert not TREE.covers(TINH, None, day(2))


def test_edges_hold_from_their_day_on_and_identifiers_say_nothing():
    assert not TREE.covers(TINH, XA, day(9))
    assert TREE.covers(TINH, XA, day(10))
    assert TREE.within(TINH, day(9)) == {TINH, SO, PHONG}
    assert TREE.within(TINH, day(10)) == {TINH, SO, PHONG, XA}
    assert not placed((TINH, None, day(1)), (SO, None, day(1))).covers(TINH, SO, day(2))


def test_nobody_is_there_before_he_was_established():
    assert not TREE.exists(SO, date(2025, 12, 31))
    assert TREE.exists(SO, day(1))
    assert not TREE.exists("H99", day(1))


AGENCIES = ["A", "B", "C", "D", "E"]


@given(
    st.lists(
        st.tuples(st.sampled_from(AGENCIES), st.sampled_from([*AGENCIES, None]), st.integers(1, 9).map(day)),
        max_size=12,
    ),
    st.integers(1, 9).map(day),
)
def test_what_is_within_is_what_is_covered(edges: list[tuple[str, str | None, date]], on: date) -> None:
    """Walking up and gathering from above agree, circles included, which only a log that was tampered with can have."""
    tree = placed(*edges)
    for mine in AGENCIES:
        covered = {other for other in tree.parents if tree.covers(mine, other, on)} | {mine}
        assert tree.within(mine, on) == covered

"""No published row is small, and none can be found by subtraction."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.audits.anonymity import FEWEST, Label, Pair, labels_of

PAIRS = st.builds(Pair, st.sampled_from(["1.1", "1.2", "1.3", ""]), st.sampled_from(["H1", "H2", "H3", "H4", ""]))
SIZES = st.dictionaries(PAIRS, st.integers(0, 12), max_size=14)
ALL_OTHERS = Label(None, None)


def rows_of(sizes: dict[Pair, int]) -> dict[Label, int]:
    """The published rows, with how many dossiers each tells of."""
    rows: dict[Label, int] = {}
    for pair, label in labels_of(sizes).items():
        rows[label] = rows.get(label, 0) + sizes[pair]
    return rows


@given(SIZES)
def test_no_published_row_is_small(sizes: dict[Pair, int]) -> None:
    assert all(number >= FEWEST for number in rows_of(sizes).values())


@given(SIZES)
def test_rows_and_what_is_hidden_are_all_there_is(sizes: dict[Pair, int]) -> None:
    every, published = sum(sizes.values()), sum(rows_of(sizes).values())

    assert every - published in ({0} if every >= FEWEST else {every})
    assert published == (every if every >= FEWEST else 0)


@given(SIZES)
def test_nothing_small_can_be_found_by_subtracting_rows(sizes: dict[Pair, int]) -> None:
    rows = rows_of(sizes)
    for taken in range(min(len(rows), 6)):
        for some in combinations(rows, taken):
            for more in (label for label in rows if label not in some):
                assert sum(map(rows.__getitem__, (*some, more))) - sum(map(rows.__getitem__, some)) >= FEWEST


@given(SIZES)
def test_nothing_small_can_be_found_by_whoever_knows_the_true_totals(sizes: dict[Pair, int]) -> None:
    rows, labels = rows_of(sizes), labels_of(sizes)
    rest = sum(sizes.values()) - sum(number for label, number in rows.items() if label != ALL_OTHERS)
    assert rest == 0 or rest >= FEWEST or not rows
    for procedure in {label.procedure for label in rows} - {None}:
        of_it = {pair: size for pair, size in sizes.items() if pair.procedure == procedure and size}
        assert {labels[pair].procedure for pair in of_it} == {procedure}  # whole procedures are merged, never parts
        alone = sum(size for pair, size in of_it.items() if labels[pair].agency is not None)
        assert (rest := sum(of_it.values()) - alone) == 0 or rest >= FEWEST


@given(SIZES)
def test_no_more_is_merged_than_must_be(sizes: dict[Pair, int]) -> None:
    labels = labels_of(sizes)
    if not labels:
        return
    totals: dict[str, int] = {}
    for pair, size in sizes.items():
        totals[pair.procedure] = totals.get(pair.procedure, 0) + size
    merged = {pair.procedure for pair, label in labels.items() if label == ALL_OTHERS}
    assert_smallest({name: total for name, total in totals.items() if total}, merged)
    for procedure in totals.keys() - merged:
        of_it = {pair.agency: size for pair, size in sizes.items() if pair.procedure == procedure and size}
        assert_smallest(of_it, {agency for agency in of_it if labels[Pair(procedure, agency)].agency is None})


def assert_smallest(sizes: dict[str, int], merged: set[str]) -> None:
    """All small ones are merged, and one that is not only where they are too few, the smallest."""
    small = {name for name, size in sizes.items() if size < FEWEST}
    more = merged - small
    assert small <= merged
    if small and sum(sizes[name] for name in small) < FEWEST and len(small) < len(sizes):
        (joined,) = more
        assert sizes[joined] == min(size for name, size in sizes.items() if name not in small)
    else:
        assert not more


@pytest.mark.parametrize(
    ("sizes", "rows"),
    [
        ({}, {}),
        ({("1.1", "H1"): 4}, {}),
        ({("1.1", "H1"): 5}, {("1.1", "H1"): 5}),
        ({("1.1", "H1"): 9, ("1.1", "H2"): 3, ("1.1", "H3"): 2}, {("1.1", "H1"): 9, ("1.1", None): 5}),
        (
            {("1.1", "H1"): 9, ("1.1", "H2"): 3, ("1.1", "H3"): 7},
            {("1.1", "H1"): 9, ("1.1", None): 10},
        ),
        ({("1.1", "H1"): 9, ("1.2", "H1"): 4, ("1.3", "H2"): 2}, {("1.1", "H1"): 9, (None, None): 6}),
        ({("1.1", "H1"): 9, ("1.1", "H2"): 6, ("1.2", "H1"): 1}, {(None, None): 16}),
        (
            {("1.1", "H1"): 6, ("1.1", "H2"): 6, ("1.2", "H1"): 8, ("1.3", "H1"): 1},
            {("1.1", "H1"): 6, ("1.1", "H2"): 6, (None, None): 9},
        ),
    ],
)
def test_rows(sizes: dict[tuple[str, str], int], rows: dict[tuple[str | None, str | None], int]) -> None:
    assert rows_of({Pair(*pair): size for pair, size in sizes.items()}) == {
        Label(*label): number for label, number in rows.items()
    }

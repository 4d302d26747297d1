"""Equal ballots put together."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consult.votes.formats.grouping import grouped, in_order_of_choices

BALLOTS = st.lists(
    st.tuples(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1)), max_size=3), st.integers(1, 4)), max_size=8
)


@given(BALLOTS)
def test_each_different_ballot_stands_once_with_all_who_cast_it(ballots: list[tuple[list[tuple[int, int]], int]]) -> None:
    choices, values = (np.array([pair[part] for pairs, _ in ballots for pair in pairs], dtype=np.int64) for part in (0, 1))
    sizes = np.array([len(pairs) for pairs, _ in ballots], dtype=np.int64)
    profile = grouped(choices, values, sizes, np.array([weight for _, weight in ballots], dtype=np.int64))
    counted: Counter[tuple[tuple[int, int], ...]] = Counter()
    for pairs, weight in ballots:
        counted[tuple(pairs)] += weight
    assert profile.weights.tolist() == list(counted.values()) and profile.sizes.tolist() == [len(pairs) for pairs in counted]
    flat = [pair for pairs in counted for pair in pairs]
    assert list(zip(profile.choices.tolist(), profile.values.tolist(), strict=True)) == flat


def test_choices_are_put_in_order_within_each_ballot_with_their_values() -> None:
    three, one = np.array([2, 0, 1, 0], dtype=np.int64), np.array([5, 6, 7, 8], dtype=np.int64)
    choices, values = in_order_of_choices(three, one, np.array([3, 0, 1], dtype=np.int64))
    assert choices.tolist() == [0, 1, 2, 0] and values.tolist() == [6, 7, 5, 8]

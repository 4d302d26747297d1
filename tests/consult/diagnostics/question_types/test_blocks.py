"""Balanced blocks."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.question_types.blocks import balanced_blocks


@given(count=st.integers(4, 30), size=st.integers(3, 4), times=st.integers(1, 5))
def test_items_are_shown_equally_often_and_never_twice_at_a_time(count: int, size: int, times: int) -> None:
    keys = tuple(f"n{place}" for place in range(count))
    blocks = balanced_blocks(keys, size, times)
    shown = Counter(key for block in blocks for key in block)
    assert all(len(block) == len(set(block)) == size for block in blocks)
    assert shown.keys() == set(keys)
    assert min(shown.values()) >= times and max(shown.values()) - min(shown.values()) <= 1


def test_pairs_meet_about_equally_often() -> None:
    keys = tuple("abcdefghijklm")
    met = Counter(frozenset(pair) for block in balanced_blocks(keys, 4, 4) for pair in combinations(block, 2))
    assert max(met.values()) <= 2
    assert len(met) >= 0.8 * 78


def test_the_same_items_give_the_same_blocks_and_others_give_others() -> None:
    again = balanced_blocks.__wrapped__(tuple("abcdefgh"), 4, 3)
    assert balanced_blocks(tuple("abcdefgh"), 4, 3) == again
    assert [[key.upper() for key in block] for block in again] != [
        list(block) for block in balanced_blocks(tuple("ABCDEFGH"), 4, 3)
    ]

"""What unites groups: worked by hand, and what must hold of any counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.consensus import consensus, p_test, representativeness, smoothed, two_proportion_z
from consult.assessments.methods.wilson import wilson_shares

pairs = st.integers(0, 500).flatmap(lambda votes: st.tuples(st.integers(0, votes), st.just(votes)))
groups_of_pairs = st.lists(pairs, min_size=1, max_size=5)


def test_the_consensus_of_two_groups_by_hand() -> None:
    found = consensus(np.array([[9, 9, 0], [4, 0, 0]]), np.array([[10, 10, 0], [6, 6, 0]]))
    assert found.gic == pytest.approx([10 / 12 * 5 / 8, 10 / 12 * 1 / 8, 1 / 4])
    assert found.min_group_lower == pytest.approx([wilson_shares(4, 6).low[0], 0, 0])
    assert found.order().tolist() == [0, 2, 1]


def test_a_statement_backed_by_the_majority_alone_does_not_top_the_list() -> None:
    found = consensus(np.array([[300, 240], [1, 16]]), np.array([[300, 300], [20, 20]]))
    assert found.order()[0] == 1 and np.argmax(found.min_group_lower) == 1


@given(groups_of_pairs)
def test_the_consensus_does_not_depend_on_the_order_of_groups(counts: list[tuple[int, int]]) -> None:
    agree, votes = (np.array([[pair[place]] for pair in counts]) for place in (0, 1))
    one, other = consensus(agree, votes), consensus(agree[::-1], votes[::-1])
    assert one.gic == pytest.approx(other.gic) and np.array_equal(one.min_group_lower, other.min_group_lower)
    assert 0 < one.gic[0] < 1 and 0 <= one.min_group_lower[0] <= 1
    assert one.gic[0] <= smoothed(agree, votes).min() + 1e-12


@given(groups_of_pairs)
def test_one_more_who_agrees_never_lowers_the_consensus(counts: list[tuple[int, int]]) -> None:
    agree, votes = (np.array([[pair[place]] for pair in counts]) for place in (0, 1))
    more = np.zeros_like(agree)
    more[0] = 1
    before, after = consensus(agree, votes), consensus(agree + more, votes + more)
    assert after.gic[0] > before.gic[0] and after.min_group_lower[0] >= before.min_group_lower[0] - 1e-12


def test_the_test_against_one_half_by_hand() -> None:
    # 2 √11 (10 / 11 − 1 / 2)
    assert p_test(np.array([9]), np.array([10])) == pytest.approx([2 * 11**0.5 * (10 / 11 - 0.5)])
    assert p_test(np.array([4]), np.array([9]))[0] == 0


def test_a_group_stands_for_what_it_says_more_often_than_the_others() -> None:
    found = representativeness(np.array([[8], [1], [1]]), np.array([[10], [10], [5]]))
    # P inside 9 / 12; outside 2 of 15: 3 / 17.
    assert found.ratio[0, 0] == pytest.approx((9 / 12) / (3 / 17))
    pooled = (9 + 3) / (11 + 16)
    error = (pooled * (1 - pooled) * (1 / 11 + 1 / 16)) ** 0.5
    assert found.z[0, 0] == pytest.approx((9 / 11 - 3 / 16) / error)
    assert found.z[1, 0] < 0 and found.ratio[1, 0] < 1


def test_where_everybody_agrees_no_group_stands_out() -> None:
    assert two_proportion_z(np.array([5]), np.array([5]), np.array([9]), np.array([9])).tolist() == [0]

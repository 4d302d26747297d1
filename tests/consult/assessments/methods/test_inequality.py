"""The worst-off group against the best-off."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.inequality import concentration, inequality
from consult.assessments.methods.share_difference import share_difference


def test_two_groups_are_a_plain_difference() -> None:
    found = inequality(np.array([48, 56]), np.array([80, 70]))
    assert found is not None and (found.best, found.worst) == (1, 0)
    plain = share_difference(np.array([0.8]), np.array([70.0]), np.array([0.6]), np.array([80.0]))
    np.testing.assert_allclose([found.difference, found.low, found.high], [plain.value[0], plain.low[0], plain.high[0]])


def test_small_groups_are_left_out_and_one_group_is_no_inequality() -> None:
    found = inequality(np.array([0, 60, 30]), np.array([19, 100, 100]))
    assert found is not None and (found.best, found.worst) == (1, 2)
    assert inequality(np.array([0, 60]), np.array([19, 100])) is None
    assert inequality(np.array([0, 0]), np.array([0, 0]), fewest=0) is None


def test_equal_groups_are_told_apart_no_more_often_than_they_should_be() -> None:
    """The best and the worst of six equal groups differ by chance; the interval knows that it was looked for."""
    random = np.random.default_rng(1)
    base = np.full(6, 60)
    found = [inequality(random.binomial(60, 0.4, 6), base) for _ in range(1_000)]
    assert np.mean([one is not None and one.low <= 0 for one in found]) >= 0.95


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 90)), min_size=2, max_size=6))
def test_the_difference_is_the_largest_there_is(groups: list[tuple[int, int]]) -> None:
    satisfied, base = (np.array(column) for column in zip(*groups, strict=True))
    found = inequality(satisfied, base)
    assert found is not None and found.difference == np.ptp(satisfied / base)
    assert found.low <= found.difference <= found.high and found.best != found.worst


def test_a_need_gathers_where_its_people_are() -> None:
    everybody = np.array([100, 100, 200])
    assert concentration(np.array([5, 5, 10]), everybody) == 0
    assert concentration(np.array([20, 0, 0]), everybody) == 0.75
    assert np.isnan(concentration(np.zeros(3, np.int64), everybody))

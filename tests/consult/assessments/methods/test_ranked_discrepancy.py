"""The ranked discrepancy by hand, its identities, and how often its interval holds the truth."""

import numpy as np
import pytest
from hypothesis import given

from consult.assessments.methods.discrepancy import Pairs
from consult.assessments.methods.ranked_discrepancy import ranked_discrepancy
from tests.consult.assessments.methods.rated import pairs, pairs_of


def test_five_people_by_hand() -> None:
    """Three lack, one has more than enough, one is level, one did not say."""
    found = ranked_discrepancy(pairs_of([[5], [4], [3], [2], [3], [4]], [[1], [2], [1], [3], [3], [0]]).counted)
    assert (found.value[0], found.base[0]) == (-40, 5)


@given(pairs())
def test_it_is_0_where_people_have_what_matters_to_them(some: Pairs) -> None:
    found = ranked_discrepancy(Pairs(some.importance, some.importance).counted)
    assert not found.value[found.base > 0].any() and np.isnan(found.value[found.base == 0]).all()


@given(pairs())
def test_only_the_order_of_the_two_ratings_counts(some: Pairs) -> None:
    stretched = Pairs(*(np.where(one == 5, 9, one).astype(np.int8) for one in (some.importance, some.current)))
    np.testing.assert_array_equal(ranked_discrepancy(stretched.counted).value, ranked_discrepancy(some.counted).value)
    turned = ranked_discrepancy(Pairs(some.current, some.importance).counted)
    np.testing.assert_array_equal(turned.value, -ranked_discrepancy(some.counted).value)


@given(pairs())
def test_it_lies_within_its_interval_and_that_within_100(some: Pairs) -> None:
    found = ranked_discrepancy(some.counted)
    known = found.base > 0
    ends = np.stack([np.full(known.sum(), -100), found.low[known], found.value[known], found.high[known]])
    assert np.all(np.diff(ends, axis=0) >= -1e-9) and np.all(found.high[known] <= 100)


def test_its_interval_holds_the_truth_19_times_of_20() -> None:
    random = np.random.default_rng(4)
    differences = random.choice([-1, 0, 1], (120, 2_000), p=[0.5, 0.3, 0.2])
    found = ranked_discrepancy(Pairs(np.full(differences.shape, 3, np.int8), (3 + differences).astype(np.int8)).counted)
    assert np.mean((found.low <= -30) & (found.high >= -30)) == pytest.approx(0.95, abs=0.02)

"""Borich's mean weighted discrepancy by hand, its identities, and how often its interval holds the truth."""

import numpy as np
import pytest
from hypothesis import given
from scipy.special import stdtrit

from consult.assessments.methods.discrepancy import Pairs
from consult.assessments.methods.mean_weighted_discrepancy import _student, mean_weighted_discrepancy
from tests.consult.assessments.methods.rated import pairs, pairs_of


def test_three_people_and_two_needs_by_hand() -> None:
    """First need: gaps 2, 1, 3, mean importance 4; of the second one person rated only one of the two."""
    found = mean_weighted_discrepancy(pairs_of([[4, 5], [3, 2], [5, 4]], [[2, 0], [2, 3], [2, 4]]).counted)
    assert found.value.tolist() == [8, -1.5] and found.base.tolist() == [3, 2]
    by_person = np.array([2, 1, 3]) * 4
    assert found.value[0] == by_person.mean()


@given(pairs())
def test_it_is_0_where_people_have_what_matters_to_them(some: Pairs) -> None:
    found = mean_weighted_discrepancy(Pairs(some.importance, some.importance).counted)
    known = found.base > 0
    assert not found.value[known].any() and np.isnan(found.value[~known]).all()


@given(pairs())
def test_it_lies_within_its_interval(some: Pairs) -> None:
    found = mean_weighted_discrepancy(some.counted)
    several = found.base > 1
    assert np.all(found.low[several] <= found.value[several]) and np.all(found.value[several] <= found.high[several])
    assert np.isnan(found.low[~several]).all()


def test_its_interval_holds_the_truth_19_times_of_20() -> None:
    random = np.random.default_rng(2)
    importance = random.integers(2, 6, (150, 1_000))
    current = np.clip(importance - random.integers(0, 3, importance.shape), 1, 5)
    # E[I] = 3.5; E[I − C] = 1 less what is cut at 1: a quarter of 1/3 of one point.
    truth = 3.5 * (1 - 1 / 12)
    found = mean_weighted_discrepancy(Pairs(importance.astype(np.int8), current.astype(np.int8)).counted)
    assert np.mean((found.low <= truth) & (truth <= found.high)) == pytest.approx(0.95, abs=0.02)


def test_students_quantile_is_near_enough() -> None:
    freedom = np.arange(7, 500)
    assert _student(freedom) == pytest.approx(stdtrit(freedom, 0.975), abs=1e-3)
    assert np.isnan(_student(np.array([0, -1]))).all()


SHARES = {"many": (0.25, 0.35, 0.25, 0.15), "some": (0.7, 0.2, 0.07, 0.03), "few": (0.9, 0.07, 0.02, 0.01)}


@pytest.mark.parametrize("people", [11, 20, 40, 100])
@pytest.mark.parametrize("gaps", SHARES)
def test_its_interval_is_not_too_short_where_few_people_see_a_gap(people: int, gaps: str) -> None:
    random = np.random.default_rng(3)
    importance = random.choice(5, (people, 1_000), p=[0.02, 0.05, 0.13, 0.3, 0.5]) + 1
    current = np.clip(importance - random.choice(4, importance.shape, p=SHARES[gaps]), 1, 5)
    found = mean_weighted_discrepancy(Pairs(importance.astype(np.int8), current.astype(np.int8)).counted)
    # The truth by its definition: everybody who could be asked, by importance and gap.
    levels, chances = np.arange(1, 6), np.array([0.02, 0.05, 0.13, 0.3, 0.5])
    gap = sum(share * (levels - np.maximum(levels - by, 1)) for by, share in enumerate(SHARES[gaps]))
    truth = (chances @ gap) * (chances @ levels)
    assert np.mean((found.low <= truth) & (truth <= found.high)) >= 0.93

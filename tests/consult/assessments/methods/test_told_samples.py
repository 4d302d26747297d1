"""Effective samples that may be told: they follow from what is told, and promise no more than they keep."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.methods.cells import Cells
from consult.assessments.methods.effective_sample import LEAST, effective_sample
from consult.assessments.methods.raking import rake
from consult.assessments.methods.told_samples import told_samples
from consult.assessments.methods.wilson import Counts, Floats, wilson_interval
from tests.consult.assessments.methods.sampled import margin
from tests.consult.assessments.methods.test_weighted_shares import SELDOM_HEARD


def _told(said: Counts, people: Counts, weights: Floats, to: float = 0.0) -> float:
    return float(told_samples(said[:, None], people[:, None], people, weights, np.array([to]))[0])


def _own(said: Counts, people: Counts, weights: Floats) -> float:
    """What a share is worth whose groups are those of the weights, among a very large crowd."""
    share, total = weights @ said / (weights @ people), weights @ people
    variance = float(weights**2 @ (said * (1 - said / people)))
    kish = effective_sample(weights, people).n_eff
    return min(kish, share * (1 - share) * total**2 / variance) if variance else kish


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(11, 40), st.floats(0.3, 4)), min_size=1, max_size=6), st.data())
def test_no_more_is_promised_than_the_share_is_worth(groups: list[tuple[int, float]], data: st.DataObject) -> None:
    people, weights = np.array([size for size, _weight in groups]), np.array([weight for _size, weight in groups])
    said = np.array([data.draw(st.integers(0, size)) for size in people.tolist()])
    to = data.draw(st.sampled_from([0.0, 0.005, 0.02]))
    told, own = _told(said, people, weights, to), _own(said, people, weights)
    share = weights @ said / (weights @ people)
    # A rounded share has another spread, by which its sample is told; below ten it is told as five.
    rounded = np.clip(np.round(share / to) * to, 0, 1) if to else share
    spreads = rounded * (1 - rounded) / (share * (1 - share)) if 0 < share < 1 else 1
    assert told <= max(own * max(1, spreads) * (1 + 1e-6), LEAST) or rounded in (0, 1)


def test_it_is_the_least_that_any_crowd_with_the_same_shares_is_worth() -> None:
    people, weights = np.array([20, 20, 40]), np.array([2.0, 1.0, 0.5])
    said = np.array([6, 9, 5])
    alike = [
        np.array(one)
        for one in product(*(range(size + 1) for size in people))
        if sum(one) == said.sum() and abs(weights @ np.array(one) - weights @ said) < 1e-9
    ]
    least, told = min(_own(one, people, weights) for one in alike), _told(said, people, weights)
    assert len(alike) > 1 and 0.95 * least < told <= least
    assert [_told(one, people, weights) for one in alike] == pytest.approx([told] * len(alike), rel=1e-9)


def test_equal_weights_are_worth_everybody() -> None:
    assert _told(np.array([30, 20]), np.array([60, 40]), np.ones(2)) == pytest.approx(100)
    assert _told(np.array([5, 20]), np.array([9, 91]), np.ones(2)) == 100, "in tens where a group is small"
    assert _told(np.array([5, 20]), np.array([9, 94]), np.ones(2)) == 100


def test_the_sample_of_a_share_in_steps_is_told_in_tens() -> None:
    """An exact one would tell how many of each group answered."""
    said, people, weights = np.array([30, 20]), np.array([60, 40]), np.array([0.8, 1.3])
    assert _told(said, people, weights) % 10 and _told(said, people, weights, to=0.01) == 90


def test_of_nobody_nothing_is_known_and_what_all_say_has_the_sample_of_the_weights() -> None:
    people, weights = np.array([20, 30]), np.array([1.6, 0.6])
    assert np.isnan(told_samples(np.zeros((2, 1), int), np.zeros((2, 1), int), people, weights, np.zeros(1))[0])
    for said in (np.zeros(2, int), people):
        assert _told(said, people, weights) == pytest.approx(effective_sample(weights, people).n_eff)


@pytest.mark.parametrize("case", ["one group in five", "one quarter of ten", "every group alike"])
def test_intervals_that_are_published_hold_the_truth_as_often_as_they_say(case: str) -> None:
    crowd, lives, takes_part, says = SELDOM_HEARD[case]
    random, found = np.random.default_rng(9), []
    for _ in range(250):
        people = random.multinomial(crowd, takes_part)
        said = random.binomial(people, says)
        weights = rake(Cells(np.arange(len(lives))[:, None], people), [margin("quarter", *lives)]).weights
        low, high = wilson_interval(np.array([weights @ said / crowd]), _told(said, people, weights))
        found.append(low[0] <= np.dot(lives, says) <= high[0])
    assert 0.93 <= np.mean(found) <= 0.98

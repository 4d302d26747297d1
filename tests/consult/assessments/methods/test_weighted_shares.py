"""Weighted shares, their errors and their intervals; how often the intervals hold the truth."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.methods.cells import Cells, count_cells
from consult.assessments.methods.margins import Codes
from consult.assessments.methods.raking import rake
from consult.assessments.methods.survey_intervals import beta_interval, logit_interval
from consult.assessments.methods.weighted_shares import WeightedShares, count_answers, weighted_shares
from consult.assessments.methods.wilson import Floats
from tests.consult.assessments.methods.sampled import Sampled, margin, samples


def _given_weights(says: Codes, weights: Floats, options: int = 2) -> WeightedShares:
    """Shares of participants whose weights are taken as they are, each a cell of its own."""
    n = len(says)
    cells = Cells(np.arange(n)[:, None], np.ones(n, np.int64))
    return weighted_shares(count_answers(np.arange(n), says, n, options), weights, cells, is_raked=False)


def _by_definition(x: Floats, weights: Floats, columns: Codes | None) -> tuple[float, float]:
    """The share and its error, participant by participant, with the fit of the margins by least squares."""
    p = weights @ x / weights.sum()
    residual = x - p
    if columns is not None:
        design = np.concatenate([np.eye(column.max() + 1)[column] for column in columns.T], axis=1)
        residual = residual - design @ np.linalg.lstsq(design, residual, rcond=None)[0]
    adds = weights * residual / weights.sum()
    return p, np.sqrt(len(x) / (len(x) - 1) * ((adds - adds.mean()) ** 2).sum())


def test_three_people_by_hand() -> None:
    found = _given_weights(np.array([0, 1, 1]), np.array([2.0, 1.0, 1.0]))
    assert found.value.tolist() == [0.5, 0.5] and found.unweighted.value.tolist() == [1 / 3, 2 / 3]
    assert found.sample.n_eff == pytest.approx(16 / 6)
    assert found.error[0] == pytest.approx(np.sqrt(3 / 2 * (1 / 4**2 + 2 * (1 / 8) ** 2)))


@settings(deadline=None)
@given(samples(), st.integers(0, 2**32))
def test_cells_give_the_error_that_participants_one_by_one_give(sampled: Sampled, seed: int) -> None:
    says = np.random.default_rng(seed).integers(0, 3, len(sampled.codes))
    cells, places = sampled.counted()
    raked = rake(cells, sampled.margins)
    found = weighted_shares(count_answers(places, says, len(cells.counts), 3), raked.weights, cells)
    for option in range(3) if len(says) > 1 else ():
        value, error = _by_definition((says == option).astype(float), raked.weights[places], sampled.codes)
        assert found.value[option] == pytest.approx(value, abs=1e-12)
        assert found.error[option] == pytest.approx(error, abs=1e-7)
    assert found.value.sum() == pytest.approx(1)
    assert np.all((found.low <= found.value) & (found.value <= found.high))


def test_who_did_not_answer_is_no_base_but_stays_in_the_sample() -> None:
    says = np.array([0, 1, -1, -1, 1])
    found = _given_weights(says, np.array([1.0, 2.0, 5.0, 0.5, 1.0]))
    assert found.sample.n == 3 and found.unweighted.base.tolist() == [3, 3]
    assert found.value.tolist() == [0.25, 0.75]


def test_equal_weights_give_the_shares_and_the_interval_without_weights() -> None:
    found = _given_weights(np.array([0] * 7 + [1] * 13), np.full(20, 3.0))
    np.testing.assert_allclose([found.low, found.high], [found.unweighted.low, found.unweighted.high])
    assert found.error[0] == pytest.approx(np.sqrt(0.35 * 0.65 / 19))


def test_what_nobody_and_what_everybody_says_have_exact_ends() -> None:
    found = _given_weights(np.array([1, 1, 1]), np.array([0.3, 1.1, 1.6]))
    assert (found.value.tolist(), found.low[0], found.high[1]) == ([0, 1], 0, 1)
    assert 0 < found.high[0] < 1 and found.error.tolist() == pytest.approx([0, 0])
    assert np.isnan(_given_weights(np.array([-1, -1]), np.ones(2)).value).all()


AGE, SEX = (0.45, 0.55), (0.48, 0.52)
TRUTH = 0.45 * 0.3 + 0.55 * 0.4
METHODS = ["wilson", "safe", "beta", "logit"]


def _simulated(random: np.random.Generator) -> dict[str, tuple[Floats, Floats]]:
    """The intervals of one consultation of 500 people, in which the young take part more and say yes less."""
    codes = np.stack([random.random(500) < 0.4, random.random(500) < 0.55], axis=1).astype(np.int64)
    says = (random.random(500) < np.where(codes[:, 0] == 1, 0.4, 0.3)).astype(np.int64)
    cells, places = count_cells(codes, [2, 2])
    raked = rake(cells, [margin("age", *AGE), margin("sex", *SEX)])
    shares = weighted_shares(count_answers(places, says, 4, 2), raked.weights, cells)
    value, error = shares.value[1:], shares.error[1:]
    return {
        "wilson": (shares.low[1:], shares.high[1:]),
        "safe": (shares.safe_low[1:], shares.safe_high[1:]),
        "beta": beta_interval(value, error, 500),
        "logit": logit_interval(value, error, 500),
    }


@pytest.fixture(scope="module")
def simulated() -> dict[str, float]:
    """How often each interval holds the truth, over 1,000 consultations."""
    random = np.random.default_rng(11)
    found = [_simulated(random) for _ in range(1_000)]
    return {name: float(np.mean([one[name][0] <= TRUTH <= one[name][1] for one in found])) for name in METHODS}


@pytest.mark.parametrize("method", METHODS)
def test_95_percent_intervals_of_weighted_shares_hold_the_truth_as_often_as_they_say(
    simulated: dict[str, float], method: str
) -> None:
    assert 0.93 <= simulated[method] <= 0.97


# Shares of the groups in the population and among those who take part, and of those in each group who say it.
SELDOM_HEARD = {
    "one group in five": (1_000, (0.2, 0.5, 0.3), (0.05, 0.4, 0.55), (0.5, 0.02, 0.02)),
    "one group in ten, the others hardly ever": (2_000, (0.1, 0.5, 0.4), (0.025, 0.4, 0.575), (0.5, 0.002, 0.002)),
    "one quarter of ten": (3_000, (0.1,) * 10, (0.02,) + (0.98 / 9,) * 9, (0.5,) + (0.01,) * 9),
    "every group alike": (1_000, (0.2, 0.5, 0.3), (0.05, 0.4, 0.55), (0.4, 0.4, 0.4)),
}


@pytest.mark.parametrize("case", SELDOM_HEARD)
def test_safe_intervals_hold_the_truth_where_a_group_that_is_seldom_heard_says_it(case: str) -> None:
    people, lives, takes_part, says = SELDOM_HEARD[case]
    random, found = np.random.default_rng(7), []
    for _ in range(600):
        counts = random.multinomial(people, takes_part)
        yes = random.binomial(counts, says)
        cells = Cells(np.arange(len(lives))[:, None], counts)
        weights = rake(cells, [margin("quarter", *lives)]).weights
        shares = weighted_shares(np.stack([yes, counts - yes], axis=1), weights, cells)
        both = (shares.safe_low, shares.safe_high), (shares.low, shares.high)
        found.append([low[0] <= np.dot(lives, says) <= high[0] for low, high in both])
    safe, of_kish = np.mean(found, axis=0)
    assert 0.93 <= safe <= 0.97
    assert of_kish < 0.925 or case == "every group alike"


def test_the_safe_interval_rests_on_the_smaller_of_two_effective_samples() -> None:
    cells = Cells(np.array([[0], [1]]), np.array([50, 950]))
    weights = rake(cells, [margin("age", 0.2, 0.8)]).weights
    of_the_young, of_all = (
        weighted_shares(np.array(said), weights, cells) for said in ([[25, 25], [9, 941]], [[5, 45], [95, 855]])
    )
    assert of_the_young.n_eff[0] < 0.8 * of_the_young.sample.n_eff
    assert of_all.n_eff[0] == pytest.approx(of_all.sample.n_eff, rel=0.01)
    # Shares that the groups decide have next to no error, which would promise too much.
    assert weighted_shares(np.array([[50, 0], [0, 950]]), weights, cells).n_eff.tolist() == [of_all.sample.n_eff] * 2

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
METHODS = ["wilson", "beta", "logit"]


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

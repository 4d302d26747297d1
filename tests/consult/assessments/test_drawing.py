"""Draws of parts add up to those of everybody, with weights and without."""

import numpy as np

from consult.assessments.drawing import CellWeights, Drawing, all_draws, unpacked_draws, unpacked_weights
from consult.assessments.methods.ranks import MIN_DRAWS, observed_sums
from consult.assessments.voices import Voices
from tests.consult.assessments.test_counting import SHAPE, _voices

SOME = _voices(50)
WEIGHTS = CellWeights(np.arange(6), np.array([0.5, 1, 1.5, 1, 2, 0.25]))
RESPONDENTS = (16, 16, 16, 2)


def _drawing(weights: CellWeights | None = WEIGHTS, seed: int = 3) -> Drawing:
    return Drawing(RESPONDENTS, seed, 16, SHAPE, weights)


def test_parts_drawn_apart_add_up_to_the_same_bytes() -> None:
    whole = _drawing().of(SOME)
    first, second = SOME.units(32)
    apart = all_draws([_drawing().of(second, 2), _drawing().of(first, 0)])
    assert apart.plain.tobytes() == whole.plain.tobytes()
    assert apart.weighted is not None and whole.weighted is not None
    assert apart.weighted.tobytes() == whole.weighted.tobytes()


def test_weights_change_no_draw() -> None:
    plain = _drawing(None).of(SOME)
    assert plain.weighted is None and plain.plain.tobytes() == _drawing().of(SOME).plain.tobytes()
    assert plain.plain.tobytes() != _drawing(None, seed=4).of(SOME).plain.tobytes()


def test_draws_scatter_around_what_was_observed() -> None:
    whole, mine = _drawing().of(SOME), WEIGHTS.of(SOME, SHAPE)
    assert whole.weighted is not None and len(whole.plain) == MIN_DRAWS
    np.testing.assert_allclose(whole.plain.mean(axis=0), observed_sums(SOME.answers), atol=1)
    np.testing.assert_allclose(whole.weighted.mean(axis=0), observed_sums(SOME.answers, mine), atol=1.5)


def test_each_respondent_has_the_weight_of_the_cell() -> None:
    profile = np.array([[0, 0], [2, 1], [1, 0]], np.int16)
    three = Voices(SOME.units(3)[0].answers, profile)
    assert WEIGHTS.of(three, SHAPE).tolist() == [0.5, 0.25, 1.5]


def test_draws_and_weights_travel_as_bytes() -> None:
    for drawn in (_drawing().of(SOME), _drawing(None).of(SOME)):
        again = unpacked_draws(drawn.packed())
        assert again.plain.tobytes() == drawn.plain.tobytes()
        assert (again.weighted is None) == (drawn.weighted is None)
    assert unpacked_weights(WEIGHTS.packed()).weights.tolist() == WEIGHTS.weights.tolist()


def test_where_all_weigh_the_same_the_weighted_draws_are_the_plain_ones() -> None:
    even = CellWeights(np.arange(6), np.ones(6))
    found = _drawing(even).of(SOME)
    assert found.weighted is not None and found.weighted.tobytes() == found.plain.tobytes() == _drawing().of(SOME).plain.tobytes()

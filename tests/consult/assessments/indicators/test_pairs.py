"""Figures of paired ratings are those of the method, and none where nobody was asked for both ratings."""

import numpy as np

from consult.assessments.indicators.pairs import figures_of_pairs
from consult.assessments.methods.ranked_discrepancy import ranked_discrepancy
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.indicators.worked import RATED, TWENTY
from tests.consult.assessments.made_inputs import inputs


def test_figures_are_what_the_method_finds_with_its_interval_and_base() -> None:
    made = inputs(TWENTY)
    assert made.counts.pairs is not None
    found, figures = ranked_discrepancy(made.counts.pairs), figures_of_pairs(made, ranked_discrepancy)
    for name in ("value", "low", "high", "base"):
        np.testing.assert_array_equal(getattr(figures, name), getattr(found, name))


def test_where_nobody_was_asked_for_both_nothing_is_measured() -> None:
    made = inputs(asked_of_all([[1, 0]] * 20, RATED))
    assert made.counts.pairs is None
    figures = figures_of_pairs(made, ranked_discrepancy)
    assert np.isnan([figures.value, figures.low, figures.high]).all() and figures.base.tolist() == [0, 0]

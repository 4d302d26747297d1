"""Figures of paired ratings are those of the method, and none where nobody was asked for both ratings."""

from itertools import pairwise

import numpy as np

from consult.assessments.indicators.contract import Figures
from consult.assessments.indicators.pairs import figures_of_pairs
from consult.assessments.methods.mean_weighted_discrepancy import mean_weighted_discrepancy
from consult.assessments.methods.ranked_discrepancy import ranked_discrepancy
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.indicators.worked import RATED, TWENTY
from tests.consult.assessments.made_inputs import inputs

SCALE = ((-100.0, 100.0), 10.0)


def _asked(above: int, below: int, equal: int) -> Figures:
    """So many people have more of the only need than matters to them, less, and as much."""
    levels = [[2]] * above + [[4]] * below + [[3]] * equal
    made = inputs(asked_of_all([[1]] * len(levels), [[3]] * len(levels), levels))
    return figures_of_pairs(made, ranked_discrepancy, *SCALE)


def test_figures_are_what_the_method_finds_with_its_interval_and_base() -> None:
    made = inputs(TWENTY)
    assert made.counts.pairs is not None
    found, figures = ranked_discrepancy(made.counts.pairs), figures_of_pairs(made, ranked_discrepancy, *SCALE)
    for name in ("value", "low", "high", "base"):
        np.testing.assert_array_equal(getattr(figures, name), getattr(found, name))


def test_where_nobody_was_asked_for_both_nothing_is_measured() -> None:
    made = inputs(asked_of_all([[1, 0]] * 20, RATED))
    assert made.counts.pairs is None
    figures = figures_of_pairs(made, ranked_discrepancy, *SCALE)
    assert np.isnan([figures.value, figures.low, figures.high]).all() and figures.base.tolist() == [0, 0]


def test_where_few_have_more_or_less_or_as_much_only_a_step_is_told_that_leaves_their_number_open() -> None:
    for parts in ((6, 33, 8), (12, 20, 5), (3, 30, 14), (30, 12, 1)):
        told = _asked(*parts)
        assert told.small is not None and told.small.is_small.tolist() == [True]
        low, high = float(told.small.at_least[0]), float(told.small.at_most[0])
        assert low <= told.value[0] <= high and (high - low) * sum(parts) / 100 >= 11
    for parts in ((12, 20, 11), (0, 30, 12), (0, 40, 0)):
        told = _asked(*parts)
        assert told.small is not None and not told.small.is_small.any()


def test_a_figure_that_multiplies_marks_is_told_exactly_only_where_no_mark_is_of_few_people() -> None:
    """The weighted gap times the square of its base is a product of two whole numbers, which few marks fit."""
    for few, is_small in ((7, True), (11, False), (0, False)):
        levels = [[4]] * 30 + [[5]] * few + [[1]] * 12
        made = inputs(asked_of_all([[1]] * len(levels), [[2]] * (30 + few) + [[4]] * 12, levels))
        told = figures_of_pairs(made, mean_weighted_discrepancy, (-20.0, 20.0), 0.5, tells_marks=True)
        assert told.small is not None and told.small.is_small.tolist() == [is_small]
        by_rank = figures_of_pairs(made, ranked_discrepancy, *SCALE)
        assert by_rank.small is not None and not by_rank.small.is_small.any()


def test_the_steps_are_the_same_for_all_figures_and_none_is_narrower_than_the_others() -> None:
    steps = set()
    for above in range(41):
        told = _asked(above, 40 - above, 1)
        assert told.small is not None
        steps.add((float(told.small.at_least[0]), float(told.small.at_most[0])))
    in_order = sorted(steps)
    assert in_order[0][0] == -100 and in_order[-1][1] == 100
    assert all(one[1] == after[0] for one, after in pairwise(in_order))
    assert min(high - low for low, high in in_order) >= 1_100 / 41

"""What Newton's method adds to passes over the margins: the same weights sooner, or the proof that there are none."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.methods.cells import count_cells
from consult.assessments.methods.margins import Codes
from consult.assessments.methods.raking import rake
from consult.assessments.methods.raking_finish import Finish, finish
from tests.consult.assessments.methods.sampled import Sampled, margin, samples


def _finished(codes: Codes, first: tuple[float, float], second: tuple[float, float]) -> Finish:
    cells = count_cells(codes, [2, 2])[0]
    return finish(np.ones(len(cells.counts)), cells, [margin("age", *first), margin("sex", *second)], 1e-10)


@settings(deadline=None)
@given(samples())
def test_it_comes_to_the_weights_that_passes_over_the_margins_come_to(sampled: Sampled) -> None:
    found = finish(np.ones(len(sampled.cells.counts)), sampled.cells, sampled.margins, 1e-10)
    assert found.weights is not None and found.gap <= 1e-10
    np.testing.assert_allclose(found.weights, rake(sampled.cells, sampled.margins).weights, rtol=1e-5)


# Nobody is old and a man.
NO_OLD_MEN = np.array([(0, 0)] * 30 + [(0, 1)] * 50 + [(1, 0)] * 20)


@pytest.mark.parametrize("young", [0.05, 0.3, 0.45, 0.4999])
def test_shares_that_no_weights_have_are_proven_to_be_wrong(young: float) -> None:
    """Half are men, all of them young."""
    found = _finished(NO_OLD_MEN, (young, 1 - young), (0.5, 0.5))
    assert found.weights is None and found.are_margins_wrong


def test_shares_that_only_weights_of_nothing_have_are_wrong_too() -> None:
    """Half are men and half are young: then no woman is."""
    found = _finished(NO_OLD_MEN, (0.5, 0.5), (0.5, 0.5))
    assert found.weights is None and found.are_margins_wrong


@settings(deadline=None, max_examples=60)
@given(st.floats(0.5, 1), st.floats(0.01, 0.99))
def test_wrong_shares_are_told_from_right_ones(young: float, women: float) -> None:
    """There are weights where fewer are old than are women."""
    if women - (1 - young) > 1e-6 and young < 1 - 1e-6:
        assert _finished(NO_OLD_MEN, (young, 1 - young), (women, 1 - women)).weights is not None
    elif women < (1 - young) - 1e-6:
        assert _finished(NO_OLD_MEN, (young, 1 - young), (women, 1 - women)).are_margins_wrong

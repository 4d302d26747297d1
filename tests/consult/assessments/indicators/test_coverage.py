"""A worked example."""

import numpy as np

from consult.assessments.indicators.coverage import Coverage
from consult.assessments.methods.ranks import MIN_DRAWS, rank_intervals
from tests.consult.assessments.indicators.worked import TWENTY, values
from tests.consult.assessments.made_inputs import inputs


def test_two_services_answer_the_first_need_and_none_the_second() -> None:
    assert values(Coverage()) == [2, 0]


def test_without_an_inventory_nothing_is_known() -> None:
    found = Coverage().compute(inputs(TWENTY), rank_intervals(TWENTY, MIN_DRAWS, seed=1))
    assert np.isnan(found.value).all()

"""A worked example."""

import numpy as np

from consult.assessments.indicators.importance import Importance
from tests.consult.assessments.indicators.worked import computed, values


def test_fifteen_of_twenty_name_the_first_need() -> None:
    assert values(Importance()) == [0.75, 0.25]
    figures = computed(Importance())
    assert figures.base.tolist() == [20, 20]
    assert np.isnan(figures.low[0]) == (Importance.unit == "people")

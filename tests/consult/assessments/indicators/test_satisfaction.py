"""A worked example."""

import numpy as np

from consult.assessments.indicators.satisfaction import Satisfaction
from tests.consult.assessments.indicators.worked import computed, values


def test_three_of_twelve_with_an_opinion_are_satisfied() -> None:
    assert values(Satisfaction()) == [0.25, 1.0]
    figures = computed(Satisfaction())
    assert figures.base.tolist() == [12, 17]
    assert np.isnan(figures.low[0]) == (Satisfaction.unit == "people")

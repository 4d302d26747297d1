"""A worked example."""

import numpy as np

from consult.assessments.indicators.supporters import Supporters
from tests.consult.assessments.indicators.worked import computed, values


def test_a_count_of_people_has_no_interval() -> None:
    assert values(Supporters()) == [30.0, -1.0]
    figures = computed(Supporters())
    assert figures.base.tolist() == [30, 0]
    assert np.isnan(figures.low[0]) == (Supporters.unit == "people")

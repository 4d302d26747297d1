"""A worked example."""

import numpy as np

from consult.assessments.indicators.importance_satisfaction import ImportanceSatisfaction
from tests.consult.assessments.indicators.worked import computed, values


def test_importance_times_dissatisfaction_rests_on_those_with_an_opinion() -> None:
    assert values(ImportanceSatisfaction()) == [0.75 * 0.75, 0.0]
    figures = computed(ImportanceSatisfaction())
    assert figures.base.tolist() == [12, 17]
    assert np.isnan(figures.low[0]) == (ImportanceSatisfaction.unit == "people")

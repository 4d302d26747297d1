"""A worked example."""

import numpy as np
import pytest

from consult.assessments.indicators.mean_weighted_discrepancy import MeanWeightedDiscrepancy
from tests.consult.assessments.indicators.worked import computed, values


def test_the_gap_of_twelve_people_times_the_mean_importance() -> None:
    """Three rate 1 and have 4, one rates 1 and has 2, three rate 5 and have 2, five rate 5 and have 1."""
    assert values(MeanWeightedDiscrepancy()) == [pytest.approx((-9 - 1 + 9 + 20) / 12 * (4 * 1 + 8 * 5) / 12), -1]
    found = computed(MeanWeightedDiscrepancy())
    assert found.base.tolist() == [12, 0] and np.isnan(found.low[1])

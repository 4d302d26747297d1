"""A worked example."""

import pytest

from consult.assessments.indicators.ranked_discrepancy import RankedDiscrepancy
from tests.consult.assessments.indicators.worked import computed, values


def test_eight_of_twelve_lack_and_four_have_more() -> None:
    assert values(RankedDiscrepancy()) == [pytest.approx(100 * (4 - 8) / 12), -1]
    assert computed(RankedDiscrepancy()).base.tolist() == [12, 0]

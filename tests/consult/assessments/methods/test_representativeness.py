"""Who was heard beside who lives there."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.representativeness import dissimilarity, representativeness
from tests.consult.assessments.methods.sampled import margin

shares = st.lists(st.integers(0, 100), min_size=3, max_size=3).filter(any).map(lambda some: np.array(some) / sum(some))


def test_by_hand() -> None:
    found = representativeness(np.array([30, 50, 20]), margin("age", 0.5, 0.3, 0.2))
    assert found.participants.tolist() == [0.3, 0.5, 0.2] and found.population.tolist() == [0.5, 0.3, 0.2]
    assert found.dissimilarity == pytest.approx(0.2)
    assert found.shortfall.tolist() == pytest.approx([0.2, 0, 0])


def test_nobody_represents_nobody() -> None:
    assert np.isnan(representativeness(np.array([0, 0]), margin("sex", 0.5, 0.5)).dissimilarity)


@given(shares, shares, shares)
def test_it_is_a_distance_within_0_and_1(some: np.ndarray, others: np.ndarray, third: np.ndarray) -> None:
    found = dissimilarity(some, others)
    assert 0 <= found <= 1 + 1e-12 and found == dissimilarity(others, some)
    assert dissimilarity(some, some) == 0
    assert found <= dissimilarity(some, third) + dissimilarity(third, others) + 1e-12

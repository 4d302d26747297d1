"""Wilson's interval against R, and what must hold of any interval."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.wilson import wilson_interval, wilson_shares

# From R: prop.test(…, correct = FALSE).
PUBLISHED = [(717, 1033, 0.665319002, 0.721432508), (0, 7, 0.0, 0.354330435), (5, 5, 0.565517535, 1.0)]

pairs = st.integers(0, 100_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))


@pytest.mark.parametrize(("count", "base", "low", "high"), PUBLISHED)
def test_the_interval_is_the_one_of_r(count: int, base: int, low: float, high: float) -> None:
    shares = wilson_shares(count, base)
    assert shares.low[0] == pytest.approx(low, abs=5e-10)
    assert shares.high[0] == pytest.approx(high, abs=5e-10)


@given(st.lists(pairs, min_size=1, max_size=20))
def test_a_share_lies_within_its_interval_and_that_within_0_and_1(asked: list[tuple[int, int]]) -> None:
    shares = wilson_shares([count for count, _ in asked], [base for _, base in asked])
    known = shares.base > 0
    ends = np.stack([shares.low, shares.value, shares.high])[:, known]
    assert np.all(np.diff(ends, axis=0) >= 0) and np.all((ends >= 0) & (ends <= 1))
    assert np.isnan(shares.value[~known]).all() and np.isnan(shares.low[~known]).all()


@given(st.integers(1, 1_000))
def test_more_people_make_a_narrower_interval(people: int) -> None:
    few, many = wilson_shares(people, 2 * people), wilson_shares(10 * people, 20 * people)
    assert many.high[0] - many.low[0] < few.high[0] - few.low[0]


@pytest.mark.parametrize(("count", "base"), [(-1, 3), (4, 3)])
def test_a_count_outside_its_base_is_refused(count: int, base: int) -> None:
    with pytest.raises(ValueError, match="between 0 and its base"):
        wilson_shares(count, base)


def test_what_was_not_asked_has_no_share() -> None:
    shares = wilson_shares([3, 4], [9, 9]).where(np.array([True, False]))
    assert shares.value[0] == pytest.approx(1 / 3)
    assert np.isnan(shares.value[1]) and shares.base[1] == 0


def test_an_effective_sample_need_not_be_whole() -> None:
    (low,), (high,) = wilson_interval(np.array([0.4]), 10.5)
    few, many = wilson_shares(4, 10), wilson_shares(8, 20)
    assert few.low[0] < low < many.low[0] < many.high[0] < high < few.high[0]

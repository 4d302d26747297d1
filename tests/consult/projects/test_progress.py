"""How far an indicator has come."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from consult.projects.progress import progress_share

amounts = st.decimals(-(10**9), 10**9, places=3)


@pytest.mark.parametrize(("value", "share"), [("10", 0.0), ("50", 1.0), ("20", 0.25), ("0", -0.25), ("60", 1.25)])
def test_progress_is_the_fraction_of_the_way(value: str, share: float) -> None:
    assert progress_share(Decimal(10), Decimal(50), Decimal(value)) == share


def test_what_should_shrink_progresses_downwards() -> None:
    assert progress_share(Decimal(40), Decimal(20), Decimal(25)) == 0.75


@given(amounts, amounts)
def test_the_way_begins_at_the_baseline_and_ends_at_the_target(baseline: Decimal, target: Decimal) -> None:
    assume(baseline != target)
    assert progress_share(baseline, target, baseline) == 0
    assert progress_share(baseline, target, target) == 1


def test_there_is_no_progress_without_a_way() -> None:
    with pytest.raises(ZeroDivisionError):
        progress_share(Decimal(1), Decimal(1), Decimal(1))

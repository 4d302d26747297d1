"""Weighted shares beside unweighted ones."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.coarse_shares import OPEN, OPEN_OF_TWO, rounded, steps
from tests.scan.knowledge import Knowledge

WEIGHTS = np.array([0.5, 1.0, 2.0])


def _steps(count: list[int], base: list[int], weights: np.ndarray = WEIGHTS, silent: tuple[int, ...] = ()) -> float:
    said, answered, rest = (np.array(one, int)[:, None] for one in (count, base, silent))
    return float(steps(said, answered, weights, rest)[0])


def test_where_no_number_is_small_shares_stay_as_they_are() -> None:
    assert _steps([20, 30, 15], [40, 60, 40]) == 0.0
    assert _steps([0, 60, 40], [40, 60, 40]) == 0.0, "nobody and everybody are no small numbers"


def test_of_two_groups_a_share_that_would_tell_a_small_number_is_not_told() -> None:
    assert np.isnan(_steps([5, 30, 0], [40, 60, 0]))
    assert np.isnan(_steps([35, 30, 0], [40, 60, 0]))
    assert _steps([5, 30], [40, 60], np.ones(2)) == 0.0, "equal weights tell nothing more"


def test_of_more_groups_it_is_rounded_to_a_step_that_leaves_people_open() -> None:
    assert _steps([5, 30, 20], [40, 60, 50]) == 0.05
    assert _steps([5, 300, 200], [400, 600, 500]) == 0.005
    assert rounded(np.array([0.3377, np.nan, 0.4]), np.array([0.05, 0.0, np.nan])).round(9).tolist()[0] == 0.35


def test_where_few_of_a_group_did_not_answer_it_is_rounded_between_two_groups_too() -> None:
    """Beside how many men and women said each answer, an exact share would tell how many men did not answer."""
    two = WEIGHTS[1:]
    assert _steps([20, 30], [60, 90], two, silent=(7, 40)) == 0.05
    assert _steps([20, 30], [60, 90], two, silent=(0, 40)) == 0.0
    assert _steps([20, 30, 15], [40, 60, 50], silent=(0, 40, 10)) == 0.05
    assert _steps([20, 30], [60, 90], np.ones(2), silent=(7, 40)) == 0.0, "equal weights tell nothing more"
    men = [
        silent
        for silent in range(40)
        if round(two @ [20, 30] / (two @ [67 - silent, 83 + silent]) / 0.05) == round(two @ [20, 30] / (two @ [60, 90]) / 0.05)
    ]
    assert 7 in men and len(men) >= OPEN_OF_TWO


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=3, max_size=3))
def test_a_coarse_share_leaves_the_number_of_some_group_open(people: list[tuple[int, int]]) -> None:
    count, others = np.array(people).T
    base = count + others
    if (to := _steps(count.tolist(), base.tolist())) > 0 and (base > 0).sum() > 2 and count.min() > OPEN < others.min():
        known = Knowledge({"said": count})
        known.learn({"said": np.ones(3)}, float(count.sum()))
        share = rounded(np.array([WEIGHTS @ count / (WEIGHTS @ base)]), np.array([to]))[0]
        known.learn({"said": WEIGHTS}, (share - to) * (WEIGHTS @ base), (share + to) * (WEIGHTS @ base))
        assert not known.told({str(group): {"said": np.eye(3)[group]} for group in range(3)})

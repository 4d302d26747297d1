"""Counts of needs say what the answers themselves say."""

import numpy as np
from hypothesis import given, settings

from consult.assessments.methods.importance_satisfaction import Answers, importance, satisfaction
from consult.assessments.methods.need_counts import NeedCounts
from tests.consult.assessments.arrays import answers, asked_of_all


@settings(max_examples=50, deadline=None)
@given(answers())
def test_shares_of_counts_are_those_of_the_answers(given_answers: Answers) -> None:
    counts = NeedCounts.of(given_answers)
    for mine, theirs in ((counts.importance(), importance(given_answers)), (counts.satisfaction(), satisfaction(given_answers))):
        for name in ("value", "low", "high", "base"):
            np.testing.assert_array_equal(getattr(mine, name), getattr(theirs, name))


def test_four_and_five_are_satisfied_and_a_blank_is_no_answer() -> None:
    counts = NeedCounts.of(asked_of_all([[1, 0], [0, 0], [1, 0]], [[4, 0], [5, 3], [0, 1]]))
    assert (counts.respondents, counts.needs) == (3, 2)
    assert (counts.named.tolist(), counts.satisfied.tolist(), counts.valid.tolist()) == ([2, 0], [2, 0], [2, 2])

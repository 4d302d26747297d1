"""A worked example."""

import numpy as np

from consult.assessments.indicators.vote_share import VoteShare
from tests.consult.assessments.indicators.worked import computed, values


def test_twelve_of_sixteen_ballots_chose_the_first_need() -> None:
    assert values(VoteShare()) == [0.75, 0.5]
    figures = computed(VoteShare())
    assert figures.base.tolist() == [16, 16]
    assert np.isnan(figures.low[0]) == (VoteShare.unit == "people")

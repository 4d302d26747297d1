"""Answers of made-up respondents, for tests of the mathematics."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from consult.assessments.methods.importance_satisfaction import Answers


def asked_of_all(picks: object, ratings: object, levels: object = None) -> Answers:
    """Answers to a questionnaire that asks both questions about every need, and how much each matters if `levels` are given."""
    named = np.asarray(picks, dtype=bool)
    everywhere = np.ones(named.shape[1], dtype=bool)
    matters = None if levels is None else np.asarray(levels, dtype=np.int8)
    return Answers(named, np.asarray(ratings, dtype=np.int8), everywhere, everywhere, matters)


def shuffled(answers: Answers, order: list[int]) -> Answers:
    """The same answers, given in another order of needs."""
    return Answers(answers.picks[:, order], answers.ratings[:, order], answers.is_pickable[order], answers.is_rated[order])


@st.composite
def answers(draw: st.DrawFn, *, most_respondents: int = 30, most_needs: int = 6) -> Answers:
    """Any answers, those of nobody included."""
    shape = (draw(st.integers(0, most_respondents)), draw(st.integers(1, most_needs)))
    picks = draw(arrays.arrays(bool, shape))
    ratings = draw(arrays.arrays(np.int8, shape, elements=st.integers(0, 5)))
    levels = draw(st.none() | arrays.arrays(np.int8, shape, elements=st.integers(0, 5)))
    return Answers(picks, ratings, draw(arrays.arrays(bool, shape[1])), draw(arrays.arrays(bool, shape[1])), levels)

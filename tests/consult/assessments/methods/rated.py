"""Made-up pairs of ratings."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from consult.assessments.methods.discrepancy import Pairs


def pairs_of(importance: object, current: object) -> Pairs:
    """Pairs from nested lists."""
    return Pairs(np.asarray(importance, np.int8), np.asarray(current, np.int8))


@st.composite
def pairs(draw: st.DrawFn) -> Pairs:
    """Any pairs, missing ones included."""
    shape = (draw(st.integers(1, 20)), draw(st.integers(1, 4)))
    return Pairs(*(draw(arrays.arrays(np.int8, shape, elements=st.integers(0, 5))) for _ in range(2)))

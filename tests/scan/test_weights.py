"""What weights by two variables cost tells nobody how many people share both."""

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from consult.assessments.counting import count_units
from consult.assessments.heard import heard
from consult.assessments.inputs import Inputs, NeedInput
from consult.assessments.planning import Plan
from consult.assessments.recipes import USUAL
from consult.assessments.voices import Variable, Voices
from consult.assessments.weighting import weighted_figures
from tests.consult.assessments.arrays import asked_of_all

SEX = Variable("sex", "Sex", ("women", "men"), ("Women", "Men"))
AGE = Variable("age", "Age", ("young", "middle", "old"), ("Young", "Middle", "Old"))
POPULATION = {"sex": {"women": 0.52, "men": 0.48}, "age": {"young": 0.24, "middle": 0.47, "old": 0.29}}
Table = NDArray[np.int64]


def _made(table: Table) -> Inputs:
    """People of these sexes and ages, half of each of whom, as nearly as can be, name the only need."""
    people = [(sex, age, one % 2) for sex, age in product(range(2), range(3)) for one in range(table[sex, age])]
    answers = asked_of_all([[named] for _sex, _age, named in people], [[3] for _one in people])
    plan = Plan(("a",), (SEX, AGE), POPULATION, USUAL)
    voices = Voices(answers, np.array([one[:2] for one in people], np.int16))
    counted = count_units(voices, plan.shape, plan.unit)
    nothing = np.zeros(1, np.int64)
    return Inputs((NeedInput(0, "a", "Need"),), plan, counted, {"web": len(people)}, 0, nothing, nothing, nothing)


def _cost(made: Inputs) -> tuple[object, ...]:
    told = heard(made)["weighting"]
    return tuple(told[key] for key in ("n_eff", "deff", "min_weight", "max_weight"))


def _ends(made: Inputs, share: float) -> tuple[object, ...]:
    """The interval of the weighted share, were it this one whatever the table."""
    unknown = np.full(1, np.nan)
    value, low, high = weighted_figures(made.counted, made.weighting, (unknown, unknown))["importance"]
    return (round(float(low[0]), 3), round(float(high[0]), 3)) if abs(value[0] - share) < 0.005 else (None,)


@pytest.mark.parametrize("rows", [[[8, 42, 27], [8, 10, 10]], [[23, 18, 23], [157, 30, 7]], [[13, 16, 7], [18, 43, 6]]])
def test_each_small_number_is_left_open_by_all_that_weights_tell(rows: list[list[int]]) -> None:
    table = np.array(rows)
    truth = _made(table)
    share = float(weighted_figures(truth.counted, truth.weighting, (np.full(1, np.nan),) * 2)["importance"][0][0])
    told, alike = (_cost(truth), _ends(truth, share)), []
    for young, middle in product(range(-4, 5), repeat=2):
        moved = np.array([young, middle, -young - middle])
        candidate = table + np.array([moved, -moved])
        if (candidate < 0).any():
            continue
        made = _made(candidate)
        if made.weighting.raked is not None and (_cost(made), _ends(made, share)) == told:
            alike.append(candidate)
    for place in zip(*np.nonzero(table < 11), strict=True):
        values = {int(one[place]) for one in alike}
        assert len(values) >= 3, (place, values)

"""A worked example."""

from consult.assessments.indicators.intensity import Intensity
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.indicators.worked import computed, values
from tests.consult.assessments.made_inputs import assessed, inputs


def test_five_of_nine_who_are_not_satisfied_gave_the_lowest_mark() -> None:
    assert values(Intensity()) == [5 / 9, -1]
    assert computed(Intensity()).base.tolist() == [0, 0], "three are satisfied, which the others would tell"


def test_it_is_told_where_the_other_marks_are_not_few() -> None:
    asked = asked_of_all([[1]] * 75, [[1]] * 20 + [[2]] * 30 + [[5]] * 25)
    (row,) = assessed(inputs(asked), asked)
    assert row.figures["intensity"]["value"] == 0.4 and row.figures["intensity"]["base"] == 50
    few = asked_of_all([[1]] * 75, [[1]] * 20 + [[2]] * 27 + [[3]] * 3 + [[5]] * 25)
    (row,) = assessed(inputs(few), few)
    assert row.figures["intensity"]["is_hidden"] and row.figures["intensity"]["at_least"] is None


def test_where_few_people_gave_the_lowest_mark_it_is_told_that_they_are_few() -> None:
    few = asked_of_all([[1]] * 75, [[1]] * 4 + [[2]] * 22 + [[3]] * 24 + [[5]] * 25)
    (row,) = assessed(inputs(few), few)
    assert row.figures["intensity"]["is_hidden"] and row.figures["intensity"]["base"] == 50
    assert (row.figures["intensity"]["at_least"], row.figures["intensity"]["at_most"]) == (0.02, 0.2)

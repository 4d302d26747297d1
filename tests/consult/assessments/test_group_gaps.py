"""Groups of people beside each other."""

from consult.assessments.group_gaps import between_groups
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.made_inputs import inputs


def _gaps(young: int, old: int, *, name_young: int, name_old: int) -> dict[str, object]:
    picks = [[1]] * name_young + [[0]] * (young - name_young) + [[1]] * name_old + [[0]] * (old - name_old)
    ratings = [[5]] * young + [[1]] * old
    return between_groups(inputs(asked_of_all(picks, ratings), ages=[0] * young + [1] * old), 0)


def test_the_best_off_group_stands_beside_the_worst_off_in_whole_points() -> None:
    (found,) = _gaps(60, 40, name_young=20, name_old=20)["inequality"]  # type: ignore[misc]
    assert (found["best"], found["worst"], found["value"]) == ("Under 60", "60 and over", 1.0)
    assert found["low"] == round(found["low"], 2)


def test_a_need_that_gathers_in_one_group_is_told() -> None:
    """Half of those who name it are old, who are 40 of 100: ten of a hundred would have to be of the other group."""
    assert _gaps(60, 40, name_young=20, name_old=20)["concentration"] == [{"variable": "Your age", "value": 0.1}]


def test_of_two_groups_no_small_number_is_told() -> None:
    assert _gaps(60, 40, name_young=30, name_old=5)["concentration"] == []
    assert _gaps(60, 40, name_young=9, name_old=11)["concentration"] == [], "too few name it"

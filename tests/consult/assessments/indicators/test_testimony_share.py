"""A worked example."""

from consult.assessments.indicators.testimony_share import TestimonyShare
from tests.consult.assessments.indicators.worked import computed, values


def test_twelve_of_forty_who_wrote_speak_of_it_and_three_are_too_few() -> None:
    assert values(TestimonyShare()) == [0.3, 3 / 40]
    found = computed(TestimonyShare())
    assert found.small is not None and found.small.is_small.tolist() == [False, True]

"""Grades in words."""

import pytest

from consult.votes.counting_rules.grades import GRADES, grade_words

pytestmark = pytest.mark.usefixtures("english")


def test_the_grades_of_the_house_have_words_and_other_scales_numbers() -> None:
    assert [grade_words(grade, len(GRADES)) for grade in (0, 5)] == ["To be rejected", "Excellent"]
    assert grade_words(3, 11) == "3 of 10"

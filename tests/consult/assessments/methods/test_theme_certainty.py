"""From when on a program counts."""

from consult.assessments.methods.theme_certainty import CERTAIN_FROM


def test_a_program_must_be_more_often_right_than_wrong() -> None:
    assert 0.5 < CERTAIN_FROM < 1

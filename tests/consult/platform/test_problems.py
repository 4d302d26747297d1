"""Tests of the words of a Problem."""

from consult.platform.problems import Problem


def test_a_problem_says_its_sentence_and_nothing_else() -> None:
    assert str(Problem("Port 8000 is taken.")) == "Port 8000 is taken."

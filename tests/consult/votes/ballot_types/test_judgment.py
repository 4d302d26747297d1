"""Grades in words."""

import pytest

from consult.votes.ballot_types.contract import Choices, InvalidBallot
from consult.votes.ballot_types.judgment import GRADES, Judgment
from consult.votes.counting_rules.election import Settings
from tests.consult.votes.ballot_types.test_contract import paper

pytestmark = pytest.mark.usefixtures("english")


def test_what_is_not_graded_has_the_worst_grade() -> None:
    said = Judgment().read(paper(), {"choices-uid1": ["5"], "choices-uid3": ["0"]})
    assert said == Choices((0, 1, 2, 3, 4), (0, 5, 0, 0, 0))
    assert Judgment().words(paper(), said)[:2] == ["Option 0: To be rejected", "Option 1: Excellent"]


def test_rejecting_everything_is_a_ballot_and_saying_nothing_is_a_blank_one() -> None:
    assert Judgment().read(paper(), {"choices-uid1": ["0"]}) == Choices((0, 1, 2, 3, 4), (0,) * 5)
    assert Judgment().read(paper(least=0), {}) == Choices(())
    with pytest.raises(InvalidBallot, match="at least 1 option"):
        Judgment().read(paper(), {})


def test_there_are_as_many_grades_as_the_rules_count_with() -> None:
    assert len(GRADES) == Settings().grades == 6
    with pytest.raises(InvalidBallot):
        Judgment().read(paper(), {"choices-uid1": ["6"]})

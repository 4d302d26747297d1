"""Sums of what ballots give."""

import pytest

from consult.votes.counting_rules.election import Marks, Profile, TieRule
from consult.votes.counting_rules.score import Score, points_words
from tests.factories import elections


def test_points_are_added_up_and_an_option_left_out_gets_none() -> None:
    profile = Profile.of([((0, 1), (9, 2), 3), ((1,), (10,), 2)])
    count = Score().count(elections.election(3, profile, marks=Marks.SCORES))
    assert (count.figures, count.order, count.winners) == ((27, 26, 0), (0, 1, 2), (0,))


def test_those_against_are_taken_away_from_those_for() -> None:
    profile = Profile.of([((0, 1), (1, -1), 5), ((0, 1), (-1, 0), 8)])
    assert Score().count(elections.election(2, profile, marks=Marks.STANCES)).figures == (-3, -5)


def test_an_approval_is_a_point_and_a_grade_its_place_on_the_scale() -> None:
    assert Score().count(elections.approvals(2, ((1,), 4))).figures == (0, 4)
    assert Score().count(elections.scores(2, ((5, 1), 2), marks=Marks.GRADES)).figures == (10, 2)


@pytest.mark.usefixtures("english")
def test_a_tie_is_broken_by_the_published_rule_and_is_said() -> None:
    count = Score().count(elections.scores(2, ((3, 3), 4), costs=(20, 10), ties=TieRule.COST))
    assert (count.order, count.ties) == ((1, 0), ((1, 0),))
    titles = {0: "Bus", 1: "Bikes"}
    assert Score().step_words(count.steps[0], titles) == "Bikes, Bus: tied, with 12 points each; the tie rule puts them in order."
    assert points_words({"options": [0], "points": 2.5}, titles) == "Bus: 2.5 points."
    assert points_words({"options": [0], "points": 1.0}, titles) == "Bus: 1 point."

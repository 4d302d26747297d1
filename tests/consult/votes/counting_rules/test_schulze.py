"""Strongest paths, with the example of 45 voters that Schulze gives."""

import pytest
from hypothesis import given

from consult.votes.counting_rules.election import Election
from consult.votes.counting_rules.pairwise import duels, winning_votes
from consult.votes.counting_rules.schulze import Schulze, strongest_paths
from tests.consult.votes.counting_rules import drawing
from tests.factories import elections

A, B, C, D, E = range(5)


def test_45_voters_put_e_before_a_c_b_and_d() -> None:
    count = Schulze().count(elections.schulze_45())
    assert (count.order, count.winners, count.ties) == ((E, A, C, B, D), (E,), ())
    assert count.figures == (3, 1, 2, 0, 4)
    assert count.facts["duels"] == [
        [0, 20, 26, 30, 22],
        [25, 0, 16, 33, 18],
        [19, 29, 0, 17, 24],
        [15, 12, 28, 0, 14],
        [23, 27, 21, 31, 0],
    ]
    assert count.facts["paths"] == [
        [0, 28, 28, 30, 24],
        [25, 0, 28, 33, 24],
        [25, 29, 0, 29, 24],
        [25, 28, 28, 0, 24],
        [25, 28, 28, 31, 0],
    ]


def test_a_circle_of_equals_is_broken_by_the_tie_rule() -> None:
    count = Schulze().count(elections.rankings(3, ((0, 1, 2), 1), ((1, 2, 0), 1), ((2, 0, 1), 1)))
    assert (count.order, count.ties) == ((0, 1, 2), ((0, 1, 2),))


@given(drawing.rankings(5, has_equals=True))
def test_whoever_beats_another_stands_before_it(election: Election) -> None:
    paths = strongest_paths(winning_votes(duels(election)))
    order = Schulze().count(election).order
    assert all(paths[one, other] >= paths[other, one] for place, one in enumerate(order) for other in order[place + 1 :])


@pytest.mark.usefixtures("english")
def test_it_says_how_many_others_beat_an_option() -> None:
    rule, titles = Schulze(), dict(enumerate("ABCDE"))
    assert rule.step_words(rule.count(elections.schulze_45()).steps[1], titles) == "A: others that beat it: 1 of 4."
    tie = rule.count(elections.rankings(2, ((0,), 1), ((1,), 1))).steps[0]
    assert rule.step_words(tie, titles) == "A, B: tied, others that beat each: 0 of 1; the tie rule puts them in order."

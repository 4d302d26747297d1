"""The smallest defeat, with the capital of Tennessee."""

import pytest

from consult.votes.counting_rules.minimax import Minimax
from tests.factories import elections

CITIES = {0: "Memphis", 1: "Nashville", 2: "Chattanooga", 3: "Knoxville"}


def test_nashville_is_never_defeated() -> None:
    count = Minimax().count(elections.tennessee())
    assert count.figures == (58, 0, 68, 83)
    assert (count.order, count.ties) == ((1, 0, 2, 3), ())
    assert count.facts["worst_margins"] == [16, 0, 36, 66]


def test_defeats_are_measured_by_the_ballots_for_the_winner() -> None:
    # Who leaves both out weighs on neither: 10 to 9 is a worse defeat than 6 to 1, by margins a smaller one.
    rows = (((0, 1, 2), 4), ((1, 2, 0), 3), ((2, 0, 1), 3))
    count = Minimax().count(elections.rankings(3, *rows))
    assert count.facts["duels"] == [[0, 7, 4], [3, 0, 7], [6, 3, 0]]
    assert (count.order, count.ties) == ((0, 1, 2), ((1, 2),))


def test_equal_defeats_are_a_tie() -> None:
    assert Minimax().count(elections.rankings(2, ((0,), 3), ((1,), 3))).ties == ((0, 1),)


@pytest.mark.usefixtures("english")
def test_it_says_how_bad_the_worst_defeat_was() -> None:
    rule = Minimax()
    words = [rule.step_words(step, CITIES) for step in rule.count(elections.tennessee()).steps]
    assert words[:2] == ["Nashville: never defeated.", "Memphis: 58 ballots against in its worst defeat."]
    tie = rule.count(elections.rankings(3, ((0,), 3), ((1,), 3))).steps[0]
    assert rule.step_words(tie, CITIES).startswith("Memphis, Nashville: tied, with 0 ballots against each in the worst defeat;")

"""Instant run-off, with the capital of Tennessee."""

import pytest
from hypothesis import given

from consult.votes.counting_rules.election import Election, Marks, Profile, TieRule
from consult.votes.counting_rules.irv import InstantRunoff
from tests.consult.votes.counting_rules import drawing
from tests.factories import elections

CITIES = {0: "Memphis", 1: "Nashville", 2: "Chattanooga", 3: "Knoxville"}


def test_knoxville_wins_once_chattanooga_and_nashville_are_out() -> None:
    count = InstantRunoff().count(elections.tennessee())
    assert (count.winners, count.order, count.ties) == ((3,), (3, 0, 1, 2), ())
    assert count.figures == (42, 26, 15, 100)
    assert [step["votes"] for step in count.steps] == [[42, 26, 15, 17], [42, 26, 0, 32], [42, 0, 0, 58], [0, 0, 0, 100]]
    assert count.facts["majority_round"] == 3


def test_short_ballots_are_exhausted() -> None:
    count = InstantRunoff().count(elections.rankings(3, ((0,), 2), ((1, 0), 3), ((2, 1), 4), ((), 1)))
    assert [step["exhausted"] for step in count.steps] == [1, 3, 6]
    assert count.order == (2, 1, 0)


def test_two_first_ranks_exhaust_a_ballot_at_once() -> None:
    profile = Profile.of([((0, 1), (1, 1), 9), ((2,), (1,), 1)])
    assert InstantRunoff().count(elections.election(3, profile, marks=Marks.RANKS)).winners == (2,)


def test_of_two_weakest_the_one_the_tie_rule_puts_last_goes_out() -> None:
    ballots = (((0, 2), 3), ((1, 0), 3), ((2,), 5))
    count = InstantRunoff().count(elections.rankings(3, *ballots))
    assert (count.ties, count.order) == (((0, 1),), (0, 2, 1))
    count = InstantRunoff().count(elections.rankings(3, *ballots, costs=(9, 1, 1), ties=TieRule.COST))
    assert (count.ties, count.order) == (((1, 0),), (2, 1, 0))


@given(drawing.rankings(has_equals=True))
def test_at_each_round_votes_and_exhausted_ballots_are_all_ballots(election: Election) -> None:
    count = InstantRunoff().count(election)
    assert all(sum(step["votes"]) + step["exhausted"] == count.ballots_count for step in count.steps)
    figures = [count.figures[option] for option in count.order]
    assert figures == sorted(figures, reverse=True)


@pytest.mark.usefixtures("english")
def test_each_round_reads_as_a_sentence() -> None:
    count = InstantRunoff().count(elections.tennessee())
    words = [InstantRunoff().step_words(step, CITIES) for step in count.steps]
    assert words[0] == (
        "Memphis 42, Nashville 26, Knoxville 17, Chattanooga 15; 0 ballots exhausted. Chattanooga goes out, with 15 ballots."
    )
    assert words[-1] == "Knoxville stays last, with 100 ballots; 0 ballots exhausted."
    tie = InstantRunoff().count(elections.rankings(2, ((0,), 1), ((1,), 1))).steps[0]
    assert InstantRunoff().step_words(tie, CITIES).endswith("Of the weakest, the tie rule sends Nashville out.")

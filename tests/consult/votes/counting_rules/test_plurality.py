"""Plurality and approval."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.votes.counting_rules.election import Marks, Profile, TieRule
from consult.votes.counting_rules.plurality import Plurality
from tests.factories import elections


@pytest.fixture(autouse=True)
def english(database: Flask) -> Iterator[None]:
    """Words are compared in English."""
    with force_locale("en"):
        yield


def test_each_tick_counts_one_and_the_most_ticked_comes_first() -> None:
    count = Plurality().count(elections.approvals(3, ((0, 2), 10), ((2,), 5), ((1,), 3)))
    assert count.figures == (10, 3, 15)
    assert count.order == (2, 0, 1)
    assert count.winners == (2,)
    assert count.ties == ()


def test_as_many_win_as_there_are_seats() -> None:
    assert Plurality().count(elections.approvals(3, ((0, 2), 10), ((2,), 5), ((1,), 3), seats=2)).winners == (2, 0)


def test_a_tie_is_broken_by_the_published_rule_and_is_said() -> None:
    count = Plurality().count(elections.approvals(2, ((1,), 6), ((0,), 6)))
    assert count.order == (0, 1)
    assert count.ties == ((0, 1),)
    words = Plurality().step_words(count.steps[0], {0: "Bus", 1: "Bikes"})
    assert words == "Bus, Bikes: tied, on 6 ballots each; the tie rule puts them in order."


def test_the_cheaper_one_wins_a_tie_where_that_was_announced() -> None:
    count = Plurality().count(elections.approvals(2, ((0, 1), 6), costs=(20, 10), ties=TieRule.COST))
    assert count.order == (1, 0)


def test_of_rankings_the_first_ones_get_the_voice() -> None:
    profile = Profile.of([((0, 1), (2, 1), 4), ((0, 1), (1, 2), 3)])
    assert Plurality().count(elections.election(2, profile, marks=Marks.RANKS)).figures == (3, 4)


def test_blank_ballots_are_ballots() -> None:
    assert Plurality().count(elections.approvals(1, ((), 4), ((0,), 1))).ballots_count == 5


def test_several_options_ranked_first_by_somebody_get_no_voice_of_theirs() -> None:
    ballots = [((0, 1), (1, 1), 3), ((2, 0), (1, 2), 1)]
    election = elections.election(3, Profile.of(ballots), marks=Marks.RANKS)
    assert Plurality().count(election).figures == (0, 0, 1)

"""Votes drafted from files of elections."""

from decimal import Decimal

import pytest

from consult.votes.formats import blt, pabulib, preflib
from consult.votes.importing import draft_of
from tests.consult.votes.formats import test_blt, test_preflib
from tests.factories.election_files import pabulib as file_with


def test_a_budget_becomes_a_vote_with_options_costs_and_the_official_rule() -> None:
    draft = draft_of(pabulib.read(file_with(("rule;greedy", "rule;equalshares\nmin_length;0\nmax_length;2"))))
    assert draft.title == "Budget of a small town" and draft.budget == Decimal("1000.00")
    assert [(one.title, one.terms.cost) for one in draft.own_options] == [
        ("A garden", Decimal("600.00")),
        ("A bench; a tree", Decimal("400.50")),
        ("A swing", Decimal("300.50")),
    ]
    assert (draft.ballot_type, draft.min_choices, draft.max_choices) == ("approval", 1, 2)
    assert draft.counting_rule == "equal-shares" and draft.rule_settings["completion"] == "none"


def test_options_of_the_same_name_are_told_apart_by_their_identifiers() -> None:
    titles = [one.title for one in draft_of(pabulib.read(file_with(("A swing", "A garden")))).own_options]
    assert titles == ["A garden (a)", "A bench; a tree", "A garden (c)"]


def test_a_title_of_ones_own_takes_the_place_of_that_of_the_file() -> None:
    assert draft_of(pabulib.read(file_with()), "What first?").title == "What first?"


@pytest.mark.parametrize(
    ("vote_type", "columns", "ballot_type", "points"),
    [
        ("cumulative\nmax_sum_points;7", True, "points", 7),
        ("scoring\nmax_points;4", True, "score", 4),
        ("scoring\nmax_points;many", True, "score", 10),
        ("ordinal\nmax_length;2", False, "ranking", 10),
        ("approval\nmax_sum_cost;1000", False, "knapsack", 10),
    ],
)
def test_the_type_of_votes_becomes_a_ballot_type(vote_type: str, columns: bool, ballot_type: str, points: int) -> None:
    changes = [("approval", vote_type), ("1;a,b\n2;b,a\n3;c\n4;\n", "")]
    text = file_with(*changes).replace("voter_id;vote\n", "voter_id;vote;points\n" if columns else "voter_id;vote\n")
    draft = draft_of(pabulib.read(text))
    assert (draft.ballot_type, draft.points) == (ballot_type, points)


def test_one_choice_alone_stays_one_choice() -> None:
    draft = draft_of(pabulib.read(file_with(("approval", "choose-1"), ("1;a,b\n2;b,a\n", ""))))
    assert (draft.ballot_type, draft.min_choices, draft.max_choices) == ("approval", 1, 1)


def test_rankings_become_rankings_with_their_seats_and_ties() -> None:
    board = draft_of(blt.read(test_blt.FILE))
    assert (board.ballot_type, board.counting_rule, board.seats, board.budget) == ("ranking", "stv", 2, None)
    assert not board.is_equal_rank_allowed and board.max_choices is None
    assert [one.title for one in board.own_options][2] == 'Dora "D"'
    assert draft_of(preflib.read(test_preflib.FILE)).counting_rule == "schulze"
    names = "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n"
    assert draft_of(preflib.read(names + "3: {1,2}\n")).is_equal_rank_allowed
    assert not draft_of(preflib.read(names + "3: 2,1\n")).is_equal_rank_allowed
